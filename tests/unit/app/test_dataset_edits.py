"""Leaving images out and moving files: exact, nothing overwritten, all or nothing, and back again."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app.dataset_edits import (
    beside,
    class_folder,
    move_all,
    plan_moves,
    taken_back,
    with_moves,
    without_images,
)
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.data.quality.findings import fingerprint


def data_set(root: Path, *paths: str) -> DatasetSummary:
    """Files of class folders, on disk and in a summary; the class is the folder, the split the folder above."""
    files = []
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
        parts = Path(path).parts
        files.append(ImageFile(path, parts[-2], parts[0] if len(parts) > 2 else ""))
    names = sorted({file.class_name for file in files})
    counts = tuple(ClassCount(name, unassigned=sum(file.class_name == name for file in files)) for name in names)
    return DatasetSummary(
        source=str(root), root=str(root), name="d", layout="class folders", class_names=tuple(names),
        counts=counts, files=tuple(files),
    )  # fmt: skip


def tree(root: Path) -> dict[str, str]:
    return {str(file.relative_to(root)): file.read_text() for file in root.rglob("*") if file.is_file()}


def test_an_image_left_out_is_counted_no_more_and_says_why(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "rose/1.jpg", "rose/2.jpg", "tulip/1.jpg")
    changed = without_images(summary, ["rose/2.jpg"])
    assert [count.total for count in changed.counts] == [1, 1]
    assert [file.problem for file in changed.files] == ["", "excluded", ""]
    assert changed.usable_count == 2


def test_a_move_and_its_undo_leave_every_byte_as_it_was(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "train/rose/1.jpg", "train/tulip/1.jpg", "val/rose/9.jpg", "val/tulip/3.jpg")
    before = tree(tmp_path)
    moves = plan_moves(summary, ["train/rose/1.jpg", "val/rose/9.jpg"], "tulip")
    move_all(moves)
    assert tree(tmp_path) == {
        "train/tulip/1.jpg": "train/tulip/1.jpg",
        "train/tulip/1-2.jpg": "train/rose/1.jpg",
        "val/tulip/9.jpg": "val/rose/9.jpg",
        "val/tulip/3.jpg": "val/tulip/3.jpg",
    }
    move_all(taken_back(moves))
    assert tree(tmp_path) == before


def test_a_class_that_is_called_like_a_split_keeps_its_place_below_it(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "train/train/1.jpg", "train/bus/1.jpg", "val/train/3.jpg", "val/bus/3.jpg")
    moves = plan_moves(summary, ["train/train/1.jpg", "val/bus/3.jpg"], "tram")
    assert [Path(move.after).relative_to(tmp_path).as_posix() for move in moves] == [
        "train/tram/1.jpg",
        "val/tram/3.jpg",
    ]
    assert {file.path: file.class_name for file in with_moves(summary, moves).files}["train/tram/1.jpg"] == "tram"


def test_two_files_of_one_name_get_two_places(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "a/x.jpg", "b/x.jpg", "c/y.jpg")
    moves = plan_moves(summary, ["a/x.jpg", "b/x.jpg"], "c")
    move_all(moves)
    assert sorted(tree(tmp_path)) == ["c/x-2.jpg", "c/x.jpg", "c/y.jpg"]


def test_a_file_that_appeared_meanwhile_is_not_overwritten_and_nothing_moves(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "a/1.jpg", "a/2.jpg", "c/y.jpg")
    moves = plan_moves(summary, ["a/1.jpg", "a/2.jpg"], "c")
    (tmp_path / "c/2.jpg").write_text("precious")
    before = tree(tmp_path)
    with pytest.raises(UserError, match=r"2\.jpg could not be moved"):
        move_all(moves)
    assert tree(tmp_path) == before


def test_an_image_that_cannot_be_taken_from_its_folder_is_in_no_other_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = data_set(tmp_path, "rose/1.jpg", "tulip/2.jpg")
    before = tree(tmp_path)
    unlink = Path.unlink

    def read_only(path: Path, missing_ok: bool = False) -> None:
        if path.parent.name == "rose":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(UserError, match="could not be moved"):
        move_all(plan_moves(summary, ["rose/1.jpg"], "tulip"))
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_is_moved_exactly(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    summary = data_set(tmp_path, "a/x.jpg", "c/y.jpg")
    (tmp_path / "a" / name).write_text("coffee")
    summary = DatasetSummary(
        source=summary.source, root=summary.root, name="d", layout="", class_names=summary.class_names,
        counts=summary.counts, files=(*summary.files, ImageFile(f"a/{name}", "a")),
    )  # fmt: skip
    move_all(plan_moves(summary, [f"a/{name}"], "c"))
    assert (tmp_path / "c" / name).read_text() == "coffee"


def test_images_of_a_list_are_not_moved(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "a/1.jpg", "c/y.jpg")
    (tmp_path / "list.csv").write_text("path,class\n")
    listed = DatasetSummary(
        source=str(tmp_path / "list.csv"), root=summary.root, name="d", layout="list",
        class_names=summary.class_names, counts=summary.counts, files=summary.files,
    )  # fmt: skip
    with pytest.raises(UserError, match="if each class is a folder"):
        plan_moves(listed, ["a/1.jpg"], "c")


def test_a_summary_after_moves_is_the_one_a_new_scan_would_give(tmp_path: Path) -> None:
    summary = data_set(tmp_path, "train/rose/1.jpg", "train/tulip/1.jpg", "train/rose/x/2.jpg", "val/tulip/3.jpg")
    summary = replace(summary, files=tuple(sorted(summary.files, key=lambda file: file.path)))
    summary = replace(
        summary, files=tuple(replace(file, class_name=Path(file.path).parts[1]) for file in summary.files)
    )
    before = [file.path for file in summary.files]
    summary = replace(summary, alike=((before.index("train/rose/1.jpg"), before.index("val/tulip/3.jpg")),))
    moves = plan_moves(summary, ["train/rose/1.jpg", "train/rose/x/2.jpg"], "tulip")
    after = with_moves(summary, moves)
    assert [(file.path, file.class_name) for file in after.files] == [
        ("train/tulip/1-2.jpg", "tulip"),
        ("train/tulip/1.jpg", "tulip"),
        ("train/tulip/2.jpg", "tulip"),
        ("val/tulip/3.jpg", "tulip"),
    ]
    assert after.alike == ((0, 3),)
    assert {count.name: count.total for count in after.counts}["tulip"] == 4
    assert after.fingerprint == fingerprint(after.files) != summary.fingerprint
    back = with_moves(after, taken_back(moves))
    assert (back.files, back.alike) == (summary.files, summary.alike)


def test_an_image_moves_to_the_folder_of_its_class_however_that_spells_it(tmp_path: Path) -> None:
    spelled = unicodedata.normalize("NFD", "Löwe")
    for name in ("Rose", spelled):
        (tmp_path / name).mkdir()
    file = ImageFile("Rose/1.jpg", "rose")
    assert class_folder(file) == 0
    assert beside(tmp_path, file, unicodedata.normalize("NFC", "Löwe")) == tmp_path / spelled
    assert beside(tmp_path, file, "lily") == tmp_path / "lily"
