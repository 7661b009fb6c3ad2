"""Unsorted images and how they get their classes: what is proposed, what to label next, and what sorting did."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.dataset import DatasetSummary

SortHow: TypeAlias = Literal["move", "copy", "link", "list"]
"""Class folders with the files themselves, with copies or with links to them, or a list beside untouched files."""


class Grouped(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """Unsorted images, as similar ones.

    Attributes:
        dataset: All files, without classes; ``alike`` has the near-duplicates.
        groups: Similar images as places in ``dataset.files``, the largest group first, the most typical image first.
        label_next: Places of the images to label first, the most useful first.
        model: The title of the model whose features were compared.
    """

    dataset: DatasetSummary
    groups: tuple[tuple[int, ...], ...]
    label_next: tuple[int, ...]
    model: str
    seconds: float = 0.0


class Proposal(Struct, frozen=True, array_like=True, gc=False):
    """The most probable class of an image without a label; ``confidence`` is its probability."""

    path: str
    class_name: str
    confidence: float


class Proposed(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """A proposal for each image without a label, the most confident first; none with labels of fewer than two classes.

    ``label_next`` are paths of the images to label next, the most useful first.
    """

    proposals: tuple[Proposal, ...] = ()
    label_next: tuple[str, ...] = ()


class Sorted(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """What sorting did.

    Attributes:
        source: What to open as the sorted data set: a folder or a list.
        folder: Where the journal is: the argument of an undo.
        counts: The number of images in each class, including those that were there.
        left: The number of images without a class, which are untouched.
    """

    source: str
    folder: str
    how: SortHow
    counts: dict[str, int]
    left: int = 0


class SortUndone(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """What undoing a sort did.

    Attributes:
        folder: Where the journal was.
        how: What the sort had done.
        restored: The number of files that are back, or of copies, links and lists that are removed.
        left: Sentences about the others.
        more: Whether an earlier sort can be undone too.
    """

    folder: str
    how: SortHow
    restored: int
    left: tuple[str, ...] = ()
    more: bool = False
