"""What there is to say about the boxes of a data set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ftstudio.core.dataset import BoxNote, ClassCount, DatasetSummary, ImageFile
from ftstudio.core.targets import Boxes
from ftstudio.data.boxes.reasons import BOX_CAUTIONS, BOX_REASONS
from ftstudio.data.phrases import are, images, names
from ftstudio.data.quality.findings import FEW_IMAGES

_NAMED = 3


def boxes(count: int) -> str:
    """Count boxes: “1 box”, “2 boxes”."""
    return "1 box" if count == 1 else f"{count:,} boxes"


def recognised(summary: DatasetSummary) -> str:
    """Say what was found: “Pascal VOC: 364 images, 3 classes, 4,886 boxes, 2 more not used”."""
    classes = "1 class" if len(summary.class_names) == 1 else f"{len(summary.class_names):,} classes"
    unused = f", {len(summary.unused_boxes):,} more not used" if summary.unused_boxes else ""
    kind = summary.layout.removeprefix("Boxes, ")
    return f"{kind}: {images(summary.usable_count)}, {classes}, {boxes(summary.box_count)}{unused}"


def about_boxes(files: Sequence[ImageFile], counts: Sequence[ClassCount]) -> list[str]:
    """Return sentences about the classes and images, most important first."""
    usable = [file for file in files if not file.problem]
    training = [file for file in usable if file.split in ("train", "")]
    said: list[str] = []
    if usable and not training:
        said.append("There are no training images, only images for validation or test.")
    unlabelled = [file for file in files if file.problem == "no_box_file"]
    if unlabelled:
        count = len(unlabelled)
        said.append(
            f"{images(count)} without an annotation {are(count)} not used: background, or forgotten? To use "
            f"{'it' if count == 1 else 'them'} as background, use --unlabelled background."
        )
    background = sum(not file.labels for file in usable)
    if background:
        said.append(f"{images(background)} without boxes: a model learns from them where no objects are.")
    if any(count.val for count in counts):
        missing = [count.name for count in counts if not count.val]
        if missing:
            said.append(f"No validation image has a box of {names(missing)}.")
    images_of = Counter(name for file in training or usable for name in file.labels)
    rare = [count.name for count in counts if images_of[count.name] < FEW_IMAGES]
    if rare:
        said.append(f"Fewer than {FEW_IMAGES} training images have a box of {names(rare)}. More images will help.")
    return said


def about_notes(notes: Sequence[BoxNote]) -> list[str]:
    """Return a sentence for each reason not to use boxes, and for each reason to check boxes that are used."""
    said: list[str] = []
    for reasons, used in ((BOX_REASONS, False), (BOX_CAUTIONS, True)):
        for reason, words in reasons.items():
            found = [note for note in notes if note.reason == reason and note.used == used]
            if not found:
                continue
            where = list(dict.fromkeys(note.path or note.file for note in found))
            shown = ", ".join(where[:_NAMED]) + (f" and {len(where) - _NAMED:,} more" if len(where) > _NAMED else "")
            what = f"{are(len(found))} {'worth a check' if used else 'not used'} ({words})"
            said.append(f"{boxes(len(found))} {what}: {shown}.")
    return said


def boxes_per_image(files: Sequence[ImageFile]) -> tuple[int, float, int] | None:
    """Return the least, mean and most boxes of a usable image; None if there is none."""
    found = [len(file.target.boxes) for file in files if not file.problem and isinstance(file.target, Boxes)]
    return (min(found), sum(found) / len(found), max(found)) if found else None
