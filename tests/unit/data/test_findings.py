"""Where the warnings about class sizes begin and end."""

from __future__ import annotations

import pytest

from ftstudio.core.dataset import ClassCount
from ftstudio.data.quality.findings import FEW_IMAGES, IMBALANCE, warnings_about


def warnings_for(**sizes: int) -> str:
    """All warnings about classes of these sizes, in a data set without splits."""
    return "\n".join(warnings_about([], [ClassCount(name, 0, 0, 0, size) for name, size in sizes.items()], []))


@pytest.mark.parametrize(
    ("size", "is_few", "is_single"),
    [(1, False, True), (2, True, False), (FEW_IMAGES - 1, True, False), (FEW_IMAGES, False, False)],
)
def test_a_class_has_few_images_from_two_up_to_one_below_the_limit(size: int, is_few: bool, is_single: bool) -> None:
    said = warnings_for(a=20, b=size)
    assert (f"Fewer than {FEW_IMAGES} training images: “b”" in said) == is_few
    assert ("“b” has only one image" in said) == is_single


def test_classes_are_uneven_only_beyond_the_ratio() -> None:
    at_the_ratio = int(IMBALANCE * FEW_IMAGES)
    assert warnings_for(a=at_the_ratio, b=FEW_IMAGES) == ""
    assert "Uneven classes" in warnings_for(a=at_the_ratio + 1, b=FEW_IMAGES)
