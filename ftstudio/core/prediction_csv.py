"""The answers for many images as CSV: the same table from the window and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ftstudio.core.answers import ClassPrediction, LabelsPrediction, NumberPrediction, Prediction, UnreadableImage
from ftstudio.core.table_text import csv_text


def predictions_csv(found: Iterable[Prediction | UnreadableImage], top: int) -> str:
    """Return CSV with a row per image: its answer, or why it could not be used.

    The answer is the ``top`` most probable classes, the probability of every label, or the number with its interval.
    Decimals have a point; cells that a spreadsheet would read as formulas start with an apostrophe.
    """
    rows = list(found)
    titles = _titles(next((each for each in rows if not isinstance(each, UnreadableImage)), None), top)
    return csv_text(["path", *titles, "unfamiliar", "sure", "problem"], (_row(each, titles) for each in rows))


def _titles(first: Prediction | None, top: int) -> list[str]:
    """The columns between path and marks, for the task of the answers."""
    match first:
        case LabelsPrediction():
            return ["labels", *sorted(label.name for label in first.labels)]
        case NumberPrediction():
            return [first.quantity, "low", "high"]
        case _:
            return [name for rank in range(1, top + 1) for name in (f"class_{rank}", f"probability_{rank}")]


def _row(found: Prediction | UnreadableImage, titles: Sequence[str]) -> list[str]:
    if isinstance(found, UnreadableImage):
        return [found.path, *[""] * (len(titles) + 2), found.reason]
    cells = _cells(found)[: len(titles)]
    cells += [""] * (len(titles) - len(cells))
    return [found.path, *cells, _true_or_false(found.unfamiliar), _true_or_false(found.sure), ""]


def _cells(found: Prediction) -> list[str]:
    match found:
        case ClassPrediction():
            return [cell for each in found.top for cell in (each.class_name, f"{each.probability:.6f}")]
        case LabelsPrediction():
            by_name = sorted(found.labels, key=lambda label: label.name)
            return ["; ".join(label.name for label in by_name if label.present)] + [
                f"{label.probability:.6f}" for label in by_name
            ]
        case NumberPrediction():
            return ["" if value is None else f"{value:.6g}" for value in (found.value, found.low, found.high)]


def _true_or_false(answer: bool | None) -> str:
    """Empty if the run cannot say."""
    return "" if answer is None else "true" if answer else "false"
