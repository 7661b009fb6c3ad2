"""The boxes of a whole data set: what each image gets, and what there is to say about the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import BoxNote, ImageFile
from ftstudio.core.readings import Unlabelled
from ftstudio.core.targets import Boxes
from ftstudio.data.boxes.account import Frame, Picture, Place, account, all_with, place_of
from ftstudio.data.boxes.drawn import BoxSet
from ftstudio.data.boxes.reasons import WITHOUT_AN_OBJECT
from ftstudio.data.quality.duplicates import Said
from ftstudio.data.quality.reasons import REASONS

_DETAILS = {
    "boxes_scaled": "The annotation states another size; its boxes are scaled.",
    "boxes_turned": "The boxes were drawn on the image as stored, and are turned with it.",
    "boxes_turn_unknown": "Cannot tell whether the boxes were drawn before or after the image was turned upright.",
    "boxes_left_out": "Some boxes of this image are not used.",
}


class Accounts(NamedTuple):
    """The result for a data set.

    Attributes:
        files: The files with their boxes, or with the problem that their boxes have.
        notes: About every box that is not used or needs a check.
        box_count: The number of boxes in all annotation files.
        said: Sentences about images whose boxes were turned or scaled.
    """

    files: list[ImageFile]
    notes: tuple[BoxNote, ...]
    box_count: int
    said: Sequence[Said]


NONE = Accounts([], (), 0, ())
"""Of a data set without boxes."""


def accounted(
    files: Sequence[ImageFile], boxes: BoxSet, orientations: Sequence[int], unlabelled: Unlabelled
) -> Accounts:
    """Give each usable image its boxes.

    Args:
        files: All files; the usable ones have their sizes.
        boxes: What annotation files state.
        orientations: EXIF's, of each file.
        unlabelled: What becomes of an image about which they state nothing.
    """
    places: dict[int, Place] = {}
    for index, file in enumerate(files):
        drawn = boxes.of_image.get(file.path)
        if drawn is not None and not file.problem:
            places[index] = place_of(drawn, Picture(file.width, file.height, orientations[index]))
    usual = _usual_frame([place for index, place in places.items() if orientations[index] != 1])
    result: list[ImageFile] = []
    notes: list[BoxNote] = []
    for index, file in enumerate(files):
        drawn = boxes.of_image.get(file.path)
        if drawn is None:
            result.append(_unlabelled(file, unlabelled))
            continue
        if drawn.problem and not file.problem:
            file = replace(file, problem=drawn.problem, detail=drawn.detail)
        place = None if file.problem else places.get(index)
        if place is None:
            notes += all_with(file.path, drawn, "image_not_used")
            result.append(file)
            continue
        if place.differs:
            size = f"The annotation states {drawn.width:g} × {drawn.height:g} pixels, the image has "
            detail = f"{size}{file.width} × {file.height}: perhaps it was drawn on another image."
            notes += all_with(file.path, drawn, "image_not_used")
            result.append(replace(file, problem="size_says_other", detail=detail))
            continue
        unsure = place.frame is None and usual is None and bool(drawn.boxes)
        decided = place if place.frame else place._replace(frame=usual or "upright")
        found = account(file.path, drawn, Picture(file.width, file.height, orientations[index]), decided)
        notes += found.notes
        result.append(_with_boxes(file, Boxes(found.boxes), found.notes, decided, unsure))
    for drawn in boxes.lost:
        notes += all_with(drawn.stated, drawn, "no_image")
    count = sum(len(one.boxes) for one in (*boxes.of_image.values(), *boxes.lost))
    return Accounts(result, tuple(notes), count, _said(result))


def _unlabelled(file: ImageFile, unlabelled: Unlabelled) -> ImageFile:
    if file.problem or unlabelled == "background":
        return file
    return replace(file, problem="no_box_file", detail=REASONS["no_box_file"])


def _usual_frame(places: Sequence[Place]) -> Frame | None:
    """The frame of all turned images whose file tells; None if none does, or if they differ."""
    frames: set[Frame] = {place.frame for place in places if place.frame}
    return frames.pop() if len(frames) == 1 else None


def _with_boxes(file: ImageFile, boxes: Boxes, notes: Sequence[BoxNote], place: Place, unsure: bool) -> ImageFile:
    left_out = [note for note in notes if not note.used and note.reason not in WITHOUT_AN_OBJECT]
    if left_out and not boxes.boxes:
        return replace(file, problem="no_usable_box", detail=REASONS["no_usable_box"])
    cautions = {
        "boxes_left_out": bool(left_out),
        "boxes_turn_unknown": unsure,
        "boxes_turned": place.frame == "stored" and bool(boxes.boxes),
        "boxes_scaled": place.rescaled and bool(boxes.boxes),
    }
    found = [caution for caution, applies in cautions.items() if applies]
    detail = " ".join(filter(None, (file.detail, *(_DETAILS[caution] for caution in found))))
    return replace(file, target=boxes, cautions=tuple(dict.fromkeys((*file.cautions, *found))), detail=detail)


_SENTENCES = {
    "boxes_turned": "{0} turned upright by EXIF, and {1} boxes were drawn before that: they are turned too.",
    "boxes_turn_unknown": "{0} turned upright by EXIF, and it cannot be told whether {1} boxes were drawn before or "
    "after that: they are read as drawn after. Check them.",
    "boxes_scaled": "{0} annotated at another size of the same shape: {1} boxes are scaled.",
}


def _said(files: Sequence[ImageFile]) -> list[Said]:
    counts = Counter(caution for file in files if not file.problem for caution in file.cautions)
    return [
        Said(
            sentence.format(
                "1 image is" if counts[caution] == 1 else f"{counts[caution]:,} images are",
                "its" if counts[caution] == 1 else "their",
            ),
            caution,
        )
        for caution, sentence in _SENTENCES.items()
        if counts[caution]
    ]


def without_unknown_classes(
    files: Sequence[ImageFile], class_names: Sequence[str], counted: Accounts
) -> tuple[list[ImageFile], Accounts]:
    """Return the files without boxes of classes that no training image has, and the accounts with those boxes."""
    known = frozenset(class_names)
    result: list[ImageFile] = []
    more: list[BoxNote] = []
    for file in files:
        target = file.target
        if file.problem or not isinstance(target, Boxes) or known.issuperset(file.labels):
            result.append(file)
            continue
        more += [
            BoxNote(
                file.path,
                "",
                f"box {place}",
                box.class_name,
                "class_not_in_training",
                f"{box.left:.6g}, {box.top:.6g}, {box.right:.6g}, {box.bottom:.6g}",
            )
            for place, box in enumerate(target.boxes, start=1)
            if box.class_name not in known
        ]
        left = Boxes(tuple(box for box in target.boxes if box.class_name in known))
        result.append(_with_boxes(file, left, more[-1:], Place("upright"), unsure=False))
    return result, counted._replace(notes=(*counted.notes, *more))
