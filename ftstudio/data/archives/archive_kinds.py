"""Kinds of archives: those that are read, and what to say of the others."""

from __future__ import annotations

import re
from pathlib import Path

from ftstudio.core.errors import UserError

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz", ".tar.lzma", ".7z")
"""Endings of the archives that are read."""
READ = "a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz"

_REFUSED = {
    ".rar": "RAR", ".zst": "Zstandard", ".tzst": "Zstandard", ".z": "compress", ".lz": "lzip",
    ".cab": "CAB", ".arj": "ARJ", ".lzh": "LHA", ".lha": "LHA", ".ace": "ACE", ".iso": "ISO", ".dmg": "DMG",
    ".sit": "StuffIt", ".sitx": "StuffIt", ".zpaq": "ZPAQ", ".alz": "ALZip", ".egg": "ALZip", ".gz": "", ".bz2": "",
    ".xz": "", ".lzma": "",
}  # fmt: skip
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
_PART_START = b"PK\x07\x08"
_STARTS = {
    b"Rar!\x1a\x07": ".rar", b"\x28\xb5\x2f\xfd": ".zst", b"\x1f\x9d": ".z",
    b"LZIP": ".lz", b"MSCF": ".cab", b"**ACE**": ".ace", b"ALZ\x01": ".alz", b"EGGA": ".egg",
}  # fmt: skip
_SEVEN_ZIP_START = b"7z\xbc\xaf\x27\x1c"
_TAR_STARTS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_PART = re.compile(r"\.(z\d\d|zx\d\d|r\d\d|\d{3}|part\d+\.(rar|zip|7z))$", re.IGNORECASE)
_UNPACK = "Unpack it and open the folder"


def suffix_of(path: Path) -> str:
    """The ending that says which kind of archive a name means, in small letters; "" where it means none."""
    name = path.name.lower()
    if _PART.search(name):
        return ".part"
    fitting = [suffix for suffix in (*SUFFIXES, *_REFUSED) if name.endswith(suffix) and name != suffix]
    return max(fitting, key=len, default="")


def is_archive(path: Path) -> bool:
    """Whether a file is meant as an archive, of a kind that is read or not; without an ending its content decides."""
    if suffix_of(path):
        return True
    return not path.suffix and _kind_by_content(_head(path)) != ""


def stem_of(path: Path) -> str:
    """The name of an archive without its ending."""
    suffix = suffix_of(path)
    return path.name[: -len(suffix)] if suffix in SUFFIXES else path.stem


def kind_of(path: Path) -> str:
    """Return "zip", "tar" or "7z" by content, as endings may be wrong. Raises OSError, and UserError for others."""
    suffix, kind = suffix_of(path), _kind_by_content(_head(path))
    if suffix == ".part" or kind == "part":
        raise part_of_several(path)
    if kind in ("zip", "tar", "7z"):
        return kind
    refused = kind or (suffix if suffix in _REFUSED else "")
    if refused and _REFUSED[refused]:
        raise _not_read(path, _REFUSED[refused])
    return suffix[1:] if suffix in (".zip", ".7z") else "tar"


def refusal(path: Path) -> str:
    """What to say of a file name of a kind that is not read; "" for the others. Looks at the name alone."""
    suffix = suffix_of(path)
    error = part_of_several(path) if suffix == ".part" else None
    if error is None and _REFUSED.get(suffix):
        error = _not_read(path, _REFUSED[suffix])
    return f"{error.message} {error.hint}" if error else ""


def part_of_several(path: Path) -> UserError:
    """Return the error for one part of a multi-part archive."""
    return UserError(
        f"{path} is one part of a multi-part archive.",
        "Unpack it with the program that made it, with all parts in one folder, and open the result.",
    )


def seven_zip_missing(path: Path) -> UserError:
    """Return the error for a .7z archive without py7zr."""
    return UserError(
        f"{path} is a .7z, and py7zr, which reads it, is not installed.",
        f"Install it (pip install ftstudio[7z]), or {_UNPACK[0].lower()}{_UNPACK[1:]} "
        "(7-Zip, The Unarchiver, or: 7z x).",
    )


def not_a_tar(path: Path) -> UserError:
    """Return the error for a compressed file that contains no .tar."""
    return UserError(
        f"{path} is compressed, but is not an archive (it contains no .tar).",
        f"Decompress it and open the result, or pack the images as {READ}.",
    )


def _not_read(path: Path, title: str) -> UserError:
    with_what = {"RAR": " (7-Zip, The Unarchiver, or: unrar x)"}
    return UserError(
        f"{path} is an unsupported kind of archive ({title}).",
        f"{_UNPACK}{with_what.get(title, '')}, or pack the images as {READ}.",
    )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except OSError:
        return b""


def _kind_by_content(head: bytes) -> str:
    """Return "zip", "tar", "7z", "part", an ending of a kind that is not read, or ""."""
    if head.startswith(_PART_START):
        return "part"
    if head.startswith(_ZIP_STARTS):
        return "zip"
    if head.startswith(_SEVEN_ZIP_START):
        return "7z"
    if head.startswith(_TAR_STARTS) or head[257:262] == b"ustar":
        return "tar"
    return next((suffix for start, suffix in _STARTS.items() if head.startswith(start)), "")
