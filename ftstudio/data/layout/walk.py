"""List folders: every file once, following links but not in circles, without hidden files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple, TypeAlias

_Identity: TypeAlias = tuple[int, int]
"""Device and inode: the same for a folder and a link to it."""
_MOST_VISITS = 16
"""A folder that many links point to is listed at most this often; otherwise links among links would never end."""

_SYSTEM_NAMES = (
    "thumbs.db|ehthumbs.db|desktop.ini|__macosx|$recycle.bin|system volume information|@eadir|lost+found"
    "|__pycache__|icon\r"
)
_COMPANION_SUFFIXES = (
    ".txt .md .rst .csv .tsv .json .jsonl .ndjson .manifest .yaml .yml .toml .xml .html .htm .pdf .docx .xlsx .xlsm "
    ".xls .ods .numbers .feather .py .ipynb .sh .log .zip .tar .gz .tgz .7z .npy .npz .mat .h5 .parquet .db .sqlite "
    ".pkl .pt .pth .record .url .lnk .names .xmp .aae .thm .ini .mov .mp4 .doc .pptx .rtf .odt"
)
_SYSTEM = frozenset(_SYSTEM_NAMES.split("|"))
_COMPANIONS = frozenset(_COMPANION_SUFFIXES.split())
_COMPANION_STEMS = ("readme", "notice", "license", "licence", "copying", "changelog", "citation", "authors")
_FIRST_LETTERS = frozenset(letter for stem in _COMPANION_STEMS for letter in (stem[0], stem[0].upper()))


class Listing(NamedTuple):
    """Names in one folder, sorted, without hidden files, system files and runs of this program.

    ``broken`` has the names that are neither regular files nor folders, with their reason key.
    """

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()

    @property
    def pictures(self) -> tuple[str, ...]:
        """Files that may be images, judged by name alone; only for recognising a layout."""
        return tuple(name for name in self.files if not is_companion(name))


class Found(NamedTuple):
    """One file. ``path`` is relative to the root, with "/"; ``problem`` is a reason key, or ""."""

    path: str
    problem: str = ""


def is_hidden(name: str) -> bool:
    """Whether a file or folder is hidden or belongs to the system."""
    return name.startswith(".") or name.lower() in _SYSTEM


def is_ours(folder: str) -> bool:
    """Whether a folder is or contains runs of this program, which users may store beside their images."""
    if os.path.exists(f"{folder}/index.sqlite"):  # noqa: PTH110 - once for each folder
        with suppress(OSError), os.scandir(folder) as entries:
            return any(_is_run(entry.path) for entry in entries)
    return _is_run(folder)


def _is_run(folder: str) -> bool:
    return all(os.path.exists(f"{folder}/{name}") for name in ("run.json", "split.json"))  # noqa: PTH110 - as above


def is_companion(name: str) -> bool:
    """Whether a file accompanies images and is none itself: a README, a list, notes."""
    dot = name.rfind(".")  # faster than splitext, for every file
    if dot > 0 and name[dot:].lower() in _COMPANIONS:
        return True
    return name[:1] in _FIRST_LETTERS and name.lower().startswith(_COMPANION_STEMS)


def listing(folder: str, limit: int | None = None) -> Listing:
    """List a folder, at most about ``limit`` names. Raises OSError."""
    folders: list[str] = []
    files: list[str] = []
    broken: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_hidden(entry.name):
                continue
            kind = _kind(entry)
            if kind == "folder" and is_ours(entry.path):
                continue
            if kind == "folder":
                folders.append(entry.name)
            elif kind == "file":
                files.append(entry.name)
            else:
                broken.append((entry.name, kind))
            if limit is not None and len(folders) + len(files) >= limit:
                break
    return Listing(tuple(sorted(folders)), tuple(sorted(files)), tuple(sorted(broken)))


def peek(folder: str) -> Listing:
    """List the first names in a folder, to recognise a layout; empty if it cannot be read."""
    try:
        return listing(folder, limit=100)
    except OSError:
        return Listing()


class Folder(NamedTuple):
    """One folder of a walk.

    ``path`` is relative to the root, with "/"; ``problem`` is the reason key why it was not listed, or "".
    """

    path: str
    here: Listing
    problem: str = ""


def folders_below(root: str, start: str = "") -> Iterator[Folder]:
    """Yield ``start`` and every folder below it, in the order of their names, following links but not in circles.

    ``start`` is relative to ``root``; "" for the root itself.
    """
    visits: Counter[_Identity] = Counter()
    waiting: list[tuple[str, frozenset[_Identity]]] = [(start, frozenset(_above(root, start)))]
    while waiting:
        relative, above = waiting.pop()
        folder = f"{root}/{relative}" if relative else root
        try:
            status = os.stat(folder)  # noqa: PTH116 - a surrogate-escaped string, one for each folder
            identity = (status.st_dev, status.st_ino)
            if status.st_ino and (identity in above or visits[identity] >= _MOST_VISITS):
                yield Folder(relative, Listing(), "link_loop")
                continue
            visits[identity] += 1
            here = listing(folder)
        except PermissionError:
            yield Folder(relative, Listing(), "no_permission")
            continue
        except OSError:
            yield Folder(relative, Listing(), "unreadable")
            continue
        yield Folder(relative, here)
        inside = above | {identity}
        waiting.extend((join(relative, name), inside) for name in reversed(here.folders))


def below(root: str, start: str = "") -> Iterator[Found]:
    """Yield every file under ``start`` (relative to ``root``, "" for the root itself), folder by folder."""
    for folder, here, problem in folders_below(root, start):
        if problem:
            yield Found(folder, problem)
        for name in here.files:
            yield Found(join(folder, name))
        for name, reason in here.broken:
            yield Found(join(folder, name), reason)


def _above(root: str, start: str) -> Iterator[_Identity]:
    """The folders from the root down to ``start``, without ``start``: a link to one of them is a circle."""
    parts = start.split("/") if start else []
    for count in range(len(parts)):
        with suppress(OSError):
            status = os.stat("/".join((root, *parts[:count])))  # noqa: PTH116 - as above
            yield status.st_dev, status.st_ino


def join(folder: str, name: str) -> str:
    """Join a folder and a name with "/"; the folder may be ""."""
    return f"{folder}/{name}" if folder else name


def _kind(entry: os.DirEntry[str]) -> str:
    """Return "folder", "file", or the reason why it is neither."""
    try:
        if entry.is_dir():
            return "folder"
        if entry.is_file():
            return "file"
        return "broken_link" if entry.is_symlink() else "not_a_file"
    except PermissionError:
        return "no_permission"
    except OSError:
        return "link_loop" if entry.is_symlink() else "unreadable"
