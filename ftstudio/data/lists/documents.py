"""Classes of images in JSON, JSON lines and XML: exports of annotation programs and cloud services, and plain lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.data.lists import titles, wanted_column
from ftstudio.data.lists.columns import boxes_refused
from ftstudio.data.lists.contents import TARGETS, ListFile, Said
from ftstudio.data.lists.cvat import has_shapes, read_cvat
from ftstudio.data.lists.text import read_text
from ftstudio.data.lists.values import items, mapping, mappings, of_titles, word, words

HINT = "Give each image its file and its class, such as [{“file”: “1.jpg”, “class”: “cat”}, …], or use a .csv list."
_WRAPPERS = ("items", "images", "data", "samples", "annotations", "labels", "results", "examples", "tasks", "rows")
_LINES = (".jsonl", ".ndjson", ".manifest")


class _Found(NamedTuple):
    kind: str
    rows: list[Said]
    cells: bool = False
    plural: bool = False
    title: str = ""


class _Boxes(Exception):
    """The file contains bounding boxes."""


def read_document(path: Path, target: TargetKind = "auto") -> ListFile:
    """Read a JSON or XML list, looking for ``target``; with "labels", the classes of boxes are labels of their image.

    Raises:
        UserError: It cannot be read, contains boxes, or does not contain the class of each image.
    """
    text = read_text(path)[0]
    try:
        found = _of_xml(text, target) if path.suffix.lower() == ".xml" else _of_json(_value(text, path), target)
    except _Boxes:
        raise boxes_refused(path.name) from None
    except (ValueError, RecursionError) as error:
        where = f": {error}" if isinstance(error, json.JSONDecodeError) else ""
        raise UserError(f"{path.name} cannot be read{where}.", "Export it again.") from error
    if found is None or not any(row.labels for row in found.rows):
        raise _nothing_in(path.name, target)
    return ListFile(path.name, found.kind, found.rows, "Item", found.cells, found.plural, title=found.title)


def _nothing_in(name: str, target: TargetKind) -> UserError:
    if not wanted_column.is_number(target):
        return UserError(f"{name} does not contain the class of each image.", HINT)
    wanted = wanted_column.title_in(target)
    what = f"“{wanted}”" if wanted else "a number for each image"
    return UserError(f"{name} does not contain {what}.", "Check the name of the key, or use a .csv list.")


def _of_xml(text: str, target: TargetKind) -> _Found:
    rows = read_cvat(text, shapes=target == "labels")
    if has_shapes(text) and not any(row.labels for row in rows):
        raise _Boxes
    return _Found("CVAT, the tag of each image", rows)


def _value(text: str, path: Path) -> object:
    if path.suffix.lower() not in _LINES:
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            if "\n" not in text.strip():
                raise
    lines: list[object] = [json.loads(line) for line in text.split("\n") if line.strip()]
    return lines


def _of_json(value: object, target: TargetKind) -> _Found | None:
    if listed := items(value):
        return _of_list(listed, target)
    whole = mapping(value)
    if not whole:
        return None
    if "images" in whole and ("annotations" in whole or "categories" in whole):
        return _coco(whole, target)
    if "items" in whole and "categories" in whole:
        return _datumaro(whole, target)
    if "_via_img_metadata" in whole:
        return _via(mapping(whole["_via_img_metadata"]).values(), target)
    if all("file_attributes" in mapping(one) for one in whole.values()):
        return _via(whole.values(), target)
    for key in _WRAPPERS:
        if found := _of_list(items(whole.get(key)), target):
            return found
    return _of_mapping(whole)


def _of_list(values: Sequence[object], target: TargetKind) -> _Found | None:
    first = mapping(values[0]) if values else {}
    if "data" in first and ("annotations" in first or "completions" in first):
        return _label_studio(values, target)
    if first:
        return _generic(values, target)
    pairs = [items(value) for value in values]
    if pairs and all(len(pair) >= 2 and isinstance(pair[0], str) for pair in pairs):
        rows = [Said(number, word(pair[0]), words(pair[1])) for number, pair in enumerate(pairs, start=1)]
        return _Found("pairs of a file and its class", rows, cells=True)
    return None


# ---- plain lists ------------------------------------------------------------------------------------------


def _generic(values: Sequence[object], target: TargetKind) -> _Found | None:
    rows: list[Said] = []
    kind, plural, title = "", False, ""
    number = ""
    if wanted_column.is_number(target) and not (number := _number_key(values, target)):
        return None
    for place, value in enumerate(values, start=1):
        item = mapping(value)
        path = _path_of(item)
        rest = {key: other for key, other in item.items() if key != path}
        label = number or of_titles(rest, titles.CLASSES) or _cloud_key(rest)
        split = of_titles(rest, titles.SPLITS)
        labels = _cloud_words(rest, label) if label else ()
        if label and _has_boxes(rest.get(label)):
            if target != "labels" and not labels:
                raise _Boxes
            labels = labels or tuple(
                dict.fromkeys(_class_in(one)[0] for one in mappings(rest[label]) if _class_in(one))
            )
        if path and label and not kind:
            kind, plural, title = f"images from “{path}”, {TARGETS} from “{label}”", titles.is_plural(label), label
        said_split = word(item.get(split)) or word(mapping(item.get("dataItemResourceLabels")).get(_ML_USE))
        answered = rest.get(label) is not None
        rows.append(Said(place, word(item.get(path)), labels, said_split, answered=answered))
    return _Found(kind, rows, True, plural, title) if kind else None


def _number_key(values: Sequence[object], target: TargetKind) -> str:
    """The key of the numbers: the wanted one, or the only one with numbers that can be meant."""
    wanted = wanted_column.title_in(target)
    keys = list(dict.fromkeys(key for value in values for key in mapping(value)))
    if wanted:
        return next((key for key in keys if wanted_column.is_titled(key, wanted)), "")
    cells = [[word(mapping(value).get(key)) for value in values] for key in keys]
    place = wanted_column.number_column("The file", keys, lambda place: list(filter(None, cells[place])), target, ())
    return keys[place]


_ML_USE = "aiplatform.googleapis.com/ml_use"


def _path_of(item: Mapping[str, object]) -> str:
    words_only = {key: value for key, value in item.items() if isinstance(value, str) and value}
    return of_titles(words_only, titles.PATHS)


def _cloud_key(item: Mapping[str, object]) -> str:
    """The key of the class in a cloud export.

    It is Vertex AI's annotation, or the attribute of Ground Truth and Rekognition that is accompanied by a "-metadata"
    one.
    """
    for key in ("classificationAnnotation", "classificationAnnotations"):
        if key in item:
            return key
    if "boundingBoxAnnotations" in item:
        raise _Boxes
    return next((key for key in item if f"{key}-metadata" in item), "")


def _cloud_words(item: Mapping[str, object], key: str) -> tuple[str, ...]:
    beside = mapping(item.get(f"{key}-metadata"))
    if "class-map" in beside:
        return words(list(mapping(beside["class-map"]).values()))
    return words(beside.get("class-name")) or words(item.get(key))


def _has_boxes(value: object) -> bool:
    return any(titles.has_boxes([titles.plain(key) for key in one]) for one in mappings(value))


def _of_mapping(whole: Mapping[str, object]) -> _Found | None:
    """Parse {"1.jpg": "cat"}, or {"cat": ["1.jpg", "2.jpg"]}; with a list of "classes", numbers are indices into it."""
    labels = mapping(whole.get("labels"))
    if labels and "classes" in whole:
        names = [word(name) for name in items(whole["classes"])]
        rows = [Said(place, name, _by_place(other, names)) for place, (name, other) in enumerate(labels.items(), 1)]
        return _Found("classes by file name", rows)
    files = [(word(one), name) for name, value in whole.items() for one in items(value)]
    if files and all("." in path for path, _ in files):
        rows = [Said(place, path, (name.strip(),)) for place, (path, name) in enumerate(files, 1)]
        return _Found("files by class", rows)
    rows = [Said(place, name, _class_in(value)) for place, (name, value) in enumerate(whole.items(), 1)]
    return _Found("classes by file name", rows, cells=True) if rows else None


def _by_place(value: object, names: Sequence[str]) -> tuple[str, ...]:
    if isinstance(value, int) and not isinstance(value, bool):
        return (names[value],) if 0 <= value < len(names) else ()
    return words(value)


def _class_in(value: object) -> tuple[str, ...]:
    inner = mapping(value)
    key = of_titles(inner, titles.CLASSES) if inner else ""
    return words(inner[key]) if key else words(value)


# ---- annotation programs ----------------------------------------------------------------------------------


def _coco(whole: Mapping[str, object], target: TargetKind) -> _Found:
    annotations = list(mappings(whole.get("annotations")))
    if target != "labels" and any(
        items(one.get(key)) for one in annotations for key in ("bbox", "segmentation", "keypoints")
    ):
        raise _Boxes
    names = {word(one.get("id")): word(one.get("name")) for one in mappings(whole.get("categories"))}
    of_image: dict[str, list[str]] = {}
    for one in annotations:
        category = word(one.get("category_id"))
        of_image.setdefault(word(one.get("image_id")), []).append(names.get(category, category))
    rows = [
        Said(number, word(image.get("file_name")), tuple(dict.fromkeys(of_image.get(word(image.get("id")), ()))))
        for number, image in enumerate(mappings(whole.get("images")), start=1)
    ]
    return _Found("COCO, the category of each image", rows)


def _datumaro(whole: Mapping[str, object], target: TargetKind) -> _Found:
    labels = mapping(mapping(whole["categories"]).get("label")).get("labels")
    names = [word(one.get("name")) for one in mappings(labels)]
    rows: list[Said] = []
    for number, item in enumerate(mappings(whole["items"]), start=1):
        annotations = list(mappings(item.get("annotations")))
        if target != "labels" and any(
            word(one.get("type")) in ("bbox", "polygon", "mask", "points") for one in annotations
        ):
            raise _Boxes
        found = [name for one in annotations for name in _by_place(one.get("label_id"), names)]
        stated = word(mapping(item.get("image")).get("path")) or word(item.get("id"))
        rows.append(Said(number, stated, tuple(dict.fromkeys(found))))
    return _Found("Datumaro, the label of each image", rows)


def _via(values: Iterable[object], target: TargetKind) -> _Found:
    """VGG Image Annotator: attributes of whole files."""
    rows: list[Said] = []
    regions = False
    for number, value in enumerate(values, start=1):
        item = mapping(value)
        attributes = mapping(item.get("file_attributes"))
        key = of_titles(attributes, titles.CLASSES)
        only = list(attributes.values()) if len(attributes) == 1 else []
        labels = words(attributes[key] if key else only)
        if target == "labels":
            labels = tuple(dict.fromkeys([*labels, *_of_regions(item.get("regions"))]))
        regions = regions or bool(item.get("regions"))
        rows.append(Said(number, word(item.get("filename")), labels))
    if regions and not any(row.labels for row in rows):
        raise _Boxes
    return _Found("VGG Image Annotator, the attribute of each file", rows)


def _of_regions(regions: object) -> Iterator[str]:
    """Yield the classes of the shapes in an image, however the file lists them."""
    for region in mappings(items(regions) or list(mapping(regions).values())):
        attributes = mapping(region.get("region_attributes"))
        key = of_titles(attributes, titles.CLASSES)
        yield from words(attributes[key] if key else list(attributes.values())[:1])


def _label_studio(values: Iterable[object], target: TargetKind) -> _Found:
    """Label Studio: the choices of each task, over all its annotations that were not cancelled."""
    rows: list[Said] = []
    kinds: set[str] = set()
    for number, value in enumerate(values, start=1):
        task = mapping(value)
        labels: list[str] = []
        answered = False
        for annotation in mappings(task.get("annotations", task.get("completions"))):
            if annotation.get("was_cancelled"):
                continue
            answered = True
            for result in mappings(annotation.get("result")):
                kind = word(result.get("type")).lower()
                kinds.add(kind)
                found = mapping(result.get("value"))
                labels += words(found.get("choices"))
                if target == "labels" and "label" in kind:
                    labels += words(found.get(kind))
        image = _task_image(mapping(task.get("data")))
        rows.append(Said(number, image, tuple(dict.fromkeys(labels)), answered=answered))
    if target != "labels" and "choices" not in kinds and any("label" in kind for kind in kinds):
        raise _Boxes
    return _Found("Label Studio, the choice of each task", rows)


def _task_image(data: Mapping[str, object]) -> str:
    key = _path_of(data)
    return word(data.get(key)) if key else next((word(value) for value in data.values() if word(value)), "")
