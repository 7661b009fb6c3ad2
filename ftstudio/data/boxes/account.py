"""The boxes of one image as a training uses them, with a reason for each that is not used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import isfinite
from typing import Literal, NamedTuple, TypeAlias

from ftstudio.core.dataset import BoxNote
from ftstudio.core.targets import Box
from ftstudio.data.boxes.drawn import DrawnBox, DrawnImage
from ftstudio.data.boxes.geometry import ON_ITS_SIDE, Edges, Seen, turned_upright

Frame: TypeAlias = Literal["upright", "stored"]
"""What boxes were drawn on: the image as EXIF turns it, or as it is stored."""
ROUNDING = 1.0
"""Pixels by which a box may reach beyond the image without a caution: some programs count pixels from 1."""
TINY, WORKING_SIDE = 8, 320
"""Boxes whose shorter side is below TINY pixels in an image scaled to WORKING_SIDE are too small for most models."""
_SAME_SHAPE = 0.01


class Picture(NamedTuple):
    """An image: its size in pixels, upright, and EXIF's orientation, 1 to 8."""

    width: int
    height: int
    orientation: int

    @property
    def stored(self) -> tuple[int, int]:
        """Width and height before the image is turned upright."""
        on_side = self.orientation in ON_ITS_SIDE
        return (self.height, self.width) if on_side else (self.width, self.height)


class Place(NamedTuple):
    """How the edges in a file relate to the image.

    Attributes:
        frame: What they were drawn on; None if the file does not tell.
        scale: (across, down): pixels of the image as stored or upright, by ``frame``, per unit of the file.
        differs: Whether the file states a size that does not fit the image at all.
        rescaled: Whether it states another size of the same shape.
    """

    frame: Frame | None
    scale: tuple[float, float] = (1.0, 1.0)
    differs: bool = False
    rescaled: bool = False


def place_of(drawn: DrawnImage, picture: Picture) -> Place:
    """Compare the size that a file states, and its boxes, with the image."""
    upright, stored = (picture.width, picture.height), picture.stored
    if drawn.unit == "fractions":
        if picture.orientation != 1 and drawn.width and drawn.width != drawn.height:
            return Place(_frame_by_size(drawn, upright, stored))
        return Place("upright" if picture.orientation == 1 else None)
    if not drawn.width:
        return Place("upright" if picture.orientation == 1 else _frame_by_boxes(drawn.boxes, upright, stored))
    size = (drawn.width, drawn.height)
    if size in (upright, stored):
        if picture.orientation == 1:
            return Place("upright")
        return Place(_frame_by_size(drawn, upright, stored))
    frames: tuple[tuple[Frame, tuple[int, int]], ...] = (("upright", upright), ("stored", stored))
    for frame, (width, height) in frames:
        if abs(drawn.width * height / (drawn.height * width) - 1) < _SAME_SHAPE:
            known = frame if picture.orientation == 1 or upright != stored else None
            return Place(known, (width / drawn.width, height / drawn.height), rescaled=True)
    return Place("upright", differs=True)


def _frame_by_size(drawn: DrawnImage, upright: tuple[int, int], stored: tuple[int, int]) -> Frame | None:
    """The frame whose shape is that which the file states; None if both are the same."""
    if upright == stored:
        return None
    wide = drawn.width > drawn.height
    return "upright" if wide == (upright[0] > upright[1]) else "stored"


def _frame_by_boxes(boxes: Sequence[DrawnBox], upright: tuple[int, int], stored: tuple[int, int]) -> Frame | None:
    """The only frame that all boxes fit into."""

    def fits(width: int, height: int) -> bool:
        return all(
            max(box.left, box.right) <= width + ROUNDING and max(box.top, box.bottom) <= height + ROUNDING
            for box in boxes
            if all(map(isfinite, box[1:5]))
        )

    in_upright, in_stored = fits(*upright), fits(*stored)
    if in_upright == in_stored:
        return None
    return "upright" if in_upright else "stored"


class Account(NamedTuple):
    """The boxes that are used, in the order of the file, and a note for each that is not or needs a check."""

    boxes: tuple[Box, ...]
    notes: tuple[BoxNote, ...]


def account(path: str, drawn: DrawnImage, picture: Picture, place: Place) -> Account:
    """Return every box of ``drawn``, used or with the reason why not; ``place.frame`` None counts as upright."""
    used: list[Box] = []
    notes: list[BoxNote] = []
    seen: dict[str, Seen] = defaultdict(Seen)
    for box in drawn.boxes:
        edges, reason, cautions = _checked(box, drawn, picture, place)
        if not reason and seen[box.class_name].has(edges):
            reason = "twice"
        if reason:
            notes.append(noted(path, drawn, box, reason))
            continue
        seen[box.class_name].add(edges)
        used.append(Box(box.class_name, *edges))
        notes += [noted(path, drawn, box, caution, used=True) for caution in cautions]
    return Account(tuple(used), tuple(notes))


def noted(path: str, drawn: DrawnImage, box: DrawnBox, reason: str, used: bool = False) -> BoxNote:
    """Return a note about a box."""
    edges = ", ".join(f"{edge:.6g}" for edge in box[1:5])
    return BoxNote(path, drawn.file, box.where, box.class_name, reason, edges, used)


def all_with(path: str, drawn: DrawnImage, reason: str) -> tuple[BoxNote, ...]:
    """Return a note for every box of an image, none of which is used."""
    return tuple(noted(path, drawn, box, reason) for box in drawn.boxes)


def _checked(box: DrawnBox, drawn: DrawnImage, picture: Picture, place: Place) -> tuple[Edges, str, tuple[str, ...]]:
    """The edges in the upright image, why the box cannot be used, and what there is to check about it."""
    edges: Edges = box[1:5]
    if box.problem:
        return edges, box.problem, ()
    if not all(map(isfinite, edges)):
        return edges, "not_a_number", ()
    if not box.class_name:
        return edges, "no_class", ()
    cautions: list[str] = []
    left, top, right, bottom = edges
    if left > right or top > bottom:
        cautions.append("swapped")
        left, top, right, bottom = min(left, right), min(top, bottom), max(left, right), max(top, bottom)
    across, down = place.scale
    if drawn.unit == "fractions":
        across, down = picture.stored if place.frame == "stored" else (picture.width, picture.height)
    edges = (left * across, top * down, right * across, bottom * down)
    if edges[0] >= edges[2] or edges[1] >= edges[3]:
        return edges, "no_area", ()
    if place.frame == "stored":
        edges = turned_upright(edges, picture.orientation, picture.width, picture.height)
    return _clipped(edges, picture, cautions)


def _clipped(edges: Edges, picture: Picture, cautions: list[str]) -> tuple[Edges, str, tuple[str, ...]]:
    width, height = picture.width, picture.height
    inside = (max(edges[0], 0.0), max(edges[1], 0.0), min(edges[2], float(width)), min(edges[3], float(height)))
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return edges, "outside", ()
    if any(abs(one - other) > ROUNDING for one, other in zip(edges, inside, strict=True)):
        cautions.append("clipped")
    shorter = min((inside[2] - inside[0]) / width, (inside[3] - inside[1]) / height)
    if shorter * WORKING_SIDE < TINY:
        cautions.append("tiny")
    return inside, "", tuple(cautions)
