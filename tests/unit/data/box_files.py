"""Writers of annotation files in every format, for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 60, 40
"""Of every image, in pixels."""


class Drawn(NamedTuple):
    """A box as it is written: class, left, top, right, bottom in pixels."""

    name: str
    left: float
    top: float
    right: float
    bottom: float


Images = Mapping[str, Sequence[Drawn]]
"""The boxes of each image, by its name without extension; all are .png."""


def voc(folder: Path, images: Images) -> None:
    """Pascal VOC: one XML file per image."""
    (folder / "Annotations").mkdir(exist_ok=True)
    for name, boxes in images.items():
        objects = "".join(
            f"<object><name>{escape(box.name)}</name><bndbox><xmin>{box.left}</xmin><ymin>{box.top}</ymin>"
            f"<xmax>{box.right}</xmax><ymax>{box.bottom}</ymax></bndbox></object>"
            for box in boxes
        )
        size = f"<size><width>{WIDTH}</width><height>{HEIGHT}</height></size>"
        text = f"<annotation><filename>{name}.png</filename>{size}{objects}</annotation>"
        (folder / "Annotations" / f"{name}.xml").write_text(text, "utf-8")


def coco(folder: Path, images: Images) -> None:
    """COCO: one JSON file."""
    names = sorted({box.name for boxes in images.values() for box in boxes if box.name})
    ids = {name: number for number, name in enumerate(names, start=1)}
    whole = {
        "images": [
            {"id": number, "file_name": f"{name}.png", "width": WIDTH, "height": HEIGHT}
            for number, name in enumerate(images)
        ],
        "annotations": [
            {
                "id": 100 * number + place,
                "image_id": number,
                "category_id": ids.get(box.name, 999),
                "bbox": [box.left, box.top, box.right - box.left, box.bottom - box.top],
            }
            for number, boxes in enumerate(images.values())
            for place, box in enumerate(boxes)
        ],
        "categories": [{"id": number, "name": name} for name, number in ids.items()],
    }
    (folder / "annotations.json").write_text(json.dumps(whole), "utf-8")


def yolo(folder: Path, images: Images) -> None:
    """YOLO: one text file per image, and classes.txt."""
    names = sorted({box.name for boxes in images.values() for box in boxes if box.name})
    (folder / "labels").mkdir(exist_ok=True)
    for name, boxes in images.items():
        lines = [
            f"{names.index(box.name) if box.name else 999} {(box.left + box.right) / 2 / WIDTH} "
            f"{(box.top + box.bottom) / 2 / HEIGHT} {(box.right - box.left) / WIDTH} {(box.bottom - box.top) / HEIGHT}"
            for box in boxes
        ]
        (folder / "labels" / f"{name}.txt").write_text("\n".join(lines), "utf-8")
    (folder / "data.yaml").write_text(f"names: [{', '.join(names)}]\n", "utf-8")


def labelme(folder: Path, images: Images) -> None:
    """LabelMe: one JSON file per image."""
    for name, boxes in images.items():
        shapes = [
            {"label": box.name, "shape_type": "rectangle", "points": [[box.left, box.top], [box.right, box.bottom]]}
            for box in boxes
        ]
        whole = {"shapes": shapes, "imagePath": f"{name}.png", "imageWidth": WIDTH, "imageHeight": HEIGHT}
        (folder / f"{name}.json").write_text(json.dumps(whole), "utf-8")


def cvat(folder: Path, images: Images) -> None:
    """CVAT for images: one XML file."""
    inner = "".join(
        f'<image name="{name}.png" width="{WIDTH}" height="{HEIGHT}">'
        + "".join(
            f'<box label="{escape(box.name)}" xtl="{box.left}" ytl="{box.top}" xbr="{box.right}" ybr="{box.bottom}"/>'
            for box in boxes
        )
        + "</image>"
        for name, boxes in images.items()
    )
    (folder / "annotations.xml").write_text(f"<annotations>{inner}</annotations>", "utf-8")


def label_studio(folder: Path, images: Images) -> None:
    """Label Studio: a JSON list of tasks."""
    tasks = [
        {"data": {"image": f"/data/upload/{name}.png"}, "annotations": [{"result": [_region(box) for box in boxes]}]}
        for name, boxes in images.items()
    ]
    (folder / "tasks.json").write_text(json.dumps(tasks), "utf-8")


def _region(box: Drawn) -> dict[str, object]:
    across, down = 100 / WIDTH, 100 / HEIGHT
    value = {
        "x": box.left * across,
        "y": box.top * down,
        "width": (box.right - box.left) * across,
        "height": (box.bottom - box.top) * down,
        "rectanglelabels": [box.name],
    }
    return {"type": "rectanglelabels", "original_width": WIDTH, "original_height": HEIGHT, "value": value}


def table(folder: Path, images: Images) -> None:
    """A table with a row per box; images without boxes have a row of their own."""
    rows = ["filename,class,xmin,ymin,xmax,ymax"]
    for name, boxes in images.items():
        rows += [f"{name}.png,{box.name},{box.left},{box.top},{box.right},{box.bottom}" for box in boxes]
        rows += [f"{name}.png,,,,,"] * (not boxes)
    (folder / "boxes.csv").write_text("\n".join(rows), "utf-8")


WRITERS: dict[str, Callable[[Path, Images], None]] = {
    "Pascal VOC": voc,
    "COCO": coco,
    "YOLO": yolo,
    "LabelMe": labelme,
    "CVAT": cvat,
    "Label Studio": label_studio,
    "Table of boxes": table,
}
"""By the title of the format."""
