"""Bits of a checkpoint flipped one at a time: is each found, is the file named, is the checkpoint before it used?

python benchmarks/bit_flips.py                 1,000 flips, shared out to the four files, the manifest included
python benchmarks/bit_flips.py --flips 10000

The exit status is 1 where one was missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import torch
from torch import nn

from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import MODEL, OPTIMIZER, POSITION, Position
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation

FILES = (MODEL, OPTIMIZER, POSITION, step_folders.MANIFEST)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=1000)
    flips = parser.parse_args().flips
    with tempfile.TemporaryDirectory() as scratch:
        return _campaign(Path(scratch) / "checkpoints", flips)


def _campaign(parent: Path, flips: int) -> int:
    module = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Flatten(), nn.LazyLinear(4))
    optimizer = torch.optim.AdamW(module.parameters())
    for step in (1, 2):
        module(torch.rand(2, 3, 8, 8)).sum().backward()
        optimizer.step()
        checkpoint.save(parent, checkpoint.take(module, optimizer, Position(step=step)))
    expected = Expectation.of(module, optimizer)
    damaged, _ = step_folders.saved(parent)
    chance = random.Random(1)
    print("| file | bits | flipped | found and named, the one before used |\n|---|---|---|---|")
    missed = 0
    for number, name in enumerate(FILES):
        path = damaged / name
        whole = path.read_bytes()
        count = flips // len(FILES) + (number < flips % len(FILES))
        found = 0
        for _ in range(count):
            path.write_bytes(_flipped(whole, chance.randrange(len(whole) * 8)))
            loaded, remarks = checkpoint.load_newest(parent, expected)
            before_used = loaded is not None and loaded.position.step == 1
            found += before_used and len(remarks) == 1 and name in remarks[0]
            if not damaged.exists():
                damaged.with_name(f"{damaged.name}.damaged").rename(damaged)
        path.write_bytes(whole)
        missed += count - found
        print(f"| {name} | {len(whole) * 8:,} | {count:,} | {found:,} |", flush=True)
    return 1 if missed else 0


def _flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
