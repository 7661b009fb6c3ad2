"""The answers for many images as CSV: the same table from the window and from the command line, for scripts to read."""

from __future__ import annotations

from collections.abc import Iterable

from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.table_text import csv_text


def predictions_csv(found: Iterable[Prediction | UnreadableImage], top: int) -> str:
    """A row per image with its ``top`` most probable classes, or why it could not be used. Decimals with a point; what
    a spreadsheet would take for a formula starts with an apostrophe."""
    ranks = [name for rank in range(1, top + 1) for name in (f"class_{rank}", f"probability_{rank}")]
    return csv_text(["path", *ranks, "unfamiliar", "sure", "problem"], (_row(each, top) for each in found))


def _row(found: Prediction | UnreadableImage, top: int) -> list[str]:
    if isinstance(found, UnreadableImage):
        return [found.path, *[""] * (2 * top + 2), found.reason]
    cells = [found.path]
    for each in found.top[:top]:
        cells += [each.class_name, f"{each.probability:.6f}"]
    cells += [""] * (1 + 2 * top - len(cells))
    return [*cells, _true_or_false(found.unfamiliar), _true_or_false(found.sure), ""]


def _true_or_false(answer: bool | None) -> str:
    """Empty where the run cannot say."""
    return "" if answer is None else "true" if answer else "false"
