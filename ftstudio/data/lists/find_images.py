"""Find the images of a list: as written, or by the last parts of their paths.

Lists are often separated from their folders: they come from another computer, a notebook or a bucket, or have names
instead of paths.
"""

from __future__ import annotations

import os
import posixpath
import re
import stat
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from ftstudio.data.decoding.page_paths import file_of, page_in, page_path
from ftstudio.data.layout import walk
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists.cells import IMAGE_ENDINGS
from ftstudio.data.lists.contents import Said

MAX_FILES = 2_000_000
_BESIDE_IMAGES_WORDS = (
    "mask masks annotation annotations label labels segmentation segmentations segmentationclass thumb thumbs "
    "thumbnail thumbnails depth groundtruth ground_truth"
)
_BESIDE_IMAGES = frozenset(_BESIDE_IMAGES_WORDS.split())
_UPLOADED = re.compile(r"[0-9a-f]{8}-(.+)")
"""Label Studio prefixes the name of an uploaded file with eight characters."""


class Place(NamedTuple):
    """Where a row's image is.

    Attributes:
        path: Relative to the root; "" if unknown.
        problem: A reason key, or "".
        detail: The problem in words.
        moved: Whether folders of the written path do not exist.
    """

    path: str
    problem: str = ""
    detail: str = ""
    moved: bool = False


class _Fit(NamedTuple):
    """A file that a path may mean: its last ``length`` parts are equal."""

    path: str
    length: int

    @property
    def base(self) -> str:
        return "/".join(self.path.split("/")[: -self.length])


class Places:
    """The images below a folder, found by the paths in lists."""

    def __init__(self, root: str) -> None:
        self.root = root

    @cached_property
    def images(self) -> tuple[str, ...]:
        """Every file that may be an image, relative to the root."""
        found = (one.path for one in walk.below(self.root, "") if not one.problem)
        return tuple(path for path in islice(found, MAX_FILES) if not walk.is_companion(path.rpartition("/")[2]))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _grouped(self.images, lambda name: name)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        return _grouped(self.images, lambda name: os.path.splitext(name)[0])  # noqa: PTH122 - once for each file

    def knows(self, stated: str) -> bool:
        """Whether a cell may be the name or the path of an image."""
        parts = parts_of(stated)
        return bool(parts and self._named(parts[-1]))

    def find(self, rows: Sequence[Said], folder: str, split: str) -> list[Place]:
        """Return the place of each row of a list; a row may name one page of a file (decoding/page_paths).

        Args:
            rows: The rows.
            folder: The folder of the list, relative to the root.
            split: The split that the list is for; "" for any.
        """
        pages = {
            number: page
            for number, row in enumerate(rows)
            if (page := page_in(row.stated)) and self._stated(row, folder).problem  # a file may have that very name
        }
        if not pages:
            return self._find_files(rows, folder, split)
        rows = list(rows)
        for number in pages:
            row = rows[number]
            rows[number] = row._replace(stated=file_of(row.stated), exact=file_of(row.exact))
        places = self._find_files(rows, folder, split)
        for number, page in pages.items():
            if places[number].path:
                places[number] = places[number]._replace(path=page_path(places[number].path, page))
        return places

    def _find_files(self, rows: Sequence[Said], folder: str, split: str) -> list[Place]:
        places = [self._stated(row, folder) for row in rows]
        missing = {number: parts_of(rows[number].stated) for number, place in enumerate(places) if place.problem}
        if not missing:
            return places
        taken = {place.path for place in places if not place.problem}
        used = _parts_used(rows)
        fits = {number: self._fits(parts, used, taken) for number, parts in missing.items()}
        votes = Counter(fit.base for several in fits.values() for fit in several)
        longest: dict[str, int] = defaultdict(int)
        for number, several in fits.items():
            fits[number] = _preferred(several, missing[number], split_named(rows[number].split) or split, votes)
            for fit in fits[number]:
                longest[fit.path] = max(longest[fit.path], fit.length)
        for number, several in fits.items():
            several = [fit for fit in several if fit.length == longest[fit.path]]
            if len(several) == 1:
                [fit] = several
                places[number] = Place(fit.path, moved=len(missing[number]) > fit.length)
            elif several:
                said = f"several files match: {_and(fit.path for fit in several)}."
                places[number] = Place("", "ambiguous_path", said)
            elif not places[number].detail:
                places[number] = places[number]._replace(detail=self._why_missing(places[number], missing[number]))
        return places

    def _stated(self, row: Said, folder: str) -> Place:
        """The place as written, relative to the list's folder or to the root."""
        if "\0" in row.stated:
            return Place("", "bad_row", "the path contains an invalid character.")
        outcome = Place("", "outside_folder")
        for stated in filter(None, (row.exact, row.stated)):
            for start in dict.fromkeys((folder, "")):
                relative = inside(self.root, start, stated)
                if relative is None:
                    continue
                try:
                    mode = os.stat(f"{self.root}/{relative}").st_mode  # noqa: PTH116 - once for each row
                except (OSError, ValueError):
                    outcome = outcome if outcome.path else Place(relative, "missing")
                    continue
                if stat.S_ISREG(mode):
                    return Place(relative)
                outcome = Place(relative, "not_a_file", "this is not an ordinary file.")
        return outcome

    def _fits(self, parts: Sequence[str], used: Sequence[set[str]], taken: set[str]) -> list[_Fit]:
        """The files whose paths share the most last parts with ``parts``.

        A file in a folder that other rows name, but this path does not, belongs to those rows.
        """
        if not parts:
            return []
        fits: list[_Fit] = []
        wanted = [_fold(part) for part in reversed(parts)]
        for path in self._named(parts[-1]):
            there = [_fold(part) for part in reversed(path.split("/"))]
            length = 1
            while length < min(len(there), len(wanted)) and there[length] == wanted[length]:
                length += 1
            other = there[length] if length < min(len(there), len(wanted)) else ""
            if path not in taken and not (other and length < len(used) and other in used[length]):
                fits.append(_Fit(path, length))
        longest = max((fit.length for fit in fits), default=0)
        return [fit for fit in fits if fit.length == longest]

    def _named(self, name: str) -> list[str]:
        """The files of a name with its extension or without one, in any case and Unicode form."""
        folded = _fold(name)
        uploaded = _UPLOADED.fullmatch(name)
        if found := self._by_name.get(folded):
            return found
        if not _has_image_ending(folded) and (found := self._by_stem.get(folded)):
            return found
        return self._named(uploaded[1]) if uploaded else []

    def _why_missing(self, place: Place, parts: Sequence[str]) -> str:
        if place.problem == "outside_folder":
            return "the file is outside the folder, and no file inside matches."
        stem = _fold(parts[-1]).rpartition(".")[0] if parts else ""
        others = self._by_stem.get(stem, [])
        return "the file does not exist" + (f"; {others[0]} is." if others else ".")


