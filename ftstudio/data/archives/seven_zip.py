"""What a .7z lists, and the content of its files, by py7zr: an optional extra, imported when it is needed."""

from __future__ import annotations

import importlib.util
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.data.archives import archive_kinds
from ftstudio.data.archives import unpacked as archive_cache
from ftstudio.data.archives.entries import Entry
from ftstudio.data.archives.unpack_plan import refused

if TYPE_CHECKING:
    from py7zr import SevenZipFile
    from py7zr.io import WriterFactory

_READ_METHODS = ("LZMA", "LZMA2", "COPY", "DELTA", "BCJ", "PPC", "IA64", "ARM", "ARMT", "ARM64", "SPARC", "RISCV")
"""Those that py7zr decompresses piece by piece; of the others a small piece may fill the memory."""
_DAMAGE = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, TypeError, ValueError)


class SevenZipEntries:
    """A .7z. Its format is unpacked as a whole: what is wanted is first written into the cache under numbers."""

    def __init__(self, path: Path, control: RunControl) -> None:
        if importlib.util.find_spec("py7zr") is None:
            raise archive_kinds.seven_zip_missing(path)
        self._path, self._control = path, control

    def entries(self) -> Iterator[Entry]:
        from py7zr.exceptions import PasswordRequired

        try:
            with self._opened() as archive:
                yield from self._listed(archive)
        except PasswordRequired:  # even its list is encrypted
            yield Entry(b"", "", "file", 0, encrypted=True)

    def _listed(self, archive: SevenZipFile) -> Iterator[Entry]:
        encrypted = archive.needs_password()
        if not encrypted:
            self._check_methods(archive)
            self._check_order(archive)
        seen: set[tuple[str, ...]] = set()
        for file in archive.files:
            name = file.filename
            kind = "folder" if file.is_directory else "file"
            if file.is_symlink or file.is_junction or file.is_socket or not _is_ordinary(file.st_fmt):
                kind = "other"
            if kind == "file" and _key(name) in seen:
                raise refused(self._path, f"it has two files called “{name}”")
            seen.add(_key(name))
            yield Entry(name.encode("utf-8", "surrogateescape"), name, kind, file.uncompressed or 0, encrypted)

    def contents(self, wanted: set[int]) -> Iterator[tuple[int, IO[bytes]]]:
        with archive_cache.unfinished() as beside:
            with self._opened() as archive:
                files = {place: file for place, file in enumerate(archive.files) if place in wanted}
                names = {place: file.filename for place, file in files.items()}
                empty = {place for place, file in files.items() if not file.uncompressed}
                # Of all: what is not wanted is decompressed as well to get to the others.
                archive.max_extract_size = sum(file.uncompressed or 0 for file in archive.files)
                factory = _writers({_key(name): beside / str(place) for place, name in names.items()}, self._control)
                archive.extract(targets=set(names.values()), factory=factory)
            for place in sorted(names):
                numbered = beside / str(place)
                if place in empty:  # py7zr does not always ask where to write these
                    numbered.touch()
                with numbered.open("rb") as content:
                    yield place, content
                numbered.unlink()

    def _check_methods(self, archive: SevenZipFile) -> None:
        # Asked for one by one: with a file object py7zr cannot tell more of the archive.
        methods = archive._get_method_names()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        unread = [name for name in methods if name.strip("*").upper() not in _READ_METHODS]
        if unread:
            raise UserError(
                f"{self._path} is compressed in a way that is not read ({', '.join(unread)}).",
                f"Unpack it and open the folder, or pack the images as {archive_kinds.READ}.",
            )

    def _check_order(self, archive: SevenZipFile) -> None:
        """Of several solid blocks py7zr counts the files without looking at folders and empty files in between.

        It would write one file's content under the name of another.
        """
        streams = archive.header.main_streams
        folders = streams.unpackinfo.folders if streams is not None and streams.unpackinfo is not None else []
        for folder in folders if len(folders) > 1 else ():
            for file in folder.files or ():
                if file.file_properties() != archive.files[file.id].file_properties():
                    raise UserError(
                        f"{self._path} lists its files in an order that py7zr does not read.",
                        f"Unpack it and open the folder, or pack the images as {archive_kinds.READ}.",
                    )

    @contextmanager
    def _opened(self) -> Generator[SevenZipFile]:
        import py7zr
        from py7zr.exceptions import ArchiveError

        # A file object instead of a path: otherwise it decompresses in threads that a stop does not reach.
        with self._path.open("rb") as file:
            try:
                with py7zr.SevenZipFile(file) as archive:
                    yield archive
            except (ArchiveError, *_DAMAGE) as error:
                words = " ".join(str(part) for part in error.args if isinstance(part, str))
                raise ValueError(words or "it ends too early") from error


def _key(name: str) -> tuple[str, ...]:
    return tuple(part for part in PurePosixPath(name.replace("\\", "/")).parts if part != ".")


def _is_ordinary(kind: int | None) -> bool:
    return kind in (None, 0, stat.S_IFREG, stat.S_IFDIR)


def _writers(paths: dict[tuple[str, ...], Path], control: RunControl) -> WriterFactory:
    """What py7zr asks for a place to write each file to."""
    from py7zr.io import Py7zIO, WriterFactory

    class Numbered(Py7zIO):
        def __init__(self, path: Path) -> None:
            self._file = path.open("xb")

        def write(self, s: bytes | bytearray) -> int:
            control.safe_point()
            return self._file.write(s)

        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
            return offset

        def flush(self) -> None:
            self._file.flush()

        def size(self) -> int:
            return self._file.tell()

        def close(self) -> None:
            self._file.close()

    class Writers(WriterFactory):
        def create(self, filename: str) -> Py7zIO:
            control.safe_point()
            return Numbered(paths[_key(filename)])

    return Writers()
