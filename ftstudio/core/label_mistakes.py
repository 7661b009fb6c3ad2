"""Which labels of evaluated images were missed, and which were predicted wrongly."""

from __future__ import annotations

from typing import NamedTuple

from ftstudio.core.evaluation import LabelledImage, LabelsEvaluation


class LabelMistake(NamedTuple):
    """One label (its position in the names) of one image that was missed or wrongly predicted."""

    image: LabelledImage
    label: int
    missed: bool


class Counts(NamedTuple):
    """Images with a label that was predicted, with a label that was missed, and with a label predicted wrongly."""

    found: int
    missed: int
    wrongly_given: int


def counts_of(evaluation: LabelsEvaluation) -> tuple[Counts, ...]:
    """Count the answers for each label, at its threshold."""
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
    """Return the missed and wrongly predicted images of one label, most confident first."""
    threshold = evaluation.labels[label].threshold
    found = [mistake for image in evaluation.images if (mistake := _mistake(image, label, threshold)) is not None]
    found.sort(key=lambda mistake: -_confidence(mistake, threshold))
    return tuple(found)


def most_confident(evaluation: LabelsEvaluation) -> tuple[LabelMistake, ...]:
    """Return each image with a mistake once, with its most confident one; most confident first."""
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
    worst.sort(key=lambda each: each[:2], reverse=True)
    return tuple(mistake for *_, mistake in worst)


def _mistake(image: LabelledImage, label: int, threshold: float) -> LabelMistake | None:
    applies, given = label in image.targets, image.probabilities[label] >= threshold
    return LabelMistake(image, label, missed=applies) if applies != given else None


def _confidence(mistake: LabelMistake, threshold: float) -> float:
    """How far (0..1) the probability is on the wrong side of the threshold.

    Relative to it, because labels with a low threshold would otherwise count as missed with more confidence.
    """
    probability = mistake.image.probabilities[mistake.label]
    if mistake.missed:
        return (threshold - probability) / threshold if threshold > 0 else 0.0
    return (probability - threshold) / (1 - threshold) if threshold < 1 else 0.0