def inside(root: str, folder: str, stated: str) -> str | None:
    """Resolve ``stated`` against ``folder`` in ``root``; relative to the root, with "/"; None if it is outside."""
    base = root.replace(os.sep, "/").rstrip("/") + "/"
    for text in (stated, stated.replace("\\", "/")):
        whole = posixpath.normpath(posixpath.join(base, folder, text))
        relative = whole[len(base) :] if whole.startswith(base) else None
        if relative and (text == stated.replace("\\", "/") or os.path.lexists(whole)):
            return relative
    return None


def parts_of(stated: str) -> list[str]:
    """Split a path or URL of any system, without drive, host and leading ".."."""
    text = stated.replace("\\", "/")
    if "?d=" in text:  # a local file in Label Studio
        text = unquote(text.split("?d=", 1)[1])
    elif "://" in text:
        scheme, _, rest = text.partition("://")
        text = rest.partition("/")[2] if scheme.lower() != "file" else rest
        if scheme.lower() in ("http", "https"):
            text = re.split(r"[?#]", text, maxsplit=1)[0]
        text = unquote(text) if "%" in text else text
    else:
        text = re.sub(r"^[A-Za-z]:(?=/)", "", text)
    parts = [part for part in text.split("/") if part not in ("", ".")]
    up = max((place for place, part in enumerate(parts) if part == ".."), default=-1)
    return parts[up + 1 :]


def _preferred(fits: Sequence[_Fit], parts: Sequence[str], split: str, votes: Counter[str]) -> list[_Fit]:
    """Choose among files that fit equally well.

    Preferred are files with the exact spelling, not in a folder of masks, in a folder of the row's split, and in the
    folder where most rows are found.
    """

    def narrowed(fits: Sequence[_Fit], good: Sequence[bool]) -> list[_Fit]:
        return [fit for fit, keep in zip(fits, good, strict=True) if keep] or list(fits)

    if len(fits) < 2:
        return list(fits)
    fits = narrowed(fits, [fit.path.split("/")[-1] == parts[-1] for fit in fits])
    folders = [fit.path.split("/")[:-1] for fit in fits]
    fits = narrowed(fits, [not _BESIDE_IMAGES.intersection(map(str.lower, inner)) for inner in folders])
    folders = [fit.path.split("/")[:-1] for fit in fits]
    if split:
        fits = narrowed(fits, [any(split_named(part) == split for part in inner) for inner in folders])
    most = max(votes[fit.base] for fit in fits)
    return narrowed(fits, [votes[fit.base] == most for fit in fits])


def _parts_used(rows: Iterable[Said]) -> list[set[str]]:
    """The folded parts of all written paths, by their distance from the end."""
    used: list[set[str]] = []
    for row in rows:
        for distance, part in enumerate(reversed(parts_of(row.stated))):
            if distance == len(used):
                used.append(set())
            if distance:  # file names are not needed
                used[distance].add(_fold(part))
    return used


def _grouped(paths: Iterable[str], of_name: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[_fold(of_name(path.rpartition("/")[2]))].append(path)
    return dict(groups)


def _fold(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _has_image_ending(name: str) -> bool:
    return name.rpartition(".")[2] in IMAGE_ENDINGS and "." in name


def _and(paths: Iterable[str]) -> str:
    first, second, *rest = sorted(paths)
    return f"{first} and {second}" + (f", and {len(rest):,} more" if rest else "")
