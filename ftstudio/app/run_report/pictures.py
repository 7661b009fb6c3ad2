"""Small pictures for a page: JPEG files in memory, with nothing of the original but its pixels."""

from __future__ import annotations

import io

from PIL import Image

EDGE = 160
"""The longer side in pixels."""
QUALITY = 78


def small(picture: Image.Image) -> Image.Image:
    """``picture`` (RGB) with its longer side at most EDGE pixels; comments and profiles of its file stay behind."""
    picture.thumbnail((EDGE, EDGE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def jpeg(picture: Image.Image) -> bytes:
    """Encode a picture as JPEG, without metadata."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
