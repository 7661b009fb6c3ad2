"""Drawn pictures with boxes: a data set for the tests of detection."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.targets import Box, BoxClasses, Boxes

COLOURS = {"blue": (30, 60, 220), "red": (220, 40, 30)}
NAMES = tuple(sorted(COLOURS))
WIDTH, HEIGHT = 200, 150


def draw_scenes(root: Path, count: int = 16, seed: int = 0) -> SplitManifest:
    """Pictures of grey noise with one or two coloured squares, the fourth of them without any; a quarter validates."""
    root.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    samples: list[SplitSample] = []
    for place in range(count):
        pixels = random.integers(100, 150, (HEIGHT, WIDTH, 3)).astype(np.uint8)
        boxes: list[Box] = []
        for half in range(0 if place == 3 else int(random.integers(1, 3))):
            side = int(random.integers(40, 80))
            left = int(random.integers(0, WIDTH // 2 - 5 - min(side, 90))) + half * WIDTH // 2
            top = int(random.integers(0, HEIGHT - side))
            name = NAMES[int(random.integers(2))]
            pixels[top : top + side, left : left + side] = COLOURS[name]
            boxes.append(Box(name, left, top, left + side, top + side))
        path = f"{place:02d}.png"
        Image.fromarray(pixels).save(root / path)
        split = "val" if place % 4 == 0 else "train"
        samples.append(SplitSample(place, path, "", split, "", Boxes(tuple(boxes)), WIDTH, HEIGHT))
    return SplitManifest(
        root=str(root), fingerprint="", seed=0, class_names=NAMES, samples=tuple(samples), targets=BoxClasses(NAMES)
    )
