"""Small pictures for a page: JPEG files in memory, with the pixels of the original only."""

from __future__ import annotations

import io

from PIL import Image

EDGE = 160
"""The longer side in pixels."""
QUALITY = 78


def small(picture: Image.Image) -> Image.Image:
    """Return ``picture`` (RGB) with its longer side at most EDGE pixels, without comments and profiles."""
    picture.thumbnail((EDGE, EDGE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def jpeg(picture: Image.Image) -> bytes:
    """Encode a picture as JPEG, without metadata."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
