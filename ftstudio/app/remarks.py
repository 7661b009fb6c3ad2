"""Remarks on the results of a finished run, for the window, the command line and the report.

They say that fine-tuning gained nothing, that the test result falls short, that the temperature makes calibration
worse, or that a model is no better than the mean.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ftstudio.core.box_errors import verdicts
from ftstudio.core.evaluation import BoxesEvaluation, ClassEvaluation, Evaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.core.interval import wilson
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord
from ftstudio.core.text import brief, percent

_MANY_UNLIKE = 0.1
_MOST_NAMED = 5
_SMALL_OBJECT, _MANY_MISSED = 32, 10
_PROMISED = 0.9
"""The share of numbers that should be inside a prediction interval."""
_NOTICEABLE = 1e-3
"""The smallest increase of the calibration error that counts: what one decimal shows."""


def remarks_on(record: RunRecord, evaluation: Evaluation | None) -> tuple[str, ...]:
    """Return sentences on a run and an evaluation of its best weights; () if all is well."""
    said = [gained_nothing(record)]
    if evaluation is not None:
        said.append(below_validation(record, evaluation))
        said += [remark(evaluation) for remark in _BY_TASK[type(evaluation)]]
    return tuple(filter(None, said))


def gained_nothing(record: RunRecord) -> str:
    """Remark on a run whose best epoch is the one before the first; "" otherwise."""
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
    """Remark on an evaluation whose interval is entirely worse than that of the validation.

    "" otherwise, and if the validation has no interval.
    """
    validation, found = record.validation, evaluation.primary
    if validation is None or evaluation.split in ("train", "val") or not validation.interval or not found.interval:
        return ""
    if not _wholly_worse(found, validation):
        return ""
    images = "the test images" if evaluation.split == "test" else "these images"
    said = (
        f"The {found.metric.in_a_line} on {images} ({_span(found)}) is clearly "
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
    """Remark on a temperature that makes calibration worse on these images; "" otherwise."""
    found = evaluation.calibration
    if found is None or evaluation.split == "val" or found.ece_after - found.ece_before < _NOTICEABLE:
        return ""
    return (
        f"The temperature ({found.temperature:.2f}), fitted on the validation images, makes calibration worse "
        f"here: the calibration error is {percent(found.ece_after)} with it and {percent(found.ece_before)} without."
    )


def never_predicted(evaluation: LabelsEvaluation) -> str:
    """Remark on labels that occur but are predicted for no image; "" if there are none."""
    thresholds = [label.threshold for label in evaluation.labels]
    given = {
        place
        for image in evaluation.images
        for place, probability in enumerate(image.probabilities)
        if probability >= thresholds[place]
    }
    never = [label.name for place, label in enumerate(evaluation.labels) if label.count and place not in given]
    if not never:
        return ""
    if len(never) == len(evaluation.labels) > 1:
        return "No image was given any label. Train for more epochs, or unfreeze some stages."
    names = ", ".join(f'"{brief(name, 60)}"' for name in never[:_MOST_NAMED])
    more = f" and {len(never) - _MOST_NAMED} more" if len(never) > _MOST_NAMED else ""
    labels = "The label" if len(never) == 1 else "The labels"
    was = "was" if len(never) == 1 else "were"
    return f"{labels} {names}{more} {was} never predicted: add images with {'it' if len(never) == 1 else 'them'}."


def no_better_than_the_mean(evaluation: NumberEvaluation) -> str:
    """Remark on an R² that is not above 0; "" otherwise, and for fewer than two images."""
    if evaluation.count < 2 or evaluation.r2_interval[0] > 0:
        return ""
    if evaluation.r2 <= 0:
        return (
            f"The model is no better than always predicting the mean (R² {evaluation.r2:.2f}): it has not learned to "
            f'tell "{brief(evaluation.quantity, 60)}" from the images. Train for more epochs, unfreeze some stages, or '
            "check the numbers in the list."
        )
    low, high = evaluation.r2_interval
    return (
        f"It is not certain that the model is better than always predicting the mean (R² {evaluation.r2:.2f}, 95% "
        f"interval {low:.2f} to {high:.2f})."
    )


def too_narrow(evaluation: NumberEvaluation) -> str:
    """Remark if clearly fewer numbers than promised are inside the 90 % prediction interval.

    "" otherwise, and if the interval was fitted on these images.
    """
    if evaluation.inside is None or evaluation.split == "val" or not evaluation.count:
        return ""
    _low, high = wilson(evaluation.inside * evaluation.count, evaluation.count)
    if high >= _PROMISED:
        return ""
    return (
        f"Only {percent(evaluation.inside)} of the numbers are inside the 90 % prediction interval: these images "
        "differ from the validation images that it was fitted on."
    )


def never_found(evaluation: BoxesEvaluation) -> str:
    """What to say where no box of a class that occurs is found; "" where some of every class are."""
    never = [score.name for score in evaluation.classes if score.count and not score.recall]
    if not never:
        return ""
    names = ", ".join(f'"{brief(name, 60)}"' for name in never[:_MOST_NAMED])
    more = f" and {len(never) - _MOST_NAMED} more" if len(never) > _MOST_NAMED else ""
    return (
        f"No object of the class {names}{more} was found: train for more epochs, unfreeze some stages, or add images "
        "with it."
    )


def small_objects(evaluation: BoxesEvaluation) -> str:
    """What to say where most of what is missed is small; "" where it is not."""
    missed, small = 0, 0
    for image in evaluation.images:
        for each in verdicts(image.targets, image.found, evaluation.threshold):
            if each.true is not None and each.kind == "missed":
                missed += 1
                small += min(each.true.right - each.true.left, each.true.bottom - each.true.top) < _SMALL_OBJECT
    if missed < _MANY_MISSED or small < missed / 2:
        return ""
    return (
        f"{small} of the {missed} missed objects are narrower than {_SMALL_OBJECT} pixels: a larger image size shows "
        "them larger."
    )


_BY_TASK: dict[type, tuple[Callable[[Any], str], ...]] = {
    ClassEvaluation: (worse_calibrated,),
    LabelsEvaluation: (never_predicted,),
    NumberEvaluation: (no_better_than_the_mean, too_narrow),
    BoxesEvaluation: (never_found, small_objects),
}


def unlike_share(evaluation: Evaluation) -> float | None:
    """Return the share (0..1) of images that look unlike the training images; None if that was not measured."""
    limit = evaluation.distance_limit
    distances = [image.distance for image in evaluation.images if image.distance is not None]
    if limit is None or not distances:
        return None
    return sum(distance > limit for distance in distances) / len(distances)


def _span(value: MetricValue) -> str:
    low, high = value.interval_in_words()
    return f"{value.in_words()}, 95% interval {low} to {high}"
