"""How people arrange image folders, as a table: what each looks like, and which file then has which class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.core.list_preview import ListPreview
from ftstudio.data import lists, walk
from ftstudio.data.boxes import has_boxes
from ftstudio.data.glance import Glance
from ftstudio.data.listed.beside import ListsBeside
from ftstudio.data.lists import Listed
from ftstudio.data.walk import Listing, join
from ftstudio.data.wording import NOT_BOXES

_MAX_WRAPPERS = 8

NEEDED = (
    "Put the images of each class into a folder of its own, named like the class (for example cats and dogs), "
    "and open the folder that holds them. A list (.csv) with the columns path and class works as well."
)

LISTED = "List of images"
"""The title of the layout whose classes stand in a list."""


class Entry(NamedTuple):
    """One file as the layout sees it, not opened yet. ``path`` is relative to the root, with "/"; ``problem``
    is a reason key, ``detail`` a sentence, both "" for a file that may be used; ``cells`` as in Arrangement.columns."""

    path: str
    class_name: str = ""
    split: str = ""
    problem: str = ""
    detail: str = ""
    cells: tuple[str, ...] = ()


class Layout(NamedTuple):
    """One arrangement. ``entries`` lists every file; it raises UserError where this version cannot use it."""

    title: str
    fits: Callable[[Glance], bool]
    entries: Callable[[Glance], Iterator[Entry]]


class Arrangement(NamedTuple):
    """What was recognised. ``root`` is what the paths of ``entries`` are relative to; ``columns`` are the titles of a
    list beside path, class and split."""

    root: str
    title: str
    entries: Iterator[Entry]
    notes: tuple[str, ...] = ()
    """Sentences about lists."""
    preview: ListPreview | None = None
    """The first rows of a list."""
    columns: tuple[str, ...] = ()
    """The titles of a list beside path, class and split."""


def arrangement_of(folder: str) -> Arrangement:
    """How the images in ``folder`` are arranged; folders that only wrap another one are passed through.

    Raises UserError for a folder that cannot be read, that is empty, or that tells no classes.
    """
    glance = _glance(folder)
    for _ in range(_MAX_WRAPPERS):
        for layout in LAYOUTS:
            if layout.fits(glance):
                entries = layout.entries(glance)
                listed = glance.listed
                if listed is None:
                    return Arrangement(glance.root, layout.title, entries, tuple(glance.lists.about_ignored()))
                return _of_lists(glance.root, listed)
        if not _wraps_one(glance):
            break
        glance = _glance(join(glance.root, glance.top.folders[0]))
    raise _no_layout(glance)


def arrangement_of_list(path: Path) -> Arrangement:
    """The images that a list names. Raises UserError for a list that cannot be read."""
    return _of_lists(str(path.parent), lists.read_file(path))


def _of_lists(root: str, listed: Listed) -> Arrangement:
    return Arrangement(root, LISTED, _listed(listed), tuple(listed.notes), listed.preview, listed.columns)


def _glance(folder: str) -> Glance:
    try:
        return Glance(folder)
    except PermissionError as error:
        raise UserError(f"{folder} may not be read.", "Ask for permission, or copy the images elsewhere.") from error
    except OSError as error:
        raise UserError(f"{folder} cannot be read: {error.strerror}.", "Check the folder and its disk.") from error


def _no_layout(glance: Glance) -> UserError:
    if not any(glance.top):
        return UserError(f"{glance.root} is empty.", NEEDED)
    folders = glance.picture_folders if glance.lists.failed else glance.splits
    flat = len(glance.top.pictures) or sum(len(glance.inside(name).pictures) for name in folders)
    if flat:
        unused = "".join(f" {sentence}" for sentence in glance.lists.about_unused(every=True))
        return UserError(f"The images in {glance.root} are not sorted into classes.{unused}", NEEDED)
    return UserError(f"There are no images in {glance.root}.", NEEDED)


# ---- train, validation and test folders -------------------------------------------------------------------


def _has_split_folders(glance: Glance) -> bool:
    splits = glance.splits
    with_classes = [name for name in splits if glance.inside(name).folders]
    trains = any(splits[name] == "train" for name in with_classes)
    return bool(with_classes) and (trains or len(splits) == len(glance.picture_folders))


def _split_entries(glance: Glance) -> Iterator[Entry]:
    for name in glance.top.folders:
        split = glance.splits.get(name)
        if split is None:
            yield from _unsorted(glance.root, name)
        else:
            yield from _class_entries_in(glance.root, _unwrapped(glance.root, name), split)
    yield from _loose(glance.top, "")


def _unwrapped(root: str, folder: str) -> str:
    """``folder``, or the only folder in it where that holds the class folders (train/images/cat)."""
    for _ in range(_MAX_WRAPPERS):
        here = walk.peek(f"{root}/{folder}")
        if here.pictures or len(here.folders) != 1:
            return folder
        inner = join(folder, here.folders[0])
        below = walk.peek(f"{root}/{inner}")
        if below.pictures or not below.folders:
            return folder
        folder = inner
    return folder


# ---- class folders ----------------------------------------------------------------------------------------


def _has_class_folders(glance: Glance) -> bool:
    folders = glance.picture_folders
    if len(folders) == 1 and not _wraps_one(glance) and glance.lists.failed:
        return False  # one folder of images and a list that cannot be used
    return bool(folders) and len(glance.splits) < len(folders) and not _wraps_one(glance)


def _wraps_one(glance: Glance) -> bool:
    """Whether the folder's only content is a folder that holds the data set: folders and no images of its own,
    or images and their list."""
    if len(glance.top.folders) != 1 or glance.top.pictures or glance.top.broken:
        return False
    name = glance.top.folders[0]
    inner = glance.inside(name)
    if inner.folders and not inner.pictures:
        return True
    return bool(ListsBeside(join(glance.root, name), inner).fitting)


def _class_entries(glance: Glance) -> Iterator[Entry]:
    yield from _class_entries_in(glance.root, "", "")


def _class_entries_in(root: str, folder: str, split: str) -> Iterator[Entry]:
    """The files of every class folder in ``folder`` (relative to ``root``)."""
    try:
        here = walk.listing(f"{root}/{folder}" if folder else root)
    except OSError as error:
        yield Entry(folder, "", split, "no_permission" if isinstance(error, PermissionError) else "unreadable")
        return
    for name in here.folders:
        empty = True
        for found in walk.below(root, join(folder, name)):
            empty = False
            yield Entry(found.path, name, split, found.problem)
        if empty:
            yield Entry(join(folder, name), name, split, EMPTY_CLASS)
    yield from _loose(here, folder, split)


EMPTY_CLASS = "empty_class"
"""The ``problem`` of an entry that stands for an empty class folder: it becomes a warning and no file."""


def _loose(here: Listing, folder: str, split: str = "") -> Iterator[Entry]:
    """Files beside the class folders: images are reported, a README or a list goes without saying."""
    for name in here.pictures:
        yield Entry(join(folder, name), "", split, "no_class")
    for name, reason in here.broken:
        yield Entry(join(folder, name), "", split, reason)


def _unsorted(root: str, folder: str) -> Iterator[Entry]:
    for found in walk.below(root, folder):
        if not walk.is_companion(found.path):
            yield Entry(found.path, "", "", found.problem or "no_class")


# ---- lists ------------------------------------------------------------------------------------------------


def _has_list(glance: Glance) -> bool:
    unclear = len(glance.picture_folders) < 2 or len(glance.splits) == len(glance.picture_folders)
    return bool(glance.lists.fitting) if unclear else glance.lists.overrules_folders()


def _list_entries(glance: Glance) -> Iterator[Entry]:
    glance.listed = glance.lists.read()
    return _listed(glance.listed)


def _listed(listed: Listed) -> Iterator[Entry]:
    for row in listed.rows:
        yield Entry(row.path, row.class_name, row.split, row.problem, row.detail, row.cells)
    for path in listed.unlisted:
        yield Entry(path, "", "", "not_listed")


# ---- boxes instead of classes -----------------------------------------------------------------------------


def _refuse_boxes(glance: Glance) -> Iterator[Entry]:
    raise UserError(
        f"{glance.root} is an object detection data set: its files say where things are in each image.",
        f"{NOT_BOXES} {NEEDED}",
    )


LAYOUTS: tuple[Layout, ...] = (
    Layout("Boxes", has_boxes, _refuse_boxes),
    Layout("Train, validation and test folders", _has_split_folders, _split_entries),
    Layout(LISTED, _has_list, _list_entries),
    Layout("Class folders", _has_class_folders, _class_entries),
)
"""Tried in this order."""
