"""Files that accompany an image and are not samples themselves: masks, thumbnails, depth maps, previews.

They are recognised in pairs, by names and fitting sizes: the stem of another image with such a word, or the same stems
in a folder named with such a word beside the images. ``twin_masks`` handles masks with exactly the name of their image.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ftstudio.data.decoding import decode
from ftstudio.data.layout.folder_names import is_holder, words_of
from ftstudio.data.layout.folder_tree import FolderTree, TreeFolder
from ftstudio.data.layout.split_names import plain
from ftstudio.data.layout.twin_masks import twin_masks
from ftstudio.data.layout.walk import join
from ftstudio.data.quality.reasons import Undecodable

_KINDS = {
    "mask": "mask masks maske masken mascara mascaras masque masques maschera seg segmentation segmentations segmask "
    "segmasks groundtruth groundtruths gt annotation annotations annot annots label labels labelmap labelmaps trimap "
    "trimaps matte mattes alpha semantic instance instances contour contours roi rois",
    "depth map": "depth depths depthmap depthmaps disparity disparities disp normals flow",
    "thumbnail": "thumb thumbs thumbnail thumbnails preview previews vorschau miniatur miniaturen miniature miniatures "
    "vignette vignettes miniatura miniaturas small lowres proxy proxies",
    "overlay": "overlay overlays heatmap heatmaps visualization visualizations visualisation visualisations blend",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORDS = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_SUFFIXED = re.compile(rf"(?P<base>.+?)[\s_.\-]+\(?(?P<word>{_WORDS})(s?)\)?([\s_.\-]*\d{{1,2}})?")
_PREFIXED = re.compile(rf"(?P<word>{_WORDS})[\s_.\-]+(?P<base>.+)")
_SIZED = re.compile(r"(?P<base>.+)-\d{2,4}x\d{2,4}")
_FILLERS_TEXT = "image images img png data folder map maps set files ground truth binary"
_FILLERS = frozenset(_FILLERS_TEXT.split())
_NOT = re.compile(r"\b(no|not|without|un|non|with|ohne|mit|sans|avec|sin|con)\b|^un")
_SAMPLE = 8
_PAIRED = 0.5
_SHAPE = 0.03


class Companion(NamedTuple):
    """A companion: its ``kind`` in words, and the path of its ``image``, or ""."""

    kind: str
    image: str


def companions_in(tree: FolderTree) -> dict[str, Companion]:
    """Return the companions among the images of a tree, by path. Opens a few files to compare sizes."""
    found: dict[str, Companion] = {}
    for folder in tree.folders.values():
        if folder.pictures and _may_have_any(folder.pictures):
            found |= _among(tree.root, folder)
        masks = twin_masks(tree.root, folder)
        found |= {path: Companion("mask", image) for path, image in masks.items() if path not in found}
    beside = list(_side_folders(tree))
    repeated = Counter(plain(side.own.path.rpartition("/")[2]) for side in beside)
    for side in beside:
        if side.sure or repeated[plain(side.own.path.rpartition("/")[2])] > 1:
            found |= side.companions
    return found


def _may_have_any(names: Sequence[str]) -> bool:
    """Whether any name contains such a word: fast, for folders of 100,000 files."""
    words = set(re.findall("[a-z]+", "\n".join(names).lower()))
    return "x" in words or not _KIND_OF.keys().isdisjoint(words)


# ---- in the same folder -----------------------------------------------------------------------------------


def _among(root: str, folder: TreeFolder) -> dict[str, Companion]:
    stems = {_stem(name): name for name in folder.pictures}
    by_word: dict[str, dict[str, Companion]] = {}
    for name in folder.pictures:
        stem = _stem(name)
        for pattern in (_SUFFIXED, _PREFIXED, _SIZED):
            matched = pattern.fullmatch(stem)
            image = stems.get(matched["base"]) if matched else None
            if matched is None or image is None or image == name:
                continue
            word = matched.groupdict().get("word") or "small"
            pair = Companion(_KIND_OF[word], join(folder.path, image))
            by_word.setdefault(word, {})[join(folder.path, name)] = pair
            break
    fitting = (pairs for pairs in by_word.values() if _sizes_fit(root, pairs))
    return {path: pair for pairs in fitting for path, pair in pairs.items()}


def _stem(name: str) -> str:
    return os.path.splitext(name)[0].lower()  # noqa: PTH122 - called for every file


# ---- in a folder of their own -----------------------------------------------------------------------------


class _Side(NamedTuple):
    own: TreeFolder
    companions: dict[str, Companion]
    sure: bool


class _Named(NamedTuple):
    """The ``kind`` of companions that a folder's name indicates, and what precedes that word."""

    kind: str
    base: str


