"""How people arrange folders, and what is said where an arrangement tells no classes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.data.layout.split_names import split_named
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

MakeImage = Callable[..., Path]
Look = Callable[..., DatasetSummary]


def fill(root: Path, make_image: MakeImage, *folders: str, count: int = 3) -> Path:
    for folder in folders:
        for number in range(count):
            make_image(root / folder / f"{number}.png")
    return root


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train", "train"), ("Training", "train"), ("TRAINING_SET", "train"), ("seg_train", "train"),
        ("train2017", "train"), ("val", "val"), ("valid", "val"), ("Validation", "val"), ("dev", "val"),
        ("test", "test"), ("Testing", "test"), ("test_images", "test"), ("eval", "test"), ("Evaluation", "test"),
        ("cats", None), ("test tube", None), ("trainer", None), ("", None), ("images", None),
    ],
)  # fmt: skip
def test_common_names_of_splits_are_recognised(name: str, split: str | None) -> None:
    assert split_named(name) == split


def test_class_folders(class_folders: Path, look: Look) -> None:
    summary = look(class_folders)
    assert summary.layout == "Class folders"
    assert summary.class_names == ("cats", "dogs")
    assert [count.unassigned for count in summary.counts] == [12, 12]
    assert summary.root == str(class_folders) and summary.name == "pets"


@pytest.mark.parametrize(
    "names", [("train", "val", "test"), ("Training", "Validation", "Testing"), ("TRAIN", "dev", "eval")]
)
def test_split_folders_with_common_names(
    names: tuple[str, str, str], tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    fill(tmp_path, make_image, *(f"{name}/{kind}" for name in names for kind in ("a", "b")))
    summary = look(tmp_path)
    assert summary.layout == "Train, validation and test folders"
    assert [(count.train, count.val, count.test) for count in summary.counts] == [(3, 3, 3)] * 2


def test_a_class_may_be_called_test_or_train(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    summary = look(fill(tmp_path, make_image, "train", "bus", "test"))
    assert summary.class_names == ("bus", "test", "train")


def test_images_below_a_class_folder_belong_to_that_class(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    summary = look(fill(tmp_path, make_image, "cats/indoors/sofa", "cats", "dogs/garden"))
    assert [(count.name, count.total) for count in summary.counts] == [("cats", 6), ("dogs", 3)]


def test_folders_that_only_wrap_another_are_skipped(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    fill(tmp_path, make_image, "download/pets-v2/cats", "download/pets-v2/dogs")
    (tmp_path / "download" / "README.md").write_text("about")
    (tmp_path / ".hidden").mkdir()
    summary = look(tmp_path)
    assert summary.root == str(tmp_path / "download" / "pets-v2")
    assert summary.name == tmp_path.name
    assert [file.path for file in summary.files][:1] == ["cats/0.png"]


def test_a_split_folder_may_wrap_its_class_folders(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    fill(tmp_path, make_image, "seg_train/seg_train/sea", "seg_train/seg_train/ice", "seg_test/seg_test/sea")
    summary = look(tmp_path)
    assert summary.class_names == ("ice", "sea")
    assert sum(count.test for count in summary.counts) == 3


def test_hidden_and_system_files_are_neither_classes_nor_problems(
    class_folders: Path, make_image: MakeImage, look: Look
) -> None:
    make_image(class_folders / ".cache" / "a.png")
    make_image(class_folders / "__MACOSX" / "b.png")
    make_image(class_folders / "cats" / ".thumb.png")
    for name in ("Thumbs.db", ".DS_Store", "desktop.ini", "cats/Thumbs.db", "README", "NOTICE.md", "labels.txt"):
        (class_folders / name).write_bytes(b"x")
    summary = look(class_folders)
    assert summary.class_names == ("cats", "dogs")
    assert summary.problem_count == 0 and len(summary.files) == 24


def test_an_image_beside_the_class_folders_is_accounted_for(
    class_folders: Path, make_image: MakeImage, look: Look
) -> None:
    make_image(class_folders / "stray.png")
    assert [(f.path, f.problem) for f in look(class_folders).files if f.problem] == [("stray.png", "no_class")]


def test_links_in_circles_are_walked_once(class_folders: Path, look: Look) -> None:
    (class_folders / "cats" / "again").symlink_to(class_folders / "cats")
    (class_folders / "dogs" / "up").symlink_to(class_folders)
    summary = look(class_folders)
    assert [count.total for count in summary.counts] == [12, 12]
    assert "link_loop" in {file.problem for file in summary.files}


def test_a_class_folder_may_be_a_link(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    fill(tmp_path, make_image, "store/x", "set/dogs")
    (tmp_path / "set" / "cats").symlink_to(tmp_path / "store" / "x")
    assert look(tmp_path / "set").class_names == ("cats", "dogs")


def test_pipes_and_dangling_links_are_reported_and_not_opened(class_folders: Path, look: Look) -> None:
    os.mkfifo(class_folders / "cats" / "pipe.jpg")
    (class_folders / "cats" / "gone.jpg").symlink_to("/nowhere/at/all")
    problems = {file.path: file.problem for file in look(class_folders).files if file.problem}
    assert problems == {"cats/pipe.jpg": "not_a_file", "cats/gone.jpg": "broken_link"}


def test_names_that_are_not_utf8_are_preserved(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    name = os.fsdecode(b"caf\xe9\nbar")
    summary = look(fill(tmp_path, make_image, name, "dogs"))
    assert name in summary.class_names
    file = next(file for file in summary.files if file.class_name == name)
    assert (Path(summary.root) / file.path).is_file()


def test_a_path_too_long_for_the_system_does_not_end_the_scan(
    class_folders: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(class_folders / "cats")
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    summary = look(class_folders)
    assert summary.usable_count == 24
    monkeypatch.undo()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_reported(class_folders: Path, look: Look) -> None:
    (class_folders / "cats").chmod(0)
    try:
        assert "no_permission" in {file.problem for file in look(class_folders).files}
    finally:
        (class_folders / "cats").chmod(0o755)


def said(source: Path, look: Look) -> str:
    with pytest.raises(UserError) as caught:
        look(source)
    assert caught.value.hint
    return caught.value.message


def test_a_folder_that_is_no_data_set_is_refused_with_a_message(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "notes.docx").write_bytes(b"x")
    fill(tmp_path, make_image, "flat", "flat_splits/train", "flat_splits/test")
    assert "does not exist" in said(tmp_path / "nowhere", look)
    assert "is empty" in said(tmp_path / "empty", look)
    assert "no images" in said(tmp_path / "papers", look)
    (tmp_path / "papers" / "cat.zip").write_bytes(b"PK")
    assert "It contains the archive cat.zip: open that" in said(tmp_path / "papers", look)
    (tmp_path / "papers" / "dog.zip").write_bytes(b"PK")
    assert "It contains 2 archives, for example cat.zip" in said(tmp_path / "papers", look)
    assert "not a supported kind of file" in said(tmp_path / "notes.docx", look)
    assert "single image" in said(tmp_path / "flat" / "0.png", look)
    assert "not sorted into classes" in said(tmp_path / "flat", look)
    assert "not sorted into classes" in said(tmp_path / "flat_splits", look)
    os.mkfifo(tmp_path / "pipe")
    assert "neither a folder nor a file" in said(tmp_path / "pipe", look)


def test_class_folders_with_only_broken_files_say_why(tmp_path: Path, look: Look) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.jpg").write_bytes(b"<html>")
    assert "This is not an image (2)" in said(tmp_path, look)


def test_pascal_voc_coco_and_yolo_are_recognised(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    box = "<object><name>cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>20</xmax><ymax>30</ymax></bndbox></object>"
    voc = fill(tmp_path / "voc", make_image, "JPEGImages")
    (voc / "Annotations").mkdir()
    (voc / "Annotations" / "0.xml").write_text(f"<annotation>{box}</annotation>")
    beside = fill(tmp_path / "beside", make_image, ".")
    (beside / "0.xml").write_text(f"<annotation>{box}</annotation>")
    whole = {
        "images": [{"id": 1, "file_name": "0.png"}],
        "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 19, 28]}],
        "categories": [{"id": 1, "name": "cat"}],
    }
    coco = fill(tmp_path / "coco", make_image, "images")
    (coco / "annotations").mkdir()
    (coco / "annotations" / "instances.json").write_text(json.dumps(whole))
    robo = fill(tmp_path / "robo", make_image, "train", "valid")
    (robo / "train" / "_annotations.coco.json").write_text(json.dumps(whole))
    yolo = fill(tmp_path / "yolo", make_image, "images/train")
    (yolo / "labels" / "train").mkdir(parents=True)
    (yolo / "labels" / "train" / "0.txt").write_text("0 .5 .5 .2 .2")
    (yolo / "classes.txt").write_text("cat\ndog\n")
    for folder in (voc, beside, coco, robo, yolo):
        found = look(folder)
        assert (found.task, found.class_names, found.box_count) == ("detection", ("cat",), 1), folder


def test_class_folders_with_a_json_beside_are_still_class_folders(class_folders: Path, look: Look) -> None:
    (class_folders / "meta.json").write_text(json.dumps({"images": [{"file_name": "0.png"}]}))
    assert look(class_folders).class_names == ("cats", "dogs")


def test_runs_stored_beside_the_images_are_not_a_class(class_folders: Path, look: Look) -> None:
    before = look(class_folders)
    run = RunFolder.create(class_folders / "runs", RunConfig(), "flowers")
    for name in ("run.json", "split.json"):
        (run.path / name).write_text("{}")
    RunStore(class_folders / "runs").refresh()
    assert (class_folders / "runs" / "index.sqlite").exists()
    assert look(class_folders).files == before.files
    assert look(class_folders).warnings == before.warnings


def test_a_link_to_a_folder_of_images_works_like_the_folder(class_folders: Path, tmp_path: Path, look: Look) -> None:
    link = tmp_path / "link"
    link.symlink_to(class_folders, target_is_directory=True)
    assert [file.path for file in look(link).files] == [file.path for file in look(class_folders).files]
