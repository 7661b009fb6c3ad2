"""A reading: one way to interpret which folders, names or lists are the classes of a data set."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.targets import CLASSIFICATION

Companions: TypeAlias = Literal["leave-out", "use"]
Unlabelled: TypeAlias = Literal["leave-out", "background"]
"""What becomes of images without an annotation where others have boxes: not used, or images without any object."""
MOST_CLASSES = 60
"""How many class names a reading lists; the first are enough to recognise it."""


class Reading(Struct, frozen=True, kw_only=True):
    """One way to read a folder.

    Attributes:
        key: The value of ``data.classes_from`` for it: a level of folders counted from the outermost (without split
            folders and folders that only wrap others), "leaf", "name" or "list".
        classes: At most MOST_CLASSES of the ``class_count`` names with their numbers of files, sorted by name.
        examples: Paths of images, relative to the root, of different classes if there are several.
        shows: The classes of the examples.
        notes: What else the folders mean, in words.
        likely: Whether it is probable; several likely readings are a question for the user.
        task: The task of the targets: classes may be labels, and numbers have none.
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
