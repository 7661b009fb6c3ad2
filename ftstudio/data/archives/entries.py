"""What an archive lists, read from a .zip or a (compressed) .tar without unpacking, and the content of its files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, Literal, NamedTuple, Protocol

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.data.archives import archive_kinds

CHUNK = 1 << 20
_MOST_HEADER = 1 << 20
"""Bytes. No name in a .tar is longer, and no block of its header."""
_HEADER_TYPES = (
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
)  # fmt: skip

# What zipfile, tarfile and the decompressors under them raise for archives that are damaged, or of an unknown kind.
DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, struct.error, EOFError,
    LookupError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


class Entry(NamedTuple):
    """One line of an archive's list.

    ``text`` is the name where the archive says how it is encoded, else None; ``raw`` are its bytes. ``size`` in bytes,
    unpacked.
    """

    raw: bytes
    text: str | None
    kind: Literal["file", "folder", "other"]
    size: int
    encrypted: bool = False


class Archive(Protocol):
    """An archive that lists its entries, and gives the content of some of them by their place in that list.

    Everything raises UserError, OSError and what is in DAMAGE; control's stop is heard.
    """

    def entries(self) -> Iterator[Entry]: ...

    def contents(self, wanted: set[int]) -> Iterator[tuple[int, IO[bytes]]]: ...


# ---- .zip -----------------------------------------------------------------------------------------------


class ZipEntries:
    """A .zip, small or zip64."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        with self._open() as archive:
            for info in archive.infolist():
                yield _zip_entry(info)

    def contents(self, wanted: set[int]) -> Iterator[tuple[int, IO[bytes]]]:
        with self._open() as archive:
            for place, info in enumerate(archive.infolist()):
                if place in wanted:
                    with archive.open(info) as content:
                        yield place, content

    def _open(self) -> zipfile.ZipFile:
        try:
            archive = zipfile.ZipFile(self._path)
        except zipfile.BadZipFile as error:
            if _zip_disks(self._path):
                raise archive_kinds.part_of_several(self._path) from error
            raise
        if _zip_disks(self._path):
            archive.close()
            raise archive_kinds.part_of_several(self._path)
        return archive


def _zip_entry(info: zipfile.ZipInfo) -> Entry:
    # zipfile cuts names at a zero byte and, on Windows, at other places; the original has all of it.
    name, declared = info.orig_filename, bool(info.flag_bits & 0x800)
    raw = name.encode("utf-8" if declared else "cp437", "surrogateescape")
    text = name if declared or raw.isascii() else _unicode_path(info.extra, raw)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return Entry(raw, text, "other", 0)
    is_folder = raw.endswith(b"/") or kind == stat.S_IFDIR
    return Entry(raw, text, "folder" if is_folder else "file", info.file_size, bool(info.flag_bits & 1))


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field 0x7075 (Info-ZIP Unicode Path), where it is of this very name."""
    while len(extra) >= 4:
        key, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if (
            key == 0x7075
            and len(field) > 5
            and field[0] == 1
            and struct.unpack_from("<L", field, 1)[0] == zlib.crc32(raw)
        ):
            try:
                return field[5:].decode()
            except UnicodeDecodeError:
                return None
    return None


def _zip_disks(path: Path) -> int:
    """The number of the last part of a .zip in parts, 0 for a whole one."""
    with path.open("rb") as file:
        file.seek(0, io.SEEK_END)
        file.seek(max(0, file.tell() - (1 << 16) - 22))
        tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 8:
        return 0
    number = struct.unpack_from("<H", tail, place + 4)[0]
    return 0 if number == 0xFFFF else number


# ---- .tar -----------------------------------------------------------------------------------------------


class TarEntries:
    """A .tar, plain or compressed, read from its beginning to its end each time."""

    def __init__(self, path: Path, control: RunControl) -> None:
        self._path, self._control = path, control

    def entries(self) -> Iterator[Entry]:
        for member, _ in self._members():
            yield _tar_entry(member)

    def contents(self, wanted: set[int]) -> Iterator[tuple[int, IO[bytes]]]:
        for place, (member, archive) in enumerate(self._members()):
            content = archive.extractfile(member) if place in wanted else None
            if content is not None:
                with content:
                    yield place, content

    def _members(self) -> Iterator[tuple[tarfile.TarInfo, tarfile.TarFile]]:
        with self._decompressed() as stream:
            forward = _Forward(stream, self._control)
            try:
                archive = tarfile.TarFile(fileobj=forward, errors="surrogateescape", encoding="utf-8", tarinfo=_Info)
            except tarfile.ReadError as error:
                if archive_kinds.suffix_of(self._path) not in archive_kinds.SUFFIXES:
                    raise archive_kinds.not_a_tar(self._path) from error
                raise
            with archive:
                while (member := archive.next()) is not None:
                    yield member, archive
                    # Otherwise it remembers all of them. (The stubs do not know this attribute.)
                    archive.members.clear()  # pyright: ignore
            # tarfile takes whatever is not a header for the end.
            if forward.last_block.strip(b"\0"):
                raise tarfile.ReadError("it is truncated or damaged")

    def _decompressed(self) -> BinaryIO | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
        with self._path.open("rb") as file:
            start = file.read(6)
        if start.startswith(b"\x1f\x8b"):
            return gzip.open(self._path)
        if start.startswith(b"BZh"):
            return bz2.open(self._path)
        if start == b"\xfd7zXZ\x00" or archive_kinds.suffix_of(self._path).endswith("lzma"):
            return lzma.open(self._path)
        return self._path.open("rb")


def _tar_entry(member: tarfile.TarInfo) -> Entry:
    raw = member.name.encode("utf-8", "surrogateescape")
    text = None if any("\udc80" <= char <= "\udcff" for char in member.name) else member.name
    if member.isdir():
        return Entry(raw, text, "folder", 0)
    if not member.isreg():
        return Entry(raw, text, "other", 0)
    return Entry(raw, text, "file", member.size)


class _Info(tarfile.TarInfo):
    """tarfile reads a long name into memory whatever its size (extended by inheritance, as tarfile wants it)."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADER_TYPES and self.size > _MOST_HEADER:
            raise tarfile.ReadError("a name in it is too long")
        return super()._proc_member(archive)  # type: ignore[misc]


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Forward(io.RawIOBase):
    """A stream that is read from its beginning to its end, in pieces between which a stop is heard."""

    def __init__(self, stream: _Readable, control: RunControl) -> None:
        super().__init__()
        self._stream, self._control, self._at = stream, control, 0
        self.last_block = b""
        """What was read last."""

    def read(self, size: int = -1, /) -> bytes:
        if size < 0:
            raise ValueError("it is read piece by piece")
        self._control.safe_point()
        self.last_block = self._stream.read(size)
        self._at += len(self.last_block)
        return self.last_block

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence != io.SEEK_SET or offset < self._at:
            raise UserError("The archive points back to data that was already read.", "Pack the images again.")
        while self._at < offset and self.read(min(CHUNK, offset - self._at)):
            pass
        return self._at

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True
