"""What torch.compile would cost and buy: the time it takes once, and a training step with it and without.

    python benchmarks/compiled.py [--models mobilenet_v2 resnet18] [--image-size 160] [--batch-size 32] [--steps 8]

A whole network trains, its BatchNorm statistics stand still, as in FTStudio. Steps take turns; medians. "Pays back
after" is how many epochs of 3,000 images it takes until the time of the compiler is saved. On a processor torch.compile
needs a C++ compiler.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from ftstudio.models import build, catalog

EPOCH_IMAGES, CLASSES, WARM_UP = 3_000, 10, 2


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:  # what was compiled before must not count
        os.environ["TORCHINDUCTOR_CACHE_DIR"] = cache
        measure(arguments())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--models", nargs="+", default=["mobilenet_v2", "resnet18"])
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--steps", type=int, default=8)
    return parser.parse_args()


def measure(given: argparse.Namespace) -> None:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    print("| model | compiling | step, plain | step, compiled | gain | pays back after |\n|---|---|---|---|---|---|")
    for name in given.models:
        plain = Trained(name, given.image_size, given.batch_size, device)
        plain.seconds(WARM_UP)
        compiled = Trained(name, given.image_size, given.batch_size, device, torch.compile)
        once = compiled.seconds(WARM_UP)
        turns = [(plain.seconds(1), compiled.seconds(1)) for _ in range(given.steps)]
        before, after = (statistics.median(side) for side in zip(*turns, strict=True))
        saved = (before - after) * EPOCH_IMAGES / given.batch_size
        back = f"{once / saved:.0f} epochs" if saved > 0 else "never"
        cells = (name, f"{once:.0f} s", f"{before:.2f} s", f"{after:.2f} s", f"{before / after:.2f} times", back)
        print(f"| {' | '.join(cells)} |", flush=True)
    print(f"\n{torch.get_num_threads()} threads on {device}, torch {torch.__version__}; {given.image_size} pixels.")


class Trained:
    """A network that is trained on one batch of noise."""

    def __init__(
        self,
        name: str,
        side: int,
        count: int,
        device: torch.device,
        dress: Callable[[nn.Module], Callable[[Tensor], Tensor]] = lambda module: module,
    ) -> None:
        module = build.build(catalog.model(name), CLASSES, seed=0).to(device, memory_format=torch.channels_last).train()
        for layer in module.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()
        draw = torch.Generator().manual_seed(0)
        self._images = torch.randn(count, 3, side, side, generator=draw).to(device, memory_format=torch.channels_last)
        self._targets = torch.randint(0, CLASSES, (count,), generator=draw).to(device)
        self._optimizer = torch.optim.AdamW(module.parameters(), 1e-4, fused=True)
        self._device, self._network = device, dress(module)

    def seconds(self, steps: int) -> float:
        """How long so many steps take."""
        began = time.monotonic()
        for _ in range(steps):
            self._optimizer.zero_grad(set_to_none=True)
            functional.cross_entropy(self._network(self._images), self._targets).backward()
            self._optimizer.step()
        if self._device.type == "cuda":
            torch.cuda.synchronize()
        return time.monotonic() - began


if __name__ == "__main__":
    main()
