"""Evaluations of thousands of classes: written small, read whole, refused where there are too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.bounds import MOST_CLASSES
from ftstudio.core.class_scores import class_scores
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import EvaluatedImage, Evaluation
from ftstudio.data.splits.split import make_split
from ftstudio.store.evaluation_file import restored, stored
from ftstudio.store.run_folder import RunFolder


def evaluation(count: int) -> Evaluation:
    """An image for each class, every third taken for the class before it; and one class without images."""
    names = tuple(f"class {number}" for number in range(count))
    images = tuple(EvaluatedImage(f"{n}.png", n, n - (n % 3 == 1), 0.9) for n in range(count - 1))
    matrix = [[0] * count for _ in names]
    for image in images:
        matrix[image.target][image.predicted] += 1
    right = sum(image.target == image.predicted for image in images) / len(images)
    return Evaluation(
        run_dir="r", split="test", root="/images", class_names=names, count=len(images), accuracy=right,
        accuracy_low=0.2, accuracy_high=1.0, loss=0.1, macro_f1=0.5, confusion=tuple(map(tuple, matrix)),
        images=images, classes=class_scores(names, matrix),
    )  # fmt: skip


@pytest.mark.parametrize("count", [1_000, 1_001])
def test_it_comes_back_whole(tmp_path: Path, count: int) -> None:
    folder = RunFolder.create(tmp_path, RunConfig(), "x")
    written = evaluation(count)
    folder.write_evaluation(written)
    assert folder.evaluation("test") == written


def test_a_matrix_that_the_images_tell_is_not_written() -> None:
    small, large = evaluation(1_000), evaluation(1_001)
    assert stored(small) == small
    assert stored(large).confusion == () and len(json_codec.encode(stored(large))) < 1 << 18


def test_more_classes_than_fit_in_memory_are_refused_before_the_matrix_is_made() -> None:
    names = tuple(map(str, range(MOST_CLASSES + 1)))
    with pytest.raises(ValueError, match="10,001 classes"):
        restored(replace(evaluation(3), class_names=names, confusion=()))


def test_an_image_of_an_unknown_class_is_refused() -> None:
    large = evaluation(1_001)
    with pytest.raises(ValueError, match="unknown class"):
        restored(replace(large, confusion=(), images=(EvaluatedImage("a", 1_001, 0, 0.5),)))


@pytest.mark.parametrize(("count", "refused"), [(MOST_CLASSES, False), (MOST_CLASSES + 1, True)])
def test_too_many_classes_are_refused_before_the_training(count: int, refused: bool) -> None:
    names = tuple(f"{number:05}" for number in range(count))
    files = tuple(ImageFile(f"{split}/{name}.png", name, split) for split in ("train", "val") for name in names)
    summary = DatasetSummary(
        source="/s", root="/s", name="s", layout="l", class_names=names, files=files,
        counts=tuple(ClassCount(name, train=1, val=1) for name in names),
    )  # fmt: skip
    if refused:
        with pytest.raises(UserError, match=r"10,001 classes; up to 10,000"):
            make_split(summary, 0.2, 0)
    else:
        assert len(make_split(summary, 0.2, 0).class_names) == count
