"""Small data sets of other kinds than photographs, as class folders, for benchmarks/recipe.py and benchmarks/advice.py.

    python benchmarks/small_sets.py OUT [--voc FOLDER] [--sample FOLDER=IMAGES ...]

``digits``: scikit-learn's handwritten digits, 1,797 images of 8x8 pixels, enlarged. ``textures``: crops without overlap
of twelve sample images of scikit-image, a class for each. ``polygons``: drawn outlines of three to eight corners at
random place, size, angle and colour. ``cells``, with ``--voc`` for the BCCD blood cells: the boxes of three kinds of
cells, cut out with a margin. ``--sample`` copies IMAGES of each class of a class folder to OUT/NAMEIMAGES. Those of
docs/adr/0026 are clothing/train=60, sign_digits=60, digits=60, cells=100, polygons=80, and all
textures. Needs the ``bench`` extra. The same images each time.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image, ImageDraw

SIDE = 96
TEXTURES = ("brick", "grass", "gravel", "coins", "moon", "page", "text", "clock", "camera", "hubble_deep_field",
            "immunohistochemistry", "retina")  # fmt: skip
EACH = 60
"""Textures and polygons in a class, at most."""
MOST_CELLS = 300

Named = Iterator[tuple[str, Image.Image]]


def digits() -> Named:
    from sklearn.datasets import load_digits

    found = load_digits()
    for pixels, digit in zip(found.images, found.target, strict=True):
        small = Image.fromarray((255 - pixels * 15.9).astype(np.uint8))
        yield str(digit), small.resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def textures() -> Named:
    from skimage import data

    for name in TEXTURES:
        picture = Image.fromarray(getattr(data, name)()).convert("RGB")
        side = max(48, math.isqrt(picture.width * picture.height // EACH))
        places = [(left, top) for top in range(0, picture.height - side + 1, side)
                  for left in range(0, picture.width - side + 1, side)]  # fmt: skip
        for left, top in places[:EACH]:
            yield name, picture.crop((left, top, left + side, top + side)).resize((SIDE, SIDE))


def polygons() -> Named:
    draw = random.Random(7)
    for corners in range(3, 9):
        for _ in range(EACH + 60):
            canvas = Image.new("RGB", (SIDE, SIDE), tuple(draw.randrange(256) for _ in range(3)))
            radius, turn = draw.uniform(14, 38), draw.uniform(0, math.tau)
            x, y = draw.uniform(radius, SIDE - radius), draw.uniform(radius, SIDE - radius)
            angles = [turn + math.tau * corner / corners for corner in range(corners)]
            points = [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
            ImageDraw.Draw(canvas).polygon(points, outline=tuple(draw.randrange(256) for _ in range(3)), width=3)
            yield f"{corners} corners", canvas


def cells(voc: Path) -> Named:
    counts: dict[str, int] = {}
    for file in sorted((voc / "Annotations").glob("*.xml")):
        tree = ElementTree.parse(file)
        picture = Image.open(voc / "JPEGImages" / f"{file.stem}.jpg").convert("RGB")
        for entry in tree.iter("object"):
            name = entry.findtext("name", "")
            left, top, right, bottom = (
                float(entry.findtext(f"bndbox/{key}", "0")) for key in ("xmin", "ymin", "xmax", "ymax")
            )
            if counts.get(name, 0) < MOST_CELLS and min(right - left, bottom - top) >= 16:
                counts[name] = counts.get(name, 0) + 1
                half = 0.6 * max(right - left, bottom - top)
                x, y = (left + right) / 2, (top + bottom) / 2
                around = (int(x - half), int(y - half), int(x + half), int(y + half))
                yield name, picture.crop(around).resize((SIDE, SIDE))


def sample(folder: Path, count: int, out: Path) -> None:
    """Copy ``count`` images of each class, drawn with a fixed seed."""
    draw = random.Random(3)
    for kind in sorted(each for each in folder.iterdir() if each.is_dir()):
        files = sorted(file for file in kind.iterdir() if file.suffix.lower() in {".jpg", ".jpeg", ".png"})
        draw.shuffle(files)
        (out / kind.name).mkdir(parents=True, exist_ok=True)
        for file in files[:count]:
            shutil.copy(file, out / kind.name / file.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--voc", type=Path)
    parser.add_argument("--sample", nargs="*", default=[], metavar="FOLDER=IMAGES")
    options = parser.parse_args()
    sets = {"digits": digits(), "textures": textures(), "polygons": polygons()}
    if options.voc:
        sets["cells"] = cells(options.voc)
    for name, images in sets.items():
        for number, (label, image) in enumerate(images):
            folder = options.out / name / label
            folder.mkdir(parents=True, exist_ok=True)
            image.save(folder / f"{number:05}.png")
        print(f"{options.out / name}: {sum(1 for _ in (options.out / name).rglob('*.png'))} images")
    for pair in options.sample:
        folder, _, count = pair.rpartition("=")
        sample(Path(folder), int(count), options.out / f"{Path(folder).name}{count}")


if __name__ == "__main__":
    main()
