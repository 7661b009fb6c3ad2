"""CVAT's XML ("CVAT for images"): one file for all images, with the shapes of each."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from pathlib import Path
from xml.etree.ElementTree import Element

from ftstudio.data.boxes.documents import MOST_BYTES_OF_ALL, Unread, xml_of
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number, spanning

TITLE = "CVAT"
_SHAPES = frozenset(["box", "polygon", "ellipse", "mask", "polyline", "points", "cuboid", "skeleton"])


def read_cvat(root: Path, file: str) -> list[DrawnImage]:
    """Return the images in an XML file, relative to ``root``.

    Raises:
        Unread: It is no such file, or holds the tracks of a video.
    """
    top = xml_of(root / file, MOST_BYTES_OF_ALL)
    if top.tag != "annotations":
        raise Unread(f"its outermost element is <{str(top.tag)[:40]}>, not <annotations>")
    if top.find("track") is not None and top.find("image") is None:
        raise Unread("it holds the tracks of a video; export the task as “CVAT for images” instead")
    return [_image(one, file) for one in top.iter("image")]


def _image(image: Element, file: str) -> DrawnImage:
    shapes = (one for one in image if one.tag in _SHAPES)
    boxes = tuple(_box(one, place) for place, one in enumerate(shapes, start=1))
    width, height = number(image.get("width")), number(image.get("height"))
    known = width > 0 and height > 0
    split = image.get("subset", "")
    return DrawnImage(
        image.get("name", "").strip(),
        file,
        boxes,
        width if known else 0,
        height if known else 0,
        split="" if split == "default" else split,
    )


def _box(shape: Element, place: int) -> DrawnBox:
    name, where = shape.get("label", "").strip(), f"{shape.tag} {place}"

    def of(*keys: str) -> list[float]:
        return [number(shape.get(key)) for key in keys]

    if shape.tag == "box":
        left, top, right, bottom = of("xtl", "ytl", "xbr", "ybr")
        turn = number(shape.get("rotation", "0"))
        edges = turned(left, top, right, bottom, turn) if turn else (left, top, right, bottom)
        return DrawnBox(name, *edges, where)
    if shape.tag == "polygon":
        return DrawnBox(name, *spanning(_points(shape.get("points", ""))), where)
    if shape.tag == "ellipse":
        x, y, across, down = of("cx", "cy", "rx", "ry")
        return DrawnBox(name, x - across, y - down, x + across, y + down, where)
    if shape.tag == "mask":
        left, top, width, height = of("left", "top", "width", "height")
        return DrawnBox(name, left, top, left + width, top + height, where)
    return DrawnBox(name, NAN, NAN, NAN, NAN, where, "not_a_box")


def turned(left: float, top: float, right: float, bottom: float, degrees: float) -> tuple[float, float, float, float]:
    """Return the upright box around one that is turned about its centre."""
    x, y, angle = (left + right) / 2, (top + bottom) / 2, radians(degrees % 360)
    across = abs((right - left) / 2 * cos(angle)) + abs((bottom - top) / 2 * sin(angle))
    down = abs((right - left) / 2 * sin(angle)) + abs((bottom - top) / 2 * cos(angle))
    return x - across, y - down, x + across, y + down


def _points(text: str) -> Iterator[tuple[float, float]]:
    for pair in filter(None, text.split(";")):
        x, _, y = pair.partition(",")
        yield number(x), number(y)
