"""The sorting under way: which images have which class, what is proposed, and what a view of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app.few_labels import checked_class_names
from ftstudio.core.sorting import Grouped, Proposal, Proposed

FIRST_PROPOSALS = 12
"""Labels from which classes are proposed without being asked for."""
NEXT_PROPOSALS = 6
"""Further labels after which proposals are made again."""

Kind: TypeAlias = Literal["next", "group", "proposed", "class"]


class Place(Struct, frozen=True):
    """A set of images to show.

    ``next``: those to label next; ``group``: the group ``number`` without a label; ``proposed``: those proposed for
    class ``name``; ``class``: those labelled ``name``.
    """

    kind: Kind
    number: int = 0
    name: str = ""


class SortBoard(Struct, frozen=True, kw_only=True):
    """``labels`` maps paths to classes; ``proposed_at`` is the number of labels that the proposals are from."""

    found: Grouped
    class_names: tuple[str, ...] = ()
    labels: dict[str, str] = {}
    proposals: tuple[Proposal, ...] = ()
    label_next: tuple[str, ...] = ()
    proposed_at: int = 0

    @property
    def image_count(self) -> int:
        """Images that can be read."""
        return sum(map(len, self.found.groups))

    @property
    def is_due(self) -> bool:
        """Whether there are enough new labels to propose classes for the others."""
        count = len(self.labels)
        return self.can_propose and count >= max(FIRST_PROPOSALS, self.proposed_at + NEXT_PROPOSALS)

    @property
    def can_propose(self) -> bool:
        """Whether images of two classes are labelled, and some are not."""
        return len(set(self.labels.values())) > 1 and len(self.labels) < self.image_count


def board_of(found: Grouped) -> SortBoard:
    """The board before the first label."""
    return SortBoard(found=found, label_next=tuple(found.dataset.files[place].path for place in found.label_next))


def with_class(board: SortBoard, name: str) -> SortBoard:
    """Add a class. Raises UserError for a name that cannot be a class folder."""
    return replace(board, class_names=checked_class_names((*board.class_names, name)))


def with_labels(board: SortBoard, paths: Iterable[str], class_name: str) -> SortBoard:
    """Label images and, with them, their near-duplicates without a label; "" takes the labels away."""
    chosen = set(paths)
    files = board.found.dataset.files
    copies: set[str] = set()
    for group in board.found.dataset.alike:
        members = {files[place].path for place in group}
        if members & chosen:
            copies |= members - chosen
    labels = dict(board.labels)
    for path in (*chosen, *copies):
        if not class_name:
            labels.pop(path, None)
        elif path in chosen or path not in labels:
            labels[path] = class_name
    return replace(board, labels=labels)


def with_proposals(board: SortBoard, proposed: Proposed, label_count: int) -> SortBoard:
    """Show proposals that were made from ``label_count`` labels."""
    return replace(board, proposals=proposed.proposals, label_next=proposed.label_next, proposed_at=label_count)


def places(board: SortBoard) -> list[Place]:
    """What can be shown, in the order of a list."""
    found = [Place("next")]
    waiting = {one.class_name for one in board.proposals if one.path not in board.labels}
    found += [Place("proposed", name=name) for name in board.class_names if name in waiting]
    found += [Place("class", name=name) for name in board.class_names]
    groups = [Place("group", number) for number in range(len(board.found.groups))]
    return found + [group for group in groups if shown(board, group)]


def shown(board: SortBoard, place: Place) -> list[tuple[str, str]]:
    """(path, what to say of it) of the images in a place."""
    labels = board.labels
    match place.kind:
        case "next":
            return [(path, "") for path in board.label_next if path not in labels]
        case "proposed":
            return [
                (one.path, f"{one.confidence:.0%}")
                for one in board.proposals
                if one.class_name == place.name and one.path not in labels
            ]
        case "class":
            return [(path, "") for path in sorted(labels) if labels[path] == place.name]
        case "group":
            paths = _paths(board, board.found.groups[place.number])
            return [(path, "") for path in paths if path not in labels]


def _paths(board: SortBoard, group: Sequence[int]) -> list[str]:
    return [board.found.dataset.files[place].path for place in group]
