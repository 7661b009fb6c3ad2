"""Pascal VOC: one XML file for each image, with an <object> for each box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ftstudio.data.boxes.documents import Unread, xml_of
from ftstudio.data.boxes.drawn import DrawnBox, DrawnImage, number, spanning

TITLE = "Pascal VOC"
_EDGES = ("xmin", "ymin", "xmax", "ymax")


def read_voc(root: Path, file: str) -> DrawnImage:
    """Return the boxes in an XML file, relative to ``root``; if it cannot be read, with the problem."""
    stated = file[: -len(".xml")]
    try:
        top = xml_of(root / file)
        if top.tag != "annotation":
            raise Unread(f"its outermost element is <{str(top.tag)[:40]}>, not <annotation>")
    except Unread as error:
        return DrawnImage(stated, file, problem="bad_box_file", detail=f"{file} cannot be used: {error}.")
    boxes = tuple(_boxes(top))
    width, height = number(top.findtext("size/width")), number(top.findtext("size/height"))
    known = width > 0 and height > 0
    name = (top.findtext("filename") or "").strip()
    return DrawnImage(stated, file, boxes, width if known else 0, height if known else 0, other=name)


def _boxes(top: Element) -> Iterator[DrawnBox]:
    for place, one in enumerate(top.iter("object"), start=1):
        name, where = (one.findtext("name") or "").strip(), f"object {place}"
        found = one.find("bndbox")
        if found is not None:
            a, b, c, d = (number((found.findtext(edge) or "").strip()) for edge in _EDGES)
            yield DrawnBox(name, a, b, c, d, where)
            continue
        turned = one.find("robndbox")
        if turned is not None:
            x, y, w, h = (number(turned.findtext(key)) for key in ("cx", "cy", "w", "h"))
            yield DrawnBox(name, x - w / 2, y - h / 2, x + w / 2, y + h / 2, where)
            continue
        polygon = one.find("polygon")
        pairs = [] if polygon is None else _points(polygon)
        yield DrawnBox(name, *spanning(pairs), where, "" if pairs else "not_a_box")


def _points(polygon: Element) -> list[tuple[float, float]]:
    if polygon.find("pt") is not None:
        return [(number(point.findtext("x")), number(point.findtext("y"))) for point in polygon.iter("pt")]
    found = {one.tag: number(one.text) for one in polygon}
    return [(x, found.get(f"y{tag[1:]}", number(None))) for tag, x in found.items() if tag.startswith("x")]
