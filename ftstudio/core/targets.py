"""What a model learns to say, as data: the target of one image, and the meaning of a model's outputs."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TypeAlias

from msgspec import Struct

from ftstudio.core.bounds import Figure

CLASSIFICATION, MULTI_LABEL, REGRESSION = "classification", "multi-label", "regression"
DETECTION = "detection"
"""Keys of the tasks: one class, any number of labels, one number, or any number of boxes per image."""


class Labels(Struct, frozen=True, tag="labels", gc=False):
    """Every label that applies to an image, sorted; none is an answer too."""

    names: tuple[str, ...]


class Number(Struct, frozen=True, tag="number", gc=False):
    """The quantity measured in an image, in the unit of the data set."""

    value: Figure


class Box(Struct, frozen=True, array_like=True, gc=False):
    """One object: its class, and its edges in pixels of the upright image. ``left`` < ``right``, ``top`` < ``bottom``,
    all inside the image; a box over a whole image of W x H pixels is (0, 0, W, H)."""

    class_name: str
    left: Figure
    top: Figure
    right: Figure
    bottom: Figure


class Boxes(Struct, frozen=True, tag="boxes", gc=False):
    """Every object in an image, in the order of its file; an image without any is background."""

    boxes: tuple[Box, ...]


Target: TypeAlias = Labels | Number | Boxes
"""The target of one image. Classification has none: the class is the image's ``class_name``."""


def labels_in(target: Target) -> tuple[str, ...]:
    """Return the labels of an image, or the distinct classes of its boxes, sorted; empty for a number."""
    match target:
        case Labels():
            return target.names
        case Boxes():
            return tuple(sorted({box.class_name for box in target.boxes}))
        case Number():
            return ()


class _Names(Struct, frozen=True):
    """Output i of the network scores ``names[i]``."""

    names: tuple[str, ...]

    @property
    def outputs(self) -> int:
        """Width of the network's output."""
        return len(self.names)

    @property
    def is_sound(self) -> bool:
        return bool(self.names) and len(set(self.names)) == len(self.names)

    def shared_outputs(self, other: TargetSchema) -> Sequence[tuple[int, int]]:
        """(own output, output of ``other``) for each pair with the same meaning."""
        if type(other) is not type(self):
            return []
        theirs = {name: place for place, name in enumerate(other.names)}
        return [(place, theirs[name]) for place, name in enumerate(self.names) if name in theirs]


class ClassNames(_Names, frozen=True, tag="classes"):
    """One class per image."""


class LabelSet(_Names, frozen=True, tag="labels"):
    """Any number of labels per image."""


class BoxClasses(_Names, frozen=True, tag="boxes"):
    """Any number of objects per image, each with a box and one of these classes."""


class Quantity(Struct, frozen=True, tag="number"):
    """One number per image. The network's single output is standardised: value = ``mean`` + ``deviation`` * output,
    where both are those of the training images, in the unit of the data set, and ``deviation`` is above 0."""

    name: str
    mean: Figure = 0.0
    deviation: Figure = 1.0

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def outputs(self) -> int:
        return 1

    @property
    def is_sound(self) -> bool:
        return bool(self.name) and isfinite(self.mean) and 0 < self.deviation < float("inf")

    def shared_outputs(self, other: TargetSchema) -> Sequence[tuple[int, int]]:
        """The output of another model of exactly the same scale; weights for another scale mean other values."""
        return [(0, 0)] if other == self else []


TargetSchema: TypeAlias = ClassNames | LabelSet | BoxClasses | Quantity
"""One member for each kind of target. The engine asks it for ``names``, ``outputs``, ``is_sound`` and
``shared_outputs`` only."""
