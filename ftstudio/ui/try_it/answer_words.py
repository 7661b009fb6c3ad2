"""How answers read, by the type of the answer: the verdict, the columns of a table, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from ftstudio.core.answers import BoxesPrediction, ClassPrediction, LabelsPrediction, NumberPrediction, Prediction
from ftstudio.ui.widgets.number_format import number, whole_percent


class Look(NamedTuple):
    """``verdict``: the answer, and how probable it is ("" where that is not one number).

    ``titles`` head the columns of a table of answers (a second one of "": there is one column), ``cells`` are those of
    one answer, ``order`` is what they sort by. ``counted`` names what an answer is counted as.
    """

    verdict: Callable[[Any], tuple[str, str]]
    titles: Callable[[Any], tuple[str, str]]
    cells: Callable[[Any], tuple[str, str]]
    order: Callable[[Any], tuple[Any, Any]]
    counted: Callable[[Any], tuple[str, ...]]


def look_of(prediction: Prediction) -> Look:
    """How the answers of a task look."""
    return _LOOKS[type(prediction)]


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("AnswerWords", text)


def _present(prediction: LabelsPrediction) -> tuple[str, ...]:
    return tuple(label.name for label in prediction.labels if label.present)


def _labels(prediction: LabelsPrediction) -> str:
    return ", ".join(_present(prediction)) or tr("no label")


def _confidence(prediction: ClassPrediction) -> str:
    return "" if prediction.confidence is None else whole_percent(prediction.confidence)


def interval_words(prediction: NumberPrediction) -> str:
    """An interval in words: "42.1 to 50.3"; "" without an interval."""
    if prediction.low is None or prediction.high is None:
        return ""
    return tr("{0} to {1}").format(number(prediction.low), number(prediction.high))


_CLASSES = Look(
    verdict=lambda prediction: (prediction.answer, _confidence(prediction)),
    titles=lambda _prediction: (tr("Class"), tr("Sure")),
    cells=lambda prediction: (prediction.answer, _confidence(prediction)),
    order=lambda prediction: ((prediction.answer, -prediction.confidence), prediction.confidence),
    counted=lambda prediction: (prediction.answer,),
)
_LABELS = Look(
    verdict=lambda prediction: (_labels(prediction), ""),
    titles=lambda _prediction: (tr("Labels"), ""),
    cells=lambda prediction: (_labels(prediction), ""),
    order=lambda prediction: (_present(prediction), 0),
    counted=lambda prediction: _present(prediction) or (tr("no label"),),
)
_NUMBERS = Look(
    verdict=lambda prediction: (number(prediction.value), ""),
    titles=lambda prediction: (prediction.quantity, tr("Interval")),
    cells=lambda prediction: (number(prediction.value), interval_words(prediction)),
    order=lambda prediction: (prediction.value, (prediction.high or 0.0) - (prediction.low or 0.0)),
    counted=lambda _prediction: (),
)


def _found(prediction: BoxesPrediction) -> str:
    return prediction.answer if prediction.found else tr("nothing found")


_BOXES = Look(
    verdict=lambda prediction: (_found(prediction), ""),
    titles=lambda _prediction: (tr("Objects"), ""),
    cells=lambda prediction: (_found(prediction), ""),
    order=lambda prediction: (-len(prediction.found), 0),
    counted=lambda prediction: tuple(box.class_name for box in prediction.found) or (tr("nothing found"),),
)
_LOOKS: dict[type[Prediction], Look] = {
    ClassPrediction: _CLASSES,
    LabelsPrediction: _LABELS,
    NumberPrediction: _NUMBERS,
    BoxesPrediction: _BOXES,
}
