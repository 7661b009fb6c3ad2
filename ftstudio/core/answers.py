"""What a trained model answers for images."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from msgspec import Struct

from ftstudio.core.bounds import Figure, Probability
from ftstudio.core.targets import CLASSIFICATION, DETECTION, MULTI_LABEL, REGRESSION
from ftstudio.core.text import figure


class ClassProbability(Struct, frozen=True):
    class_name: str
    probability: float


TOP = 5
"""Classes in a ClassPrediction by default."""


class _OfImage(Struct, frozen=True, kw_only=True, tag_field="task"):
    """What every answer says. ``unfamiliar`` tells whether the image is unlike the training images (``distance``, see
    confidence.Confidence), None where the run cannot say. ``name`` is the archive and the entry in it for an image that
    was unpacked to ``path``, "" for others."""

    path: str
    unfamiliar: bool | None = None
    distance: float | None = None
    milliseconds: float = 0.0
    name: str = ""


class ClassPrediction(_OfImage, frozen=True, kw_only=True, tag=CLASSIFICATION):
    """The most probable classes of one image, the most probable first; probabilities are calibrated. ``sure`` is False
    below the confidence that the user asks for."""

    top: tuple[ClassProbability, ...]
    sure: bool = True

    @property
    def answer(self) -> str:
        """The predicted class; "" without any."""
        return self.top[0].class_name if self.top else ""

    @property
    def explained(self) -> str:
        """The output that a heat map explains unless another is asked for."""
        return self.answer

    @property
    def confidence(self) -> float | None:
        """How probable the answer is (0..1); None where that is not one number."""
        return self.top[0].probability if self.top else None


class LabelProbability(Struct, frozen=True):
    """``present``: whether the probability reaches the ``threshold`` (0..1) of the label; None where it is not told."""

    name: str
    probability: float
    present: bool
    threshold: float | None = None


class LabelsPrediction(_OfImage, frozen=True, kw_only=True, tag=MULTI_LABEL):
    """Every label with its own calibrated probability, the most probable first."""

    labels: tuple[LabelProbability, ...]
    sure: bool = True

    @property
    def explained(self) -> str:
        """As in ClassPrediction: the most probable label."""
        return self.labels[0].name

    @property
    def answer(self) -> str:
        """The labels that are present, comma-separated; "none" without any."""
        return ", ".join(label.name for label in self.labels if label.present) or "none"

    @property
    def confidence(self) -> float | None:
        """None: every label has its own."""
        return None


class NumberPrediction(_OfImage, frozen=True, kw_only=True, tag=REGRESSION):
    """The predicted number, in the unit of the data set, with its 90 % prediction interval where it is known."""

    quantity: str
    value: float
    low: float | None = None
    high: float | None = None
    sure: bool = True

    @property
    def explained(self) -> str:
        """As in ClassPrediction."""
        return self.quantity

    @property
    def answer(self) -> str:
        """The number, to three digits, with its interval where it is known."""
        if self.low is None or self.high is None:
            return figure(self.value)
        return f"{figure(self.value)} ({figure(self.low)} to {figure(self.high)})"

    @property
    def confidence(self) -> float | None:
        """None: an interval says it."""
        return None


class FoundBox(Struct, frozen=True, array_like=True, gc=False):
    """One object that was found: its class, its calibrated probability (0..1), and its edges in pixels of the upright
    image."""

    class_name: str
    probability: Probability
    left: Figure
    top: Figure
    right: Figure
    bottom: Figure


class BoxesPrediction(_OfImage, frozen=True, kw_only=True, tag=DETECTION):
    """The objects found in an image of ``width`` x ``height`` pixels, the most probable first; also those below the
    ``threshold`` (0..1) from which on one counts as found."""

    boxes: tuple[FoundBox, ...]
    threshold: float
    width: int
    height: int
    sure: bool = True

    @property
    def found(self) -> tuple[FoundBox, ...]:
        """The boxes that reach the threshold."""
        return tuple(box for box in self.boxes if box.probability >= self.threshold)

    @property
    def explained(self) -> str:
        """As in ClassPrediction; a detector has no heat maps."""
        return self.found[0].class_name if self.found else ""

    @property
    def answer(self) -> str:
        """How many objects of each class, "2 dog, 1 cat"; "nothing" without any."""
        counts = Counter(box.class_name for box in self.found)
        return ", ".join(f"{count} {name}" for name, count in counts.most_common()) or "nothing"

    @property
    def confidence(self) -> float | None:
        """None: every box has its own."""
        return None


Prediction: TypeAlias = ClassPrediction | LabelsPrediction | NumberPrediction | BoxesPrediction
"""The answer for one image: one member for each task; every one has ``answer``, ``confidence`` and ``sure``."""


class UnreadableImage(Struct, frozen=True):
    """An image that could not be used, with the reason in words."""

    path: str
    reason: str
    name: str = ""
    """As in Prediction."""
