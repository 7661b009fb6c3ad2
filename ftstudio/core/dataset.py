"""A data set as a scan found it, and which image plays which part in a run."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.archive_names import ArchiveNames
from ftstudio.core.bounds import Count
from ftstudio.core.config import Pages
from ftstudio.core.groups import Grouping
from ftstudio.core.list_preview import ListPreview
from ftstudio.core.readings import Companions, Reading, Unlabelled
from ftstudio.core.targets import CLASSIFICATION, ClassNames, Target, TargetSchema, labels_in

Split: TypeAlias = Literal["train", "val", "test"]


class ImageFile(Struct, frozen=True, array_like=True, gc=False):
    """One file of a data set. ``path`` is relative to the root, with "/"; ``split`` is "" where the layout
    gives none; ``problem`` is a key of ``data/quality/reasons.py``, "" for a usable image; ``detail`` is that reason in
    words (with no problem, a caution: "Duplicate of ..."). Width and height in pixels, upright, ``size`` in bytes;
    ``digest`` is 16 hex characters over the bytes of the file, "" where it was not read. ``cautions`` are the keys of
    what is worth a look about a usable image; ``cells`` what the list says of it in DatasetSummary.columns. ``target``
    is None in classification, where ``class_name`` says it all; in every other task ``class_name`` is ""."""

    path: str
    class_name: str
    split: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    mtime_ns: int = 0
    problem: str = ""
    detail: str = ""
    digest: str = ""
    cautions: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    target: Target | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The class of the image, or the labels that it has; none where the target is a number."""
        return (self.class_name,) if self.target is None else labels_in(self.target)


class ClassCount(Struct, frozen=True):
    """Usable images of one class, or with one label, by split. ``unassigned`` counts those of a data set without
    splits; ``boxes`` are the boxes of the class in all these images."""

    name: str
    train: Count = 0
    val: Count = 0
    test: Count = 0
    unassigned: Count = 0
    boxes: Count = 0

    @property
    def total(self) -> int:
        return self.train + self.val + self.test + self.unassigned


class BoxNote(Struct, frozen=True, array_like=True, gc=False):
    """One box that is not used, or is ``used`` and needs a check. ``path`` is its image as in ImageFile (as written, if
    it does not exist), ``file`` its annotation file ("" if the box was ruled out after reading), ``where`` its place
    there, ``reason`` a key of ``data/boxes/reasons.py``, ``edges`` are left, top, right and bottom as written."""

    path: str
    file: str
    where: str
    class_name: str
    reason: str
    edges: str = ""
    used: bool = False


class DatasetSummary(Struct, frozen=True, kw_only=True):
    """What a scan found: every file accounted for. ``task`` is the key of the task that the targets are for; in tasks
    without classes ``class_names`` and ``counts`` are those of the labels, and empty where there are none. ``quantity``
    is what numbers measure, as its column is titled. ``source`` is what the user gave; paths in ``files``, sorted, are
    relative to ``root`` (for an archive: where it was unpacked); the index of a file is its place in ``files``.
    ``class_names`` come from the training images, sorted. ``warnings`` are sentences; ``about`` says which caution the
    images of some have, ``offers`` which group key answers one. ``alike`` are groups of places in ``files``: (nearly)
    the same picture; ``together`` groups that a split keeps on one side although they differ; ``bursts`` groups of
    images that follow each other by name and are alike. ``columns`` are titles of the list whose values several images
    share; ``groupings`` group keys that fit. ``preview`` has the first rows of a list, ``pages`` is how TIFFs of
    several pages were read, ``companions`` what became of masks and thumbnails, ``archive_names`` is None unless names
    in an archive do not declare their encoding.
    ``reading`` is the key of the one of ``readings`` (best first) that the classes were read with; ``unsure`` says
    that another is as likely and none was chosen. ``document_count`` counts files that are no images by their
    names. ``unlabelled`` is what became of images without an annotation. ``boxes_read`` counts the boxes in all
    annotation files: each is used, and counted in ``counts``, or has one of ``box_notes`` that is not ``used``.
    """

    source: str
    root: str
    name: str
    layout: str
    class_names: tuple[str, ...]
    counts: tuple[ClassCount, ...]
    files: tuple[ImageFile, ...]
    warnings: tuple[str, ...] = ()
    about: dict[str, str] = {}
    alike: tuple[tuple[int, ...], ...] = ()
    bursts: tuple[tuple[int, ...], ...] = ()
    columns: tuple[str, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    offers: dict[str, str] = {}
    preview: ListPreview | None = None
    fingerprint: str = ""
    seconds: float = 0.0
    together: tuple[tuple[int, ...], ...] = ()
    reading: str = ""
    readings: tuple[Reading, ...] = ()
    unsure: bool = False
    document_count: int = 0
    pages: Pages = "first"
    companions: Companions = "leave-out"
    archive_names: ArchiveNames | None = None
    task: str = CLASSIFICATION
    quantity: str = ""
    unlabelled: Unlabelled = "leave-out"
    boxes_read: Count = 0
    box_notes: tuple[BoxNote, ...] = ()

    @property
    def box_count(self) -> int:
        """Boxes that are used."""
        return sum(count.boxes for count in self.counts)

    @property
    def unused_boxes(self) -> tuple[BoxNote, ...]:
        """A note for each box that is not used."""
        return tuple(note for note in self.box_notes if not note.used)

    @property
    def usable_count(self) -> int:
        return self.totals.total

    @property
    def totals(self) -> ClassCount:
        """All usable images by split, whatever their targets."""
        if self.task == CLASSIFICATION:
            return ClassCount(
                "",
                train=sum(count.train for count in self.counts),
                val=sum(count.val for count in self.counts),
                test=sum(count.test for count in self.counts),
                unassigned=sum(count.unassigned for count in self.counts),
            )
        found = Counter(file.split for file in self.files if not file.problem)
        return ClassCount("", found["train"], found["val"], found["test"], found[""])

    @property
    def problem_count(self) -> int:
        """Files that cannot be used; what is left out on purpose is no problem."""
        return sum(1 for file in self.files if file.problem not in ("", "excluded", "companion", "same_picture"))

    @property
    def companion_count(self) -> int:
        """Masks, thumbnails and the like that are left out."""
        return sum(1 for file in self.files if file.problem == "companion")


class SplitSample(Struct, frozen=True, array_like=True):
    """One line of a split manifest: ``index`` is the place in the sorted file list, ``digest`` as in ImageFile ("" in
    splits of version 0.1). ``target``, ``width`` and ``height`` as in ImageFile; a size of 0 is not known."""

    index: Count
    path: str
    class_name: str
    split: Split
    digest: str = ""
    target: Target | None = None
    width: Count = 0
    height: Count = 0

    @property
    def labels(self) -> tuple[str, ...]:
        """As in ImageFile."""
        return (self.class_name,) if self.target is None else labels_in(self.target)


class SplitManifest(Struct, frozen=True, kw_only=True):
    """Which image plays which part in a run; the file split.json of a run folder. ``targets`` is None in
    classification."""

    root: str
    fingerprint: str
    seed: Count
    class_names: tuple[str, ...]
    samples: tuple[SplitSample, ...]
    targets: TargetSchema | None = None

    @property
    def schema(self) -> TargetSchema:
        """What a model of these images learns to say."""
        return self.targets or ClassNames(self.class_names)

    def of(self, split: Split) -> tuple[SplitSample, ...]:
        return tuple(sample for sample in self.samples if sample.split == split)
