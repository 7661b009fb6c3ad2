"""Recognise how a folder of images is arranged, and assign each file to a class and split."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.core.readings import Reading
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, Labels
from ftstudio.data.archives.archive_kinds import is_archive
from ftstudio.data.boxes import read
from ftstudio.data.decoding import decode
from ftstudio.data.layout import box_layout, walk
from ftstudio.data.layout.arrangement import AS_FOUND, COMPANION, EMPTY_CLASS, Arrangement, Entry, Wanted
from ftstudio.data.layout.boxes import has_boxes, has_class_folders
from ftstudio.data.layout.companions import Companion, companions_in
from ftstudio.data.layout.folder_tree import FolderTree, TreeFolder
from ftstudio.data.layout.readings import AUTO, LIST, NAME, Readings, folders_without, readings_of
from ftstudio.data.layout.sniff import Glance
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.layout.walk import join
from ftstudio.data.lists import list_kinds, read_lists, wanted_column
from ftstudio.data.lists.beside import ListsBeside
from ftstudio.data.lists.box_files import read_boxes_as_labels
from ftstudio.data.lists.columns import BoxesFound
from ftstudio.data.lists.read_lists import Listed, Source
from ftstudio.data.phrases import OTHER_THAN_CLASSES
from ftstudio.data.quality.reasons import Undecodable

_MAX_WRAPPERS = 8

NEEDED = (
    "Put the images of each class into a folder named after the class (for example cats and dogs), and open the "
    "parent folder. A list (.csv) with the columns path and class works as well."
)

LISTED = "List of images"
"""The title of a layout whose classes come from a list."""
SPLIT = "Train, validation and test folders"


def arrangement_of(folder: str, wanted: Wanted = AS_FOUND, tell: Callable[[int], None] = lambda _: None) -> Arrangement:
    """Recognise how the images in ``folder`` are arranged; folders that only wrap another one are skipped.

    Args:
        folder: The folder.
        wanted: How to read it.
        tell: Called with the number of files found so far; may raise to stop.

    Raises:
        UserError: The folder cannot be read, is empty, has no classes, or does not have the requested reading.
    """
    glance = _glance(folder, wanted.target)
    whole = tree = FolderTree.of(folder, tell)
    for _ in range(_MAX_WRAPPERS):
        if _may_be_boxes(glance, wanted) and (found := _of_boxes(tree, glance, wanted)):
            return found
        if not _wraps_one(tree, wanted.target) or _has_list(glance):
            break
        name = tree.folders[""].folders[0]
        tree = tree.under(name)
        glance = _glance(tree.root, wanted.target)
    if boxed := _boxes_in_lists(tree, glance, wanted):
        return boxed
    if wanted_column.is_number(wanted.target) or (wanted.target == "labels" and wanted.classes_from == AUTO):
        if glance.lists.fitting:
            return _of_lists(tree.root, glance.lists.read())
        if wanted.target != "labels":
            raise _no_numbers(tree, glance.lists)
    left_out = companions_in(tree) if wanted.companions == "leave-out" else {}
    found = readings_of(tree, left_out.keys(), glance.lists, wanted.classes_from == LIST)
    reading = found.chosen(wanted.classes_from, tree.root)
    if wanted.classes_from == AUTO and wanted.known:
        reading = found.best_known(wanted.known)
    if reading is None or (wanted.classes_from == AUTO and _depends_on_bad_list(glance, reading)):
        raise _no_layout(whole, tree, glance.lists)
    unsure = wanted.classes_from == AUTO and not wanted.known and found.is_unsure
    if reading.key == LIST and found.listed is not None:
        return _of_lists(tree.root, found.listed)._replace(offered=found.offered, unsure=unsure)
    entries = _entries(tree, found, reading, left_out)
    if wanted.target == "labels":
        entries = map(_as_label, entries)
    title = SPLIT if any(place.split for place in found.places.values()) else reading.title
    documents = sum(each.documents for each in tree.folders.values())
    versions = found.has_versions(reading)
    return Arrangement(
        tree.root,
        title,
        entries,
        tuple(glance.lists.about_ignored(reading.key == NAME)),
        reading=reading.key,
        offered=found.offered,
        unsure=unsure,
        versions=versions,
        documents=documents,
        task=MULTI_LABEL if wanted.target == "labels" else CLASSIFICATION,
    )


def _depends_on_bad_list(glance: Glance, reading: Reading) -> bool:
    """Whether there is one folder of images beside an unusable list; its file names count only if requested."""
    return (reading.class_count < 2 or reading.key == NAME) and len(glance.picture_folders) == 1 and glance.lists.failed


def arrangement_of_list(path: Path, target: TargetKind = "auto") -> Arrangement:
    """Return the images of a list.

    Raises:
        UserError: The list cannot be read, or does not contain the ``target``.
    """
    if target != "boxes":
        try:
            return _of_lists(str(path.parent), read_lists.read_file(path, target))
        except BoxesFound:
            if target != "auto":
                raise
    boxes = read.read_box_file(path)
    return box_layout.arrangement_of_file(path, boxes)


def _of_lists(root: str, listed: Listed) -> Arrangement:
    return Arrangement(
        root,
        LISTED,
        _listed(listed),
        tuple(listed.notes),
        listed.preview,
        listed.columns,
        task=listed.task,
        quantity=listed.quantity,
    )


def _glance(folder: str, target: TargetKind) -> Glance:
    try:
        return Glance(folder, target)
    except PermissionError as error:
        raise UserError(
            f"{folder} cannot be read: permission denied.", "Get read permission, or copy the images elsewhere."
        ) from error
    except OSError as error:
        raise UserError(f"{folder} cannot be read: {error.strerror}.", "Check the folder and its disk.") from error


def _no_layout(whole: FolderTree, tree: FolderTree, beside: ListsBeside) -> UserError:
    folders = whole.folders.values()
    if not any(each.pictures or each.broken or each.documents for each in folders):
        empty = len(whole.folders) > 1
        return UserError(f"{whole.root} contains only empty folders." if empty else f"{whole.root} is empty.", NEEDED)
    pictures = [join(each.path, name) for each in folders for name in each.pictures]
    if not pictures:
        return UserError(f"There are no images in {whole.root}.{_about_archives(whole.root)}", NEEDED)
    if not any(_is_readable(Path(f"{whole.root}/{path}")) for path in pictures[:_TRIED]):
        unread = "None of the files" if len(pictures) > 1 else "The file"
        return UserError(f"{unread} in {whole.root} can be read as an image: {pictures[0]}, for example.", NEEDED)
    unused = "".join(f" {sentence}" for sentence in beside.about_unused(every=True))
    return UserError(f"The images in {tree.root} are not sorted into classes.{unused}", beside.hint or NEEDED)


_TRIED = 20


def _about_archives(root: str) -> str:
    """What to say of archives in a folder without images; "" without any."""
    archives = sorted(path.name for path in Path(root).iterdir() if path.is_file() and is_archive(path))
    if not archives:
        return ""
    if len(archives) == 1:
        return f" It contains the archive {archives[0]}: open that, or unpack it first."
    return f" It contains {len(archives):,} archives, for example {archives[0]}: unpack each into a folder of its name."


def _is_readable(path: Path) -> bool:
    try:
        decode.read_size(path)
    except Undecodable:
        return False
    return True


def _wraps_one(tree: FolderTree, target: TargetKind) -> bool:
    """Whether a folder contains only the folder with the data set.

    That one has folders and no images of its own, or images and their list.
    """
    top = tree.folders[""]
    if len(top.folders) != 1 or top.pictures or top.broken or split_named(top.folders[0]):
        return False
    inner = tree.folders[top.folders[0]]
    if inner.folders and not inner.pictures:
        return True
    inner_names = walk.peek(join(tree.root, inner.path)) if inner.documents else None
    return inner_names is not None and bool(ListsBeside(join(tree.root, inner.path), inner_names, target).fitting)


# ---- folders ----------------------------------------------------------------------------------------------


def _entries(tree: FolderTree, found: Readings, reading: Reading, left_out: dict[str, Companion]) -> Iterator[Entry]:
    """Every image, and everything in the place of one, with its class and split."""
    class_of = found.class_reader(reading)
    for path, folder in tree.folders.items():
        split = found.places[path].split
        if not left_out and reading.key != NAME:  # fast path for 100,000 files
            class_name = class_of(path, "")
            problem, above = "" if class_name else "no_class", f"{path}/" if path else ""
            for name in folder.pictures:
                yield Entry(above + name, class_name, split, problem)
        for name in folder.pictures if left_out or reading.key == NAME else ():
            whole = join(path, name)
            class_name = class_of(path, name)
            if whole in left_out:
                pair = left_out[whole]
                of = f"A {pair.kind} of {pair.image}." if pair.image else f"A {pair.kind} without its image."
                yield Entry(whole, class_name, split, COMPANION, of)
            else:
                yield Entry(whole, class_name, split, "" if class_name else "no_class")
        for name, problem in folder.broken:
            yield Entry(join(path, name) if name else path, class_of(path, name), split, problem)
        if path and _is_empty_class(tree, found, reading, folder):
            yield Entry(path, class_of(path, ""), split, EMPTY_CLASS)


def _is_empty_class(tree: FolderTree, found: Readings, reading: Reading, folder: TreeFolder) -> bool:
    """Whether a folder at the level of classes contains no image; of nested ones only the outermost counts."""
    if not reading.key.isdigit() or len(found.places[folder.path].content) != int(reading.key):
        return False
    above = folder.path.rpartition("/")[0]
    if len(found.places[above].content) >= int(reading.key) or found.places[folder.path].apart:
        return False
    return folders_without(tree, folder)


def _as_label(entry: Entry) -> Entry:
    """A file in a class folder with that class as its only label."""
    if entry.problem or not entry.class_name:
        return entry
    return entry._replace(class_name="", target=Labels((entry.class_name,)))


def _no_numbers(tree: FolderTree, beside: ListsBeside) -> UserError:
    unused = "".join(f" {sentence}" for sentence in beside.about_unused(every=True))
    return UserError(
        f"{tree.root} has no list with a number for each image.{unused}",
        beside.hint
        or "Add a list (.csv) with the columns path and, for example, weight; then use --target number:weight.",
    )


# ---- lists ------------------------------------------------------------------------------------------------


def _has_list(glance: Glance) -> bool:
    return any(map(list_kinds.is_list, glance.top.files)) and bool(glance.lists.fitting)


def _listed(listed: Listed) -> Iterator[Entry]:
    for row in listed.rows:
        yield Entry(row.path, row.class_name, row.split, row.problem, row.detail, row.cells, row.target)
    for path in listed.unlisted:
        yield Entry(path, "", "", "not_listed")


# ---- boxes ------------------------------------------------------------------------------------------------


def _of_boxes(tree: FolderTree, glance: Glance, wanted: Wanted) -> Arrangement | None:
    """The boxes of the images, or their classes as labels; None if there are no boxes that can be read.

    Raises:
        UserError: One class per image is wanted.
    """
    if wanted.target == "labels":
        places = glance.lists.places
        if file := read_boxes_as_labels(places):
            return _of_lists(glance.root, read_lists.read([Source(Path(glance.root))], [file], places, "labels"))
        if glance.lists.fitting:
            return _of_lists(glance.root, glance.lists.read())
    if wanted.target in ("auto", "boxes"):
        boxes = read.read_boxes(tree.root)
        return box_layout.arrangement_of(tree, boxes, wanted) if boxes is not None else None
    raise UserError(
        f"{glance.root} is an object detection data set: its files contain bounding boxes.",
        f"{OTHER_THAN_CLASSES} {NEEDED}",
    )


def _may_be_boxes(glance: Glance, wanted: Wanted) -> bool:
    """Whether the files of the folder may contain boxes, and boxes may be wanted."""
    if wanted.target == "boxes":
        return has_boxes(glance)
    return wanted.classes_from == AUTO and has_boxes(glance)


def _boxes_in_lists(tree: FolderTree, glance: Glance, wanted: Wanted) -> Arrangement | None:
    """The boxes of a folder whose lists contain boxes and no classes; None for any other."""
    if wanted.target != "boxes":
        if wanted.classes_from != AUTO or wanted.target != "auto" or has_class_folders(glance):
            return None
        if glance.lists.fitting or not glance.lists.with_boxes:
            return None
    boxes = read.read_boxes(tree.root)
    if boxes is not None:
        return box_layout.arrangement_of(tree, boxes, wanted)
    if wanted.target != "boxes":
        return None
    raise UserError(f"{tree.root} has no annotation files with boxes.", f"Boxes are read from {read.FORMATS}.")
