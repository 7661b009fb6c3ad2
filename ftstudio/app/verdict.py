"""What the curves and results of a finished training say, in one sentence, and the one step that follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ftstudio.app.remarks import gained_nothing
from ftstudio.core.evaluation import ClassEvaluation, Evaluation
from ftstudio.core.events import EpochDone
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord
from ftstudio.core.text import brief, percent
from ftstudio.core.verdict import Verdict

WIDE = 0.2
"""An interval of this width or more is too wide to compare anything."""
GAP = 0.1
"""Overfitting: the metric on the training images is better than on the validation images by this share or more."""
WORSE = 1.1
"""Overfitting: the validation loss has risen to this many times its lowest."""
STILL = 0.01
"""Still improving: the validation loss fell by this share or more in each of the last epochs."""
LAST = 2
OFTEN, SEVERAL = 0.25, 3
"""Two classes are confused: this share of all mistakes, and this many images, or more."""


def verdict_on(record: RunRecord, epochs: Sequence[EpochDone], evaluation: Evaluation | None) -> Verdict:
    """Return the first verdict that applies.

    In order: too few validation images, fine-tuning gained nothing, overfitting, still improving, two classes confused,
    underfitting, better on training images; otherwise that all is well, as far as training images were measured.
    """
    for found in (
        _too_few(record),
        _gained_nothing(record),
        _overfits(record, epochs),
        _still_improving(record, epochs),
        _confuses(evaluation),
        _underfits(record, epochs),
        _is_behind(record, epochs),
    ):
        if found is not None:
            return found
    last = _last(epochs)
    if last is None or _gap(record, last) is None:
        return Verdict("The best epoch is saved. Evaluate the model to see its errors.", "evaluate")
    return Verdict("The model does as well on the validation images as on its training images.", "evaluate")


def _too_few(record: RunRecord) -> Verdict | None:
    validation = record.validation
    if validation is None or validation.interval is None:
        return None
    low, high = validation.interval
    if not _is_share(validation) or high - low < WIDE:
        return None
    images = "1 validation image is" if record.val_count == 1 else f"{record.val_count} validation images are"
    first, last = validation.interval_in_words()
    return Verdict(
        f"{images} too few to judge this model: its {validation.metric.in_a_line} is between {first} and {last}. "
        "Add images, or hold out a larger part of them.",
        "more-validation",
    )


def _gained_nothing(record: RunRecord) -> Verdict | None:
    sentence = gained_nothing(record)
    if not sentence:
        return None
    return Verdict(sentence, "freeze-more" if record.freeze_depth < record.stage_count else "unfreeze-more")


def _overfits(record: RunRecord, epochs: Sequence[EpochDone]) -> Verdict | None:
    """The metric is much better on the training images than on the validation images, and the validation loss rises."""
    last, best = _last(epochs), _best(epochs)
    if last is None or best is None:
        return None
    gap = _gap(record, last)
    rises = last.epoch > best.epoch and best.val_loss > 0 and last.val_loss >= WORSE * best.val_loss
    if gap is None or gap < GAP or not (rises or gap >= 2 * GAP):
        return None
    figures = _figures(record, last)
    if record.freeze_depth < record.stage_count:
        return Verdict(f"The model overfits{figures}. Freeze more stages, or add images.", "freeze-more")
    return Verdict(f"The model overfits{figures}. Add images, or use stronger augmentation.", "more-images")


def _still_improving(record: RunRecord, epochs: Sequence[EpochDone]) -> Verdict | None:
    """Not for a directly fitted head, where a later epoch is a weaker regularisation, not more training."""
    if record.freeze_depth >= record.stage_count or len(epochs) <= LAST or record.best_epoch != epochs[-1].epoch:
        return None
    losses = [epoch.val_loss for epoch in epochs[-LAST - 1 :]]
    if all(after <= (1 - STILL) * before for before, after in pairwise(losses)):
        return Verdict("The model was still improving when the training ended. Train on from here.", "train-on")
    return None


def _confuses(evaluation: Evaluation | None) -> Verdict | None:
    if not isinstance(evaluation, ClassEvaluation):
        return None
    table, names = evaluation.confusion, evaluation.class_names
    pairs = [(table[a][b] + table[b][a], a, b) for a in range(len(names)) for b in range(a + 1, len(names))]
    mistakes = sum(count for count, _, _ in pairs)
    count, a, b = max(pairs, default=(0, 0, 0))
    if len(names) < 3 or count < SEVERAL or count < OFTEN * mistakes:
        return None
    first, second = (f'"{brief(names[place], 40)}"' for place in (a, b))
    return Verdict(
        f"{first} and {second} are confused most: {count} of {mistakes} mistakes. Look at these images: are their "
        "classes right, and can you tell them apart?",
        "look-at-confusion",
        (names[a], names[b]),
    )


def _underfits(record: RunRecord, epochs: Sequence[EpochDone]) -> Verdict | None:
    """Frozen stages limit the model: it is no better on its training images."""
    last = _last(epochs)
    gap = _gap(record, last) if last is not None else None
    validation = record.validation
    if not record.freeze_depth or gap is None or gap >= GAP / 2 or validation is None or validation.value >= 1 - GAP:
        return None
    return Verdict(
        "The model is no better on its training images than on the validation images: unfreezing stages may help.",
        "unfreeze-more",
    )


def _is_behind(record: RunRecord, epochs: Sequence[EpochDone]) -> Verdict | None:
    """Measurably better on the training images, without overfitting: more images would close the gap."""
    last = _last(epochs)
    gap = _gap(record, last) if last is not None else None
    if last is None or gap is None or record.validation is None:
        return None
    _, high = record.validation.interval or (0.0, record.validation.value + GAP)
    if last.train_metrics[record.validation.metric.key] <= high:
        return None
    return Verdict(f"The model does better on images it has seen{_figures(record, last)}. Add images.", "more-images")


def _last(epochs: Sequence[EpochDone]) -> EpochDone | None:
    trained = [epoch for epoch in epochs if epoch.epoch > 0]
    return trained[-1] if trained else None


def _best(epochs: Sequence[EpochDone]) -> EpochDone | None:
    return min(epochs, key=lambda epoch: epoch.val_loss, default=None)


def _is_share(value: MetricValue) -> bool:
    return value.metric.kind != "number"


def _gap(record: RunRecord, epoch: EpochDone) -> float | None:
    """How much better the primary metric is on the training images; None if it is not a share (0..1)."""
    validation = record.validation
    if validation is None or not _is_share(validation):
        return None
    key = validation.metric.key
    trained, held_out = epoch.train_metrics.get(key), epoch.metrics.get(key)
    return None if trained is None or held_out is None else trained - held_out


def _figures(record: RunRecord, epoch: EpochDone) -> str:
    assert record.validation is not None
    key = record.validation.metric.key
    trained, held_out = percent(epoch.train_metrics[key]), percent(epoch.metrics[key])
    return f": {trained} on the training images, {held_out} on the validation images"
