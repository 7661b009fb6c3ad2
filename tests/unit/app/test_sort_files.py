"""Sorting files: class folders or a list, nothing replaced, all or nothing, and undone byte for byte, also after a
crash."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.app import dataset_edits, sort_files
from ftstudio.app.sort_files import JOURNALS, undo_sort
from ftstudio.app.sort_plan import SortPlan, plan_sort
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.sorting import SortHow, SortUndone
from ftstudio.core.storage.file_lock import FileLock

LABELS = {"a.jpg": "cats", "sub/a.jpg": "cats", "b.jpg": "dogs"}


@pytest.fixture
def heap(tmp_path: Path) -> DatasetSummary:
    return summary_of(tmp_path / "heap", "a.jpg", "sub/a.jpg", "b.jpg", "c.jpg")


def summary_of(root: Path, *paths: str) -> DatasetSummary:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"the image {path}")
    files = tuple(ImageFile(path, "") for path in sorted(paths))
    return DatasetSummary(
        source=str(root), root=str(root), name="heap", layout="", class_names=(), counts=(), files=files
    )


def tree(root: Path) -> dict[str, str]:
    """Relative path to content of every file, without the journals."""
    files = (path for path in root.rglob("*") if path.is_file() and JOURNALS not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text() for path in files}


def sort(plan: SortPlan) -> None:
    sort_files.sort_files(plan, RunControl(), lambda _: None)


def undo(folder: Path | str) -> SortUndone:
    return undo_sort(str(folder), RunControl(), lambda _: None)


def test_images_are_moved_into_class_folders_under_free_names(heap: DatasetSummary) -> None:
    plan = plan_sort(heap, LABELS, "move")
    sort(plan)
    assert tree(Path(heap.root)) == {
        "cats/a.jpg": "the image a.jpg",
        "cats/a-2.jpg": "the image sub/a.jpg",
        "dogs/b.jpg": "the image b.jpg",
        "c.jpg": "the image c.jpg",
    }
    assert plan.source == heap.root and plan.counts == {"cats": 2, "dogs": 1}


@pytest.mark.parametrize("how", ["move", "copy", "link", "list"])
def test_undo_leaves_everything_as_it_was(heap: DatasetSummary, tmp_path: Path, how: SortHow) -> None:
    before = sorted(tmp_path.rglob("*")), tree(tmp_path)
    plan = plan_sort(heap, LABELS, how)
    sort(plan)
    assert tree(tmp_path) != before[1]
    undone = undo(plan.folder)
    assert not undone.left and not undone.more
    assert (sorted(tmp_path.rglob("*")), tree(tmp_path)) == before


@pytest.mark.parametrize("how", ["copy", "link"])
def test_copies_and_links_leave_the_images_untouched(heap: DatasetSummary, tmp_path: Path, how: SortHow) -> None:
    before = tree(Path(heap.root))
    sort(plan_sort(heap, LABELS, how))
    assert tree(Path(heap.root)) == before
    assert sorted(tree(tmp_path / "heap-sorted")) == ["cats/a-2.jpg", "cats/a.jpg", "dogs/b.jpg"]
    assert undo(heap.root).restored == 3, "the folder beside it is found from that of the images"


def test_links_take_no_space(heap: DatasetSummary, tmp_path: Path) -> None:
    sort(plan_sort(heap, LABELS, "link"))
    assert (tmp_path / "heap-sorted/dogs/b.jpg").samefile(tmp_path / "heap/b.jpg")


def test_a_list_names_the_images_beside_it(heap: DatasetSummary) -> None:
    plan = plan_sort(heap, LABELS, "list")
    sort(plan)
    assert Path(plan.source).read_text().splitlines() == ["path,class", "a.jpg,cats", "b.jpg,dogs", "sub/a.jpg,cats"]


def test_sorts_are_undone_one_after_the_other(heap: DatasetSummary) -> None:
    root = Path(heap.root)
    before = tree(root)
    sort(plan_sort(heap, {"a.jpg": "cats"}, "move"))
    middle = tree(root)
    sort(plan_sort(summary_of(root, "b.jpg"), {"b.jpg": "dogs"}, "move"))
    assert undo(root).more and tree(root) == middle
    assert not undo(root).more and tree(root) == before
    with pytest.raises(UserError, match="no sort"):
        undo(root)


def test_a_file_that_cannot_be_moved_leaves_all_where_they_were(heap: DatasetSummary) -> None:
    before = tree(Path(heap.root))
    plan = plan_sort(heap, LABELS, "move")
    (Path(heap.root) / "sub/a.jpg").unlink()
    del before["sub/a.jpg"]
    with pytest.raises(UserError, match=r"sub/a\.jpg"):
        sort(plan)
    assert tree(Path(heap.root)) == before
    assert not (Path(heap.root) / JOURNALS).exists()


def test_a_name_that_is_taken_meanwhile_is_never_replaced(heap: DatasetSummary) -> None:
    plan = plan_sort(heap, LABELS, "copy")
    taken = Path(plan.folder, "dogs/b.jpg")
    taken.parent.mkdir(parents=True)
    taken.write_text("another")
    with pytest.raises(UserError):
        sort(plan)
    assert taken.read_text() == "another"


def test_a_stop_leaves_all_where_they_were(heap: DatasetSummary) -> None:
    before = tree(Path(heap.root))
    control = RunControl()
    with pytest.raises(StopRequested):
        sort_files.sort_files(plan_sort(heap, LABELS, "move"), control, lambda _: control.stop())
    assert tree(Path(heap.root)) == before


class _Crash(BaseException):
    """Ends the program where it stands: also its own cleaning up does not happen."""


def crashing_at(step: int, real: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    """The operation, until at its ``step``-th call the program ends in the middle of it, with both names there."""
    calls = iter(range(1000))

    def act(before: Path, after: Path) -> None:
        if next(calls) == step:
            after.parent.mkdir(exist_ok=True)
            os.link(before, after)
            raise _Crash
        real(before, after)

    return act


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("how", ["move", "copy"])
def test_after_a_crash_an_undo_restores_everything(
    heap: DatasetSummary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: SortHow, step: int
) -> None:
    before = tree(tmp_path)
    plan = plan_sort(heap, LABELS, how)
    with monkeypatch.context() as patched:
        patched.setattr(sort_files, "move_one", crashing_at(step, dataset_edits.move_one))
        patched.setattr(sort_files, "_undo", lambda *_: pytest.fail("a program that ended cleans nothing up"))
        patched.setattr(sort_files, "_remove_empty", lambda _: None)
        with pytest.raises((_Crash, pytest.fail.Exception)):
            sort(plan)
    with pytest.raises(UserError, match="interrupted") as refused:
        sort(plan)
    assert "--undo" in refused.value.hint
    assert not undo(plan.folder).left
    assert tree(tmp_path) == before


def test_an_undo_reports_what_it_must_not_touch(heap: DatasetSummary) -> None:
    root = Path(heap.root)
    sort(plan_sort(heap, LABELS, "move"))
    (root / "b.jpg").write_text("a new image")
    (root / "cats/a.jpg").unlink()
    undone = undo(root)
    assert undone.restored == 1 and len(undone.left) == 2
    assert tree(root) == {
        "b.jpg": "a new image",
        "dogs/b.jpg": "the image b.jpg",
        "sub/a.jpg": "the image sub/a.jpg",
        "c.jpg": "the image c.jpg",
    }


def test_a_copy_that_was_edited_is_not_deleted(heap: DatasetSummary, tmp_path: Path) -> None:
    sort(plan_sort(heap, LABELS, "copy"))
    (tmp_path / "heap-sorted/dogs/b.jpg").write_text("edited")
    undone = undo(heap.root)
    assert undone.restored == 2 and "changed" in undone.left[0]
    assert tree(tmp_path / "heap-sorted") == {"dogs/b.jpg": "edited"}


def test_the_last_name_of_an_image_is_not_deleted(heap: DatasetSummary, tmp_path: Path) -> None:
    sort(plan_sort(heap, LABELS, "link"))
    (tmp_path / "heap/b.jpg").unlink()
    assert "no longer there" in undo(heap.root).left[0]
    assert (tmp_path / "heap-sorted/dogs/b.jpg").read_text() == "the image b.jpg"


def test_a_relative_link_still_points_to_its_image(heap: DatasetSummary, tmp_path: Path) -> None:
    image = Path(heap.root, "b.jpg")
    image.rename(tmp_path / "real.jpg")
    image.symlink_to("../real.jpg")
    sort(plan_sort(heap, LABELS, "move"))
    assert Path(heap.root, "dogs/b.jpg").read_text() == "the image b.jpg"
    undo(heap.root)
    assert image.readlink() == Path("../real.jpg")


def test_a_folder_may_be_renamed_before_the_undo(heap: DatasetSummary, tmp_path: Path) -> None:
    before = tree(Path(heap.root))
    sort(plan_sort(heap, LABELS, "move"))
    shutil.move(heap.root, tmp_path / "renamed")
    undo(tmp_path / "renamed")
    assert tree(tmp_path / "renamed") == before


def test_only_one_program_sorts_a_folder(heap: DatasetSummary) -> None:
    plan = plan_sort(heap, LABELS, "move")
    lock = Path(heap.root, JOURNALS, "lock")
    lock.parent.mkdir()
    held = FileLock(lock)
    assert held.acquire()
    with pytest.raises(UserError, match="is being sorted"):
        sort(plan)
    held.release()


@pytest.mark.parametrize("name", ["", "a/b", "..", ".hidden", "dot.", "train", "what?"])
def test_names_that_cannot_be_class_folders_are_refused(heap: DatasetSummary, name: str) -> None:
    with pytest.raises(UserError, match=r"name of a class folder|read as a split"):
        plan_sort(heap, {"a.jpg": name}, "move")


def test_places_that_would_mix_images_and_classes_are_refused(heap: DatasetSummary, tmp_path: Path) -> None:
    for how, out in (("copy", heap.root), ("move", f"{heap.root}/inside"), ("list", str(tmp_path / "list.doc"))):
        with pytest.raises(UserError):
            plan_sort(heap, LABELS, how, out)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="has a class"):
        plan_sort(heap, {}, "move")


def test_images_that_are_in_their_class_folder_stay(tmp_path: Path) -> None:
    heap = summary_of(tmp_path / "heap", "cats/1.jpg", "2.jpg")
    plan = plan_sort(heap, {"cats/1.jpg": "cats", "2.jpg": "cats"}, "move")
    assert [Path(step.before).name for step in plan.steps] == ["2.jpg"]
    assert plan.counts == {"cats": 2} and plan.new_folders == ()
