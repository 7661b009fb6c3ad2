"""A multi-label evaluation in detail: a row per label, with its threshold."""

from __future__ import annotations

from ftstudio.app.run_report.markup import Html, name
from ftstudio.app.run_report.pieces import MOST_ROWS, Row, paragraph, section, share, table
from ftstudio.core.evaluation import LabelScore, LabelsEvaluation
from ftstudio.core.label_mistakes import Counts, counts_of
from ftstudio.core.text import percent

COLUMNS = ("Label", "Images", "Threshold", "Recall", "Precision", "F1", "Average precision")


def details(evaluation: LabelsEvaluation) -> list[Html | None]:
    """Return a table with a row per label; with very many labels, only the weakest."""
    rows = list(zip(evaluation.labels, counts_of(evaluation), strict=True))
    left_out = None
    if len(rows) > MOST_ROWS:
        left_out = paragraph(f"The {MOST_ROWS} weakest of {len(rows):,} labels.", class_="aside")
        rows = sorted(rows, key=lambda row: _strength(row[0]))[:MOST_ROWS]
    words = paragraph(
        "A label counts as present from its threshold on, which was chosen on the validation images. Recall: share of "
        "the images with a label that were given it. Precision: share of the images given a label that have it. With "
        "95 % Wilson intervals. Average precision: how well the images with a label rank above the others, at any "
        "threshold.",
        class_="aside",
    )
    scores = table("", COLUMNS, [_row(*row) for row in rows], COLUMNS[1:])
    return [section("labels", "Labels", words, scores, left_out)]


def _row(score: LabelScore, counts: Counts) -> Row:
    return (
        name(score.name),
        f"{score.count:,}",
        percent(score.threshold),
        share(counts.found, counts.found + counts.missed) or "–",
        share(counts.found, counts.found + counts.wrongly_given) or "–",
        percent(score.f1) or "–",
        percent(score.average_precision) or "–",
    )


def _strength(score: LabelScore) -> tuple[bool, float]:
    """Sorts labels without images last."""
    return score.f1 is None, score.f1 or 0.0
