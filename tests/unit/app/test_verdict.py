"""The verdict after a training: what the curves and counts say, and the one step that follows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ftstudio.app.verdict import GAP, verdict_on
from ftstudio.core.evaluation import ClassEvaluation
from ftstudio.core.events import EpochDone
from ftstudio.core.metrics import ACCURACY, MAE, MetricValue, measured
from ftstudio.core.run_record import RunRecord

RECORD = RunRecord(
    run_id="r", run_dir="/runs/r", name="r", created=0.0, state="completed", dataset="pets", model="starter",
    freeze_depth=4, stage_count=7, epochs_done=4, epochs_planned=4, best_epoch=3, val_count=500,
    validation=measured(ACCURACY, 0.8, 500),
)  # fmt: skip


def epochs(*figures: tuple[float, float, float]) -> list[EpochDone]:
    """(training accuracy, validation accuracy, validation loss) of each epoch, from 1."""
    return [
        EpochDone(
            epoch=number, step=number, train_loss=1.0, val_loss=loss, metrics={"accuracy": held_out},
            train_metrics={"accuracy": trained}, is_best=False, seconds=1.0,
        )
        for number, (trained, held_out, loss) in enumerate(figures, 1)
    ]  # fmt: skip


def evaluation(*confusion: tuple[int, ...]) -> ClassEvaluation:
    names = tuple(f"class {number}" for number in range(len(confusion)))
    return ClassEvaluation(
        run_dir="/runs/r", split="val", root="/data", count=100, loss=0.5, class_names=names, accuracy=0.8,
        accuracy_low=0.7, accuracy_high=0.9, macro_f1=0.8, classes=(), confusion=confusion, images=(),
    )  # fmt: skip


AGREES = epochs((0.80, 0.79, 0.9), (0.83, 0.8, 0.8), (0.83, 0.8, 0.79), (0.83, 0.8, 0.8))
OVERFITS = epochs((0.80, 0.79, 0.9), (0.9, 0.8, 0.5), (0.99, 0.8, 0.6), (1.0, 0.79, 0.7))
BEHIND = epochs((0.80, 0.70, 0.9), (0.9, 0.79, 0.8), (0.91, 0.8, 0.78), (0.91, 0.8, 0.78))
IMPROVES = epochs((0.7, 0.7, 0.9), (0.75, 0.75, 0.8), (0.8, 0.8, 0.7), (0.85, 0.82, 0.6))


def test_training_and_validation_that_agree_are_well() -> None:
    assert verdict_on(replace(RECORD, freeze_depth=0), AGREES, None).step == "evaluate"


def test_without_metrics_on_training_images_nothing_is_said_about_them() -> None:
    measured_only_outside = [replace(epoch, train_metrics={}) for epoch in AGREES]
    found = verdict_on(RECORD, measured_only_outside, None)
    assert found.step == "evaluate" and "training images" not in found.sentence


def test_overfitting_is_never_answered_by_unfreezing() -> None:
    found = verdict_on(RECORD, OVERFITS, None)
    assert found.step == "freeze-more"
    assert "100.0 % on the training images, 79.0 % on the validation images" in found.sentence
    assert verdict_on(replace(RECORD, freeze_depth=7), OVERFITS, None).step == "more-images"


def test_a_gap_without_a_rising_loss_asks_for_images() -> None:
    assert verdict_on(RECORD, BEHIND, None).step == "more-images"


def test_training_accuracy_inside_the_validation_interval_is_as_good() -> None:
    assert RECORD.validation is not None and RECORD.validation.interval is not None
    _, high = RECORD.validation.interval
    assert high < 0.8 + GAP / 2
    for trained, step in ((high, "evaluate"), (high + 0.001, "more-images")):
        last = (trained, 0.8, 0.8)
        record = replace(RECORD, freeze_depth=0)
        assert verdict_on(record, epochs((0.8, 0.79, 0.9), last, last, last), None).step == step


def test_a_run_that_was_still_improving_is_trained_on_unless_its_head_was_fitted_directly() -> None:
    record = replace(RECORD, best_epoch=4)
    assert verdict_on(record, IMPROVES, None).step == "train-on"
    assert verdict_on(replace(record, freeze_depth=7), IMPROVES, None).step != "train-on"
    assert verdict_on(replace(record, best_epoch=3), IMPROVES, None).step != "train-on"


def test_two_classes_that_are_confused_are_named() -> None:
    found = verdict_on(RECORD, AGREES, evaluation((30, 2, 0), (3, 30, 1), (1, 0, 33)))
    assert (found.step, found.classes) == ("look-at-confusion", ("class 0", "class 1"))
    assert "5 of 7 mistakes" in found.sentence


@pytest.mark.parametrize(
    "confusion",
    [((30, 1, 0), (1, 30, 0), (0, 0, 33)), ((30, 9), (9, 30)), ((30, 3, 3), (3, 30, 3), (3, 3, 30), (3, 3, 3))],
    ids=["too few", "two classes", "evenly"],
)
def test_a_confusion_that_says_nothing_is_not_named(confusion: tuple[tuple[int, ...], ...]) -> None:
    side = len(confusion)
    square = tuple(row[:side] + (0,) * (side - len(row)) for row in confusion)
    if side == 4:  # sixteen mistakes over six pairs: none has a quarter
        square = tuple(tuple(30 if a == b else 3 for b in range(4)) for a in range(4))
    assert verdict_on(RECORD, AGREES, evaluation(*square)).step != "look-at-confusion"


def test_too_few_validation_images_come_before_everything_else() -> None:
    few = replace(RECORD, val_count=12, validation=measured(ACCURACY, 0.75, 12))
    found = verdict_on(few, OVERFITS, None)
    assert found.step == "more-validation"
    assert found.sentence.startswith("12 validation images are too few")


def test_what_gained_nothing_is_frozen() -> None:
    assert verdict_on(replace(RECORD, best_epoch=0), AGREES, None).step == "freeze-more"
    assert verdict_on(replace(RECORD, best_epoch=0, freeze_depth=7), AGREES, None).step == "unfreeze-more"


def test_frozen_stages_that_hold_the_model_back_are_unfrozen() -> None:
    flat = epochs((0.7, 0.7, 0.9), (0.71, 0.7, 0.8), (0.71, 0.7, 0.79), (0.71, 0.7, 0.79))
    record = replace(RECORD, validation=measured(ACCURACY, 0.7, 500))
    assert verdict_on(record, flat, None).step == "unfreeze-more"
    assert verdict_on(replace(record, freeze_depth=0), flat, None).step == "evaluate"


def test_a_number_has_no_gap() -> None:
    record = replace(RECORD, validation=MetricValue(MAE, 3.0, 500, 2.0, 4.0))
    assert verdict_on(record, OVERFITS, None).step == "evaluate"
    assert verdict_on(replace(record, epochs_done=0, best_epoch=None, validation=None), [], None).step == "evaluate"
