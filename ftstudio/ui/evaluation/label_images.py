"""The images behind an evaluation of labels: which labels were missed, and which were given wrongly."""

from __future__ import annotations

import heapq
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ftstudio.core.evaluation import LabelledImage, LabelsEvaluation
from ftstudio.ui.evaluation.evaluated_images import MOST_SHOWN, Describe, Seen
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.number_format import whole_percent


class LabelMistake(NamedTuple):
    """One label (its place in the names) of one image that was missed, or given although it does not apply."""

    image: LabelledImage
    label: int
    missed: bool


class Counts(NamedTuple):
    """Images that have a label and were given it, that have it and were not, that were given it and do not have it."""

    found: int
    missed: int
    wrongly_given: int


def tr(text: str) -> str:
    return QCoreApplication.translate("LabelImages", text)


def counts_of(evaluation: LabelsEvaluation) -> tuple[Counts, ...]:
    """For each label, at its threshold."""
    thresholds = [label.threshold for label in evaluation.labels]
    found, missed, wrong = ([0] * len(thresholds) for _ in range(3))
    for image in evaluation.images:
        targets = frozenset(image.targets)
        for label, probability in enumerate(image.probabilities):
            if probability >= thresholds[label]:
                tally = found if label in targets else wrong
            elif label in targets:
                tally = missed
            else:
                continue
            tally[label] += 1
    return tuple(map(Counts, found, missed, wrong))


def mistakes_of(evaluation: LabelsEvaluation, label: int) -> tuple[LabelMistake, ...]:
    """Missed and wrongly given images of one label, most confident first."""
    threshold = evaluation.labels[label].threshold
    found = [mistake for image in evaluation.images if (mistake := _mistake(image, label, threshold)) is not None]
    found.sort(key=lambda mistake: -_confidence(mistake, threshold))
    return tuple(found)


def mistaken(evaluation: LabelsEvaluation) -> tuple[LabelMistake, ...]:
    """Each image with a mistake once, with its most confident one; most confident first."""
    thresholds = [label.threshold for label in evaluation.labels]
    worst: list[tuple[float, int, LabelMistake]] = []
    for place, image in enumerate(evaluation.images):
        found = [
            (_confidence(mistake, threshold), -place, mistake)
            for label, threshold in enumerate(thresholds)
            if (mistake := _mistake(image, label, threshold)) is not None
        ]
        if found:
            worst.append(max(found, key=lambda each: each[0]))
    return tuple(mistake for *_, mistake in heapq.nlargest(MOST_SHOWN, worst, key=lambda each: each[:2]))


def _mistake(image: LabelledImage, label: int, threshold: float) -> LabelMistake | None:
    applies, given = label in image.targets, image.probabilities[label] >= threshold
    return LabelMistake(image, label, missed=applies) if applies != given else None


def _confidence(mistake: LabelMistake, threshold: float) -> float:
    """How far (0..1) the probability is on the wrong side of the threshold: labels with a low threshold would else be
    missed with more confidence than those with a high one."""
    probability = mistake.image.probabilities[mistake.label]
    if mistake.missed:
        return (threshold - probability) / threshold if threshold > 0 else 0.0
    return (probability - threshold) / (1 - threshold) if threshold < 1 else 0.0


def label_words(evaluation: LabelsEvaluation) -> Describe:
    """How images of an evaluation of labels read: by a mistake, or by their labels where none is looked at."""

    def describe(shown: LabelMistake | LabelledImage) -> Seen:
        image = shown.image if isinstance(shown, LabelMistake) else shown
        names = evaluation.label_names
        has = ", ".join(names[label] for label in image.targets) or tr("no label")
        if not isinstance(shown, LabelMistake):
            return Seen(image.path, has, "", has, _most_probable(evaluation, image))
        name, share = names[shown.label], whole_percent(image.probabilities[shown.label])
        pill = tr("missed {0}") if shown.missed else tr("wrong {0}")
        words = (
            tr("{0} was missed ({1}). Labels: {2}") if shown.missed else tr("{0} was given wrongly ({1}). Labels: {2}")
        )
        return Seen(image.path, name, pill.format(share), words.format(neutralised(name), share, has), name)

    return describe


def _most_probable(evaluation: LabelsEvaluation, image: LabelledImage) -> str:
    return max(zip(image.probabilities, evaluation.label_names, strict=True), default=(0.0, ""))[1]
