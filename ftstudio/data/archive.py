"""How a .zip is unpacked into the cache: by our own checks, once, and used again while it is unchanged."""

from __future__ import annotations

import hashlib
import lzma
import os
import re
import shutil
import stat
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.places import cache_dir
from ftstudio.data import walk

MAX_FILES = 2_000_000
MAX_TOTAL_BYTES = 200 << 30
MAX_RATIO = 100
"""Images hardly compress: unpacking to a hundred times an archive's size is a bomb, not a data set."""
RATIO_COUNTS_FROM = 64 << 20
_CHUNK = 1 << 20
_SPARE_BYTES = 256 << 20
_HINT = "Pack the images again, with folders and images only."


# What zipfile and the decompressors under it raise for archives that are damaged, or of a kind they do not know.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip


class _Member(NamedTuple):
    info: zipfile.ZipInfo
    parts: tuple[str, ...]


def unpacked(path: Path, control: RunControl, emit: Emit) -> Path:
    """The folder in the cache that holds the content of a .zip; unpacked now, or earlier from the same file.

    Raises UserError for an archive that is damaged, encrypted, or has entries that lead out of the folder, are
    links or would fill the disk; StopRequested. Nothing of a refused or stopped archive is left on the disk.
    """
    try:
        status = path.stat()
        target = cache_dir() / "archives" / _key(path, status)
        if target.is_dir():
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path) as archive:
            members = _checked(archive, path, status.st_size)
            _check_space(members, target.parent, path)
            beside = Path(tempfile.mkdtemp(prefix="unpacking-", dir=target.parent))
            try:
                _extract(archive, members, beside, path, control, emit)
                _put_in_place(beside, target)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
    except _DAMAGE as error:
        raise UserError(f"{path} is damaged or not a .zip: {error}.", "Download or pack it again.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be unpacked: {error.strerror or error}.", "Check the disk.") from error
    return target


def _key(path: Path, status: os.stat_result) -> str:
    text = f"{os.path.realpath(path)}\0{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.blake2b(os.fsencode(text), digest_size=12).hexdigest()


def _put_in_place(beside: Path, target: Path) -> None:
    try:
        beside.rename(target)
    except OSError:
        if not target.is_dir():  # else another window unpacked the same archive meanwhile
            raise


def _checked(archive: zipfile.ZipFile, path: Path, size: int) -> list[_Member]:
    """The entries to write. Raises UserError for an archive that must not be unpacked."""
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise _refused(path, f"it has {len(infos):,} entries")
    members: list[_Member] = []
    for info in infos:
        name = _name_of(info)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(path, f"“{name}” in it is a link or a device")
        if info.flag_bits & 1:
            raise UserError(f"{path} is protected by a password.", "Unpack it yourself and open the folder.")
        parts = tuple(part for part in name.split("/") if part not in ("", "."))
        if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
            raise _refused(path, f"“{name}” in it leads out of the folder")
        if not name.endswith("/") and parts and not any(walk.is_hidden(part) for part in parts):
            members.append(_Member(info, parts))
    total = sum(member.info.file_size for member in members)
    if total > MAX_TOTAL_BYTES or (total > RATIO_COUNTS_FROM and total > MAX_RATIO * size):
        raise _refused(path, f"it would grow from {size / 1e6:,.1f} to {total / 1e6:,.0f} MB")
    return members


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name with "/": many programs write UTF-8 without saying so, and some write backslashes."""
    name = info.orig_filename if os.sep == "/" else info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name if "/" in name else name.replace("\\", "/")


def _refused(path: Path, why: str) -> UserError:
    return UserError(f"{path} was not unpacked: {why}.", _HINT)


def _check_space(members: Sequence[_Member], folder: Path, path: Path) -> None:
    needed = sum(member.info.file_size for member in members) + _SPARE_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        missing = (needed - free) / 1e6
        raise UserError(f"There is no room to unpack {path}.", f"Free {missing:,.0f} MB on the disk of {folder}.")


def _extract(
    archive: zipfile.ZipFile,
    members: Sequence[_Member],
    folder: Path,
    path: Path,
    control: RunControl,
    emit: Emit,
) -> None:
    total = sum(member.info.file_size for member in members)
    written, told = 0, 0.0
    made: set[tuple[str, ...]] = set()
    for info, parts in members:
        target = folder.joinpath(*parts)
        if parts[:-1] not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(parts[:-1])
        left = info.file_size
        with archive.open(info) as source, _new_file(target) as file:
            while chunk := source.read(_CHUNK):
                control.safe_point()
                left -= len(chunk)
                if left < 0:
                    raise _refused(path, f"“{PurePosixPath(*parts)}” in it is larger than it says")
                file.write(chunk)
                written += len(chunk)
                if time.monotonic() - told > 0.05:
                    told = time.monotonic()
                    emit(Progress("Unpacking", written, total))
        control.safe_point()
    emit(Progress("Unpacking", total, total))


def _new_file(target: Path):
    """A new file for writing. One that is there already (the archive names it twice) is replaced."""
    try:
        return target.open("xb")
    except FileExistsError:
        target.unlink()
        return target.open("xb")
