"""What a trained model answers for images."""

from __future__ import annotations

from msgspec import Struct


class ClassProbability(Struct, frozen=True):
    class_name: str
    probability: float


TOP = 5
"""Classes in a Prediction by default."""


class Prediction(Struct, frozen=True, kw_only=True):
    """The answer for one image, most probable class first; probabilities are calibrated.

    ``unfamiliar`` tells whether it is unlike the training images (``distance``, see trust.Confidence), None where the
    run cannot say. ``sure`` is False below the confidence that the person asks for. ``name`` is the archive and
    the entry in it for an image that was unpacked to ``path``, "" for others.
    """

    path: str
    top: tuple[ClassProbability, ...]
    unfamiliar: bool | None = None
    distance: float | None = None
    sure: bool = True
    milliseconds: float = 0.0
    name: str = ""


class UnreadableImage(Struct, frozen=True):
    """An image that could not be used, with the reason in words."""

    path: str
    reason: str
    name: str = ""
    """As in Prediction."""
