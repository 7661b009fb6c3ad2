"""What runs have kept on the disk to be quicker next time: how much there is and may be, and emptying it."""

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
    """Bytes on the disk now, and those that are allowed."""

    pixels: int
    features: int
    archives: int
    most_pixels: int
    most_features: int


def kept(budgets: Budgets) -> Kept:
    """Counts every file, which may take seconds. Raises UserError where the disk cannot be asked."""
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
    """Delete everything that no running program uses, and answer with the bytes that were freed.

    Unpacked archives stay where a run that is not finished needs them, or where one does whose archive is gone.

    What was measured of this computer goes too: where something else was at work meanwhile, it says too little. So does
    advice on where to freeze, and what a killed program left of looking for it.
    """
    freed = sum(room.empty() for room in (*rooms(Budgets()), CacheRoom("trials")))
    freed += unpacked.empty(needed(settings.runs_dir(settings.load()[0])))
    for file in (*throughput.folder().glob("*.json"), *trials.folder().glob("*.json")):
        with suppress(OSError):
            freed += file.stat().st_size
            file.unlink()
    return freed


def rooms(budgets: Budgets) -> tuple[CacheRoom, CacheRoom]:
    """(decoded pixels, what frozen stages made of them)."""
    return CacheRoom("pixels", budgets.pixels), CacheRoom("features", budgets.features)
