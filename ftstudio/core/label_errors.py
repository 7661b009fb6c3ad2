"""Images that may be in the wrong class, as data."""

from __future__ import annotations

from msgspec import Struct


class Suspect(Struct, frozen=True, array_like=True):
    """One image in ``class_name`` that looks like ``suggested``.

    ``path`` is relative to the root of the data set. The probabilities (0..1) are those of models that have not seen
    the image.
    """

    path: str
    class_name: str
    suggested: str
    own_probability: float
    probability: float


class Suspects(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """The images of a data set whose class is doubtful, the most doubtful first.

    ``model`` (in words) checked ``checked`` images and predicted the given class for a share ``accuracy`` of them;
    ``settled`` doubtful ones are omitted because the user has confirmed their class.
    """

    source: str
    root: str
    model: str
    checked: int
    accuracy: float
    suspects: tuple[Suspect, ...]
    settled: int = 0
    seconds: float = 0.0
