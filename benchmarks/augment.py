"""What a view of an image costs: this program against torchvision's transforms, image by image, as a DataLoader has it.

    python benchmarks/augment.py [--size 160] [--rounds 20] [--json FILE]

Milliseconds per image on one core, from stored pixels to what the model sees, in batches of 32: processor time of one
thread, the two alternating, median and range. ``of_batch`` runs on the graphics card where there is one; here both run
on the CPU.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torchvision.transforms import v2

from ftstudio.core.config import Augment
from ftstudio.core.model_info import Preprocessing
from ftstudio.data.loading.dataset import together
from ftstudio.data.loading.transforms import stored_side, train_transform

BATCH = 32
_SMALLEST = {"light": 0.6, "standard": 0.35, "strong": 0.2}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=160)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(1)
    what = Preprocessing()
    pictures = [picture(number, stored_side(what, given.size)) for number in range(BATCH)]
    figures: dict[str, dict[str, list[float]]] = {}
    print(f"{'augmentation':14}{'torchvision':>24}{'of_image':>24}{'of_batch':>24}{'ratio':>8}   (ms per image)")
    for augment in get_args(Augment):
        measured = measure(what, given.size, augment, pictures, given.rounds)
        medians = {name: statistics.median(times) for name, times in measured.items()}
        ratio = medians["torchvision"] / (medians["of_image"] + medians["of_batch"])
        cells = [f"{medians[name]:.3f} ({min(t):.3f}..{max(t):.3f})" for name, t in measured.items()]
        print(f"{augment:14}{''.join(f'{cell:>24}' for cell in cells)}{ratio:8.1f}")
        figures[augment] = measured
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def measure(
    what: Preprocessing, size: int, augment: Augment, pictures: list[Tensor], rounds: int
) -> dict[str, list[float]]:
    """Milliseconds per image of every round, by what was done."""
    theirs, ours = torchvisions(what, size, augment), train_transform(what, size, augment)

    def of_image() -> tuple[Tensor, Tensor]:
        return together([ours.of_image(pixels, (0, 1, index)) for index, pixels in enumerate(pictures)])

    prepared = of_image()
    tasks: dict[str, Callable[[], object]] = {
        "torchvision": lambda: torch.stack([theirs(pixels) for pixels in pictures]),
        "of_image": of_image,
        "of_batch": lambda: ours.of_batch(*prepared),
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            began = time.thread_time()
            task()
            if number:  # the first round warms up
                times[name].append((time.thread_time() - began) * 1000 / len(pictures))
    return times


def torchvisions(what: Preprocessing, size: int, augment: Augment) -> Callable[[Tensor], Tensor]:
    """The same laws as transforms of one image each."""
    if augment == "none":
        view: list[Callable[[Tensor], Tensor]] = [v2.CenterCrop(size)]
    else:
        view = [v2.RandomResizedCrop(size, scale=(_SMALLEST[augment], 1.0), antialias=True), v2.RandomHorizontalFlip()]
    if augment == "standard":
        view.append(v2.ColorJitter(brightness=0.2, contrast=0.2, saturation=0.2))
    if augment == "strong":
        view.append(v2.TrivialAugmentWide(interpolation=v2.InterpolationMode.BILINEAR))
    view += [v2.ToDtype(torch.float32, scale=True), v2.Normalize(list(what.mean), list(what.std))]
    if augment == "strong":
        view.append(v2.RandomErasing(p=0.2, scale=(0.02, 0.2)))
    return v2.Compose(view)


def picture(number: int, side: int) -> Tensor:
    """Stored pixels, a third longer than high."""
    coarse = np.random.default_rng(number).integers(0, 256, (6, 8, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((round(side * 4 / 3), side), Image.Resampling.BICUBIC)
    return torch.from_numpy(np.array(smooth)).permute(2, 0, 1)


if __name__ == "__main__":
    main()
