"""How an archive is unpacked into the cache: by our own checks, once, and used again while it is unchanged."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, NamedTuple

from ftstudio.core.archive_names import AUTO, ArchiveNames
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.data.archives import archive_kinds, entry_names, unpack_plan
from ftstudio.data.archives import unpacked as archive_cache
from ftstudio.data.archives.entries import CHUNK, DAMAGE, Archive, TarEntries, ZipEntries
from ftstudio.data.archives.seven_zip import SevenZipEntries
from ftstudio.data.archives.unpack_plan import LeftOut, Parts, Plan, refused
from ftstudio.data.archives.unpacked import Note

_SPARE_BYTES = 256 << 20
_MOST_LEFT_OUT = 10_000
"""Entries named in a note; a data set with more is another problem."""
_NAME_ERRNOS = {
    errno.ENAMETOOLONG: "Its name is too long for this disk.",
    errno.EINVAL: "Its name is not allowed on this disk.",
    errno.EILSEQ: "Its name is not allowed on this disk.",
    errno.ENOTDIR: "The archive has a folder with the same name.",
    errno.EISDIR: "The archive has a folder with the same name.",
    errno.EEXIST: "Its name conflicts with another one on this disk.",
}
"""What a disk says of a single name: this costs one entry, any other trouble the whole archive."""


class Unpacked(NamedTuple):
    """``names`` is None where the archive says how its names are encoded.

    ``left_out`` are entries that were not unpacked.
    """

    folder: Path
    names: ArchiveNames | None
    left_out: tuple[LeftOut, ...]


def unpacked(path: Path, control: RunControl, emit: Emit, names: str = AUTO) -> Unpacked:
    """The folder in the cache that holds the content of an archive; unpacked now, or earlier from the same file.

    ``names`` is the encoding of names that do not declare theirs (``data.archive_names``). Raises UserError for an
    archive that is damaged, encrypted, of a kind that is not read, or has entries that lead out of the folder, are
    links or would fill the disk; StopRequested. Nothing of a refused or stopped archive is left on the disk.
    """
    names = entry_names.checked(names)
    with _in_words(path):
        status = path.stat()
        key = archive_cache.key_of(path, status)
        found = archive_cache.note(key, names)
        if found is None:
            archive_cache.sweep()
            found = _unpack(path, status.st_size, key, names, control, emit)
            archive_cache.use(key)
            archive_cache.write_note(key, names, found)
        else:
            with suppress(OSError):  # a cache that cannot be written is good for reading
                archive_cache.use(key)
    return Unpacked(archive_cache.root() / found.folder, found.names, found.left_out)


@contextmanager
def naming(path: Path, content: Unpacked | None) -> Generator[None]:
    """Errors about what was unpacked name the archive ``path`` that the user knows."""
    try:
        yield
    except UserError as error:
        if content is None:
            raise
        folder = content.folder
        inner = _archives_in(folder)
        if inner:
            some = ", ".join(inner[:3]) + (" …" if len(inner) > 3 else "")
            raise UserError(
                f"{path} contains no usable images, but other archives: {some}.",
                "Unpack it, and open one of them or its contents.",
            ) from error
        message, hint = (text.replace(str(folder), str(path)) for text in (error.message, error.hint))
        raise UserError(message, hint, error.targets) from error


def _archives_in(folder: Path) -> list[str]:
    """A few of them, by their paths in ``folder``."""
    found: list[str] = []
    for above, _, names in os.walk(folder):
        inside = PurePosixPath(Path(above).relative_to(folder).as_posix())
        found.extend(str(inside / name) for name in sorted(names) if archive_kinds.suffix_of(Path(name)))
        if len(found) > 3:
            break
    return found


@contextmanager
def _in_words(path: Path) -> Generator[None]:
    again = "Download or pack it again."
    try:
        yield
    except DAMAGE as error:
        why = str(error).rstrip(".") or "it is truncated"
        raise UserError(f"{path} is damaged or not an archive: {why}.", again) from error
    except MemoryError as error:
        hint = "Close other programs, or unpack it yourself and open the folder."
        raise UserError(f"There is not enough memory to unpack {path}.", hint) from error
    except OSError as error:
        if error.errno is None:  # bz2 and gzip say so of damaged data
            raise UserError(f"{path} is damaged: {error}.", again) from error
        raise UserError(f"{path} cannot be unpacked: {error.strerror or error}.", _what_to_do(error)) from error


def _what_to_do(error: OSError) -> str:
    folder = archive_cache.root()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Free some space on the disk of {folder}."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Check that the file is readable and {folder} is writable."
    return f"Check the file and the disk of {folder}."


def _unpack(path: Path, size: int, key: str, wanted: str, control: RunControl, emit: Emit) -> Note:
    emit(Progress("Reading the archive", 0))
    archive = _opened(path, control)
    entries = unpack_plan.listed(archive.entries(), path, size)
    names = entry_names.encoding_of(entries, wanted)
    encoding = names.encoding if names else entry_names.UTF8
    target = archive_cache.root() / _folder_name(key, names)
    texts = [entry_names.text_of(entry, encoding) for entry in entries]
    with archive_cache.unfinished() as beside:
        plan = unpack_plan.planned(entries, texts, path, folds_case=_folds_case(beside), windows=os.name == "nt")
        if target.is_dir():
            _without_absent(plan, target)
        else:
            _check_space(plan, beside, path)
            _extract(archive, plan, beside, path, control, emit)
            _put_in_place(beside, target)
    left_out = tuple(sorted(plan.left_out, key=lambda one: one.path)[:_MOST_LEFT_OUT])
    return Note(source=str(path), folder=target.name, names=names, left_out=left_out)


def _opened(path: Path, control: RunControl) -> Archive:
    """Raises UserError for a kind that is not read."""
    match archive_kinds.kind_of(path):
        case "zip":
            return ZipEntries(path)
        case "7z":
            return SevenZipEntries(path, control)
        case _:
            return TarEntries(path, control)


def _without_absent(plan: Plan, folder: Path) -> None:
    """What an earlier unpacking left out, for reasons of the disk."""
    for place, parts in list(plan.files.items()):
        if not os.path.lexists(folder.joinpath(*parts)):
            plan.leave_out(place, "Its name is not allowed on this disk.")


def _folder_name(key: str, names: ArchiveNames | None) -> str:
    """Earlier versions read all names in the fallback: runs of that time look for their images under the key alone."""
    return key if names is None or names.encoding == entry_names.FALLBACK else f"{key}-{names.encoding}"


def _folds_case(folder: Path) -> bool:
    """Whether the disk takes "A" and "a" for the same name."""
    return folder.with_name(folder.name.upper()).exists()


def _put_in_place(beside: Path, target: Path) -> None:
    try:
        beside.rename(target)
    except OSError:
        if not target.is_dir():  # else it was unpacked earlier, or by another window meanwhile
            raise


def _check_space(plan: Plan, folder: Path, path: Path) -> None:
    needed = plan.total + _SPARE_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        missing = (needed - free) / 1e6
        raise UserError(
            f"There is not enough space to unpack {path}.", f"Free {missing:,.0f} MB on the disk of {folder.parent}."
        )


def _extract(archive: Archive, plan: Plan, folder: Path, path: Path, control: RunControl, emit: Emit) -> None:
    total = plan.total
    written, told = 0, 0.0
    made: set[Parts] = set()
    for place, source in archive.contents(set(plan.files)):
        parts = plan.files[place]
        try:
            file = _new_file(folder, parts, made)
        except OSError as error:
            if error.errno not in _NAME_ERRNOS:
                raise
            plan.leave_out(place, _NAME_ERRNOS[error.errno])
            continue
        left = plan.sizes[place]
        with file:
            for chunk in _chunks(source):
                control.safe_point()
                left -= len(chunk)
                if left < 0:
                    raise refused(path, f"“{PurePosixPath(*parts)}” in it is larger than it declares")
                file.write(chunk)
                written += len(chunk)
                if time.monotonic() - told > 0.05:
                    told = time.monotonic()
                    emit(Progress("Unpacking", min(written, total), total))
        control.safe_point()
    emit(Progress("Unpacking", total, total))


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


def _new_file(folder: Path, parts: Parts, made: set[Parts]) -> BinaryIO:
    target = folder.joinpath(*parts)
    if parts[:-1] not in made:
        target.parent.mkdir(parents=True, exist_ok=True)
        made.add(parts[:-1])
    return target.open("xb")
