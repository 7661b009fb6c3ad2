"""LabelMe: one JSON file for each image, with a shape for each object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import hypot
from pathlib import Path

from ftstudio.data.boxes.documents import MOST_BYTES_WITH_PIXELS, Unread, json_of
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number, spanning
from ftstudio.data.lists.values import items, mapping, mappings, word

TITLE = "LabelMe"
_AREAS = ("rectangle", "polygon", "rotation", "mask", "")


def read_labelme(root: Path, file: str) -> DrawnImage:
    """Return the boxes around the shapes in a JSON file, relative to ``root``; or with the problem."""
    stated = file[: -len(".json")]
    try:
        whole = mapping(json_of(root / file, MOST_BYTES_WITH_PIXELS))
        if not isinstance(whole.get("shapes"), list):
            raise Unread('it has no "shapes"')
    except Unread as error:
        return DrawnImage(stated, file, problem="bad_box_file", detail=f"{file} cannot be used: {error}.")
    boxes = tuple(_box(shape, place) for place, shape in enumerate(map(mapping, items(whole["shapes"])), start=1))
    width, height = number(whole.get("imageWidth")), number(whole.get("imageHeight"))
    known = width > 0 and height > 0
    path = word(whole.get("imagePath"))
    return DrawnImage(stated, file, boxes, width if known else 0, height if known else 0, other=path)


def _box(shape: Mapping[str, object], place: int) -> DrawnBox:
    name, where = word(shape.get("label")), f"shape {place}"
    kind = word(shape.get("shape_type")).lower()
    points = list(_points(shape.get("points")))
    if kind == "circle" and len(points) == 2:
        (x, y), (edge_x, edge_y) = points
        radius = hypot(edge_x - x, edge_y - y)
        return DrawnBox(name, x - radius, y - radius, x + radius, y + radius, where)
    if kind not in _AREAS:
        return DrawnBox(name, NAN, NAN, NAN, NAN, where, "not_a_box")
    if kind == "rectangle" and len(points) == 2:
        (left, top), (right, bottom) = points
        return DrawnBox(name, min(left, right), min(top, bottom), max(left, right), max(top, bottom), where)
    return DrawnBox(name, *spanning(points), where)


def _points(value: object) -> Iterator[tuple[float, float]]:
    for point in items(value):
        pair = items(point)
        yield (number(pair[0]), number(pair[1])) if len(pair) >= 2 else (NAN, NAN)


def has_shapes(root: Path, file: str) -> bool:
    """Whether a JSON file has LabelMe's list of shapes."""
    try:
        return bool(list(mappings(mapping(json_of(root / file, MOST_BYTES_WITH_PIXELS)).get("shapes"))))
    except Unread:
        return False
