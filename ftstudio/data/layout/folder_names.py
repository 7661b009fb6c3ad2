"""What folder names say: versions or parts of the same images, or classes."""

from __future__ import annotations

import re
from collections.abc import Collection

from ftstudio.data.layout.split_names import plain

_VERSIONS_TEXT = (
    "color colour coloured colored grayscale greyscale gray grey bw segmented rgb raw original originals orig "
    "augmented augmentation aug resized resize cropped crop crops processed preprocessed normalized normalised "
    "denoised enhanced clahe hr lr hires lores hd sd rotated flipped blurred noisy"
)
_VERSIONS = frozenset(_VERSIONS_TEXT.split())
_PARTS_TEXT = (
    "fold folds part parts batch batches session sessions subject subjects participant participants patient "
    "patients user users writer writers camera cam day week run trial round folder chunk shard volume vol disc "
    "disk page take version ver rep split subset site hospital slide sequence seq clip video recording scene teil "
    "fall kfold cv images image pics photos pictures"
)
_PARTS = frozenset(_PARTS_TEXT.split())
_CLASS_WORDS_TEXT = (
    "class classe klasse clase label category cat type typ tipo grade level stage species group cluster kind "
    "defect state sign digit letter number"
)
_CLASS_WORDS = frozenset(_CLASS_WORDS_TEXT.split())
_HOLDERS_TEXT = (
    "image images img imgs picture pictures pic pics photo photos jpegimages jpg jpeg png rgb color colour "
    "original originals orig raw input inputs src source frames bilder imagenes fotos immagini изображения"
)
_HOLDERS = frozenset(_HOLDERS_TEXT.split())
_DATE = re.compile(r"(19|20)\d\d[-_. ]?(0[1-9]|1[0-2])([-_. ]?[0-3]\d)?([-_ T].*)?")
_CAMERA = re.compile(
    r"\d{3}[a-z_]{2,6}|dcim|new folder.*|neuer ordner.*|nouveau dossier.*|nueva carpeta.*|unsorted|misc"
)
_RESOLUTION = re.compile(r"\d+\s?[x×]\s?\d+|\d+\s?(px|x|dpi)")
_NUMBERED = re.compile(r"(.*?)[\s_.\-]*\(?(\d{1,4})\)?")


def words_of(name: str) -> list[str]:
    """Return the words in a name, without case and accents."""
    return re.findall(r"[^\W\d_]+", plain(name))


def is_holder(name: str) -> bool:
    """Whether a folder's name only says that it contains images: "images", "JPEGImages"."""
    words = words_of(name)
    return bool(words) and all(word in _HOLDERS for word in words)


def are_parts(names: Collection[str]) -> bool:
    """Whether most of the names are those of versions, folds or parts of the same images, dates or cameras."""
    if not names:
        return False
    singly = sum(1 for name in names if _is_part(name))
    return singly >= 0.6 * len(names) or _are_numbered(names)


def _is_part(name: str) -> bool:
    flat = plain(name)
    if any(pattern.fullmatch(flat) for pattern in (_DATE, _CAMERA, _RESOLUTION)):
        return True
    words = words_of(name)
    if words and all(word in _VERSIONS or word in _HOLDERS for word in words):
        return True
    return any(word in _PARTS for word in words) and bool(re.search(r"\d", flat))


def _are_numbered(names: Collection[str]) -> bool:
    """Whether two or more names differ only in a number ("line1", "line2") that is not a class number."""
    stems: set[str] = set()
    for name in names:
        matched = _NUMBERED.fullmatch(plain(name))
        if matched is None or not matched[1]:
            return False
        stems.add(matched[1])
    return (
        len(names) > 1
        and len(stems) == 1
        and not any(word in _CLASS_WORDS for stem in stems for word in words_of(stem))
    )


def are_ids(names: Collection[str]) -> bool:
    """Whether names identify things (patients, films, bursts) rather than kinds.

    Most of them have three digits or more, or only digits.
    """
    synsets = sum(1 for name in names if re.fullmatch(r"n\d{8}.*", name))
    numbers = sum(1 for name in names if name.isdigit() or len(re.findall(r"\d", name)) >= 3)
    return bool(names) and synsets < 0.5 * len(names) and numbers >= 0.6 * len(names)
