"""What a trained model answers for images."""

from __future__ import annotations

from msgspec import Struct


class ClassProbability(Struct, frozen=True):
    class_name: str
    probability: float


TOP = 5
"""Classes in a Prediction where nobody says how many."""


class Prediction(Struct, frozen=True, kw_only=True):
    """The answer for one image, most probable class first; probabilities are calibrated.

    ``unfamiliar`` tells whether it is unlike the training images (``distance``, see trust.Confidence), None where the
    run cannot say. ``sure`` is False below the confidence that the person asks for.
    """

    path: str
    top: tuple[ClassProbability, ...]
    unfamiliar: bool | None = None
    distance: float | None = None
    sure: bool = True
    milliseconds: float = 0.0


class UnreadableImage(Struct, frozen=True):
    """An image that could not be used, with the reason in words."""

    path: str
    reason: str
