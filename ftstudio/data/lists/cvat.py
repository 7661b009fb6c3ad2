"""CVAT's XML ("CVAT for images"): the tags of each image."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from ftstudio.data.lists.contents import Said

_SHAPES = frozenset(["box", "polygon", "polyline", "points", "mask", "cuboid", "ellipse", "skeleton"])


def read_cvat(text: str) -> list[Said]:
    """Return the images with their tags; labels of shapes are not classes of the image.

    Raises:
        ValueError: It is not such XML, or it defines entities, which are never read.
    """
    if "<!DOCTYPE" in text[:10_000] or "<!ENTITY" in text:
        raise ValueError("it defines entities")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    return list(_rows(root)) if root.tag == "annotations" else []


def has_shapes(text: str) -> bool:
    """Whether an XML text contains shapes, such as boxes and polygons."""
    return any(f"<{shape} " in text for shape in _SHAPES)


def _rows(root: ElementTree.Element) -> Iterator[Said]:
    for number, image in enumerate(root.iter("image"), start=1):
        tags = dict.fromkeys(tag.get("label", "").strip() for tag in image.iter("tag"))
        split = image.get("subset", "")
        yield Said(number, image.get("name", ""), tuple(filter(None, tags)), "" if split == "default" else split)
