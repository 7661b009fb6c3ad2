"""What needs one class per image is refused in words for labels and numbers, and says what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import corrections
from ftstudio.app.advice_job import advise_freeze
from ftstudio.app.cross_validation import cross_validate
from ftstudio.app.dataset_edits import plan_moves
from ftstudio.app.how_to_read import reading_of, target_of, with_the_reading
from ftstudio.app.label_check import find_wrong_labels
from ftstudio.app.requests import AdviseFreeze, CrossValidate, FindWrongLabels
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, ClassNames, Labels, LabelSet, Number, Quantity

LABELLED = DatasetSummary(
    source="/photos", root="/photos", name="photos", layout="Class folders", task=MULTI_LABEL, class_names=("x",),
    counts=(), files=(ImageFile("x/a.jpg", "", target=Labels(("x",))),), reading="1",
)  # fmt: skip
MEASURED = replace(
    LABELLED, task=REGRESSION, quantity="weight", files=(ImageFile("a.jpg", "", target=Number(1.5)),), reading="list"
)


def jobs_on(dataset: DatasetSummary) -> dict[str, Callable[[], object]]:
    config, control = RunConfig(data=DataConfig(source="/photos")), RunControl()
    return {
        "Cross-validation": lambda: cross_validate(
            CrossValidate(config=config, dataset=dataset), control, lambda _: None
        ),
        "The search for label errors": lambda: find_wrong_labels(
            FindWrongLabels(config=config, dataset=dataset), control, lambda _: None
        ),
        "The search for the best freeze position": lambda: advise_freeze(
            AdviseFreeze(config=config, dataset=dataset), control, lambda _: None
        ),
        "Moving images between classes": lambda: plan_moves(dataset, ["x/a.jpg"], "y"),
    }


@pytest.mark.parametrize("what", list(jobs_on(LABELLED)))
@pytest.mark.parametrize(("dataset", "has"), [(LABELLED, "labels"), (MEASURED, "a number")])
def test_what_needs_classes_is_refused_with_what_to_do(what: str, dataset: DatasetSummary, has: str) -> None:
    with pytest.raises(UserError, match=f"^{what} needs one class per image; these images have {has}.$") as caught:
        jobs_on(dataset)[what]()
    assert caught.value.hint


def test_no_image_is_added_to_labels(tmp_path: Path) -> None:
    dataset = replace(LABELLED, source=str(tmp_path), root=str(tmp_path))
    assert "each has one class" in corrections.why_not(dataset)


def test_a_run_records_how_its_targets_were_read() -> None:
    config = RunConfig(data=DataConfig(source="/photos"))
    labelled, measured = (with_the_reading(config, dataset) for dataset in (LABELLED, MEASURED))
    assert (labelled.task, labelled.data.target, labelled.data.classes_from) == ("multi-label", "labels", "1")
    assert (measured.task, measured.data.target) == ("regression", "number:weight")
    assert with_the_reading(config, replace(MEASURED, quantity="value")).data.target == "number"
    assert reading_of(LABELLED)["target"] == "labels" and reading_of(MEASURED)["target"] == "number:weight"
    assert reading_of(replace(LABELLED, task="classification"))["target"] == "auto"


def test_other_images_are_read_for_what_the_run_learned() -> None:
    assert target_of(ClassNames(("a", "b"))) == "class"
    assert target_of(LabelSet(("a",))) == "labels"
    assert target_of(Quantity("weight", 1.0, 2.0)) == "number:weight"
