"""What is said of a run whose figures are not as they should be, and that nothing is said of one whose are."""

from __future__ import annotations

from typing import Any

import pytest
from made_evaluations import labels_evaluation, number_evaluation
from msgspec.structs import replace

from ftstudio.app.remarks import below_validation, gained_nothing, remarks_on, unlike_share, worse_calibrated
from ftstudio.core.confidence import Calibration
from ftstudio.core.evaluation import ClassEvaluation, EvaluatedImage, Evaluation
from ftstudio.core.interval import wilson
from ftstudio.core.metrics import ACCURACY, MAE, MetricValue, measured
from ftstudio.core.run_record import RunRecord

RECORD = RunRecord(
    run_id="r", run_dir="/r", name="r", created=0.0, state="completed", dataset="d", model="starter", freeze_depth=3,
    stage_count=7, epochs_done=6, best_epoch=4, validation=measured(ACCURACY, 0.81, 200), val_count=200,
)  # fmt: skip


def evaluation(right: int, count: int = 200, unlike: int | None = None, **changes: Any) -> Evaluation:
    low, high = wilson(right, count)
    distances = [None if unlike is None else 2.0 if place < unlike else 0.5 for place in range(count)]
    fields: dict[str, Any] = {
        "run_dir": "/r",
        "split": "test",
        "root": "/d",
        "class_names": ("a", "b"),
        "count": count,
        "accuracy": right / count,
        "accuracy_low": low,
        "accuracy_high": high,
        "loss": 1.0,
        "macro_f1": 0.5,
        "classes": (),
        "confusion": ((0, 0), (0, 0)),
        "images": tuple(EvaluatedImage(str(place), 0, 0, 0.9, each) for place, each in enumerate(distances)),
        "distance_limit": None if unlike is None else 1.0,
    }
    return ClassEvaluation(**(fields | changes))


def calibrated(before: float, after: float) -> Calibration:
    return Calibration(temperature=0.6, ece_before=before, ece_after=after, bins_before=(), bins_after=())


def test_a_run_as_it_should_be_has_no_remark() -> None:
    assert remarks_on(RECORD, evaluation(160, unlike=10, calibration=calibrated(0.05, 0.03))) == ()
    assert remarks_on(RECORD, None) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Fine-tuning did not help: the best model is the linear head from before the first epoch"),
        ({"freeze_depth": 7}, "Mini-batch training did not help"),
        ({"began_from": "old"}, "Further training did not help: the best model is still the one this run started from"),
    ],
)
def test_a_best_epoch_of_0_is_said_with_the_next_step(changes: dict[str, Any], said: str) -> None:
    found = gained_nothing(replace(RECORD, best_epoch=0, **changes))
    assert found.startswith(said)
    assert found.endswith("images.")


def test_a_run_that_was_stopped_before_its_first_epoch_ended_has_not_gained_nothing() -> None:
    assert gained_nothing(replace(RECORD, best_epoch=0, epochs_done=0)) == ""
    assert gained_nothing(replace(RECORD, best_epoch=1)) == ""


def test_a_test_far_below_the_validation_is_said_with_the_share_of_unlike_images() -> None:
    found = below_validation(RECORD, evaluation(114, unlike=68))
    assert "57.0 %" in found and "81.0 %" in found and "34.0 % of the images look unlike" in found
    assert "add images like these" in found
    assert "Only 2.0 %" in below_validation(RECORD, evaluation(114, unlike=4))
    assert "unlike" not in below_validation(RECORD, evaluation(114))


def test_intervals_that_touch_are_not_said() -> None:
    low, _ = wilson(162, 200)
    at = evaluation(140, accuracy_high=low)
    assert below_validation(RECORD, at) == ""
    assert below_validation(RECORD, replace(at, accuracy_high=low - 1e-6))
    assert below_validation(RECORD, replace(at, accuracy_high=0.1, split="val")) == ""
    assert below_validation(replace(RECORD, validation=None), replace(at, accuracy_high=0.1)) == ""


def test_a_temperature_that_does_harm_is_said_of_other_images_than_its_own() -> None:
    worse = evaluation(160, calibration=calibrated(0.031, 0.052))
    assert "5.2 % with it and 3.1 % without" in worse_calibrated(worse)
    assert worse_calibrated(replace(worse, split="val")) == ""
    assert worse_calibrated(evaluation(160, calibration=calibrated(0.031, 0.0315))) == ""
    assert worse_calibrated(evaluation(160)) == ""


def test_the_share_of_unlike_images() -> None:
    assert unlike_share(evaluation(1, 4, unlike=1)) == 0.25
    assert unlike_share(evaluation(1, 4)) is None


def test_labels_that_occur_and_were_never_predicted_are_named() -> None:
    scored = labels_evaluation()
    assert remarks_on(RECORD, scored) == ()  # "tree" does not occur
    thresholds = tuple(replace(label, threshold=0.95) if label.name == "=sky" else label for label in scored.labels)
    assert remarks_on(RECORD, replace(scored, labels=thresholds)) == (
        'The label "=sky" was never predicted: add images with it.',
    )
    two = tuple(replace(label, threshold=0.95) for label in scored.labels)
    assert remarks_on(RECORD, replace(scored, labels=two)) == (
        'The labels "sea", "=sky" were never predicted: add images with them.',
    )
    all_occur = tuple(replace(label, count=1) for label in two)
    assert remarks_on(RECORD, replace(scored, labels=all_occur))[0].startswith("No image was given any label.")


def test_a_probability_at_the_threshold_is_a_prediction() -> None:
    scored = labels_evaluation()
    labels = tuple(replace(label, threshold=0.9) for label in scored.labels)  # the most probable of both are 0.9
    assert remarks_on(RECORD, replace(scored, labels=labels)) == ()


@pytest.mark.parametrize(
    ("r2", "low", "said"),
    [
        (-0.2, -0.5, "no better than always predicting the mean (R² -0.20)"),
        (0.0, -0.1, "no better than always predicting the mean (R² 0.00)"),
        (0.1, 0.0, "not certain that the model is better than always predicting the mean (R² 0.10, 95% interval 0.00"),
    ],
)
def test_a_model_that_may_be_no_better_than_the_mean_is_called_that(r2: float, low: float, said: str) -> None:
    [remark] = remarks_on(RECORD, replace(number_evaluation(), r2=r2, r2_interval=(low, 0.4)))
    assert said in remark


def test_one_number_says_nothing_about_the_mean() -> None:
    one = replace(number_evaluation(), count=1, r2=0.0, r2_interval=(0.0, 0.0))
    assert remarks_on(RECORD, one) == remarks_on(RECORD, number_evaluation()) == ()


@pytest.mark.parametrize(("inside", "split", "said"), [(0.7, "test", 1), (0.88, "test", 0), (0.7, "val", 0)])
def test_clearly_fewer_numbers_inside_the_interval_than_promised_are_told(inside: float, split: str, said: int) -> None:
    wide = replace(number_evaluation(), split=split, inside=inside, count=200)
    assert len(remarks_on(replace(RECORD, validation=None), wide)) == said


def test_an_error_is_worse_where_it_is_higher() -> None:
    record = replace(RECORD, validation=MetricValue(MAE, 1.0, 100, 0.8, 1.05))
    assert below_validation(record, replace(number_evaluation(), split="test")).startswith(
        "The mean absolute error on the test images (2.38, 95% interval 1.1 to 4.2) is clearly higher"
    )
