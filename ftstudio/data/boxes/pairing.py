"""Which image an annotation file of one image is about: that of its name, beside it or in a parallel folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_CONTAINERS_WORDS = (
    "annotations annotation annots labels label images image imgs img jpegimages pictures photos xml xmls labels_xml "
    "txt json data bboxes boxes obj_train_data"
)
_CONTAINERS = frozenset(_CONTAINERS_WORDS.split())


class ImagesByName:
    """Images, found by the name of a file that accompanies them."""

    def __init__(self, images: Iterable[str]) -> None:
        self._of_key: dict[str, list[str]] = defaultdict(list)
        for path in images:
            name = path.rpartition("/")[2].lower()
            for key in {name, name.rpartition(".")[0]}:
                self._of_key[key].append(path)

    def partner(self, stem: str) -> str | None:
        """Return the image of an annotation file without its extension; None if there is none, or several fit."""
        folder, _, name = stem.rpartition("/")
        found = self._of_key.get(name.lower(), [])
        if len(found) > 1:
            beside = [path for path in found if path.rpartition("/")[0] == folder]
            found = beside or [path for path in found if _place(path.rpartition("/")[0]) == _place(folder)]
        return found[0] if len(found) == 1 else None

    def __contains__(self, stem: str) -> bool:
        return stem.rpartition("/")[2].lower() in self._of_key


def _place(folder: str) -> tuple[str, ...]:
    """A folder without those that only say what kind of files they hold."""
    return tuple(part for part in folder.split("/") if part.lower() not in _CONTAINERS)
