"""How metrics are named."""

from __future__ import annotations

import pytest

from ftstudio.core.metrics import Metric


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Accuracy", "accuracy"), ("Mean average precision", "mean average precision"), ("AP50", "AP50"),
        ("mAP", "mAP"), ("R²", "R²"), ("Micro F1", "micro F1"),
    ],
)  # fmt: skip
def test_a_title_in_a_sentence_is_lower_case_but_for_abbreviations(title: str, inside: str) -> None:
    assert Metric("key", title).in_a_line == inside
