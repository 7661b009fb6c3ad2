"""All plausible ways to read the classes of a folder, best first, and the class of each file in each of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.core.readings import MOST_CLASSES, Reading
from ftstudio.core.targets import REGRESSION
from ftstudio.data.layout import levels
from ftstudio.data.layout.class_folders import Place, places_of
from ftstudio.data.layout.folder_names import are_parts
from ftstudio.data.layout.folder_tree import FolderTree, TreeFolder
from ftstudio.data.layout.levels import LEAF, Content
from ftstudio.data.layout.name_patterns import class_by_name
from ftstudio.data.layout.walk import join
from ftstudio.data.lists import kinds
from ftstudio.data.lists.beside import ListsBeside
from ftstudio.data.lists.read_lists import Listed
from ftstudio.data.phrases import names

AUTO, NAME, LIST = "auto", "name", "list"
EXAMPLES = 3
_NAMED_IN_LEVEL = 3


class Readings(NamedTuple):
    """The readings of one folder.

    Attributes:
        offered: Best first.
        places: The place of every folder.
        counts: The number of images by folder content.
        by_name: Reads the class from a file name, if names contain classes.
        listed: The contents of the lists in the folder.
    """

    offered: tuple[Reading, ...]
    places: dict[str, Place]
    counts: Counter[Content]
    by_name: Callable[[str], str] | None
    listed: Listed | None

    def chosen(self, classes_from: str, root: str) -> Reading | None:
        """Return the reading for ``data.classes_from``; with "auto" the best, or None if there is none.

        Raises:
            UserError: This folder does not have that reading.
        """
        if classes_from == AUTO:
            return self.offered[0] if self.offered else None
        deepest = max(map(len, self.counts), default=0)
        if classes_from == LEAF and deepest and not any(each.key == LEAF for each in self.offered):
            classes_from = str(deepest)
        for reading in self.offered:
            if reading.key == classes_from:
                return reading
        wanted = {NAME: "file names that contain classes", LIST: "a list of its images"}
        which = wanted.get(classes_from, f"class folders at level {classes_from}")
        known = ", ".join(each.key for each in self.offered)
        raise UserError(
            f"{root} does not have {which}.",
            f"Choose one of: auto, {known}." if known else "Sort the images into one folder per class.",
        )

    def best_known(self, classes: Collection[str]) -> Reading | None:
        """Return the reading with most of ``classes``; of ties the better reading."""
        known = frozenset(classes)
        return max(self.offered, key=lambda each: sum(1 for name, _ in each.classes if name in known), default=None)

    @property
    def is_unsure(self) -> bool:
        """Whether several readings are likely, or classes come from file names."""
        likely = [reading for reading in self.offered if reading.likely]
        return len(likely) > 1 or bool(likely and likely[0].key == NAME)

    def class_reader(self, reading: Reading) -> Callable[[str, str], str]:
        """Return a function from (folder, file name) to the class, "" for none."""
        if reading.key == NAME:
            by_name = self.by_name
            return lambda folder, name: by_name(name) if by_name and not self.places[folder].apart else ""
        found = {
            path: "" if place.apart else levels.class_at(place.content, reading.key)
            for path, place in self.places.items()
        }
        return lambda folder, _: found[folder]

    def has_versions(self, reading: Reading) -> bool:
        """Whether the same picture may be in several folders under the same name."""
        if reading.key in (NAME, LIST):
            return False
        if levels.crossed_with_others(self.counts, reading.key):
            return True
        below = {name for content in self.counts for name in content[1:]} if reading.key == "1" else set[str]()
        return bool(below) and are_parts(below)


def readings_of(tree: FolderTree, left_out: Collection[str], beside: ListsBeside, list_wanted: bool) -> Readings:
    """Return every reading of ``tree``.

    Args:
        tree: The folders.
        left_out: Paths of images that are companions of others.
        beside: The lists in the folder.
        list_wanted: Whether the user requested a list.

    Raises:
        UserError: A list is needed, but it is unclear which of several to use.
    """
    pictures = {
        path: tuple(name for name in folder.pictures if join(path, name) not in left_out)
        if left_out
        else folder.pictures
        for path, folder in tree.folders.items()
    }
    without = frozenset(path for path, own in pictures.items() if not own)
    places = places_of(tree, without)
    counts: Counter[Content] = Counter()
    for path, place in places.items():
        if pictures[path] and not place.apart:
            counts[place.content] += len(pictures[path])
    del_top = {content: number for content, number in counts.items() if content}
    found = levels.candidates(del_top)
    by_name = None
    names_in = {str(content[0]) for content in del_top}
    vague = not found or (len(found) == 1 and are_parts(names_in)) or len(names_in) < 2
    vague = vague or beside.overrules_folders()
    listed = _lists_of(beside, needed=vague or list_wanted)
    if vague:
        by_name = class_by_name([name for path, own in pictures.items() if not places[path].apart for name in own])
    made = Readings((), places, counts, by_name, listed)
    maker = _Maker(tree, pictures, made)
    offered = [maker.of_level(each.key, each.likely and not (vague and (by_name or listed))) for each in found]
    if by_name is not None:
        offered.insert(0, maker.of_names())
    if listed is not None:
        reading = maker.of_list(listed, likely=vague)
        offered.insert(0 if vague else len(offered), reading)
    return made._replace(offered=tuple(offered))


def _lists_of(beside: ListsBeside, needed: bool) -> Listed | None:
    """The contents of the lists; if folders are the classes, only of a list whose use is clear."""
    if needed:
        return beside.read() if beside.fitting else None
    if not beside.about_ignored():
        return None
    with suppress(UserError):
        return beside.read() if beside.fitting else None
    return None


class _Maker:
    """Builds the descriptions of readings."""

    def __init__(self, tree: FolderTree, pictures: dict[str, tuple[str, ...]], found: Readings) -> None:
        self._tree, self._pictures, self._found = tree, pictures, found

    def of_level(self, key: str, likely: bool) -> Reading:
        deepest = max(map(len, self._found.counts), default=0)
        title = "Class folders"
        if key == LEAF:
            title = "Class folders: the innermost folders"
        elif deepest > 1:
            title = f"Class folders at level {key}"
        return self._made(Reading(key=key, title=title, class_count=0, classes=(), likely=likely), self._notes(key))

    def of_names(self) -> Reading:
        reading = Reading(key=NAME, title="Classes from the file names", class_count=0, classes=())
        return self._made(reading, ())

    def of_list(self, listed: Listed, likely: bool) -> Reading:
        counts: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for row in listed.rows:
            for name in () if row.problem else row.labels:
                counts[name] += 1
                examples.setdefault(name, row.path)
        title = f"{kinds.WORDS[listed.task].capitalize()} from the list {listed.preview.name}"
        reading = Reading(key=LIST, title=title, class_count=0, classes=(), likely=likely, task=listed.task)
        return _described(reading, counts, examples, ())

    def _made(self, reading: Reading, notes: tuple[str, ...]) -> Reading:
        class_of = self._found.class_reader(reading)
        counts: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for path, own in self._pictures.items():
            if reading.key != NAME:
                own_class = class_of(path, "") if own else ""
                if own_class:
                    counts[own_class] += len(own)
                    examples.setdefault(own_class, join(path, own[0]))
                continue
            for name in own:
                if own_class := class_of(path, name):
                    counts[own_class] += 1
                    examples.setdefault(own_class, join(path, name))
        return _described(reading, counts, examples, notes)

    def _notes(self, key: str) -> tuple[str, ...]:
        """Describe the other levels."""
        if key == LEAF:
            return ()
        by_level: dict[int, set[str]] = defaultdict(set)
        for content in self._found.counts:
            for level, name in enumerate(content, start=1):
                by_level[level].add(name)
        notes: list[str] = []
        for level, found in sorted(by_level.items()):
            if str(level) == key or len(found) < 2:
                continue
            where = "above" if level < int(key) else "inside"
            what = "versions or parts of the same classes" if are_parts(found) else "groups"
            what = what if where == "above" else "merged"
            notes.append(f"Folders {where} the classes: {names(found)}; {what}.")
        return tuple(notes)


def _described(reading: Reading, counts: Counter[str], examples: dict[str, str], notes: tuple[str, ...]) -> Reading:
    shown = [name for name in sorted(counts) if name in examples][:EXAMPLES]
    return Reading(
        key=reading.key,
        title=reading.title,
        class_count=len(counts),
        classes=tuple((name, counts[name]) for name in sorted(counts)[:MOST_CLASSES]),
        examples=tuple(examples[name] for name in shown),
        shows=tuple(shown),
        notes=notes,
        likely=reading.likely and (len(counts) > 1 or reading.task == REGRESSION),
        task=reading.task,
    )


def how_read(offered: Collection[Reading], key: str) -> Iterator[str]:
    """Yield sentences for the command line: the reading used and how to choose another; none if there is only one."""
    if len(offered) < 2 and not any(each.key == NAME for each in offered):
        return
    for reading in sorted(offered, key=lambda each: each.key != key):
        what = f"{reading.title}{_classes_in_words(reading)}"
        if reading.key == key:
            was = kinds.WORDS[reading.task].capitalize()
            yield f"{was} were read from: {what}. --classes-from {key} makes this choice permanent."
            yield from reading.notes
        else:
            yield f"Another reading, with --classes-from {reading.key}: {what}."


def _classes_in_words(reading: Reading) -> str:
    if not reading.classes:
        return ""
    told = names(name for name, _ in reading.classes)
    more = f" and {reading.class_count - MOST_CLASSES:,} more" if reading.class_count > MOST_CLASSES else ""
    return f" ({reading.class_count:,} {kinds.WORDS[reading.task]}: {told}{more})"


def folders_without(tree: FolderTree, folder: TreeFolder) -> bool:
    """Whether a folder and its subfolders contain no file."""
    return not any(each.pictures or each.broken or each.documents for each in tree.below(folder.path))
