"""What is in a packed project: its list of contents, and where things are in the .zip."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from msgspec import Struct

from ftstudio.core import json_codec
from ftstudio.core.bounds import Count

CONTENTS = "ftstudio-project.json"
IMAGES, RUNS = "images", "runs"
VERSION = 1


class PackedImages(Struct, frozen=True, kw_only=True):
    """The images of one root.

    ``folder`` is their name below IMAGES, ``root`` where they were, ``sources`` what was opened to find them there (the
    folder itself, a list, an archive). Without the images themselves ``files`` are only their paths below the root.
    """

    folder: str
    root: str
    sources: tuple[str, ...]
    count: Count
    included: bool
    files: tuple[str, ...] = ()


class Contents(Struct, frozen=True, kw_only=True):
    """ftstudio-project.json. ``runs`` are names of folders below RUNS."""

    version: Count
    made_by: str
    runs: tuple[str, ...]
    images: tuple[PackedImages, ...]

    def as_json(self) -> bytes:
        return json_codec.encode_pretty(self)


def safe_parts(name: str) -> PurePosixPath | None:
    """The path that an entry of the .zip may be unpacked to, None for one that leads elsewhere or is not ours."""
    path = PurePosixPath(name)
    harmless = all(part not in ("", ".", "..") and ":" not in part and "\0" not in part for part in name.split("/"))
    if not harmless or "\\" in name or path.is_absolute() or len(path.parts) < 3:
        return None
    return path if path.parts[0] in (IMAGES, RUNS) else None


def moved(path: str, old_root: str, new_root: Path) -> str:
    """Where a path below ``old_root`` is now; what was elsewhere (a list, an archive) becomes the root itself."""
    inside = below(path, old_root)
    return str(new_root) if inside is None else str(new_root.joinpath(*PurePosixPath(inside).parts))


def below(path: str, root: str) -> str | None:
    """Return ``path`` relative to ``root``, with slashes; None where it is elsewhere.

    By the texts alone: they may be those of another system.
    """
    one, other = path.replace("\\", "/").rstrip("/"), root.replace("\\", "/").rstrip("/")
    if one == other:
        return ""
    return one[len(other) + 1 :] if one.startswith(f"{other}/") else None
