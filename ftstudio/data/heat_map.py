"""Draw a heat map over its picture."""

from __future__ import annotations

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ftstudio.core.confidence import HeatMap
from ftstudio.data.heat_ramp import DEFAULT_SHARE, UNSEEN_SHARE, ramp


def strength_of(heat_map: HeatMap) -> NDArray[np.uint8]:
    """Return the strengths over ``heat_map.box``, uint8 (H, W)."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(heat_map.png_base64)), formats=("PNG",)).convert("L"))


def laid_over(picture: Image.Image, heat_map: HeatMap, share: float = DEFAULT_SHARE) -> Image.Image:
    """Return an upright RGB picture of any size with its heat map drawn over it.

    The strongest places have opacity ``share`` (0..1); the part that the model does not see is darkened.
    """
    width, height = picture.size
    left, top, right, bottom = heat_map.box
    x, y = round(left * width), round(top * height)
    seen = (max(1, round(right * width) - x), max(1, round(bottom * height) - y))
    colours = np.array(ramp(share), dtype=np.uint8)[strength_of(heat_map)]
    over = Image.fromarray(colours).resize(seen, Image.Resampling.BILINEAR)
    answer = Image.blend(picture, Image.new("RGB", picture.size), UNSEEN_SHARE * share)
    answer.paste(picture.crop((x, y, x + seen[0], y + seen[1])), (x, y))
    answer.paste(over.convert("RGB"), (x, y), over.getchannel("A"))
    return answer
