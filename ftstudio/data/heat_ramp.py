"""The colours of heat maps: those of "inferno" (Smith and van der Walt 2015, public domain), whose steps look even,
also to a colour-blind eye and in print. Plain numbers, for pictures and for the window alike."""

from __future__ import annotations

DEFAULT_SHARE = 0.65
"""How much of the picture the strongest places cover, by default."""
UNSEEN_SHARE = 0.45
"""How much darker what the model does not see gets, at a full share."""

_DARKEST = 0.2
"""Where in the ramp the colours begin: its black would look like shadow in the picture."""
_INFERNO = (
    (0, 0, 4), (31, 12, 72), (85, 15, 109), (136, 34, 106), (186, 54, 85), (227, 89, 51), (249, 140, 10),
    (249, 201, 50), (252, 255, 164),
)  # fmt: skip


def ramp(share: float) -> list[tuple[int, int, int, int]]:
    """Red, green, blue and alpha (0 to 255) for each strength from 0 to 255: clear at 0, covering a ``share`` (0..1) of
    what is below at 255."""
    levels = [level / 255 for level in range(256)]
    return [(*_colour(_DARKEST + (1 - _DARKEST) * level), round(255 * share * level)) for level in levels]


def _colour(position: float) -> tuple[int, int, int]:
    before = min(int(position * (len(_INFERNO) - 1)), len(_INFERNO) - 2)
    way = position * (len(_INFERNO) - 1) - before
    red, green, blue = (
        round(low + (high - low) * way) for low, high in zip(_INFERNO[before], _INFERNO[before + 1], strict=True)
    )
    return red, green, blue
