"""Masks with exactly the name of their image and another extension: ``x.jpg`` and ``x.png``.

Names cannot distinguish them from the same picture saved twice, so a few in each folder are opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ftstudio.data.decoding import decode
from ftstudio.data.decoding.pixels import grey_square
from ftstudio.data.layout.folder_tree import TreeFolder
from ftstudio.data.layout.walk import join
from ftstudio.data.quality.reasons import Undecodable

_LOSSLESS = frozenset(("png", "bmp", "tif", "tiff", "gif"))
_SAMPLE = 4
_FEW_COLOURS = 64
"""Masks have one colour per class; a photograph has more, whatever its size."""
_SAME_PICTURE = 12.0
"""Two small grey pictures (0..255) whose mean difference is below this show the same."""


def twin_masks(root: str, folder: TreeFolder) -> dict[str, str]:
    """Return the masks in a folder that have the stem of an image, each with the path of that image."""
    by_endings: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for names in _sharing_a_stem(folder.pictures):
        for mask in names:
            others = [name for name in names if _ending(name) != _ending(mask)]
            if _ending(mask) in _LOSSLESS and len(others) == 1:
                pair = (join(folder.path, mask), join(folder.path, others[0]))
                by_endings[_ending(mask), _ending(others[0])].append(pair)
    return {mask: image for pairs in by_endings.values() if _are_masks(root, pairs) for mask, image in pairs}


def _sharing_a_stem(names: Sequence[str]) -> list[list[str]]:
    """Names that share a stem. Fast for 100,000 files of one kind."""
    if len({name.rpartition(".")[2] for name in names}) < 2:
        return []
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_stem[name.rpartition(".")[0].lower()].append(name)
    return [found for found in by_stem.values() if len(found) > 1]


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _are_masks(root: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether most of a sample are masks. Unreadable files are ignored."""
    step = max(1, len(pairs) // _SAMPLE)
    told = [answer for pair in pairs[::step][:_SAMPLE] if (answer := _is_mask(root, *pair)) is not None]
    return 2 * sum(told) > len(told)


def _is_mask(root: str, own: str, other: str) -> bool | None:
    """Whether a file of its image's size has few colours where the image has many, and shows something else.

    None if one of them cannot be read.
    """
    try:
        mask, image = decode.open_rgb(Path(f"{root}/{own}")), decode.open_rgb(Path(f"{root}/{other}"))
    except Undecodable:
        return None
    if mask.size != image.size or mask.getcolors(_FEW_COLOURS) is None or image.getcolors(_FEW_COLOURS) is not None:
        return False
    one, two = (np.frombuffer(grey_square(each, decode.GREY_EDGE), np.uint8).astype(float) for each in (mask, image))
    return float(np.abs(one - two).mean()) >= _SAME_PICTURE
