"""Counts and names in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sized

OTHER_THAN_CLASSES = "To detect objects, use --target boxes; to learn which classes occur in an image, --target labels."


def images(count: int) -> str:
    """Count images: “1 image”, “2 images”."""
    return "1 image" if count == 1 else f"{count:,} images"


def have(things: Sized) -> str:
    """The verb for a number of things: “has” or “have”."""
    return "has" if len(things) == 1 else "have"


def are(count: int) -> str:
    """The verb for a count: “is” or “are”."""
    return "is" if count == 1 else "are"


def pictures(count: int) -> str:
    """Count pictures, with a verb: “1 picture is”, “2 pictures are”."""
    return "1 picture is" if count == 1 else f"{count:,} pictures are"


def flattered(are_classes: bool) -> str:
    """What images shared by training and validation do to the results of a run."""
    return "the accuracy will be overestimated" if are_classes else "results will look better than they are"


def names(values: Iterable[str]) -> str:
    """List up to five names in quotes, sorted, and how many more there are; ``values`` must not be empty."""
    listed = sorted(values)
    shown = [f"“{value}”" for value in listed[:5]]
    if len(listed) > 5:
        return f"{', '.join(shown)} and {len(listed) - 5:,} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
