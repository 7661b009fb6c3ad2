"""CVAT's XML ("CVAT for images"): the tags of each image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from ftstudio.data.lists.contents import Said

_SHAPES = frozenset(["box", "polygon", "polyline", "points", "mask", "cuboid", "ellipse", "skeleton"])


def read_cvat(text: str, *, shapes: bool = False) -> list[Said]:
    """Return the images with their tags, and with ``shapes`` also the labels of shapes in them.

    Raises:
        ValueError: It is not such XML, or it defines entities, which are never read.
    """
    if "<!DOCTYPE" in text[:10_000] or "<!ENTITY" in text:
        raise ValueError("it defines entities")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    return list(_rows(root, ("tag", *sorted(_SHAPES)) if shapes else ("tag",))) if root.tag == "annotations" else []


def has_shapes(text: str) -> bool:
    """Whether an XML text contains shapes, such as boxes and polygons."""
    return any(f"<{shape} " in text for shape in _SHAPES)


def _rows(root: ElementTree.Element, kinds: Sequence[str]) -> Iterator[Said]:
    for number, image in enumerate(root.iter("image"), start=1):
        tags = dict.fromkeys(tag.get("label", "").strip() for kind in kinds for tag in image.iter(kind))
        split = image.get("subset", "")
        yield Said(number, image.get("name", ""), tuple(filter(None, tags)), "" if split == "default" else split)
