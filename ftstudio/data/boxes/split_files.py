"""The splits of a data set with boxes: what its lists of splits say, and otherwise its folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ftstudio.data.boxes.documents import Unread, text_of
from ftstudio.data.boxes.yolo import split_paths
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists.find_images import parts_of

_OF_LIST = {"train": "train", "val": "val", "valid": "val", "test": "test"}


def splits_of(root: Path, files: Iterable[str], images: Sequence[str], stated: Mapping[str, str]) -> dict[str, str]:
    """Return the split of images by path.

    Args:
        root: The data set.
        files: Its files that are no images: VOC's ImageSets/Main/train.txt and YOLO's data.yaml are read.
        images: The images.
        stated: Words for splits that annotation files state themselves, by image; these count first.
    """
    found = {path: split for path in images if (split := _of_folders(path))}
    files = list(files)
    found |= _of_image_sets(root, files, images)
    for file in files:
        if file.lower().endswith((".yaml", ".yml")):
            found |= _of_yaml(root, file, images)
    named = {path: split_named(word) for path, word in stated.items() if word}
    return found | {path: split for path, split in named.items() if split}


def _of_folders(path: str) -> str:
    return next((split for part in path.split("/")[:-1] if (split := split_named(part))), "")


def _of_image_sets(root: Path, files: Iterable[str], images: Iterable[str]) -> dict[str, str]:
    """The splits of VOC's lists of image names."""
    of_name: dict[str, str] = {}
    for file in sorted(files):
        folder, _, name = file.rpartition("/")
        split = _OF_LIST.get(name.lower().removesuffix(".txt"), "") if name.lower().endswith(".txt") else ""
        if split and "imagesets" in (part.lower() for part in folder.split("/")):
            for line in _lines(root / file):
                of_name.setdefault(line.split()[0], split)
    stems = ((path, path.rpartition("/")[2].rpartition(".")[0]) for path in images)
    return {path: of_name[stem] for path, stem in stems if stem in of_name} if of_name else {}


def _of_yaml(root: Path, file: str, images: Sequence[str]) -> dict[str, str]:
    """The splits of a data.yaml, whose paths are often those of another computer: their ends are compared."""
    try:
        stated = list(split_paths(text_of(root / file)))
    except Unread:
        return {}
    found: dict[str, str] = {}
    folders = {path.rpartition("/")[0] for path in images}
    for split, path in reversed(stated):  # a folder for train and for val is for train
        parts = parts_of(path)
        if path.lower().endswith(".txt"):
            ends = {tuple(parts_of(line)[-2:]) for line in _lines(root / "/".join(parts))}
            found |= {image: split for image in images if tuple(image.split("/")[-2:]) in ends}
            continue
        for _ in range(len(parts)):
            wanted = "/".join(parts)
            here = {each for each in folders if each == wanted or each.startswith(f"{wanted}/")}
            if here:
                found |= {image: split for image in images if image.rpartition("/")[0] in here}
                break
            parts = parts[1:]
    return found


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in text_of(path).splitlines() if line.strip()]
    except Unread:
        return []
