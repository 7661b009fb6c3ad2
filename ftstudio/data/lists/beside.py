"""Find the lists of a folder's images among its files, and explain why others are not used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.data.layout import walk
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists import class_numbers, list_kinds, per_image, read_lists
from ftstudio.data.lists.columns import BoxesFound
from ftstudio.data.lists.contents import ListFile
from ftstudio.data.lists.find_images import Places
from ftstudio.data.lists.read_lists import Listed, Source

_MOST_FOLDERS = 20
_MOST_FILES = 20
_MOST_ROWS = 50
_FEW = 3


class _Candidate(NamedTuple):
    """A list that fits, and where it is."""

    source: Source
    file: ListFile


class ListsBeside:
    """The lists in a folder and in its subfolders that have none themselves, read once and on demand."""

    def __init__(self, root: str, top: walk.Listing, target: TargetKind = "auto") -> None:
        self.root = root
        self.target: TargetKind = target
        self.top = top
        self.places = Places(root)
        self.unfit: dict[str, str] = {}
        """Why files that may be lists are not used, by name."""
        self.hint = ""
        """How to use the first list that was refused, if a setting is enough."""
        self.with_boxes = False
        """Whether a list was refused because it contains boxes; known once ``fitting`` is."""

    @cached_property
    def fitting(self) -> list[_Candidate]:
        """The lists whose first rows name images in the folder."""
        found = [one for one in map(self._judged, self._candidates()) if one is not None]
        return found or self._one_for_each_image()

    @property
    def failed(self) -> bool:
        """Whether there are files meant as lists, but none fits."""
        return not self.fitting and not all(name.lower().endswith(".txt") for name in self.unfit)

    def read(self) -> Listed:
        """Read the lists.

        Raises:
            UserError: It is unclear which of several lists to use.
        """
        chosen = self._chosen()
        sources, files = [one.source for one in chosen], [one.file for one in chosen]
        listed = read_lists.read(sources, files, self.places, self.target)
        return listed._replace(notes=[*listed.notes, *self.about_unused()])

    def overrules_folders(self) -> bool:
        """Whether the folders are numbered parts (images_1, images_2) and a table names most of their images."""
        if len({re.sub(r"\d+", "", name) for name in self.top.folders}) > 1:
            return False
        if not any(name.lower().endswith((".csv", ".tsv")) for name in self.top.files):
            return False
        return any(2 * len(one.file.rows) > len(self.places.images) for one in self.fitting)

    def about_unused(self, every: bool = False) -> list[str]:
        """Return sentences about unused tables and spreadsheets, or about ``every`` unused file that may be a list."""
        unused = sorted(self.unfit.items(), key=lambda one: not _is_reported(one[0]))
        unused = [(name, why) for name, why in unused if every or _is_reported(name)]
        said = [f"{name} is not used: {why}" for name, why in unused[:_FEW]]
        if len(unused) > _FEW:
            said.append(f"{len(unused) - _FEW:,} more files that could be lists were ignored.")
        return said

    def about_ignored(self, by_names: bool = False) -> list[str]:
        """Return sentences about lists that are ignored because folders are the classes, without reading them.

        With ``by_names``, file names are the classes.
        """
        names = [name for name in self.top.files if _is_reported(name) and not list_kinds.is_example_answer(name)]
        if not names:
            return []
        shown = ", ".join(names[:_FEW]) + (f" and {len(names) - _FEW:,} more" if len(names) > _FEW else "")
        where = "file names" if by_names else "folders"
        return [f"The classes come from the {where}; {shown} is not used. To use a list instead, open the list."]

    def _candidates(self) -> Iterator[Source]:
        yield from self._in_folder("", self.top)
        for name in islice(self.top.folders, _MOST_FOLDERS):
            here = walk.peek(f"{self.root}/{name}")
            if not here.folders:
                yield from self._in_folder(name, here)

    def _in_folder(self, folder: str, here: walk.Listing) -> Iterator[Source]:
        names = [name for name in here.files if list_kinds.is_list(name) or list_kinds.is_spreadsheet(name)]
        pictures = {name.rpartition(".")[0] for name in here.pictures}
        listed = [name for name in names if name.rpartition(".")[0] not in pictures]
        for name in islice(listed, _MOST_FILES):
            if not _is_documentation(name) and not class_numbers.is_class_names(name):
                yield self._source(folder, name, list_kinds.split_of_list(name) or split_named(folder) or "")
        # Files named like class names may be lists: labels.txt, labels.json.
        for name in islice((name for name in listed if class_numbers.is_class_names(name)), _FEW):
            yield self._source(folder, name, split_named(folder) or "")

    def _source(self, folder: str, name: str, split: str) -> Source:
        return Source(Path(self.root, folder, name), folder, split, split)

    def _judged(self, source: Source) -> _Candidate | None:
        """Return a list as a candidate if it fits; otherwise record why not."""
        name = source.path.relative_to(self.root).as_posix()
        if list_kinds.is_example_answer(source.path.name):
            self.unfit[name] = "it is a sample submission, not labels."
            return None
        try:
            file = read_lists.read_one(source, self.places, self.target)
        except UserError as error:
            self.with_boxes = self.with_boxes or isinstance(error, BoxesFound)
            why = error.message.removeprefix(source.path.name)
            self.hint = self.hint or (error.hint if "--target" in error.hint else "")
            self.unfit[name] = f"it{why}" if why != error.message else why
            self.unfit[name] += " Save it as CSV." if list_kinds.is_spreadsheet(name) else ""
            return None
        first = file.rows[:_MOST_ROWS]
        found = {place.path for place in self.places.find(first, source.folder, source.part) if not place.problem}
        needed = 1 if source.path.name.lower().endswith((".csv", ".tsv")) else max(1, min(len(first), 2))
        if len(found) < needed or (needed > 1 and 2 * len(found) < len(first)):
            self.unfit[name] = f"none of its first {len(first)} rows names an image here."
            return None
        return _Candidate(source, file)

    def _one_for_each_image(self) -> list[_Candidate]:
        files = [found.path for found in walk.below(self.root, "") if found.path.lower().endswith(".json")]
        files = per_image.of_images(files, self.places.images)
        if len(files) < 2:
            return []
        source = Source(Path(self.root, files[0]), each=tuple(sorted(files)))
        try:
            return [_Candidate(source, read_lists.read_one(source, self.places, self.target))]
        except UserError as error:
            self.with_boxes = self.with_boxes or isinstance(error, BoxesFound)
            self.unfit[f"{len(files):,} JSON files"] = error.message
            return []

    def _chosen(self) -> list[_Candidate]:
        """The only list, or one for each split. Raises UserError if there are others."""
        fitting = self.fitting
        if len(fitting) == 1:  # train.csv alone defines no split
            return [one._replace(source=one.source._replace(split="")) for one in fitting]
        by_kind: dict[str, dict[str, list[_Candidate]]] = defaultdict(lambda: defaultdict(list))
        for one in fitting:
            by_kind[one.source.path.suffix.lower()][one.source.split].append(one)
        for suffix in list_kinds.SUFFIXES:
            of_split = by_kind.get(suffix, {})
            parts = {split: several for split, several in of_split.items() if split}
            if "train" in parts and len(parts) > 1 and all(len(several) == 1 for several in parts.values()):
                chosen = [several[0] for several in parts.values()]
                self._note_unchosen(chosen)
                return chosen
        names = " and ".join(one.source.path.name for one in fitting[:2])
        raise UserError(
            f"There are {len(fitting)} lists of the images in {self.root}, such as {names}.",
            "Open the list you want directly, or name the lists after their splits: train.csv, val.csv, test.csv.",
        )

    def _note_unchosen(self, chosen: list[_Candidate]) -> None:
        for one in self.fitting:
            if one not in chosen:
                self.unfit[one.file.name] = f"{chosen[0].file.name} and the other lists of splits are."


def _is_documentation(name: str) -> bool:
    """Whether a file's name says that it describes the data set or belongs to a program."""
    return name.lower().startswith(("readme", "license", "licence", "requirements", "dataset_info", "package"))


def _is_reported(name: str) -> bool:
    return name.lower().endswith((".csv", ".tsv", *list_kinds.SPREADSHEETS)) or name.endswith("JSON files")
