"""One JSON file for each image, as written by LabelMe and Supervisely, or any that contains the class."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import read_file
from ftstudio.data.lists import titles
from ftstudio.data.lists.columns import boxes_refused
from ftstudio.data.lists.contents import TARGETS, ListFile, Said
from ftstudio.data.lists.values import mapping, mappings, of_titles, words

MAX_BYTES = 256 << 20
"""LabelMe may store the whole image in its file."""


def read_each(root: Path, files: Sequence[str], target: TargetKind = "auto") -> ListFile:
    """Read JSON files, relative to ``root``, each for the image of its name, beside it or elsewhere.

    With the ``target`` "labels", labels of shapes are labels of their image.

    Raises:
        UserError: They contain boxes or shapes, and no classes.
    """
    rows: list[Said] = []
    shapes = 0
    for number, file in enumerate(files, start=1):
        value = _value(root / file)
        labels = _labels(value)
        drawn = [*mappings(value.get("shapes")), *mappings(value.get("objects"))]
        if target == "labels":
            labels = tuple(dict.fromkeys([*labels, *(one for shape in drawn for one in words(shape))]))
        shapes += not labels and bool(drawn)
        rows.append(Said(number, file[: -len(".json")], labels, answered=bool(value)))
    name = f"{len(files):,} JSON files"
    if not any(row.labels for row in rows):
        if shapes:
            raise boxes_refused(f"{name} beside the images: each")
        raise UserError(
            f"{name} beside the images do not contain their classes.", 'Each needs one, as in {"label": "cat"}.'
        )
    return ListFile(name, f"{TARGETS} of each image from the JSON file of its name", rows, unit="File")


def of_images(files: Iterable[str], images: Iterable[str], ending: str = ".json") -> list[str]:
    """Return the files of that extension with the name of an image, with or without its own extension."""
    names = {path.rpartition("/")[2].lower() for path in images}
    stems = {name.rpartition(".")[0] for name in names}
    known = names | stems
    found = ((file, file.rpartition("/")[2].lower()) for file in files)
    return [file for file, name in found if name.endswith(ending) and name[: -len(ending)] in known]


def _value(path: Path) -> dict[str, object]:
    try:
        return mapping(json.loads(read_file(path, MAX_BYTES)))
    except (OSError, ValueError, RecursionError):
        return {}


def _labels(value: dict[str, object]) -> tuple[str, ...]:
    flags = mapping(value.get("flags"))
    if any(flags.values()):
        return tuple(name.strip() for name, yes in flags.items() if yes is True)
    key = of_titles(value, titles.CLASSES)
    return words(value[key]) if key else ()
