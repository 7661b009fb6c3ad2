"""Labels of a few images: every way to name an image, and errors that say where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftstudio.app.few_labels import checked_class_names, examples, in_class_folders, listed
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError


@pytest.fixture
def heap(tmp_path: Path) -> DatasetSummary:
    root = tmp_path / "heap"
    root.mkdir()
    paths = ("1.jpg", "Cats/5.jpg", "sub/2.jpg", "sub/same.jpg", "other/same.jpg")
    files = (*(ImageFile(path, "") for path in paths), ImageFile("bad.jpg", "", problem="truncated"))
    return DatasetSummary(
        source=str(root), root=str(root), name="heap", layout="", class_names=(), counts=(), files=files
    )


def test_images_are_found_by_path_by_name_and_beside_the_list(heap: DatasetSummary, tmp_path: Path) -> None:
    file = tmp_path / "few.csv"
    file.write_text(f"path,class\n1.jpg,cats\n2.jpg,dogs\n{heap.root}/sub/same.jpg,dogs\nheap/other/same.jpg,\n")
    assert listed(file, heap, ()) == {"1.jpg": "cats", "sub/2.jpg": "dogs", "sub/same.jpg": "dogs"}
    file.write_text("1.jpg;CATS\n")
    assert listed(file, heap, ("cats", "dogs")) == {"1.jpg": "cats"}, "spelled as in --into"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("9.jpg,cats", "Line 1 .*9.jpg.* is not an image"),
        ("same.jpg,cats", "fits 2 images"),
        ("bad.jpg,cats", "cannot be read"),
        ("1.jpg,birds", "not one of cats, dogs"),
        ("1.jpg,cats\n1.jpg,dogs", "Line 2 .* already"),
        ("1.jpg", "Line 1 .* has no class"),
        ("", "No image in .* has a class"),
    ],
)
def test_errors_say_where_and_what(heap: DatasetSummary, tmp_path: Path, row: str, what: str) -> None:
    file = tmp_path / "few.csv"
    file.write_text(row)
    with pytest.raises(UserError, match=what) as refused:
        listed(file, heap, ("cats", "dogs"))
    assert refused.value.hint


def test_a_list_that_is_not_there_is_named(heap: DatasetSummary, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.csv"):
        listed(tmp_path / "none.csv", heap, ())


def test_examples_name_a_class_and_its_images(heap: DatasetSummary) -> None:
    assert examples([["cats=1.jpg", "2.jpg"]], heap, ("cats",)) == {"1.jpg": "cats", "sub/2.jpg": "cats"}
    with pytest.raises(UserError, match="names no class"):
        examples([["1.jpg"]], heap, ())


def test_class_folders_that_are_there_are_labels(heap: DatasetSummary) -> None:
    assert in_class_folders(heap, ("cats", "dogs")) == {"Cats/5.jpg": "cats"}


def test_class_names_are_tidied_and_each_is_used_once() -> None:
    assert checked_class_names([" cats ", "Cats", "dogs"]) == ("cats", "dogs")
