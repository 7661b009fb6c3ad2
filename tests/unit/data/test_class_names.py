"""Which spellings are one class, and what is said about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftstudio.core.dataset import DatasetSummary
from ftstudio.data.layout.class_names import key, merged_in_words, spelled_like, spellings, tidy
from ftstudio.data.splits.split import make_split

MakeImage = Callable[..., Path]
Look = Callable[..., DatasetSummary]

COMPOSED, DECOMPOSED = (unicodedata.normalize(form, "Löwe") for form in ("NFC", "NFD"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rose", "rose", True), (COMPOSED, DECOMPOSED, True), (" rose ", "rose", True), ("red  rose", "red rose", True),
        ("rose\u00a0", "rose", True), ("\ufeffrose", "rose", True), ("STRASSE", "straße", True),
        ("a", "A", False), ("rose", "roses", False), ("red_rose", "red rose", False), ("e", "é", False),
    ],
)  # fmt: skip
def test_capitals_spaces_and_unicode_forms_are_no_difference_but_single_letters_keep_their_case(
    one: str, other: str, same: bool
) -> None:
    assert (key(one) == key(other)) is same


@given(st.text(max_size=8))
def test_a_name_is_the_same_class_as_its_tidied_self(name: str) -> None:
    assert key(tidy(name)) == key(name) and tidy(tidy(name)) == tidy(name)
    assert bool(tidy(name)) == bool(name)


def test_the_most_frequent_spelling_is_used_and_the_first_of_equally_frequent_ones() -> None:
    assert spellings({"rose": 3, "Rose": 2, "ROSE": 1}) == {"rose": "rose", "Rose": "rose", "ROSE": "rose"}
    assert spellings({"rose": 2, "Rose": 2}) == {"rose": "Rose", "Rose": "Rose"}
    assert spellings({DECOMPOSED: 5, COMPOSED: 1}) == {DECOMPOSED: COMPOSED, COMPOSED: COMPOSED}


def test_only_merged_names_are_reported() -> None:
    assert merged_in_words(spellings({"rose": 1, "lily": 1, DECOMPOSED: 1})) == []
    [differ] = merged_in_words(spellings({"rose": 1, "Rose": 1}))
    assert differ == (
        "These names differ only in capitals or spaces and are merged into one class each: “Rose” and “rose”."
    )
    [alike] = merged_in_words(spellings({COMPOSED: 1, DECOMPOSED: 1}))
    assert "look the same" in alike and f"“{COMPOSED}”" in alike


def test_a_name_is_spelled_like_the_known_ones() -> None:
    assert spelled_like("rose", ("Lily", "Rose")) == "Rose"
    assert spelled_like("rose", ("Rose", "rose")) == "rose"
    assert spelled_like("tulip", ("Rose",)) == "tulip"


def test_split_folders_with_other_spellings_keep_their_validation_images(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for folder in (f"train/{DECOMPOSED}", "train/rose", f"val/{COMPOSED}", "val/Rose"):
        for number in range(3):
            make_image(tmp_path / folder / f"{number}.png")
    summary = look(tmp_path)
    assert summary.class_names == (COMPOSED, "Rose")
    assert [(count.train, count.val) for count in summary.counts] == [(3, 3), (3, 3)]
    assert summary.problem_count == 0 and sum("into one class each" in warning for warning in summary.warnings) == 2
    assert len(make_split(summary, 0.2, 0).of("val")) == 6


def test_an_empty_folder_with_another_spelling_of_its_class_is_reported(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for name in ("rose/1.png", "rose/2.png", "lily/1.png"):
        make_image(tmp_path / name)
    (tmp_path / "Rose").mkdir()
    assert not any("one class:" in warning or "holds no images" in warning for warning in look(tmp_path).warnings)
