"""The caches of runs on the disk: their size, their limit, and emptying them."""

from __future__ import annotations

from contextlib import suppress

from msgspec import Struct

from ftstudio.app import settings
from ftstudio.app.run_archives import needed
from ftstudio.core import paths
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.cache_room import CacheRoom
from ftstudio.core.storage.files import bytes_in
from ftstudio.data.archives import unpacked
from ftstudio.engine.advice import trials
from ftstudio.engine.profiling import throughput


class Kept(Struct, frozen=True, kw_only=True):
    """Bytes on the disk now, and how many are allowed."""

    pixels: int
    features: int
    archives: int
    most_pixels: int
    most_features: int


def kept(budgets: Budgets) -> Kept:
    """Count every file, which may take seconds. Raises UserError if the disk cannot be read."""
    pixels, features = rooms(budgets)
    try:
        return Kept(
            pixels=bytes_in(pixels.root),
            features=bytes_in(features.root),
            archives=bytes_in(unpacked.root()),
            most_pixels=pixels.budget(),
            most_features=features.budget(),
        )
    except OSError as error:
        raise UserError(f"{paths.cache_dir()} cannot be read: {error.strerror}.", "Check that disk.") from error


def empty() -> int:
    """Delete everything that no running program uses; return the bytes freed.

    Unpacked archives stay if an unfinished run needs them, or a run whose archive is gone. Measurements of this
    computer are deleted too, because they are wrong if another program was busy meanwhile; so are advice on where to
    freeze and leftovers of killed searches for it.
    """
    freed = sum(room.empty() for room in (*rooms(Budgets()), CacheRoom("trials")))
    freed += unpacked.empty(needed(settings.runs_dir(settings.load()[0])))
    for file in (*throughput.folder().glob("*.json"), *trials.folder().glob("*.json")):
        with suppress(OSError):
            freed += file.stat().st_size
            file.unlink()
    return freed


def rooms(budgets: Budgets) -> tuple[CacheRoom, CacheRoom]:
    """Return the caches of (decoded pixels, features)."""
    return CacheRoom("pixels", budgets.pixels), CacheRoom("features", budgets.features)
