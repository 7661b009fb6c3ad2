"""Common titles of columns in lists, and keys in JSON files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

_PATHS_WORDS = (
    "path file filename file_name filepath file_path image image_path imagepath image_name imagename image_file "
    "image_filename img img_path img_name picture photo image_id imageid img_id image_index image_uri image_gcs_uri "
    "image_url source_ref uri url gcs_uri gcs_path isic_id id_code file_id photo_id name id uid uuid sample item "
    "source"
)
PATHS = _PATHS_WORDS.split()
_CLASSES_WORDS = (
    "class_name classname label_name category_name label_text class classes label labels category categories target "
    "tag tags species kind y classification dx diagnosis finding_labels finding findings disease breed class_label "
    "category_label label_id class_id choice annotation ground_truth truth variety expected type"
)
CLASSES = _CLASSES_WORDS.split()
_SPLITS_WORDS = "split set subset partition usage fold phase dataset data_set data_split ml_use use split_name"
SPLITS = _SPLITS_WORDS.split()
FLAGS = {
    "is_valid": ("val", "train"),
    "is_val": ("val", "train"),
    "is_validation": ("val", "train"),
    "is_train": ("train", "test"),
    "is_training": ("train", "test"),
    "is_test": ("test", "train"),
}
"""Titles of yes/no columns about a split: the split for yes, and the one for no."""
_PLURALS = frozenset(["classes", "labels", "categories", "tags", "finding_labels", "findings", "attributes"])
_OTHERS_WORDS = (
    "width height size bytes md5 sha1 sha256 hash age sex gender date time timestamp index unnamed unnamed_0 row "
    "license url source author"
)
_OTHERS = frozenset(_OTHERS_WORDS.split())
_BOXES = (
    {"xmin", "ymin", "xmax", "ymax"}, {"x_min", "y_min", "x_max", "y_max"}, {"x1", "y1", "x2", "y2"},
    {"x", "y", "w", "h"}, {"x", "y", "width", "height"}, {"roi_x1", "roi_y1", "roi_x2", "roi_y2"},
    {"left", "top", "right", "bottom"}, {"bbox"}, {"bounding_box"}, {"region_shape_attributes"},
    {"bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2"}, {"bbox_x", "bbox_y", "bbox_width", "bbox_height"},
)  # fmt: skip


def plain(title: str) -> str:
    """Normalise a title: "Image ID", "imageId" and "image-id" all become "image_id"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", title.strip())
    return re.sub(r"\W+", "_", apart).strip("_").lower()


def first(titles: Sequence[str], known: Iterable[str]) -> int | None:
    """Return the index of the title that comes first in ``known``: beside "path", a "name" is something else."""
    return next((titles.index(word) for word in known if word in titles), None)


def is_plural(title: str) -> bool:
    """Whether a title announces several classes per cell."""
    return plain(title) in _PLURALS


def is_about_something_else(title: str) -> bool:
    """Whether a column of this title can be neither the class nor a one-hot class."""
    return title in _OTHERS or title in SPLITS or title in FLAGS


def has_boxes(titles: Collection[str]) -> bool:
    """Whether the titles include those of bounding boxes."""
    return any(box <= set(titles) for box in _BOXES)


def some(titles: Iterable[str], most: int = 8) -> str:
    """List the first titles, and how many more there are."""
    listed = [" ".join(title.split())[:40] for title in titles]
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {more:,} more" if more > 0 else "")
