"""Numbers far from all others, which may be slips of the keyboard or of the decimal mark."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from ftstudio.core.dataset import ImageFile
from ftstudio.core.targets import Number
from ftstudio.core.text import figure
from ftstudio.data.phrases import images
from ftstudio.data.quality.duplicates import Said

FAR = 10.0
"""From this robust z score on a number is an outlier: its distance from the median in units of the deviation that the
median absolute deviation stands for in a normal distribution."""
_OF_NORMAL = 1.4826


def cautioned(files: Sequence[ImageFile], quantity: str) -> tuple[list[ImageFile], list[Said]]:
    """The files, those with an outlier cautioned, and what to say about them."""
    values = {
        place: file.target.value
        for place, file in enumerate(files)
        if not file.problem and isinstance(file.target, Number)
    }
    if not values:
        return list(files), []
    middle = median(values.values())
    deviation = _OF_NORMAL * median(abs(value - middle) for value in values.values())
    far = [place for place, value in values.items() if deviation and abs(value - middle) > FAR * deviation]
    marked = list(files)
    for place in far:
        file = files[place]
        detail = f"{quantity} is {figure(values[place])}; the median is {figure(middle)}."
        marked[place] = replace(
            file, cautions=(*file.cautions, "outlier"), detail=" ".join(filter(None, (detail, file.detail)))
        )
    if not far:
        return marked, []
    worst = max(far, key=lambda place: abs(values[place] - middle))
    example = f"{files[worst].path} with {figure(values[worst])}"
    has = "has" if len(far) == 1 else "have"
    which = f": {example}" if len(far) == 1 else f", for example {example}"
    return marked, [
        Said(
            f"{images(len(far))} {has} a “{quantity}” far from all others (median {figure(middle)}){which}. Check for "
            "wrong units and decimal marks.",
            "outlier",
        )
    ]
