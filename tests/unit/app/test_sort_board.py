"""The board of a sorting: labels spread to near-duplicates, proposals come in time, places show what is left."""

from __future__ import annotations

import pytest

from ftstudio.app.sort_board import (
    FIRST_PROPOSALS,
    NEXT_PROPOSALS,
    Place,
    SortBoard,
    board_of,
    places,
    shown,
    with_class,
    with_labels,
    with_proposals,
)
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.sorting import Grouped, Proposal, Proposed

COUNT = 30


@pytest.fixture
def board() -> SortBoard:
    """Thirty images in two groups; 0 and 1 are near-duplicates."""
    files = tuple(ImageFile(f"{number:02}.jpg", "") for number in range(COUNT))
    dataset = DatasetSummary(
        source="/heap", root="/heap", name="heap", layout="", class_names=(), counts=(), files=files, alike=((0, 1),)
    )
    groups = (tuple(range(20)), tuple(range(20, COUNT)))
    return with_class(
        with_class(board_of(Grouped(dataset=dataset, groups=groups, label_next=(0, 25), model="m")), "a"), "b"
    )


def paths(*numbers: int) -> list[str]:
    return [f"{number:02}.jpg" for number in numbers]


def test_near_duplicates_get_the_label_too_unless_they_have_one(board: SortBoard) -> None:
    assert with_labels(board, paths(0), "a").labels == {"00.jpg": "a", "01.jpg": "a"}
    own = with_labels(with_labels(board, paths(0, 1), "a"), paths(1), "b")
    assert own.labels == {"00.jpg": "a", "01.jpg": "b"}
    assert with_labels(own, paths(0), "").labels == {}


def test_a_place_shows_what_is_left_of_it(board: SortBoard) -> None:
    labelled = with_labels(board, paths(0, 21), "a")
    assert [path for path, _ in shown(labelled, Place("next"))] == paths(25)
    assert [path for path, _ in shown(labelled, Place("group", 1))] == paths(20, *range(22, COUNT))
    assert [path for path, _ in shown(labelled, Place("class", name="a"))] == paths(0, 1, 21)
    assert [place.kind for place in places(labelled)] == ["next", "class", "class", "group", "group"]


def test_proposals_are_due_after_some_labels_and_again_after_more(board: SortBoard) -> None:
    one_class = with_labels(board, paths(*range(2, 2 + FIRST_PROPOSALS)), "a")
    assert not one_class.is_due, "of two classes"
    two = with_labels(one_class, paths(2), "b")
    assert two.is_due
    found = Proposed(proposals=(Proposal("20.jpg", "b", 0.9), Proposal("21.jpg", "a", 0.8)), label_next=("22.jpg",))
    proposed = with_proposals(two, found, len(two.labels))
    assert not proposed.is_due
    assert shown(proposed, Place("proposed", name="b")) == [("20.jpg", "90%")]
    accepted = with_labels(proposed, paths(20), "b")
    assert Place("proposed", name="b") not in places(accepted) and Place("proposed", name="a") in places(accepted)
    more = with_labels(proposed, paths(*range(20, 20 + NEXT_PROPOSALS)), "b")
    assert more.is_due


def test_a_class_name_that_cannot_be_a_folder_is_refused(board: SortBoard) -> None:
    with pytest.raises(UserError):
        with_class(board, "a/b")
    assert with_class(board, " b ").class_names == ("a", "b"), "is there already"


def test_nothing_is_proposed_when_all_are_labelled(board: SortBoard) -> None:
    every = with_labels(with_labels(board, paths(*range(COUNT)), "a"), paths(5), "b")
    assert not every.can_propose and not every.is_due
