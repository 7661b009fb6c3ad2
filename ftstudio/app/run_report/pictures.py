"""Small pictures for a page: JPEG files in memory, with nothing of the original but its pixels."""

from __future__ import annotations

import base64
import io
from binascii import Error as NotBase64

import numpy as np
from PIL import Image

from ftstudio.core.trust import HeatMap

EDGE = 160
"""The longer side in pixels."""
QUALITY = 78
LEAST, MOST = 0.12, 0.78
"""As in the window: weaker than LEAST nothing is shown, the strongest place with an opacity of MOST."""
_STOPS = np.array(
    [(0, 0, 4), (31, 12, 72), (85, 15, 109), (136, 34, 106), (187, 55, 84), (227, 89, 51), (249, 140, 10),
     (249, 201, 50), (252, 255, 164)], dtype=np.float32,
)  # fmt: skip
"""The ramp "inferno" of matplotlib (Smith and van der Walt, public domain) at every eighth: ever lighter."""


def small(picture: Image.Image) -> Image.Image:
    """``picture`` (RGB) with its longer side at most EDGE pixels; comments and profiles of its file stay behind."""
    picture.thumbnail((EDGE, EDGE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def heated(picture: Image.Image, heat_map: HeatMap) -> Image.Image | None:
    """``picture`` (all of the upright image, any size) with the map over it; None where the map is no picture."""
    across, down = picture.size
    left, top, right, bottom = heat_map.box
    place = round(left * across), round(top * down), round(right * across), round(bottom * down)
    if place[2] <= place[0] or place[3] <= place[1]:
        return None
    try:
        png = io.BytesIO(base64.b64decode(heat_map.png_base64, validate=True))
        grey = Image.open(png, formats=("PNG",)).convert("L")
    except (NotBase64, OSError, ValueError):
        return None
    whole = Image.new("L", picture.size)
    whole.paste(grey.resize((place[2] - place[0], place[3] - place[1]), Image.Resampling.BICUBIC), place[:2])
    strength = np.asarray(whole, dtype=np.float32) / 255
    opacity = (MOST * np.clip((strength - LEAST) / (1 - LEAST), 0, 1))[..., None]
    pixels = np.asarray(picture, dtype=np.float32) * (1 - opacity) + _coloured(strength) * opacity
    return Image.fromarray(pixels.round().astype(np.uint8))


def _coloured(strength: np.ndarray) -> np.ndarray:
    """The ramp's colour of each strength (0..1): float32 of one more dimension."""
    at = strength * (len(_STOPS) - 1)
    before = np.minimum(at.astype(int), len(_STOPS) - 2)
    share = (at - before)[..., None]
    return _STOPS[before] * (1 - share) + _STOPS[before + 1] * share
