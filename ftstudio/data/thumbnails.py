"""Thumbnails for the gallery, cached on disk and renewed when the image changes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from PIL import Image

from ftstudio.core.paths import cache_dir
from ftstudio.data.decoding.decode import Undecodable, open_rgb
from ftstudio.data.decoding.page_paths import source_of

_QUALITY = 85


def thumbnail(path: Path, edge: int) -> Path:
    """Return a JPEG of the image at ``path`` with a longer side of at most ``edge`` pixels. Thread-safe.

    Raises:
        Undecodable: The file is not an image.
        OSError: The cache cannot be written.
    """
    target = _place_of(path, edge)
    if not target.exists():
        picture = open_rgb(path, edge)
        picture.thumbnail((edge, edge), Image.Resampling.BICUBIC, reducing_gap=2.0)
        _write(picture, target)
    return target


def _place_of(path: Path, edge: int) -> Path:
    """The path in one of 256 folders, so that none has more than a few hundred files for 100,000 images."""
    try:
        status = Path(source_of(path).file).stat()
    except (OSError, ValueError) as error:
        raise Undecodable("missing") from error
    text = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{edge}"
    name = hashlib.blake2b(os.fsencode(text), digest_size=16).hexdigest()
    return cache_dir() / "thumbnails" / name[:2] / f"{name[2:]}.jpg"


def _write(picture: Image.Image, target: Path) -> None:
    """Write a temporary file and rename it, so that a partial file is never read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix="making-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            picture.save(file, "JPEG", quality=_QUALITY)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
