"""An evaluation of boxes in detail: the classes, and the kinds of errors."""

from __future__ import annotations

from ftstudio.app.run_report.markup import Html, name
from ftstudio.app.run_report.pieces import MOST_ROWS, paragraph, section, table
from ftstudio.core.box_errors import KINDS, ErrorKind, counted
from ftstudio.core.evaluation import BoxesEvaluation, BoxScore
from ftstudio.core.text import percent

COLUMNS = ("Class", "Boxes", "AP50", "mAP", "Recall", "Precision", "F1")
WORDS: dict[ErrorKind, str] = {
    "right": "found",
    "place": "in the wrong place",
    "class": "of the wrong class",
    "both": "of the wrong class and in the wrong place",
    "twice": "found twice",
    "background": "where nothing is",
    "missed": "missed",
}


def details(evaluation: BoxesEvaluation) -> list[Html | None]:
    """A row per class, of very many the weakest; and the kinds of errors at the threshold."""
    scores = sorted(evaluation.classes, key=lambda score: (score.ap50 is None, score.ap50 or 0.0))
    shown = evaluation.classes if len(scores) <= MOST_ROWS else scores[:MOST_ROWS]
    words = paragraph(
        "AP50 counts a box as found from an overlap (IoU) of 0.5 on; mAP is the mean over overlaps of 0.5 to 0.95. "
        f"Recall, precision and F1 are at the threshold of {percent(evaluation.threshold)}.",
        class_="aside",
    )
    classes = table("", COLUMNS, [_row(score) for score in shown], COLUMNS[1:])
    counts = counted(evaluation.pairs, evaluation.threshold)
    kinds = table(
        "", ("Boxes", "Count"), [(WORDS[kind], f"{counts[kind]:,}") for kind in KINDS if counts[kind]], ("Count",)
    )
    said = paragraph("What is right and wrong about the boxes from the threshold on.", class_="aside")
    return [section("classes", "Classes", words, classes), section("errors", "Kinds of errors", said, kinds)]


def _row(score: BoxScore) -> tuple[str | Html, ...]:
    figures = (score.ap50, score.ap, score.recall, score.precision, score.f1)
    return name(score.name), f"{score.count:,}", *(percent(value) or "–" for value in figures)
