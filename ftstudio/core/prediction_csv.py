"""The answers for many images as CSV: the same table from the window and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ftstudio.core.answers import (
    BoxesPrediction,
    ClassPrediction,
    LabelsPrediction,
    NumberPrediction,
    Prediction,
    UnreadableImage,
)
from ftstudio.core.table_text import csv_text


def predictions_csv(found: Iterable[Prediction | UnreadableImage], top: int) -> str:
    """Return CSV with a row per image: its answer, or why it could not be used.

    The answer is the ``top`` most probable classes, the probability of every label, the number with its interval, or
    one box per row. Decimals have a point; cells that a spreadsheet would read as formulas start with an apostrophe.
    """
    rows = list(found)
    if any(isinstance(each, BoxesPrediction) for each in rows):
        return _boxes_csv(rows)
    titles = _titles(next((each for each in rows if not isinstance(each, UnreadableImage)), None), top)
    return csv_text(["path", *titles, "unfamiliar", "sure", "problem"], (_row(each, titles) for each in rows))


_BOX_TITLES = ("path", "class", "probability", "left", "top", "right", "bottom", "unfamiliar", "problem")


def _boxes_csv(rows: Iterable[Prediction | UnreadableImage]) -> str:
    """A row per box that reaches the threshold, in pixels of the upright image; an image without any has one row."""
    lines: list[list[str]] = []
    for each in rows:
        if isinstance(each, UnreadableImage):
            lines.append([each.path, *[""] * 7, each.reason])
            continue
        unlike = _true_or_false(each.unfamiliar)
        boxes = each.found if isinstance(each, BoxesPrediction) else ()
        for box in boxes:
            edges = (f"{edge:.2f}" for edge in (box.left, box.top, box.right, box.bottom))
            lines.append([each.path, box.class_name, f"{box.probability:.6f}", *edges, unlike, ""])
        if not boxes:
            lines.append([each.path, *[""] * 6, unlike, ""])
    return csv_text(list(_BOX_TITLES), lines)


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
        case BoxesPrediction():
            return []


def _true_or_false(answer: bool | None) -> str:
    """Empty if the run cannot say."""
    return "" if answer is None else "true" if answer else "false"
