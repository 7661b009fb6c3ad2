"""Recognise object detection data sets: Pascal VOC, COCO and YOLO, beside or among the images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ftstudio.data.boxes.documents import Unread, text_of
from ftstudio.data.boxes.yolo import looks_like_boxes
from ftstudio.data.layout import walk
from ftstudio.data.layout.sniff import Glance
from ftstudio.data.layout.walk import Listing, join

_FOLDERS = (
    "annotations",
    "annots",
    "images",
    "labels",
    "jpegimages",
    "imagesets",
    "labels_xml",
    "xml",
    "xmls",
    "data",
)
_ANNOTATIONS = ("annotations", "annots", "labels_xml", "xml", "xmls", "labels")
_HEAD_BYTES = 1 << 18
_WHERE = re.compile(rb'"(?:bbox|segmentation|keypoints)"\s*:\s*[\[{]\s*[^\s\]}]')


def has_boxes(glance: Glance) -> bool:
    """Whether a folder's files contain bounding boxes; always False with two or more class folders."""
    return not has_class_folders(glance) and any(_boxes_in(part) for part in (glance, *_split_parts(glance)))


def has_class_folders(glance: Glance) -> bool:
    """Whether two or more folders contain images and are neither splits nor usual in data sets with boxes."""
    parts = (*glance.splits, *_FOLDERS)
    return sum(1 for name in glance.picture_folders if name not in parts and name.lower() not in parts) > 1


def _split_parts(glance: Glance) -> Iterator[Glance]:
    for name in glance.splits:
        with suppress(OSError):
            yield Glance(join(glance.root, name))


def _boxes_in(glance: Glance) -> bool:
    names = {name.lower(): name for name in glance.top.folders}
    for key in _ANNOTATIONS:
        if key not in names:
            continue
        files = _files(glance, names[key])
        if any(name.lower().endswith(".xml") for name in files):
            return True
        if any(_is_coco(Path(glance.root, names[key], name)) for name in files[:20]):
            return True
        texts = [name for name in files if name.lower().endswith(".txt")]
        if key == "labels" and "images" in names and texts:
            return True
        if any(_is_yolo(Path(glance.root, names[key], name)) for name in texts[:20]):
            return True
    stems = {Path(name).stem for name in glance.top.pictures}
    texts = [name for name in glance.top.files if name.lower().endswith(".txt") and Path(name).stem in stems]
    if any(_is_yolo(Path(glance.root, name)) for name in texts[:20]):
        return True
    if any(name.lower().endswith(".xml") and Path(name).stem in stems for name in glance.top.files):
        return True
    return any(_is_coco(Path(glance.root, name)) for name in glance.top.files)


def _files(glance: Glance, folder: str) -> tuple[str, ...]:
    here: Listing = glance.inside(folder)
    inner = (walk.peek(f"{glance.root}/{folder}/{name}").files for name in here.folders[:3])
    return here.files or tuple(name for files in inner for name in files)


def _is_yolo(path: Path) -> bool:
    try:
        return looks_like_boxes(text_of(path, _HEAD_BYTES))
    except Unread:
        return False


def _is_coco(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            if b'"images"' not in head or b'"file_name"' not in head:
                return b'"annotations"' in head and b'"bbox"' in head
            return not _has_categories_alone(head, file)
    except OSError:
        return False


def _has_categories_alone(head: bytes, file: BinaryIO) -> bool:
    """Whether a COCO file gives images categories without boxes: then it is a list of classes."""
    block, categories = head, False
    while block:
        if _WHERE.search(block):
            return False
        categories = categories or b'"category_id"' in block
        more = file.read(_HEAD_BYTES)
        block = block[-100:] + more if more else b""
    return categories
