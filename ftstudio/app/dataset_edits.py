"""Changes that a user makes to a data set: excluding images, and moving files to another class.

Nothing is deleted or overwritten; a move can be undone.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app.class_only import MOVING, refuse_other_tasks
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import free_name
from ftstudio.data.decoding.page_paths import page_in
from ftstudio.data.layout.class_names import key, spelled_like
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.quality.findings import fingerprint

EXCLUDED = "excluded"
"""The problem of an image that the user left out."""


def without_images(summary: DatasetSummary, paths: Collection[str]) -> DatasetSummary:
    """Return the summary with some usable images excluded, without reading the files again."""
    wanted = set(paths)
    if not wanted:
        return summary
    detail = "Excluded by you."
    files = tuple(
        replace(file, problem=EXCLUDED, detail=detail) if file.path in wanted and not file.problem else file
        for file in summary.files
    )
    return replace(summary, files=files, counts=_counted(summary, files))


def with_moves(summary: DatasetSummary, moves: Sequence[Move]) -> DatasetSummary:
    """Return the summary after files were moved between classes, without reading them again.

    The sentences about the images do not change.
    """
    root = Path(summary.root)
    here = [move for move in moves if Path(move.before).is_relative_to(root)]
    after = {_relative(root, move.before): _relative(root, move.after) for move in here}
    known = {Path(file.path).parts[:-1]: file.class_name for file in summary.files if file.class_name}
    names = summary.class_names
    changed = [_moved(file, after[file.path], known, names) if file.path in after else file for file in summary.files]
    order = sorted(range(len(changed)), key=lambda place: changed[place].path)
    place_of = {old: new for new, old in enumerate(order)}
    files = tuple(changed[place] for place in order)
    alike, together, bursts = (
        tuple(sorted(tuple(sorted(place_of[place] for place in group)) for group in groups))
        for groups in (summary.alike, summary.together, summary.bursts)
    )
    return replace(
        summary,
        files=files,
        counts=_counted(summary, files),
        alike=alike,
        together=together,
        bursts=bursts,
        fingerprint=fingerprint(files),
    )


def _relative(root: Path, path: str) -> str:
    return Path(path).relative_to(root).as_posix()


def _moved(file: ImageFile, path: str, known: Mapping[tuple[str, ...], str], class_names: Sequence[str]) -> ImageFile:
    """The file with its new class: the folder in the position of the old class's, unless other files say otherwise."""
    folders = Path(path).parts[:-1]
    place = class_folder(file) or 0
    folder = folders[min(place, len(folders) - 1)]
    return replace(file, path=path, class_name=known.get(folders) or spelled_like(folder, class_names))


def excluded_of(summary: DatasetSummary) -> tuple[str, ...]:
    """Return the paths of the images that the user excluded."""
    return tuple(file.path for file in summary.files if file.problem == EXCLUDED)


def _counted(summary: DatasetSummary, files: Iterable[ImageFile]) -> tuple[ClassCount, ...]:
    """The counts of the usable files, in the order of the summary's own counts."""
    tally: dict[str, dict[str, int]] = {count.name: {} for count in summary.counts}
    for file in files:
        if not file.problem and file.class_name in tally:
            splits = tally[file.class_name]
            splits[file.split or "unassigned"] = splits.get(file.split or "unassigned", 0) + 1
    return tuple(ClassCount(name, **splits) for name, splits in tally.items())


_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK, errno.EINVAL, errno.ENOSYS}


class Move(Struct, frozen=True):
    """One file that was moved; paths are absolute."""

    before: str
    after: str


def plan_moves(summary: DatasetSummary, paths: Sequence[str], class_name: str) -> tuple[Move, ...]:
    """Choose where each image (relative path) goes: into the nearest folder of ``class_name``, under a free name.

    Raises:
        UserError: Classes are not folders (lists, archives, other tasks), or the class has no such folder.
    """
    refuse_other_tasks(summary, MOVING)
    if not Path(summary.source).is_dir():
        raise UserError(
            "Images can only be moved between classes if each class is a folder.",
            "Unpack the archive, or change the class in the list.",
        )
    files = {file.path: file for file in summary.files}
    taken: set[str] = set()
    moves: list[Move] = []
    for path in paths:
        file = files.get(path)
        if file is None or file.class_name == class_name:
            continue
        if page_in(path):
            raise UserError(
                f"{path} is a page of a file, and a file cannot be in two classes.",
                "Exclude the page, or save it as a file of its own in the right folder.",
            )
        target = _folder_for(summary, file, class_name)
        after = free_name(target / Path(path).name, taken)
        taken.add(str(after))
        moves.append(Move(str(Path(summary.root, path)), str(after)))
    return tuple(moves)


def _folder_for(summary: DatasetSummary, file: ImageFile, class_name: str) -> Path:
    """The folder to move an image to, such as ``animals/cat``.

    It is next to the folder of the image's own class, if the class has one there; otherwise it is one with images of
    the class in the same split.
    """
    root = Path(summary.root)
    target = beside(root, file, class_name)
    if target.is_dir():
        return target
    others = (other for other in summary.files if other.class_name == class_name and other.split == file.split)
    model = next((other for other in others if class_folder(other) is not None), None)
    return beside(root, model, class_name) if model is not None else target


def beside(root: Path, file: ImageFile, class_name: str) -> Path:
    """Return the folder of the class in the same split: ``train/rose/1.jpg`` moves to ``train/tulip``."""
    place = class_folder(file)
    if place is None:
        raise UserError(
            f"{file.path} is not in a folder named after its class.",
            "Move the file by hand and open the images again.",
        )
    parts = Path(file.path).parts
    own_split = parts[place + 1 : -1] if file.split and split_named(parts[-2]) == file.split else ()
    parent = Path(root, *parts[:place])
    folder = parent / class_name
    if folder.is_dir() or not parent.is_dir():
        return folder.joinpath(*own_split)
    spelled = spelled_like(class_name, sorted(each.name for each in parent.iterdir() if each.is_dir()))
    return Path(parent, spelled, *own_split)


def class_folder(file: ImageFile) -> int | None:
    """Return which part of an image's path is the folder of its class; None if there is none.

    It is below the folder of the split, which may have the same name: a vehicle can be a train.
    """
    wanted, above = key(file.class_name), 1 if file.split else 0
    folders = Path(file.path).parts[:-1]
    places = (*range(above, len(folders)), *range(above))  # the last: cat/train/1.jpg
    return next((place for place in places if place < len(folders) and key(folders[place]) == wanted), None)


def move_all(moves: Sequence[Move]) -> None:
    """Move all of the files or, after an error, none.

    Raises:
        UserError: A file could not be moved; the message names it.
    """
    done: list[Move] = []
    for move in moves:
        try:
            move_one(Path(move.before), Path(move.after))
        except OSError as error:
            for earlier in reversed(done):
                move_one(Path(earlier.after), Path(earlier.before))
            raise UserError(
                f"{move.before} could not be moved: {error.strerror or error}.",
                "Nothing was moved. Check that the folder is writable.",
            ) from error
        done.append(move)


def taken_back(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Return the moves that undo these."""
    return tuple(Move(move.after, move.before) for move in reversed(moves))


def move_one(before: Path, after: Path) -> None:
    """Rename without ever replacing a file: unlike a rename, a hard link fails if the name is taken."""
    after.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(before, after, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if os.path.lexists(after):  # a disk without hard links
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(after)) from error
        before.rename(after)
        return
    try:
        before.unlink()
    except OSError:  # a folder that nothing may be taken from: the image must not be in both
        after.unlink()
        raise
