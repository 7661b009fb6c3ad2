"""The images behind an evaluation of boxes: which are worth a look, and how each reads."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage

from ftstudio.core.box_errors import KINDS, ErrorKind, Verdict, verdicts
from ftstudio.core.evaluation import BoxedImage, BoxesEvaluation
from ftstudio.core.table_text import csv_text
from ftstudio.ui.evaluation.evaluated_images import MOST_SHOWN, Describe, Seen
from ftstudio.ui.widgets.found_boxes import drawn_box, overlay_image

OVERLAY_EDGE = 192


def tr(text: str) -> str:
    """Translate in the context of these words."""
    return QCoreApplication.translate("BoxImages", text)


def kind_title(kind: ErrorKind) -> str:
    """What the boxes of a kind are called in the window."""
    return {
        "right": tr("Found"),
        "place": tr("Wrong place"),
        "class": tr("Wrong class"),
        "both": tr("Wrong class and place"),
        "twice": tr("Found twice"),
        "background": tr("Nothing is there"),
        "missed": tr("Missed"),
    }[kind]


def kind_tip(kind: ErrorKind) -> str:
    """What that means."""
    return {
        "right": tr("The box overlaps an object of its class by at least half (IoU 0.5)"),
        "place": tr("The class is right, but the box overlaps the object by less than half"),
        "class": tr("The box is in the right place, but the object is of another class"),
        "both": tr("The box overlaps an object of another class by less than half"),
        "twice": tr("Another, more probable box has found this object already"),
        "background": tr("The box overlaps no object: a false alarm, or an object that lacks a box"),
        "missed": tr("No box is about this object"),
    }[kind]


def with_errors(evaluation: BoxesEvaluation, threshold: float) -> tuple[BoxedImage, ...]:
    """Images with errors at a threshold, the most errors first."""
    found = [(_errors(image, threshold), image) for image in evaluation.images]
    wrong = sorted((each for each in found if each[0]), key=lambda each: -each[0])
    return tuple(image for _, image in wrong[:MOST_SHOWN])


def with_kind(evaluation: BoxesEvaluation, threshold: float, kind: ErrorKind) -> tuple[BoxedImage, ...]:
    """Images with a box of that kind, the most of them first."""
    counts = [
        (sum(each.kind == kind for each in verdicts(image.targets, image.found, threshold)), image)
        for image in evaluation.images
    ]
    some = sorted((each for each in counts if each[0]), key=lambda each: -each[0])
    return tuple(image for _, image in some[:MOST_SHOWN])


def with_class(evaluation: BoxesEvaluation, threshold: float, name: str) -> tuple[BoxedImage, ...]:
    """Images with an error that concerns a class, the most of them first."""

    def errors(image: BoxedImage) -> int:
        return sum(
            each.kind != "right" and name in {box.class_name for box in (each.found, each.true) if box is not None}
            for each in verdicts(image.targets, image.found, threshold)
        )

    some = sorted(((errors(image), image) for image in evaluation.images), key=lambda each: -each[0])
    return tuple(image for count, image in some[:MOST_SHOWN] if count)


def _errors(image: BoxedImage, threshold: float) -> int:
    return sum(each.kind != "right" for each in verdicts(image.targets, image.found, threshold))


def box_words(evaluation: BoxesEvaluation, threshold: float) -> Describe:
    """How images of an evaluation of boxes read at a threshold: what is there, and the errors."""

    def describe(image: BoxedImage) -> Seen:
        said = verdicts(image.targets, image.found, threshold)
        there = Counter(box.class_name for box in image.targets)
        caption = ", ".join(f"{count} {name}" for name, count in there.items()) or tr("no object")
        kinds = Counter(each.kind for each in said)
        wrong = sum(kinds.values()) - kinds["right"]
        words = ", ".join(f"{kind_title(kind)}: {kinds[kind]}" for kind in KINDS if kinds[kind])
        pill = tr("1 error") if wrong == 1 else tr("{0} errors").format(wrong) if wrong else ""
        draw = partial(_drawn, evaluation.class_names, image, said)
        return Seen(image.path, caption, pill, f"{caption}. {words}", overlay=draw)

    return describe


def _drawn(names: tuple[str, ...], image: BoxedImage, said: list[Verdict]) -> QImage:
    """Found boxes, wrong ones in red, and missed ones dashed."""
    size = image.width, image.height
    boxes = [
        drawn_box(box, size, names.index(box.class_name), wrong=each.kind not in ("right", "missed"))
        for each in said
        if (box := each.found or each.true) is not None
    ]
    scale = OVERLAY_EDGE / max(1, *size)
    return overlay_image(boxes, QSize(max(1, round(size[0] * scale)), max(1, round(size[1] * scale))))


def csv_of(evaluation: BoxesEvaluation, threshold: float) -> str:
    """A row per box, found or missed, with its kind."""
    header = ("image", "kind", "class", "probability", "left", "top", "right", "bottom", "true_class")
    rows: list[tuple[str | float | None, ...]] = []
    for image in evaluation.images:
        for each in verdicts(image.targets, image.found, threshold):
            box = each.found or each.true
            if box is None:
                continue
            probability = None if each.found is None else each.found.probability
            true = "" if each.true is None else each.true.class_name
            rows.append(
                (image.path, each.kind, box.class_name, probability, box.left, box.top, box.right, box.bottom, true)
            )
    return csv_text(header, rows)
