"""COCO: one JSON file for all images, with their boxes under "annotations"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from ftstudio.data.boxes.documents import Unread, json_of
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number, spanning
from ftstudio.data.lists.values import items, mapping, mappings, word

TITLE = "COCO"


def read_coco(root: Path, file: str) -> list[DrawnImage]:
    """Return the images in a JSON file, relative to ``root``. Annotations without an image are of an image "".

    Raises:
        Unread: It is no COCO file.
    """
    whole = mapping(json_of(root / file))
    if "annotations" not in whole or not items(whole.get("images")):
        raise Unread('it has no "images" or no "annotations"')
    names = {word(one.get("id")): word(one.get("name")) for one in mappings(whole.get("categories"))}
    of_image: dict[str, list[DrawnBox]] = defaultdict(list)
    for place, one in enumerate(mappings(whole["annotations"]), start=1):
        of_image[word(one.get("image_id"))].append(_box(one, place, names))
    found: list[DrawnImage] = []
    known: set[str] = set()
    for image in mappings(whole["images"]):
        key = word(image.get("id"))
        stated = word(image.get("file_name")) or word(image.get("coco_url"))
        if key in known:
            detail = f"{file} uses the id {key} of this image for another one too."
            found.append(DrawnImage(stated, file, problem="bad_box_file", detail=detail))
            continue
        known.add(key)
        width, height = number(image.get("width")), number(image.get("height"))
        sized = width > 0 and height > 0
        boxes = tuple(of_image.pop(key, ()))
        found.append(DrawnImage(stated, file, boxes, width if sized else 0, height if sized else 0))
    return found + [DrawnImage("", file, tuple(boxes)) for boxes in of_image.values()]


def _box(one: Mapping[str, object], place: int, names: Mapping[str, str]) -> DrawnBox:
    where = f"annotation {word(one.get('id')) or place}"
    category = word(one.get("category_id"))
    name = names.get(category, "") if names else (category and f"class {category}")
    bbox = items(one.get("bbox"))
    if len(bbox) == 4:
        x, y, w, h = map(number, bbox)
        edges = (x, y, x + w, y + h)
    else:
        edges = spanning(_points(one.get("segmentation")))
    problem = "crowd" if one.get("iscrowd") in (1, True) else ""
    if not problem and not bbox and edges[0] is NAN:
        problem = "not_a_box"
    return DrawnBox(name, *edges, where, problem)


def _points(segmentation: object) -> Iterator[tuple[float, float]]:
    for polygon in items(segmentation):
        values = [number(value) for value in items(polygon)]
        yield from zip(values[::2], values[1::2], strict=False)
