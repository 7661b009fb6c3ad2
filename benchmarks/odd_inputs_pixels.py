"""Images of unusual kinds: more than 8 bits, floats, planes, bands, pages, and files of other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from odd_inputs import Situation, classes_of, inspected, predicted, trained
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from deep_files import ODD_FILES, eight_bits, packed_tiff, tiff

from ftstudio.data.decoding.decode import Undecodable, decode, open_rgb

CLASSES = ("circle", "square")


def folder_of(contents: Callable[[str, int], bytes], into: Path, each: int = 12) -> Path:
    """Two classes of files with the ``contents`` for (class, number)."""
    for name in CLASSES:
        (into / name).mkdir()
        for number in range(each):
            (into / name / f"{number}.img").write_bytes(contents(name, number))
    return into


def shape(name: str, number: int, top: float, dtype: str) -> np.ndarray:
    """A bright figure on a dim ground, (60, 60, 3)."""
    down, across = np.mgrid[:60, :60]
    rng = np.random.default_rng(number)
    middle, radius = rng.integers(22, 38, 2), rng.integers(10, 18)
    far = np.stack([abs(down - middle[0]), abs(across - middle[1])])
    inside = (far**2).sum(0) < radius**2 if name == "circle" else far.max(0) < radius
    picture = np.where(inside[..., None], (0.9, 0.5, 0.2), (0.1, 0.15, 0.2)) + rng.random((60, 60, 3)) * 0.05
    return (picture * top).astype(dtype)


# ---- what is looked for -----------------------------------------------------------------------------------


def as_bright_as_it_is(path: Path) -> tuple[str, bool]:
    found = np.asarray(open_rgb(path)).astype(int)
    meant = eight_bits(ODD_FILES[path.name].colours).astype(int)
    off = np.abs(found - meant)
    if "NaN" in path.name:
        off[3, 5] = off[4, 6] = 0
    return f"mean {found.mean():.0f} of {meant.mean():.0f}, off by {off.max()} at most", off.max() <= 1


def learned(source: Path, pages: str = "first") -> tuple[str, bool]:
    """Scanned whole, trained, and the images predicted from the files."""
    summary = inspected(source, pages=pages)
    run = trained(source, pages=pages)
    answers, unreadable = predicted(run, source)
    right = sum(Path(answer.path).parent.name == answer.top[0].class_name for answer in answers)
    said = f"{classes_of(summary)}, right for {right} of {len(answers)}"
    return said, not unreadable and set(classes_of(summary)) == set(CLASSES) and right > 0.7 * len(answers)


def cautioned(source: Path, *words: str) -> tuple[str, bool]:
    said = " ".join(inspected(source).warnings)
    return said[:90], all(word in said for word in words)


def named(path: Path, *words: str) -> tuple[str, bool]:
    try:
        open_rgb(path)
    except Undecodable as error:
        right = error.reason == "kind_not_read" and bool(error.hint) and all(word in error.detail for word in words)
        return error.detail, right
    return "read", False


def _written(name: str, content: Callable[[], bytes], folder: Path) -> Path:
    (folder / name).write_bytes(content())
    return folder / name


def _pages(name: str, number: int) -> bytes:
    """The figure is on the second page, the first is empty."""
    picture = shape(name, number, 4095, "u2")[..., 0]
    return tiff(np.zeros_like(picture), picture, picture // 2)


def _saved(kind: str, folder: Path) -> Path:
    Image.fromarray(eight_bits(3)).save(folder / "image", kind)
    return folder / "image"


def _read(path: Path) -> tuple[str, bool]:
    image = decode(path.read_bytes())
    return f"{image.size} {image.mode}", np.array_equal(np.asarray(image), eight_bits(3))


FOREIGN = {
    "DICOM": (bytes(128) + b"DICM" + bytes(200), "DICOM"),
    "JPEG XL": (b"\xff\x0a" + bytes(200), "JPEG XL"),
    "DNG": (tiff(np.zeros((20, 20, 3), np.uint8), t50706=1), "raw"),
    "NEF": (tiff(np.zeros((20, 20, 3), np.uint8), t254=1, t330=8), "raw"),
    "CR3": (b"\0\0\0\x18ftypcrx isom" + bytes(200), "raw"),
    "OpenEXR": (b"v/1\x01" + bytes(200), "OpenEXR"),
    "FITS": (b"SIMPLE  =                    T" + bytes(200), "FITS"),
    "HDF5": (b"\x89HDF\r\n\x1a\n" + bytes(200), "HDF5"),
    "SVG": (b"<?xml version='1.0'?><svg xmlns='x'></svg>", "drawing"),
    "PDF": (b"%PDF-1.7\n" + bytes(200), "PDF"),
    "a video": (b"\0\0\0\x18ftypmp42" + bytes(200), "video"),
    "complex numbers": (tiff(np.zeros((20, 20), np.complex64)), "complex"),
}


def _folder(contents: Callable[[str, int], bytes], into: Path) -> Path:
    return folder_of(contents, into)


def _deep(top: float, dtype: str, name: str, number: int) -> bytes:
    return tiff(shape(name, number, top, dtype))


def _packed(name: str, number: int) -> bytes:
    return packed_tiff(shape(name, number, 4095, "u2")[..., 0], 12)


SITUATIONS: list[Situation] = [
    *(Situation(name, partial(_written, name, odd.make), as_bright_as_it_is) for name, odd in ODD_FILES.items()),
    Situation("folder of 12 bits of colour in 16", partial(_folder, partial(_deep, 4095, "u2")), learned),
    Situation("folder of doubles in colour", partial(_folder, partial(_deep, 1.0, "f8")), learned),
    Situation("folder of 12 bits packed", partial(_folder, _packed), learned),
    Situation(
        "folder of stacks, first page empty",
        partial(_folder, _pages),
        lambda path: cautioned(path, "several pages", "empty on the first", "max"),
    ),
    Situation("folder of stacks, projected", partial(_folder, _pages), partial(learned, pages="max")),
    Situation("folder of stacks, as channels", partial(_folder, _pages), partial(learned, pages="channels")),
    *(Situation(f"{kind}, read", partial(_saved, kind), _read) for kind in ("TGA", "PCX")),
    *(
        Situation(
            f"{name}, refused by name",
            partial(_written, "file", partial(bytes, data)),
            lambda path, word=word: named(path, word),
        )
        for name, (data, word) in FOREIGN.items()
    ),
]
