"""Label Studio: a JSON list of tasks, with the regions of each image in percent of its size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, radians, sin
from pathlib import Path

from ftstudio.data.boxes.documents import Unread, json_of
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number, spanning
from ftstudio.data.lists.values import items, mapping, mappings, word, words

TITLE = "Label Studio"


def read_label_studio(root: Path, file: str) -> list[DrawnImage]:
    """Return the images in a JSON file, relative to ``root``.

    Of several annotations of a task the first counts that was not cancelled; one that is marked as ground truth comes
    before others.

    Raises:
        Unread: It is no export of Label Studio.
    """
    tasks = items(json_of(root / file))
    if not any("data" in task and ("annotations" in task or "completions" in task) for task in map(mapping, tasks)):
        raise Unread("it has no tasks of Label Studio")
    return [_image(task, file) for task in mappings(tasks)]


def _image(task: Mapping[str, object], file: str) -> DrawnImage:
    data = mapping(task.get("data"))
    stated = next((word(data[key]) for key in ("image", "img", "url") if word(data.get(key))), "")
    stated = stated or next((word(value) for value in data.values() if isinstance(value, str)), "")
    every = list(mappings(task.get("annotations", task.get("completions"))))
    valid = [one for one in every if not one.get("was_cancelled")]
    valid.sort(key=lambda one: one.get("ground_truth") is not True)
    boxes: list[DrawnBox] = []
    width = height = 0.0
    for one in every:
        for region in mappings(one.get("result")):
            if (box := _box(region, len(boxes) + 1)) is None:
                continue
            boxes.append(box if valid and one is valid[0] else box._replace(problem="other_annotation"))
            width, height = number(region.get("original_width")), number(region.get("original_height"))
    sized = width > 0 and height > 0
    problem, detail = ("", "") if valid else ("no_box_file", f"{file} has no completed annotation of this image.")
    return DrawnImage(
        stated,
        file,
        tuple(boxes),
        width if sized else 0,
        height if sized else 0,
        "fractions",
        problem=problem,
        detail=detail,
    )


def _box(region: Mapping[str, object], place: int) -> DrawnBox | None:
    """A region as a box; None for choices and texts, which have no place in the image."""
    value, kind = mapping(region.get("value")), word(region.get("type")).lower()
    if not kind.endswith("labels"):
        return None
    name, where = next(iter(words(value.get(kind))), ""), f"region {place}"
    if kind in ("rectanglelabels", "ellipselabels"):
        keys = ("x", "y", "width", "height") if kind == "rectanglelabels" else ("x", "y", "radiusX", "radiusY")
        x, y, w, h = (number(value.get(key)) / 100 for key in keys)
        if kind == "ellipselabels":
            return DrawnBox(name, x - w, y - h, x + w, y + h, where)
        shape = number(region.get("original_width")) / (number(region.get("original_height")) or NAN)
        turn = number(value.get("rotation", 0))
        return DrawnBox(name, *(_turned(x, y, w, h, turn, shape) if turn else (x, y, x + w, y + h)), where)
    if kind == "polygonlabels":
        return DrawnBox(name, *spanning(_points(value.get("points"))), where)
    return DrawnBox(name, NAN, NAN, NAN, NAN, where, "not_a_box")


def _points(value: object) -> Iterator[tuple[float, float]]:
    for point in items(value):
        pair = items(point)
        yield (number(pair[0]) / 100, number(pair[1]) / 100) if len(pair) >= 2 else (NAN, NAN)


def _turned(x: float, y: float, w: float, h: float, degrees: float, shape: float) -> tuple[float, float, float, float]:
    """The upright box around one that is turned about its upper left corner.

    ``shape`` is width / height of the image, because fractions of both differ.
    """
    angle = radians(degrees % 360)
    corners = [(0.0, 0.0), (w * shape, 0.0), (0.0, h), (w * shape, h)]
    moved = [(a * cos(angle) - b * sin(angle), a * sin(angle) + b * cos(angle)) for a, b in corners]
    return spanning((x + a / shape, y + b) for a, b in moved)
