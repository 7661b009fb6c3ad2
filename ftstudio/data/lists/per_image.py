"""One JSON file for each image, as written by LabelMe and Supervisely, or any that contains the class."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import read_file
from ftstudio.data.lists import titles
from ftstudio.data.lists.columns import boxes_refused
from ftstudio.data.lists.contents import ListFile, Said
from ftstudio.data.lists.values import items, mapping, of_titles, words

MAX_BYTES = 256 << 20
"""LabelMe may store the whole image in its file."""


def read_each(root: Path, files: Sequence[str]) -> ListFile:
    """Read JSON files, relative to ``root``, each for the image of its name, beside it or elsewhere.

    Raises:
        UserError: They contain boxes or shapes, and no classes.
    """
    rows: list[Said] = []
    shapes = 0
    for number, file in enumerate(files, start=1):
        value = _value(root / file)
        labels = _labels(value)
        shapes += not labels and bool(items(value.get("shapes")) or items(value.get("objects")))
        rows.append(Said(number, file[: -len(".json")], labels))
    name = f"{len(files):,} JSON files"
    if not any(row.labels for row in rows):
        if shapes:
            raise boxes_refused(f"{name} beside the images: each")
        raise UserError(
            f"{name} beside the images do not contain their classes.", 'Each needs one, as in {"label": "cat"}.'
        )
    return ListFile(name, "the class of each image from the JSON file of its name", rows, unit="File")


def of_images(files: Iterable[str], images: Iterable[str]) -> list[str]:
    """Return the JSON files with the name of an image, with or without its extension."""
    names = {path.rpartition("/")[2].lower() for path in images}
    stems = {name.rpartition(".")[0] for name in names}
    found = ((file, file.rpartition("/")[2].lower()) for file in files)
    return [file for file, name in found if name.endswith(".json") and name[:-5] in names | stems]


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
