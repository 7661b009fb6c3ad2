"""Coverage: how many images get an answer at an abstain threshold, and how many of these answers are right."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ftstudio.core.evaluation import EvaluatedImage
from ftstudio.core.interval import wilson


class Coverage(Struct, frozen=True, kw_only=True):
    """The images answered at an abstain threshold.

    Of ``count`` images, ``answered`` have a confidence of at least ``sure_from`` (0..1), and ``right`` of these are
    answered correctly.
    """

    sure_from: float
    count: int
    answered: int
    right: int

    @property
    def share(self) -> float:
        """The answered share of all images, 0..1."""
        return self.answered / self.count if self.count else 0.0

    @property
    def accuracy(self) -> float | None:
        """The right share of the answers, 0..1; None if nothing is answered."""
        return self.right / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the accuracy."""
        return wilson(self.right, self.answered)


def is_sure(probability: float, sure_from: float) -> bool:
    """Whether a model that says "not sure" below ``sure_from`` answers with its best class."""
    return probability >= sure_from


def coverage(images: Sequence[EvaluatedImage], sure_from: float) -> Coverage:
    """Return the coverage of evaluated images at the abstain threshold ``sure_from``."""
    answered = [image for image in images if is_sure(image.probability, sure_from)]
    right = sum(1 for image in answered if image.predicted == image.target)
    return Coverage(sure_from=sure_from, count=len(images), answered=len(answered), right=right)
