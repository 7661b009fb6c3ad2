"""The comparison of models: their order, the best trade-offs, and the sentence."""

from __future__ import annotations

import pytest

from ftstudio.core.probed_models import ProbedModel, probed, ranked, sentence


def model(name: str, right: int, ms: float = 10.0, size: int = 10, first: int = 0) -> tuple[ProbedModel, list[bool]]:
    """One that recognises ``right`` of 100 images, from the one at place ``first`` on."""
    answers = [first <= place < first + right for place in range(100)]
    about = ProbedModel(name=name, title=name.title(), image_size=96, seconds_per_image=ms / 1000, file_bytes=size)
    return probed(about, answers), answers


def test_the_most_accurate_comes_first_and_of_equals_the_faster() -> None:
    found = ranked([model("slow", 90, 20), model("poor", 50, 1), model("fast", 90, 10)])
    assert [each.name for each in found] == ["fast", "slow", "poor"]
    assert (found[0].p, found[1].p) == (1.0, 1.0) and found[2].p < 0.001
    assert found[0].accuracy == 0.9 and 0.8 < found[0].low < 0.9 < found[0].high < 0.97


@pytest.mark.parametrize(
    ("other", "is_trade_off"),
    [
        (model("other", 90, 10, 10), True),  # the same in everything: neither beats the other
        (model("other", 89, 10, 10), False),
        (model("other", 89, 9, 10), True),
        (model("other", 89, 10, 9), True),
        (model("other", 90, 11, 10), False),
    ],
)
def test_a_trade_off_is_beaten_by_no_other(other: tuple[ProbedModel, list[bool]], is_trade_off: bool) -> None:
    found = {each.name: each for each in ranked([model("best", 90), other])}
    assert found["best"].is_trade_off
    assert found["other"].is_trade_off == is_trade_off


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "Best: 90.0 % ("),
        ([model("quick", 88, 5)], "Quick is not measurably worse and 2.0 times as fast."),
        ([model("quick", 60, 5)], "Every faster model is measurably worse."),
        ([model("quick", 88, 9)], "No model is clearly faster."),
    ],
)
def test_the_sentence_names_the_fastest_that_is_as_good(
    others: list[tuple[ProbedModel, list[bool]]], words: str
) -> None:
    assert words in sentence(ranked([model("best", 90), *others]))


def test_nothing_is_said_about_no_model() -> None:
    assert ranked([]) == () and sentence([]) == ""
