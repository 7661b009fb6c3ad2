"""How many changed copies of pictures the scan finds, and what else it takes for one.

    python benchmarks/near_duplicates.py FOLDER [FOLDER ...] [--copies 150] [--sheet FILE.png]

Each folder holds images of its own, whose files are copied to a temporary place. There, for every kind of change,
``--copies`` different images get a changed copy in the folder beside them; then the whole is scanned. Recall is the
share of planted copies that lie in one group with their original. A pair of images in one group that was not planted is
either a copy that was there before or a mistake, and only a person can tell: ``--sheet`` writes such pairs as a
picture, side by side.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import combinations
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.data.decoding.decode import open_rgb
from ftstudio.data.scan import scan

QUALITY = 92
CELL = 160


def crop(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Nine tenths of both sides, anywhere."""
    width, height = round(0.9 * picture.width), round(0.9 * picture.height)
    left, top = chance.randint(0, picture.width - width), chance.randint(0, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def resize(picture: Image.Image, _chance: random.Random) -> Image.Image:
    return picture.resize((round(0.6 * picture.width), round(0.6 * picture.height)), Image.Resampling.BICUBIC)


def flip(picture: Image.Image, _chance: random.Random) -> Image.Image:
    return ImageOps.mirror(picture)


def brighten(picture: Image.Image, _chance: random.Random) -> Image.Image:
    return ImageEnhance.Brightness(picture).enhance(1.3)


def leave(picture: Image.Image, _chance: random.Random) -> Image.Image:
    return picture


KINDS: dict[str, tuple[Callable[[Image.Image, random.Random], Image.Image], int]] = {
    "resized to 60 %": (resize, QUALITY),
    "JPEG quality 50": (leave, 50),
    "90 % crop": (crop, QUALITY),
    "flipped": (flip, QUALITY),
    "brightened by 30 %": (brighten, QUALITY),
}


def plant(root: Path, paths: Sequence[Path], copies: int, seed: int) -> dict[str, dict[str, str]]:
    """Write the copies; for each kind, which file was made from which (relative paths)."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(paths), min(len(paths), copies * len(KINDS)))
    planted: dict[str, dict[str, str]] = {}
    for number, (kind, (change, quality)) in enumerate(KINDS.items()):
        planted[kind] = {}
        for path in chosen[number :: len(KINDS)]:
            out = BytesIO()
            change(open_rgb(path), chance).save(out, "JPEG", quality=quality)
            copy = path.with_name(f"{path.stem}-copy{number}.jpg")
            copy.write_bytes(out.getvalue())
            planted[kind][copy.relative_to(root).as_posix()] = path.relative_to(root).as_posix()
    return planted


def measure(folder: Path, copies: int, seed: int, sheet: Path | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / folder.name
        shutil.copytree(folder, root)
        plain = _scanned(root)
        paths = [root / file.path for file in plain.files if not file.problem]
        planted = plant(root, paths, copies, seed)
        began = time.perf_counter()
        summary = _scanned(root)
        seconds = time.perf_counter() - began
        group_of = {
            summary.files[member].path: number for number, group in enumerate(summary.alike) for member in group
        }
        print(f"\n## {folder.name}: {len(paths):,} images and {sum(map(len, planted.values())):,} copies, ", end="")
        print(f"scanned in {seconds:.1f} s\n\n| copies | planted | found | recall |\n|---|---:|---:|---:|")
        total = found_of_all = 0
        for kind, pairs in planted.items():
            found = sum(group_of.get(copy, -1) == group_of.get(original, -2) for copy, original in pairs.items())
            print(f"| {kind} | {len(pairs)} | {found} | {found / len(pairs):.1%} |")
            total, found_of_all = total + len(pairs), found_of_all + found
        print(f"| all | {total} | {found_of_all} | {found_of_all / total:.1%} |")
        origin = {copy: original for pairs in planted.values() for copy, original in pairs.items()}
        everything = _pairs(summary)
        others = [pair for pair in everything if origin.get(pair[0], pair[0]) != origin.get(pair[1], pair[1])]
        print(f"\nPairs in one group: {len(everything)}, of them not planted: {len(others)} ", end="")
        print(f"({len(others) / max(1, len(everything)):.2%}).")
        if sheet is not None and others:
            _write_sheet(root, others, sheet)


def _scanned(root: Path) -> DatasetSummary:
    return scan(str(root), (), RunControl(), lambda _: None)


def _pairs(summary: DatasetSummary) -> list[tuple[str, str]]:
    return [
        (summary.files[one].path, summary.files[other].path)
        for group in summary.alike
        for one, other in combinations(group, 2)
    ]


def _write_sheet(root: Path, pairs: Sequence[tuple[str, str]], path: Path) -> None:
    """Four pairs in a row."""
    sheet = Image.new("RGB", (8 * CELL + 60, -(-len(pairs) // 4) * CELL), "white")
    for number, pair in enumerate(pairs):
        for side, name in enumerate(pair):
            picture = open_rgb(root / name)
            picture.thumbnail((CELL - 6, CELL - 6))
            sheet.paste(picture, ((number % 4) * (2 * CELL + 20) + side * CELL, number // 4 * CELL))
    sheet.save(path)
    print(f"The pairs that were not planted lie in {path}.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--copies", type=int, default=150, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sheet", type=Path, help="a picture of pairs that were not planted")
    options = parser.parse_args()
    for folder in options.folders:
        sheet = options.sheet
        if sheet is not None:
            sheet = sheet.with_stem(f"{sheet.stem}-{folder.name}")
        measure(folder.absolute(), options.copies, options.seed, sheet)


if __name__ == "__main__":
    main()