def _side_folders(tree: FolderTree) -> Iterator[_Side]:
    """Folders named as masks, thumbnails ... whose images have the same stems as others nearby."""
    for parent in tree.folders.values():
        for name in parent.folders:
            kind, base = _kind_named(name)
            if not kind:
                continue
            others = [other for other in parent.folders if other != name and not _kind_named(other)[0]]
            partners = [other for other in others if other.lower() == base] or others
            for own in tree.below(join(parent.path, name)):
                if own.pictures and (side := _side(tree, parent, name, own, partners, _Named(kind, base))):
                    yield side


def _kind_named(name: str) -> tuple[str, str]:
    """The kind of companions that a folder's name indicates, and what precedes that word; "" for none."""
    flat = plain(name)
    if _NOT.search(re.sub(r"[_\W]+", " ", flat)):
        return "", ""
    words = words_of(name)
    if re.fullmatch(r"ground\W*_*truths?", flat):
        return "mask", ""
    kinds = [_KIND_OF[word] for word in words if word in _KIND_OF]
    if not kinds:
        return "", ""
    if all(word in _KIND_OF or word in _FILLERS for word in words):
        return kinds[-1], ""
    matched = _SUFFIXED.fullmatch(name.lower())
    return (kinds[-1], matched["base"]) if matched else ("", "")


def _side(
    tree: FolderTree, parent: TreeFolder, name: str, own: TreeFolder, partners: Sequence[str], named: _Named
) -> _Side | None:
    rest = own.path[len(join(parent.path, name)) :].lstrip("/")
    for folders, sure in _near(tree, parent, partners, rest, named.base):
        images = {_stem(each): join(folder.path, each) for folder in folders for each in folder.pictures}
        pairs = {join(own.path, each): Companion(named.kind, _image_of(_stem(each), images)) for each in own.pictures}
        matched = {path: pair for path, pair in pairs.items() if pair.image}
        if matched and len(matched) >= _PAIRED * len(pairs) and _sizes_fit(tree.root, matched):
            return _Side(own, pairs, sure)
    return None


def _near(
    tree: FolderTree, parent: TreeFolder, partners: Sequence[str], rest: str, base: str
) -> Iterator[tuple[Sequence[TreeFolder], bool]]:
    """Folders that may contain the images, and whether that is certain; otherwise "mask" may also be a class."""
    if parent.pictures and not rest:
        yield (parent,), True
    for partner in partners:
        path = join(parent.path, partner)
        same = tree.folders.get(join(path, rest) if rest else path)
        if same is not None and same.pictures:
            yield (same,), bool(rest) or bool(base) or is_holder(partner)
        elif is_holder(partner):
            yield tuple(tree.below(path)), True


def _image_of(stem: str, images: dict[str, str]) -> str:
    if stem in images:
        return images[stem]
    for pattern in (_SUFFIXED, _PREFIXED):
        if (matched := pattern.fullmatch(stem)) and matched["base"] in images:
            return images[matched["base"]]
    return ""


# ---- sizes ------------------------------------------------------------------------------------------------


def _sizes_fit(root: str, pairs: dict[str, Companion]) -> bool:
    """Whether most of a sample have the size or shape of their image, with thumbnails being smaller.

    Unreadable files are ignored.
    """
    step = max(1, len(pairs) // _SAMPLE)
    compared = [
        _fits(own, image, pair.kind)
        for path, pair in list(pairs.items())[::step][:_SAMPLE]
        if (own := _size(root, path)) and (image := _size(root, pair.image))
    ]
    return not compared or 2 * sum(compared) > len(compared)


def _fits(own: tuple[int, int], image: tuple[int, int], kind: str) -> bool:
    if kind == "thumbnail" and own[0] * own[1] >= image[0] * image[1]:
        return False
    across, down = own[0] * image[1], own[1] * image[0]
    # Small thumbnails deviate more, because sizes are whole pixels.
    slack = _SHAPE + 1 / max(1, min(own))
    return abs(across - down) <= slack * max(across, down)


def _size(root: str, path: str) -> tuple[int, int] | None:
    try:
        return decode.read_size(Path(f"{root}/{path}"))
    except Undecodable:
        return None
