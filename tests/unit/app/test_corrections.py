"""Wrong? It is …: the image joins the training images of its class, the run is behind, and all of it can be undone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import corrections
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder


def data_set(root: Path, *paths: str) -> DatasetSummary:
    """Files of class folders, on disk and in a summary; the class is the folder, the split the folder above."""
    files = []
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
        parts = Path(path).parts
        digest = hashlib.blake2b(path.encode(), digest_size=8).hexdigest()
        files.append(ImageFile(path, parts[-2], parts[0] if len(parts) > 2 else "", digest=digest))
    names = tuple(sorted({file.class_name for file in files}))
    return DatasetSummary(
        source=str(root), root=str(root), name="d", layout="Class folders", class_names=names,
        counts=tuple(ClassCount(name) for name in names), files=tuple(files),
    )  # fmt: skip


@pytest.fixture
def run_dir(tmp_path: Path) -> str:
    folder = RunFolder.create(tmp_path / "runs", RunConfig(), "d")
    record = RunRecord(
        run_id="r", run_dir=str(folder.path), name="r", created=0.0, state="completed", dataset="d", model="starter",
        freeze_depth=7, stage_count=7,
    )  # fmt: skip
    folder.write_record(record)
    return str(folder.path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "1.jpg"
    path.parent.mkdir()
    path.write_text("a new image")
    return path


def added(run_dir: str) -> int:
    return RunFolder(Path(run_dir)).record.added_images


def test_a_corrected_image_is_copied_to_its_class_and_the_run_is_behind(
    tmp_path: Path, wrong: Path, run_dir: str
) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/1.jpg")
    addition = corrections.plan(summary, wrong, "tulip", run_dir)
    corrections.add(addition)
    assert Path(addition.after) == tmp_path / "set/tulip/1-2.jpg"
    assert Path(addition.after).read_text() == wrong.read_text() == "a new image"
    assert (tmp_path / "set/tulip/1.jpg").read_text() == "tulip/1.jpg"
    assert added(run_dir) == 1
    corrections.take_back(addition)
    assert not Path(addition.after).exists() and wrong.exists()
    assert added(run_dir) == 0
    corrections.add(addition)
    assert Path(addition.after).exists() and added(run_dir) == 1


def test_where_there_are_splits_it_joins_the_training_images(tmp_path: Path, wrong: Path, run_dir: str) -> None:
    summary = data_set(tmp_path / "set", "test/rose/1.jpg", "train/rose/1.jpg", "train/tulip/1.jpg", "val/tulip/1.jpg")
    addition = corrections.plan(summary, wrong, "rose", run_dir)
    assert Path(addition.after) == tmp_path / "set/train/rose/1-2.jpg"


def test_a_class_that_only_the_run_knows_gets_its_folder_and_loses_it_again(
    tmp_path: Path, wrong: Path, run_dir: str
) -> None:
    summary = data_set(tmp_path / "set", "train/rose/1.jpg", "train/tulip/1.jpg")
    assert corrections.classes_to_choose(("rose", "lily"), summary) == ("rose", "lily", "tulip")
    addition = corrections.plan(summary, wrong, "lily", run_dir)
    corrections.add(addition)
    assert (tmp_path / "set/train/lily/1.jpg").exists()
    corrections.take_back(addition)
    assert not (tmp_path / "set/train/lily").exists()


@pytest.mark.parametrize("name", ["..", "a/b", ".hidden"])
def test_a_class_name_that_leads_elsewhere_makes_no_folder(
    tmp_path: Path, wrong: Path, run_dir: str, name: str
) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/1.jpg")
    with pytest.raises(UserError, match="name of a folder"):
        corrections.plan(summary, wrong, name, run_dir)


def test_an_image_that_is_there_already_is_not_added_again(tmp_path: Path, wrong: Path, run_dir: str) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/1.jpg")
    wrong.write_text("rose/1.jpg")
    with pytest.raises(UserError, match=r"already among your images: rose/1\.jpg") as refused:
        corrections.plan(summary, wrong, "tulip", run_dir)
    assert "Move it" in refused.value.hint
    with pytest.raises(UserError, match="already"):
        corrections.plan(summary, tmp_path / "set/tulip/1.jpg", "tulip", run_dir)


def test_a_copy_that_was_changed_since_stays(tmp_path: Path, wrong: Path, run_dir: str) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/1.jpg")
    addition = corrections.plan(summary, wrong, "tulip", run_dir)
    corrections.add(addition)
    Path(addition.after).write_text("retouched")
    with pytest.raises(UserError, match="changed since"):
        corrections.take_back(addition)
    assert Path(addition.after).read_text() == "retouched" and added(run_dir) == 1


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path, wrong: Path, run_dir: str) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/x.jpg")
    addition = corrections.plan(summary, wrong, "tulip", run_dir)
    Path(addition.after).write_text("precious")
    with pytest.raises(UserError, match="already exists"):
        corrections.add(addition)
    assert Path(addition.after).read_text() == "precious" and added(run_dir) == 0


def test_without_a_run_to_note_it_nothing_is_copied(tmp_path: Path, wrong: Path) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/x.jpg")
    addition = corrections.plan(summary, wrong, "tulip", str(tmp_path / "gone"))
    with pytest.raises(UserError):
        corrections.add(addition)
    assert not Path(addition.after).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_says_so(tmp_path: Path, wrong: Path, run_dir: str) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/x.jpg")
    (tmp_path / "set/tulip").chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        corrections.add(corrections.plan(summary, wrong, "tulip", run_dir))
    assert added(run_dir) == 0


def test_where_classes_are_no_folders_it_says_why_nothing_can_be_added(tmp_path: Path) -> None:
    summary = data_set(tmp_path / "set", "rose/1.jpg", "tulip/1.jpg")
    assert corrections.why_not(summary) == ""
    assert "open their folder" in corrections.why_not(None)
    assert "archive or a list" in corrections.why_not(replace(summary, source=str(tmp_path / "set.zip")))
    assert "list" in corrections.why_not(replace(summary, layout="List of images"))
    only_tests = tuple(replace(file, split="test") for file in summary.files)
    assert "training folder" in corrections.why_not(replace(summary, files=only_tests))
