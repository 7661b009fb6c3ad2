"""A reading: one way to understand where the classes of a data set are written."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.targets import CLASSIFICATION

Companions: TypeAlias = Literal["leave-out", "use"]
Unlabelled: TypeAlias = Literal["leave-out", "background"]
"""What becomes of images without an annotation where others have boxes: not used, or images without any object."""
MOST_CLASSES = 60
"""Classes that a reading names; of 10,000 the first are enough to recognise it."""


class Reading(Struct, frozen=True, kw_only=True):
    """One way to read a folder.

    ``key`` is what ``data.classes_from`` takes for it: a level of folders counted from the outermost (those of splits
    and those that only wrap others not counted), "leaf", "name" or "list".

    ``classes`` are at most MOST_CLASSES of the ``class_count`` names with their numbers of files, by name; ``examples``
    are paths of images, relative to the root, of different classes where there are several, ``shows`` the classes of
    those. ``notes`` say in words what else the folders mean. Several ``likely`` readings are a question for the user.
    ``task`` is that of the targets: its classes may be labels, and there are none for numbers.
    """

    key: str
    title: str
    class_count: int
    classes: tuple[tuple[str, int], ...]
    examples: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    likely: bool = True
    task: str = CLASSIFICATION
