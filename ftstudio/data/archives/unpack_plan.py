"""Which entries of an archive are written where: guards against hostile ones, and what is left out, with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from msgspec import Struct

from ftstudio.core.errors import UserError
from ftstudio.data.archives.entries import Entry
from ftstudio.data.layout import walk

MAX_FILES = 2_000_000
MAX_TOTAL_BYTES = 200 << 30
MAX_RATIO = 100
"""Images hardly compress: unpacking to a hundred times an archive's size is a bomb, not a data set."""
RATIO_COUNTS_FROM = 64 << 20
MAX_FOLDERS = 64
"""Folders within each other."""
_HINT = "Pack the images again, with folders and images only."
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$|^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)', re.IGNORECASE)

Parts: TypeAlias = tuple[str, ...]


class LeftOut(Struct, frozen=True, array_like=True):
    """An entry that is not unpacked: its name, with "/", and why, in words."""

    path: str
    reason: str


class Plan:
    """``files`` has the parts of the name of each entry to be written, by its place in the list."""

    def __init__(self) -> None:
        self.files: dict[int, Parts] = {}
        self.sizes: dict[int, int] = {}
        self.left_out: list[LeftOut] = []

    @property
    def total(self) -> int:
        """Bytes."""
        return sum(self.sizes[place] for place in self.files)

    def leave_out(self, place: int, reason: str) -> None:
        parts = self.files.pop(place)
        if not walk.is_companion(parts[-1]):
            self.left_out.append(LeftOut("/".join(parts), reason))


def listed(entries: Iterable[Entry], path: Path, size: int) -> list[Entry]:
    """All entries of an archive of ``size`` bytes. Raises UserError for one that must not be unpacked."""
    found: list[Entry] = []
    total = 0
    for entry in entries:
        found.append(entry)
        total += entry.size
        if len(found) > MAX_FILES:
            raise refused(path, f"it has more than {MAX_FILES:,} entries")
        if entry.encrypted:
            raise UserError(f"{path} is protected by a password.", "Unpack it yourself and open the folder.")
        if total > MAX_TOTAL_BYTES or (total > RATIO_COUNTS_FROM and total > MAX_RATIO * size):
            raise refused(path, f"unpacking would expand it from {size / 1e6:,.1f} to {total / 1e6:,.0f} MB or more")
    return found


def planned(
    entries: list[Entry], names: list[str], path: Path, *, folds_case: bool = False, windows: bool = False
) -> Plan:
    """What is written where.

    ``names`` are those of ``entries`` as text; ``folds_case`` says whether the disk takes "A" and "a" for the same
    name. Raises UserError for an archive with entries that lead out or are no files.
    """
    plan = Plan()
    places: dict[Parts, int] = {}
    for place, (entry, name) in enumerate(zip(entries, names, strict=True)):
        parts = _inside(entry, name, path)
        if entry.kind != "file" or name.endswith("/") or not parts or any(walk.is_hidden(part) for part in parts):
            continue
        plan.files[place], plan.sizes[place] = parts, entry.size
        if len(parts) > MAX_FOLDERS:
            plan.leave_out(place, "It is nested too deeply.")
        elif windows and any(_NOT_ON_WINDOWS.search(part) for part in parts):
            plan.leave_out(place, "Windows does not allow this name.")
        elif parts in places:  # as every program that unpacks does it, the last one counts
            plan.leave_out(places[parts], "The archive contains this file name twice; the last one is used.")
            places[parts] = place
        else:
            places[parts] = place
    _without_files_that_are_folders(plan)
    if folds_case:
        _without_clashes(plan)
    return plan


def refused(path: Path, why: str) -> UserError:
    """Return the error for an archive that was not unpacked."""
    return UserError(f"{path} was not unpacked: {why}.", _HINT)


def _inside(entry: Entry, name: str, path: Path) -> Parts:
    if entry.kind == "other":
        raise refused(path, f"“{name}” in it is a link or a device")
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        raise refused(path, f"“{name}” in it points outside the folder")
    return parts


def _without_files_that_are_folders(plan: Plan) -> None:
    folders = {above for parts in plan.files.values() for above in _above(parts)}
    for place, parts in list(plan.files.items()):
        if parts in folders:
            plan.leave_out(place, "The archive has a folder with the same name.")


def _without_clashes(plan: Plan) -> None:
    """The first spelling of a folder or a file stays, on disks that take "A" and "a" for the same."""
    spelt: dict[Parts, Parts] = {}
    for place, parts in list(plan.files.items()):
        for each in (*_above(parts), parts):
            first = spelt.setdefault(tuple(_folded(part) for part in each), each)
            if first != each:
                plan.leave_out(
                    place, f"On this disk “{PurePosixPath(*each)}” is the same as “{PurePosixPath(*first)}”."
                )
                break


def _above(parts: Parts) -> Iterator[Parts]:
    return (parts[:count] for count in range(1, len(parts)))


def _folded(part: str) -> str:
    return unicodedata.normalize("NFC", part).casefold()
