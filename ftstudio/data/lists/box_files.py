"""Which classes occur in each image, from the files of boxes beside them: Pascal VOC and YOLO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from ftstudio.core.storage.files import read_file
from ftstudio.data.layout import walk
from ftstudio.data.lists.class_numbers import names_in
from ftstudio.data.lists.contents import TARGETS, ListFile, Said
from ftstudio.data.lists.find_images import Places
from ftstudio.data.lists.per_image import of_images

_MAX_BYTES = 16 << 20
_YAML_NAMES = re.compile(r"^names:[ \t]*(.*)$((?:\n[ \t-].*)*)", re.MULTILINE)
_YAML_ITEM = re.compile(r"^[ \t]*(?:-|\d+:)[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def read_boxes_as_labels(places: Places) -> ListFile | None:
    """The labels of all images below a folder that have an .xml or .txt file of boxes; None where there are none."""
    files = [found.path for found in walk.below(places.root, "") if not found.problem]
    root = Path(places.root)
    if voc := sorted(of_images(files, places.images, ".xml")):
        rows = [_of_voc(number, root, file) for number, file in enumerate(voc, start=1)]
        return _made(rows, f"{len(voc):,} XML files")
    if yolo := sorted(of_images(files, places.images, ".txt")):
        names = yolo_names(root, files)
        rows = [_of_yolo(number, root, file, names) for number, file in enumerate(yolo, start=1)]
        return _made(rows, f"{len(yolo):,} text files")
    return None


def _made(rows: list[Said], name: str) -> ListFile | None:
    columns = f"{TARGETS} of the boxes in the file of each image"
    return ListFile(name, columns, rows, unit="File") if any(row.labels for row in rows) else None


def _of_voc(number: int, root: Path, file: str) -> Said:
    stated = file[: -len(".xml")]
    try:
        text = read_file(root / file, _MAX_BYTES).decode("utf-8", "replace")
        if "<!DOCTYPE" in text[:10_000] or "<!ENTITY" in text:
            return Said(number, stated, answered=False)
        names = [(one.findtext("name") or "").strip() for one in ElementTree.fromstring(text).iter("object")]
    except (OSError, ValueError, ElementTree.ParseError):
        return Said(number, stated, answered=False)
    return Said(number, stated, tuple(dict.fromkeys(filter(None, names))))


def _of_yolo(number: int, root: Path, file: str, names: Sequence[str]) -> Said:
    stated = file[: -len(".txt")]
    try:
        lines = read_file(root / file, _MAX_BYTES).decode("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        return Said(number, stated, answered=False)
    numbers = dict.fromkeys(line.split()[0] for line in lines if line.strip())
    if not all(one.isdecimal() and len(one) < 10 for one in numbers):
        return Said(number, stated, answered=False)
    return Said(number, stated, tuple(names[int(one)] if int(one) < len(names) else one for one in numbers))


def yolo_names(root: Path, files: Sequence[str]) -> list[str]:
    """The names by number: of data.yaml or classes.txt; none where there is neither."""
    for file in files:
        if file.lower().endswith((".yaml", ".yml")) and (found := list(_of_yaml(root / file))):
            return found
    folders = dict.fromkeys([root, *(root / Path(file).parent for file in files if file.lower().endswith(".txt"))])
    known = names_in(folders)
    return [known.of_number[number] for number in sorted(known.of_number)] if known else []


def _of_yaml(path: Path) -> Iterator[str]:
    """The items under "names": in brackets on its line, or one per line below it."""
    try:
        found = _YAML_NAMES.search(read_file(path, _MAX_BYTES).decode("utf-8", "replace"))
    except (OSError, ValueError):
        return
    if found is None:
        return
    inline = found[1].strip().strip("[]{}")
    items = inline.split(",") if inline else _YAML_ITEM.findall(found[2])
    yield from (re.sub(r"^\d+\s*:\s*", "", item.strip()).strip("'\" ") for item in items)
