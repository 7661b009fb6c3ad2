"""Why a file of a data set is not used, or needs a check: all reasons, in words for the user."""

from __future__ import annotations

from ftstudio.core.errors import UserError

REASONS: dict[str, str] = {
    # Found by the decoder.
    "missing": "The file does not exist.",
    "no_permission": "No permission to read the file.",
    "not_a_file": "This is not an ordinary file.",
    "unreadable": "The disk could not read the file.",
    "empty_file": "The file is empty.",
    "too_large": "The file is too large for an image.",
    "too_many_pixels": "The image has too many pixels.",
    "not_an_image": "This is not an image.",
    "kind_not_read": "This image format is not supported.",
    "truncated": "The image is truncated.",
    "damaged": "The image is damaged.",
    "out_of_memory": "There is not enough memory for this image.",
    # Found by the scan.
    "excluded": "Excluded by you.",
    "companion": "A mask, thumbnail or similar file of another image (excluded).",
    "no_class": "The image is not in a class folder.",
    "class_not_in_training": "No training image has this class.",
    "broken_link": "The link is broken.",
    "link_loop": "The link points to a parent folder.",
    "outside_folder": "The list names a file outside its folder.",
    "listed_twice": "The list names this file more than once.",
    "bad_row": "This row of the list cannot be used.",
    "not_unpacked": "The archive entry was not unpacked.",
    "several_classes": "The list gives this image more than one class.",
    "several_numbers": "The list gives this image more than one number.",
    "same_picture": "The same picture as another image, which has all its labels.",
    "ambiguous_path": "The path in the list matches several files.",
    "name_taken": "A file has the name of this page.",
    "not_listed": "The list has no row for this image.",
    "no_box_file": "No annotation of this image: it may be background, or forgotten.",
    "bad_box_file": "The annotation file of this image cannot be read.",
    "size_says_other": "The annotation states another size than the image has.",
    "no_usable_box": "No box of this image can be used.",
}

CAUTIONS: dict[str, str] = {
    "across_splits": "The same picture in training and in validation or test",
    "across_classes": "The same picture with different classes, labels or numbers",
    "copy": "Exact copy of another image",
    "near_copy": "Nearly the same as another image",
    "boxes_turn_unknown": "Turned upright: its boxes may be drawn for the image as stored",
    "boxes_left_out": "Some boxes are not used",
    "boxes_turned": "Boxes turned with the image",
    "boxes_scaled": "Boxes scaled to the image",
    "outlier": "A number far from all others",
    "pages": "Several pages",
    "bands": "More than four bands",
    "one_colour": "Almost a single colour",
    "small": "Very small",
    "long": "Very long",
}
"""Reasons to check an image that is used, most important first."""


class Undecodable(UserError):
    """A file that cannot be decoded to an image. ``reason`` is a key of REASONS; ``detail`` describes it."""

    def __init__(self, reason: str, detail: str = "", hint: str = "") -> None:
        self.reason = reason
        self.detail = detail or REASONS[reason]
        super().__init__(self.detail, hint or "Open it in an image viewer, save it again, or leave it out.")
