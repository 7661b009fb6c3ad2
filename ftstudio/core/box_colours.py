"""Colours of classes where boxes are drawn: the same in the window and in files."""

from __future__ import annotations

_COLOURS = (
    (31, 119, 180), (214, 90, 20), (30, 140, 60), (190, 40, 60), (120, 80, 170), (130, 90, 50), (200, 70, 150),
    (90, 100, 20), (0, 130, 140), (80, 80, 90),
)  # fmt: skip
"""Dark enough for white words on them."""


def colour_of(place: int) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of the class at that place."""
    return _COLOURS[place % len(_COLOURS)]
