"""What the figures of a finished run leave to be said: that fine-tuning gained nothing, that the test falls short, that
the temperature does harm. One place for the window, the command line and the report."""

from __future__ import annotations

from ftstudio.core.evaluation import ClassEvaluation, Evaluation
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord
from ftstudio.core.text import percent

_MANY_UNLIKE = 0.1
_NOTICEABLE = 1e-3
"""The calibration is called worse from this much of an error on: what a figure with one decimal shows."""


def remarks_on(record: RunRecord, evaluation: Evaluation | None) -> tuple[str, ...]:
    """Sentences on a run and what an evaluation of its best weights came to; () where all is as it should be."""
    said = [gained_nothing(record)]
    if evaluation is not None:
        said.append(below_validation(record, evaluation))
    if isinstance(evaluation, ClassEvaluation):
        said.append(worse_calibrated(evaluation))
    return tuple(filter(None, said))


def gained_nothing(record: RunRecord) -> str:
    """What to say of a run whose best epoch is the one before the first; "" of any other."""
    if record.best_epoch != 0 or record.epochs_done < 1:
        return ""
    if record.began_from:
        return (
            "Further training did not help: the best model is still the one this run started from. Lower the "
            "learning rate, freeze more stages, or add images."
        )
    if record.freeze_depth >= record.stage_count:
        return (
            "Mini-batch training did not help: the best model is the linear head from before the first epoch. "
            "Unfreeze some stages, or add images."
        )
    return (
        "Fine-tuning did not help: the best model is the linear head from before the first epoch. Freeze all stages "
        "for the same result in less time, or try a lower learning rate, fewer free stages or more images."
    )


def below_validation(record: RunRecord, evaluation: Evaluation) -> str:
    """What to say where the interval of an evaluation is wholly worse than that of the validation; "" where it is not,
    or where the validation has no interval."""
    validation, found = record.validation, evaluation.primary
    if validation is None or evaluation.split in ("train", "val") or not validation.interval or not found.interval:
        return ""
    if not _wholly_worse(found, validation):
        return ""
    images = "the test images" if evaluation.split == "test" else "these images"
    said = (
        f"The {found.metric.title.lower()} on {images} ({_span(found)}) is clearly "
        f"{'lower' if found.metric.higher_is_better else 'higher'} than on the validation images "
        f"({_span(validation)})."
    )
    unlike = unlike_share(evaluation)
    if unlike is None:
        return said
    share = f"{percent(unlike)} of the images look unlike the training images (at most 5 % of the validation images do)"
    if unlike >= _MANY_UNLIKE:
        return f"{said} {share}: add images like these to the training images."
    return (
        f"{said} Only {share}: look for copies or groups (patients, films, bursts) shared by training and validation."
    )


def _wholly_worse(found: MetricValue, than: MetricValue) -> bool:
    (low, high), (low_before, high_before) = found.interval or (0.0, 0.0), than.interval or (0.0, 0.0)
    return high < low_before if found.metric.higher_is_better else low > high_before


def worse_calibrated(evaluation: ClassEvaluation) -> str:
    """What to say where the temperature makes calibration worse on these images; "" where it does not."""
    found = evaluation.calibration
    if found is None or evaluation.split == "val" or found.ece_after - found.ece_before < _NOTICEABLE:
        return ""
    return (
        f"The temperature ({found.temperature:.2f}), fitted on the validation images, makes calibration worse "
        f"here: the calibration error is {percent(found.ece_after)} with it and {percent(found.ece_before)} without."
    )


def unlike_share(evaluation: Evaluation) -> float | None:
    """The share (0..1) of images that look unlike the training images; None where that was not measured."""
    limit = evaluation.distance_limit
    distances = [image.distance for image in evaluation.images if image.distance is not None]
    if limit is None or not distances:
        return None
    return sum(distance > limit for distance in distances) / len(distances)


def _span(value: MetricValue) -> str:
    low, high = value.interval_in_words()
    return f"{value.in_words()}, 95% interval {low} to {high}"
