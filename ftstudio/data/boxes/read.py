"""Find the annotation files of a folder, whatever their format, and the image of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.data.boxes import coco, cvat, label_studio, labelme, split_files, table, voc, yolo
from ftstudio.data.boxes.documents import Unread, text_of
from ftstudio.data.boxes.drawn import BoxSet, DrawnBox, DrawnImage
from ftstudio.data.boxes.pairing import ImagesByName
from ftstudio.data.layout import class_names, walk
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists import list_kinds
from ftstudio.data.lists.box_files import yolo_names
from ftstudio.data.lists.contents import Said
from ftstudio.data.lists.find_images import Places
from ftstudio.data.phrases import images as of_images
from ftstudio.data.phrases import names

_TRIED = 50
"""Text files read to find out whether they hold boxes."""
FORMATS = "Pascal VOC (.xml), COCO (.json), YOLO (.txt), LabelMe (.json), CVAT (.xml), Label Studio (.json) or a table"


class _Found(NamedTuple):
    """The files of one format, read."""

    title: str
    drawn: Sequence[DrawnImage]
    one_each: bool = True

    @property
    def box_count(self) -> int:
        return sum(len(one.boxes) for one in self.drawn)


class _Paired(NamedTuple):
    """Which image each DrawnImage is about; those without one."""

    of_image: dict[str, DrawnImage]
    lost: list[DrawnImage]


def read_boxes(root: str) -> BoxSet | None:
    """Read the boxes of all images below ``root``; None if there are no annotation files.

    Of several formats, that which is about most images is read, and the others are named in the notes.
    """
    return _Folder(root).read()


def read_box_file(path: Path) -> BoxSet:
    """Read one file with the boxes of many images. Raises UserError if it has none."""
    folder = _Folder(str(path.parent), path.name)
    if (found := folder.read()) is not None:
        return found
    reasons = "; ".join(folder.unread.values()) or "its format is unknown"
    raise UserError(f"{path} contains no boxes: {reasons}.", f"Boxes are read from {FORMATS}.")


class _Folder:
    """The annotation files below a folder; with ``only``, that one of them."""

    def __init__(self, root: str, only: str = "") -> None:
        self.root = Path(root)
        self.places = Places(root)
        self.only = only
        self.unread: dict[str, str] = {}
        """Why files that may hold boxes are not used, by path."""
        self.repeated: dict[tuple[str, str], str] = {}
        """Which file has the same images, by format and path of a file that is not used."""

    @cached_property
    def files(self) -> list[str]:
        found = (one.path for one in walk.below(str(self.root), "") if not one.problem)
        return [path for path in found if walk.is_companion(path.rpartition("/")[2])]

    @cached_property
    def by_name(self) -> ImagesByName:
        return ImagesByName(self.places.images)

    def read(self) -> BoxSet | None:
        every = list(self._found())
        if not every:
            return None
        paired = {one.title: self._paired(one) for one in every}
        every.sort(key=lambda one: -len(paired[one.title].of_image))
        best, *others = every
        of_image, lost = paired[best.title]
        if not of_image and not best.box_count:
            return None
        notes = [
            f"{one.box_count:,} boxes for {of_images(len(paired[one.title].of_image))} in files of another format, "
            f"{one.title}, are not read."
            for one in others
        ]
        notes += [
            f"{file} is not used: {other} is about the same images."
            for (title, file), other in list(self.repeated.items())
            if title == best.title
        ][:3]
        if best.title == yolo.TITLE and any(box.class_name.startswith("class ") for box in _boxes_of(of_image)):
            notes.append("There is no data.yaml or classes.txt: classes are named by their numbers.")
        stated = {path: one.split for path, one in of_image.items()}
        splits = split_files.splits_of(self.root, self.files, self.places.images, stated)
        spelled, merged = _with_one_spelling(of_image)
        return BoxSet(best.title, spelled, lost, splits, (*notes, *merged))

    def _found(self) -> Iterable[_Found]:
        """Every format of which there are files."""
        if not self.only:
            xml = [file for file in self.files if file.lower().endswith(".xml")]
            if drawn := self._vocs(xml):
                yield _Found(voc.TITLE, drawn)
        yield from self._of_all(coco.TITLE, ".json", partial(coco.read_coco, self.root))
        if not self.only:
            yield from self._yolos()
            yield from self._labelmes()
        yield from self._of_all(cvat.TITLE, ".xml", partial(cvat.read_cvat, self.root))
        yield from self._of_all(label_studio.TITLE, ".json", partial(label_studio.read_label_studio, self.root))
        read_table = partial(table.read_box_table, self.root, knows=self.places.knows)
        yield from self._of_all(table.TITLE, (".csv", ".tsv"), read_table)

    def _vocs(self, files: Sequence[str]) -> list[DrawnImage]:
        drawn = [voc.read_voc(self.root, file) for file in files]
        if not any(not one.problem for one in drawn):
            return []
        # An XML file that is neither readable nor named like an image is something else.
        return [one for one in drawn if not one.problem or one.stated in self.by_name]

    def _yolos(self) -> Iterable[_Found]:
        files = [file for file in self.files if file.lower().endswith(".txt")]
        folders = {file.rpartition("/")[0] for file in files if file[:-4] in self.by_name}
        files = [file for file in files if file.rpartition("/")[0] in folders and not _is_other_text(file)]
        texts = (self._text(file) for file in files if file[:-4] in self.by_name)
        if not any(yolo.looks_like_boxes(text) for _, text in zip(range(_TRIED), texts, strict=False)):
            return
        named = yolo_names(self.root, self.files)
        yield _Found(yolo.TITLE, [yolo.read_yolo(self.root, file, named) for file in files])

    def _labelmes(self) -> Iterable[_Found]:
        files = [file for file in self.files if file.lower().endswith(".json")]
        each = [file for file in files if file[:-5] in self.by_name]
        if not any(labelme.has_shapes(self.root, file) for file in each[:_TRIED]):
            return
        folders = {file.rpartition("/")[0] for file in each}
        others = (file for file in files if file.rpartition("/")[0] in folders and file[:-5] not in self.by_name)
        each += [file for file in others if labelme.has_shapes(self.root, file)]
        yield _Found(labelme.TITLE, [labelme.read_labelme(self.root, file) for file in each])

    def _text(self, file: str) -> str:
        try:
            return text_of(self.root / file)
        except Unread:
            return ""

    def _of_all(
        self, title: str, ending: str | tuple[str, ...], read: Callable[[str], list[DrawnImage]]
    ) -> Iterable[_Found]:
        """The files of a format that describes many images in one."""
        of_file: dict[str, list[DrawnImage]] = {}
        for file in [self.only] if self.only else self.files:
            if not file.lower().endswith(ending) or (not self.only and self._is_of_one_image(file)):
                continue
            try:
                of_file[file] = read(file)
            except Unread as error:
                if file == self.only:
                    self.unread[file] = str(error)
        of_file = {file: drawn for file, drawn in of_file.items() if any(one.boxes for one in drawn)}
        if not of_file:
            return
        splits = {file: list_kinds.split_of_list(Path(file).name) or _split_above(file) for file in of_file}
        if len(of_file) > 1:
            of_file = self._without_unions(title, of_file, splits)
        drawn = [
            one._replace(split=one.split or (splits[file] if len(of_file) > 1 else ""))
            for file, several in of_file.items()
            for one in several
        ]
        yield _Found(title, drawn, one_each=False)

    def _without_unions(
        self, title: str, of_file: dict[str, list[DrawnImage]], splits: dict[str, str]
    ) -> dict[str, list[DrawnImage]]:
        """The files of splits without one that repeats their images; of several for one split, that with most boxes."""
        kept: dict[str, list[DrawnImage]] = {}
        for file in sorted(of_file, key=lambda one: (not splits[one], -sum(len(each.boxes) for each in of_file[one]))):
            here = {one.stated for one in of_file[file]}
            other = next((name for name, drawn in kept.items() if here & {one.stated for one in drawn}), "")
            if other and Path(other).parent == Path(file).parent:
                self.repeated[title, file] = other
                continue
            kept[file] = of_file[file]
        return kept

    def _is_of_one_image(self, file: str) -> bool:
        return file.rpartition(".")[0] in self.by_name

    # ---- the image of each ------------------------------------------------------------------------------------

    def _paired(self, found: _Found) -> _Paired:
        where: list[str | None] = self._by_partner(found.drawn) if found.one_each else [None] * len(found.drawn)
        left = [place for place, path in enumerate(where) if path is None]
        for folder, places in self._by_folder(found, left).items():
            rows = [Said(place, found.drawn[place].other or found.drawn[place].stated) for place in places]
            for place, there in zip(places, self.places.find(rows, folder, ""), strict=True):
                where[place] = there.path if not there.problem and rows[0].stated else None
        paired = _Paired({}, [])
        for path, one in zip(where, found.drawn, strict=True):
            if path is None or path in paired.of_image:
                paired.lost.append(one)
            else:
                paired.of_image[path] = one
        return paired

    def _by_partner(self, drawn: Sequence[DrawnImage]) -> list[str | None]:
        return [self.by_name.partner(one.stated) for one in drawn]

    def _by_folder(self, found: _Found, places: Iterable[int]) -> dict[str, list[int]]:
        """The places that are looked up by the path their file states, by the folder of that file."""
        groups: dict[str, list[int]] = defaultdict(list)
        for place in places:
            one = found.drawn[place]
            if one.other or (one.stated and not found.one_each):
                groups[one.file.rpartition("/")[0]].append(place)
        return groups


def _is_other_text(file: str) -> bool:
    name = file.rpartition("/")[2].lower()
    return name.startswith(("readme", "classes", "notice", "license", "licence", "train.", "val.", "test."))


def _split_above(file: str) -> str:
    return next((split for part in reversed(file.split("/")[:-1]) if (split := split_named(part))), "")


def _boxes_of(of_image: dict[str, DrawnImage]) -> Iterable[DrawnBox]:
    return (box for one in of_image.values() for box in one.boxes)


def _with_one_spelling(of_image: dict[str, DrawnImage]) -> tuple[dict[str, DrawnImage], list[str]]:
    """Give each class one spelling, and say which were merged."""
    counts = Counter(box.class_name for box in _boxes_of(of_image) if box.class_name)
    chosen = class_names.spellings(counts)
    changed = {name for name, spelling in chosen.items() if name != spelling}
    if not changed:
        return of_image, []
    spelled = {
        path: one._replace(boxes=tuple(box._replace(class_name=chosen.get(box.class_name, "")) for box in one.boxes))
        for path, one in of_image.items()
    }
    return spelled, class_names.merged_in_words(chosen)


def lost_in_words(lost: Sequence[DrawnImage]) -> list[str]:
    """Return a sentence about annotations whose image does not exist."""
    without = sorted({one.stated or one.file for one in lost})
    if not without:
        return []
    what = "The annotation of 1 image has" if len(without) == 1 else f"The annotations of {len(without):,} images have"
    return [f"{what} no image here, or a second one for it: {names(without)}."]
