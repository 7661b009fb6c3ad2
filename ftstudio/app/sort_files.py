"""Sort files into class folders, with a journal that every step can be undone from, also after a crash.

The journal has the whole plan and is on the disk before the first file is touched. A step never replaces a file, and a
file that is moved has its old name, its new name or both at any moment. Whether a step was done follows from the files,
so an interrupted sort or undo is undone in the same way as a finished one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Generator
from pathlib import Path

from msgspec import Struct

from ftstudio.app.dataset_edits import move_one
from ftstudio.app.sort_plan import SortPlan, Step
from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.sorting import SortHow, SortUndone
from ftstudio.core.storage import disk
from ftstudio.core.storage.file_lock import FileLock, holder
from ftstudio.core.storage.files import read_file, replace_file

JOURNALS = ".ftstudio-sort"
"""The folder of the journals, in the folder that was sorted."""
_DONE = ".done"
_LOCK = "lock"
_PART = ".ftstudio-part"
_FORMAT = 1
_MOST_BYTES = 1 << 31


class _Journal(Struct, frozen=True, kw_only=True):
    """The plan, with paths relative to the folder of the journals where they are inside it: it may be renamed.

    ``text`` is the content of the list ``listing``.
    """

    format: int
    how: SortHow
    new_folders: tuple[str, ...]
    steps: tuple[Step, ...]
    listing: str = ""
    text: str = ""


def sort_files(plan: SortPlan, control: RunControl, emit: Emit) -> None:
    """Do what ``plan`` says; all of it or, after an error or a stop, nothing.

    Raises:
        UserError: A file cannot be moved, copied or linked, or an interrupted sort has to be undone first.
        StopRequested: Everything is as before.
    """
    folder = Path(plan.folder)
    made = not folder.exists()
    try:
        with _words(f"{folder} cannot be sorted"):
            folder.mkdir(exist_ok=True)
            with _locked(folder):
                _sort(folder, plan, control, emit)
    except BaseException:
        if made:
            _remove_empty(folder)
        raise


def _sort(folder: Path, plan: SortPlan, control: RunControl, emit: Emit) -> None:
    _refuse_interrupted(folder)
    number = max((int(path.stem) for path in _journals(folder)), default=0) + 1
    path = folder / JOURNALS / f"{number:04}.json"
    replace_file(path, json_codec.encode(_journal_of(plan, folder)))
    try:
        _do_all(plan, control, emit)
    except BaseException:
        _undo(folder, path)
        raise
    replace_file(path.with_suffix(_DONE), b"")


def undo_sort(folder: str, control: RunControl, emit: Emit) -> SortUndone:
    """Undo the latest sort of ``folder``, finished or interrupted.

    Files that were changed or replaced since stay where they are and are reported.

    Raises:
        UserError: There is nothing to undo, or the journal cannot be read.
    """
    del emit
    root = _sorted_folder(Path(folder))
    control.safe_point()
    with _words(f"The sort of {root} cannot be undone", "Check permissions, and undo it again."), _locked(root):
        path = max(_journals(root), default=None)
        if path is None:
            raise _nothing_to_undo(root)
        journal = _read(path)
        restored, left = _undo(root, path)
        more = bool(_journals(root))
    if "." in journal.new_folders:
        _remove_empty(root)
    return SortUndone(folder=str(root), how=journal.how, restored=restored, left=tuple(left), more=more)


def has_sort(folder: str) -> bool:
    """Whether there is a sort of ``folder`` to undo."""
    return bool(_journals(Path(folder)))


# ---- doing


def _do_all(plan: SortPlan, control: RunControl, emit: Emit) -> None:
    if plan.text:
        _write_list(Path(plan.source), plan.text)
    for folder in plan.new_folders:
        Path(folder).mkdir(exist_ok=True)
    what = {"move": "Moving images", "copy": "Copying images", "link": "Linking images", "list": ""}[plan.how]
    for done, step in enumerate(plan.steps):
        control.safe_point()
        if done % 20 == 0:
            emit(Progress(what, done, len(plan.steps)))
        before, after = Path(step.before), Path(step.after)
        with _words(f"{before} cannot be sorted into {after.parent}"):
            {"move": _move, "copy": _copy, "link": _link}[plan.how](before, after)
    for folder in {str(Path(step.after).parent) for step in plan.steps}:
        disk.sync_folder(Path(folder))
    if plan.steps:
        emit(Progress(what, len(plan.steps), len(plan.steps)))


def _write_list(path: Path, text: str) -> None:
    """Write a list that was not there before: whole or not there."""
    part = path.with_name(f".{path.name}{_PART}")
    replace_file(part, text.encode("utf-8", "surrogateescape"))
    part.chmod(0o644)
    move_one(part, path)


def _move(before: Path, after: Path) -> None:
    if before.is_symlink() and not before.readlink().is_absolute():
        # A relative link would point elsewhere: the folder that it begins at changes.
        after.symlink_to(os.path.relpath(before.parent / before.readlink(), after.parent))
        before.unlink()
    else:
        move_one(before, after)


def _copy(before: Path, after: Path) -> None:
    part = after.with_name(f".{after.name}{_PART}")
    shutil.copy2(before, part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    move_one(part, after)


def _link(before: Path, after: Path) -> None:
    """A hard link; on another disk, or on one without hard links, a symbolic one."""
    target = before.resolve()
    try:
        os.link(target, after)
    except FileExistsError:
        raise
    except OSError:
        after.symlink_to(target)


# ---- undoing


def _undo(root: Path, journal: Path) -> tuple[int, list[str]]:
    """(How many files are as before again, sentences about the others). Then the journal is gone."""
    plan = _read(journal)
    left: list[str] = []
    restored = 0
    if plan.listing:
        restored += _undo_list(root / plan.listing, plan.text, left)
    for step in reversed(plan.steps):
        before, after = root / step.before, root / step.after
        if plan.how == "move":
            restored += _undo_move(before, after, left)
        else:
            restored += _undo_copy(before, after, left)
    for folder in reversed(plan.new_folders):
        if root / folder != root:
            _remove_empty(root / folder)
    journal.with_suffix(_DONE).unlink(missing_ok=True)
    journal.unlink()
    return restored, left


def _undo_move(before: Path, after: Path, left: list[str]) -> int:
    if not os.path.lexists(after):
        if not os.path.lexists(before):
            left.append(f"{after} is no longer there: it was moved or deleted after the sort.")
        return 0
    if os.path.lexists(before):
        if _same(before, after):  # interrupted between its two names
            after.unlink()
            return 1
        left.append(f"{after} stays: there is another file at {before}.")
        return 0
    before.parent.mkdir(parents=True, exist_ok=True)
    _move(after, before)
    return 1


def _undo_copy(before: Path, after: Path, left: list[str]) -> int:
    """Remove a copy or link that is still the same as the image."""
    after.with_name(f".{after.name}{_PART}").unlink(missing_ok=True)
    if not os.path.lexists(after):
        return 0
    if not before.exists():
        left.append(f"{after} stays: {before}, which it was made from, is no longer there.")
        return 0
    if not _same(before.resolve(), after) and not _equal(before, after):
        left.append(f"{after} stays: it was changed after the sort.")
        return 0
    after.unlink()
    return 1


def _undo_list(path: Path, text: str, left: list[str]) -> int:
    path.with_name(f".{path.name}{_PART}").unlink(missing_ok=True)
    if not path.exists():
        return 0
    if path.read_bytes() != text.encode("utf-8", "surrogateescape"):
        left.append(f"{path} stays: it was changed after the sort.")
        return 0
    path.unlink()
    return 1


def _same(one: Path, other: Path) -> bool:
    """Whether both names are of one file, or both are links to one file."""
    with contextlib.suppress(OSError):
        if os.path.samestat(one.lstat(), other.lstat()):
            return True
        return other.is_symlink() and one.resolve() == other.resolve()
    return False


def _equal(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
    return True


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


# ---- journals


def _journal_of(plan: SortPlan, folder: Path) -> _Journal:
    def inside(path: str) -> str:
        return Path(path).relative_to(folder).as_posix() if Path(path).is_relative_to(folder) else path

    return _Journal(
        format=_FORMAT,
        how=plan.how,
        new_folders=tuple(map(inside, plan.new_folders)),
        steps=tuple(Step(inside(step.before), inside(step.after)) for step in plan.steps),
        listing=inside(plan.source) if plan.text else "",
        text=plan.text,
    )


def _read(path: Path) -> _Journal:
    try:
        journal = json_codec.decode(read_file(path, _MOST_BYTES), _Journal)
    except ValueError as error:
        raise UserError(f"The journal {path} cannot be read: {error}.", "Move the files back by hand.") from error
    if journal.format != _FORMAT:
        raise UserError(f"The journal {path} is of another version of FTStudio.", "Undo it with that version.")
    return journal


def _journals(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / JOURNALS).glob("*.json") if path.stem.isdigit())


def _sorted_folder(folder: Path) -> Path:
    """``folder``, or the folder of copies beside it."""
    beside = folder.with_name(f"{folder.name}-sorted")
    return next((each for each in (folder, beside) if _journals(each)), folder)


def _refuse_interrupted(folder: Path) -> None:
    for path in _journals(folder):
        if not path.with_suffix(_DONE).exists():
            raise UserError(
                f"An earlier sort of {folder} was interrupted.", f'Undo it first: ftstudio sort --undo "{folder}"'
            )


def _nothing_to_undo(folder: Path) -> UserError:
    return UserError(f"There is no sort of {folder} to undo.", "Give the folder that was sorted.")


@contextlib.contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Only one program sorts a folder at a time."""
    journals = folder / JOURNALS
    if not folder.is_dir():
        raise _nothing_to_undo(folder)
    journals.mkdir(exist_ok=True)
    lock = FileLock(journals / _LOCK)
    if not lock.acquire():
        raise UserError(
            f"{folder} is being sorted by {holder(lock.path)}.", "Wait until it is done, or stop the other program."
        )
    try:
        yield
    finally:
        lock.release()
        if not _journals(folder):
            (journals / _LOCK).unlink(missing_ok=True)
            _remove_empty(journals)


@contextlib.contextmanager
def _words(
    what: str, hint: str = "No file was changed. Check permissions and free space, and try again."
) -> Generator[None]:
    """Errors of the file system, as UserError."""
    try:
        yield
    except OSError as error:
        file = f" ({error.filename})" if error.filename else ""
        raise UserError(f"{what}: {error.strerror or error}{file}.", hint) from error
