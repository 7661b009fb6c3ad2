"""Why a box is not used, or needs a check: all reasons, in words for the user."""

from __future__ import annotations

BOX_REASONS: dict[str, str] = {
    "no_area": "no area",
    "outside": "outside the image",
    "not_a_number": "an edge is not a number",
    "not_a_box": "a point, a line or a shape that cannot be read",
    "no_class": "no class",
    "class_not_in_training": "no training image has its class",
    "twice": "the same box twice",
    "crowd": "a crowd, not one object",
    "other_annotation": "of another annotation of the same image",
    "no_image": "the image does not exist, or has its boxes from another file",
    "image_not_used": "the image is not used",
}
"""Reasons not to use a box."""

BOX_CAUTIONS: dict[str, str] = {
    "swapped": "opposite edges are swapped",
    "clipped": "reaches beyond the image",
    "tiny": "smaller than 8 pixels once the image is scaled to 320 pixels",
}
"""Reasons to check a box that is used."""

WITHOUT_AN_OBJECT = frozenset(["twice"])
"""Reasons of boxes without which an image still has all its objects."""
