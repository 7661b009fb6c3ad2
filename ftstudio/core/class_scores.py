"""Precision, recall and F1 of each class, from a confusion matrix."""

from __future__ import annotations

from collections.abc import Sequence

from ftstudio.core.evaluation import ClassScore


def class_scores(names: Sequence[str], confusion: Sequence[Sequence[int]]) -> tuple[ClassScore, ...]:
    """Compute one score for each of ``names``.

    ``confusion[t][p]`` counts images of class t predicted as class p. Precision is None for a class that was never
    predicted, recall and F1 for one without images.
    """
    predicted = [sum(column) for column in zip(*confusion, strict=True)]
    return tuple(
        _score(name, confusion[place][place], sum(confusion[place]), predicted[place])
        for place, name in enumerate(names)
    )


def _score(name: str, right: int, there: int, predicted: int) -> ClassScore:
    return ClassScore(
        name=name,
        count=there,
        precision=right / predicted if predicted else None,
        recall=right / there if there else None,
        f1=2 * right / (there + predicted) if there else None,
    )
