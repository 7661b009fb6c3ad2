"""Colours of heat maps, as plain numbers for pictures and the window.

They are those of "inferno" (Smith and van der Walt 2015, public domain), which is perceptually uniform, also for
colour-blind readers and in print.
"""

from __future__ import annotations

DEFAULT_SHARE = 0.65
"""Default opacity of the strongest places."""
UNSEEN_SHARE = 0.45
"""How much the part that the model does not see is darkened at full opacity."""

_DARKEST = 0.2
"""Where in the ramp the colours start, because its black would look like a shadow in the picture."""
_INFERNO = (
    (0, 0, 4), (31, 12, 72), (85, 15, 109), (136, 34, 106), (186, 54, 85), (227, 89, 51), (249, 140, 10),
    (249, 201, 50), (252, 255, 164),
)  # fmt: skip


def ramp(share: float) -> list[tuple[int, int, int, int]]:
    """Return RGBA (0..255) for each strength 0..255: transparent at 0, opacity ``share`` (0..1) at 255."""
    levels = [level / 255 for level in range(256)]
    return [(*_colour(_DARKEST + (1 - _DARKEST) * level), round(255 * share * level)) for level in levels]


def _colour(position: float) -> tuple[int, int, int]:
    before = min(int(position * (len(_INFERNO) - 1)), len(_INFERNO) - 2)
    way = position * (len(_INFERNO) - 1) - before
    red, green, blue = (
        round(low + (high - low) * way) for low, high in zip(_INFERNO[before], _INFERNO[before + 1], strict=True)
    )
    return red, green, blue
