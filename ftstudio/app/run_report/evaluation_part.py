"""The evaluation in detail: classes, confusions and calibration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ftstudio.app.run_report import labels_part, numbers_part, reliability, svg
from ftstudio.app.run_report.markup import Child, Html, element, name
from ftstudio.app.run_report.pieces import MOST_ROWS, figure, fold, interval, paragraph, section, share, table
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, Evaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.core.interval import wilson
from ftstudio.core.text import percent, shown

MOST_IN_MATRIX = 50
MOST_CONFUSIONS = 12
COLUMNS = ("Class", "Images", "Recall", "", "Precision", "F1")


def details(evaluation: Evaluation | None) -> list[Html | None]:
    """Return the sections on an evaluation, for its task."""
    return _DETAILS[type(evaluation)](evaluation) if evaluation is not None else []


def _of_classes(evaluation: ClassEvaluation) -> list[Html | None]:
    return [classes(evaluation), confusion(evaluation), confidence(evaluation)]


_DETAILS: dict[type, Callable[[Any], list[Html | None]]] = {
    ClassEvaluation: _of_classes,
    LabelsEvaluation: labels_part.details,
    NumberEvaluation: numbers_part.details,
}


def classes(evaluation: ClassEvaluation) -> Html:
    """Return a table with a row per class; with very many classes, only the weakest."""
    places = range(len(evaluation.classes))
    left_out = None
    if len(places) > MOST_ROWS:
        places = sorted(places, key=lambda place: _strength(evaluation.classes[place]))[:MOST_ROWS]
        left_out = paragraph(f"The {MOST_ROWS} weakest of {len(evaluation.classes):,} classes.", class_="aside")
    rows = [_class_row(evaluation, place) for place in places]
    words = paragraph(
        "Recall: share of a class that was predicted correctly. Precision: share of the predictions of a class that "
        "were correct. With 95 % Wilson intervals.",
        class_="aside",
    )
    rows_of_classes = table("", COLUMNS, rows, ("Images", "Recall", "Precision", "F1"))
    return section("classes", "Classes", words, rows_of_classes, left_out)


def confusion(evaluation: ClassEvaluation) -> Html:
    """Return the confusions: the matrix for up to 50 classes, and the most frequent confusions."""
    names, pairs = evaluation.class_names, _pairs(evaluation)
    totals = [sum(row) for row in evaluation.confusion]
    rows = [
        (name(names[target]), name(names[predicted]), f"{number:,}", percent(number / totals[target]))
        for number, target, predicted in pairs[:MOST_CONFUSIONS]
    ]
    often = table(
        "Most frequent confusions",
        ("It is", "Predicted as", "Images", "Share of class"),
        rows,
        ("Images", "Share of class"),
    )
    if len(names) <= MOST_IN_MATRIX:
        matrix = _matrix(evaluation)
    else:
        words = f"{len(names):,} classes are too many for a matrix on a page."
        matrix = paragraph(words, class_="aside")
    beside = element("div", matrix, often if pairs else paragraph("No confusions."), class_="beside")
    return section("confusion", "Confusion", beside)


def confidence(evaluation: ClassEvaluation) -> Html | None:
    """Return the section on calibration; None if that was not measured."""
    calibration = evaluation.calibration
    if calibration is None:
        return None
    words = paragraph(
        "When the model says 80 %, it should be right in 80 of 100 cases. The expected calibration error (ECE) is "
        f"the mean gap: {percent(calibration.ece_before)} as trained, {percent(calibration.ece_after)} with "
        f"the temperature {calibration.temperature:.3f}, fitted on the validation images. Confidences in this "
        "report are calibrated.",
    )
    figures = fold("The figures", reliability.table(calibration))
    drawing = element("div", figure(reliability.plot(calibration)), class_="half")
    return section("confidence", "Confidence", element("div", drawing, element("div", words, figures), class_="beside"))


def _class_row(evaluation: ClassEvaluation, place: int) -> Sequence[Child]:
    score = evaluation.classes[place]
    right = evaluation.confusion[place][place]
    predicted = sum(row[place] for row in evaluation.confusion)
    low, high = wilson(right, score.count)
    drawing = None
    if score.recall is not None:
        drawing = svg.whisker(low, score.recall, high, f"Recall {percent(score.recall)}, {interval(low, high)}")
    return (
        name(score.name),
        f"{score.count:,}",
        share(right, score.count) or "–",
        drawing,
        share(right, predicted) or "–",
        percent(score.f1) or "–",
    )


def _strength(score: ClassScore) -> tuple[bool, float]:
    """Sorts classes without images last."""
    return score.f1 is None, score.f1 or 0.0


def _pairs(evaluation: ClassEvaluation) -> list[tuple[int, int, int]]:
    """(images, class, predicted class) of every confusion, most frequent first."""
    found = [
        (number, target, predicted)
        for target, row in enumerate(evaluation.confusion)
        for predicted, number in enumerate(row)
        if number and target != predicted
    ]
    return sorted(found, key=lambda each: (-each[0], each[1], each[2]))


def _matrix(evaluation: ClassEvaluation) -> Html:
    """Rows are true classes, columns predicted classes; shaded by the share of the row."""
    names = evaluation.class_names
    dense = "few" if len(names) <= 12 else "some" if len(names) <= 25 else "many"
    heads = [
        element("th", element("span", name(each), title=shown(each)), scope="col", class_="column") for each in names
    ]
    rows = [
        element(
            "tr", element("th", element("span", name(names[target]), title=shown(names[target])), scope="row"),
            *(_matrix_cell(number, sum(row), target == predicted) for predicted, number in enumerate(row)),
        )
        for target, row in enumerate(evaluation.confusion)
    ]  # fmt: skip
    body = element(
        "table",
        element("caption", "Rows: true class. Columns: predicted class"),
        element("thead", element("tr", element("td"), *heads)),
        element("tbody", *rows),
        class_=f"matrix {dense}",
    )
    return element("div", body, class_="wide")


def _matrix_cell(number: int, total: int, right: bool) -> Html:
    if not number:
        return element("td", element("span", "0", class_="zero"))
    strength = 0.08 + 0.5 * number / total
    return element("td", f"{number}", class_="right" if right else "wrong", style=f"--s:{strength:.2f}")
