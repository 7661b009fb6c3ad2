"""The figures of an evaluation in words, by its task."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from ftstudio.core.evaluation import BoxesEvaluation, ClassEvaluation, Evaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.ui.widgets import number_format


class Figures(NamedTuple):
    """The primary figure; what it is, with its interval; the other figures."""

    value: str
    interval: str
    others: str


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("Headline", text)


def figures_of(evaluation: Evaluation) -> Figures:
    """The headline metrics of an evaluation in words."""
    return _FIGURES[type(evaluation)](evaluation)


def _of_classes(evaluation: ClassEvaluation) -> Figures:
    scores = evaluation.classes
    means = (
        _mean(evaluation.macro_precision, (score.precision for score in scores)),
        _mean(evaluation.macro_recall, (score.recall for score in scores)),
        evaluation.macro_f1,
    )
    text = tr("correct, of {0} images · 95% interval {1} to {2} %")
    return Figures(
        number_format.percent(evaluation.accuracy),
        text.format(
            number_format.count(evaluation.count), *_shares((evaluation.accuracy_low, evaluation.accuracy_high))
        ),
        tr("macro average: precision {0}, recall {1}, F1 {2} · loss {3}").format(
            *(number_format.percent(share) for share in means), _loss(evaluation)
        ),
    )


def _of_labels(evaluation: LabelsEvaluation) -> Figures:
    text = tr("mean average precision, {0} images · 95% interval {1} to {2} %")
    return Figures(
        number_format.percent(evaluation.mean_average_precision),
        text.format(number_format.count(evaluation.count), *_shares(evaluation.mean_average_precision_interval)),
        tr("F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}").format(
            number_format.percent(evaluation.micro_f1), *_shares(evaluation.micro_f1_interval),
            number_format.percent(evaluation.macro_f1), *_shares(evaluation.macro_f1_interval),
            number_format.percent(evaluation.exact_match), _loss(evaluation),
        ),
    )  # fmt: skip


def _of_numbers(evaluation: NumberEvaluation) -> Figures:
    number = number_format.number
    text = tr("mean absolute error, {0} images · 95% interval {1} to {2}")
    others = tr("RMSE {0} · R² {1} ({2} to {3})").format(
        number(evaluation.rmse), *(_two_decimals(value) for value in (evaluation.r2, *evaluation.r2_interval))
    )
    if evaluation.inside is not None:
        others += " · " + tr("{0} inside the 90% prediction interval").format(number_format.percent(evaluation.inside))
    return Figures(
        number(evaluation.mae),
        text.format(number_format.count(evaluation.count), *map(number, evaluation.mae_interval)),
        others + " · " + tr("loss {0}").format(_loss(evaluation)),
    )


def _of_boxes(evaluation: BoxesEvaluation) -> Figures:
    text = tr("AP50, {0} images · 95% interval {1} to {2} %")
    return Figures(
        number_format.percent(evaluation.ap50),
        text.format(number_format.count(evaluation.count), *_shares(evaluation.ap50_interval)),
        tr("mAP {0} ({1} to {2}) · AP75 {3} · threshold {4} · loss {5}").format(
            number_format.percent(evaluation.mean_ap), *_shares(evaluation.mean_ap_interval),
            number_format.percent(evaluation.ap75), number_format.percent(evaluation.threshold), _loss(evaluation),
        ),
    )  # fmt: skip


_FIGURES: dict[type, Callable[[Any], Figures]] = {
    ClassEvaluation: _of_classes,
    LabelsEvaluation: _of_labels,
    NumberEvaluation: _of_numbers,
    BoxesEvaluation: _of_boxes,
}


def _shares(bounds: tuple[float, float]) -> tuple[str, str]:
    """The bounds of an interval in percent, without the sign."""
    low, high = (QLocale().toString(share * 100, "f", 1) for share in bounds)
    return low, high


def _two_decimals(value: float) -> str:
    return QLocale().toString(value, "f", 2)


def _loss(evaluation: Evaluation) -> str:
    return QLocale().toString(evaluation.loss, "f", 3)


def _mean(given: float | None, shares: Iterable[float | None]) -> float | None:
    """Over the classes that have a share: as the evaluation has it, or computed for one of version 0.1."""
    known = [share for share in shares if share is not None]
    if given is not None or not known:
        return given
    return sum(known) / len(known)
