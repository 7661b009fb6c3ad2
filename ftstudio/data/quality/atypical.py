"""Atypical images: almost a single colour, very small, very long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from ftstudio.core.dataset import ImageFile
from ftstudio.data.phrases import are, images
from ftstudio.data.quality.duplicates import Said

SMALL_EDGE = 32
LONG_SHAPE = 4.0
MOST = 0.2
"""A property of more than this fraction of the images is not atypical."""

_DETAILS = {
    "one_colour": "Almost a single colour.",
    "small": f"Smaller than {SMALL_EDGE} pixels on one side.",
    "long": f"More than {LONG_SHAPE:g} times as long as wide; only the middle is used.",
}


def cautioned(files: Sequence[ImageFile], one_colour: Collection[int]) -> tuple[list[ImageFile], list[Said]]:
    """Return the files with atypical ones marked, and what to say about them.

    ``one_colour`` are indices in ``files``.
    """
    flat = {place for place in one_colour if not files[place].problem}  # an unreadable image has no colour
    found: dict[str, set[int]] = {"one_colour": flat, "small": set(), "long": set()}
    usable = 0
    for place, file in enumerate(files):
        if file.problem:
            continue
        usable += 1
        if file.width:
            short, other = sorted((file.width, file.height))
            if short < SMALL_EDGE:
                found["small"].add(place)
            if other > LONG_SHAPE * short:
                found["long"].add(place)
    marked = list(files)
    said: list[Said] = []
    for caution, places in found.items():
        if not places:
            continue
        are_odd = len(places) <= max(1, MOST * usable)
        said.append(Said(_sentence(caution, len(places)), caution if are_odd else ""))
        for place in places if are_odd else ():
            file = marked[place]
            detail = " ".join(filter(None, (file.detail, _DETAILS[caution])))
            marked[place] = replace(file, cautions=(*file.cautions, caution), detail=detail)
    return marked, said


def _sentence(caution: str, count: int) -> str:
    detail = _DETAILS[caution].rstrip(".")
    return f"{images(count)} {are(count)} {detail[0].lower()}{detail[1:]}."
