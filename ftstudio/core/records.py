"""The values that travel between rooms of the house: frozen, plain, serialisable."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.archive_names import ArchiveNames
from ftstudio.core.bounds import Amount, Count, Figure, Moment, Probability, Share
from ftstudio.core.config import HeadKind, Pages
from ftstudio.core.groups import Grouping
from ftstudio.core.list_preview import ListPreview
from ftstudio.core.readings import Reading
from ftstudio.core.trust import Calibration

Split: TypeAlias = Literal["train", "val", "test"]
RunState: TypeAlias = Literal["running", "completed", "stopped", "failed", "interrupted", "unreadable"]
"""``unreadable`` is never written down: its run.json cannot be read, and ``RunRecord.error`` says why."""


class ErrorReport(Struct, frozen=True, kw_only=True):
    """An error as text. ``is_bug`` tells a fault of the program from something the person can mend."""

    message: str
    hint: str = ""
    details: str = ""
    is_bug: bool = False


class Metric(Struct, frozen=True):
    """What a chart needs to know about a figure."""

    key: str
    title: str
    higher_is_better: bool = True


# ---- images ---------------------------------------------------------------------------------------------


class ImageFile(Struct, frozen=True, array_like=True, gc=False):
    """One file of a data set. ``path`` is relative to the root, with "/"; ``split`` is "" where the layout
    gives none; ``problem`` is a key of ``data/reasons.py``, "" for a usable image; ``detail`` is that reason in
    words (with no problem, a caution: "Duplicate of ..."). Width and height in pixels, upright, ``size`` in bytes;
    ``digest`` is 16 hex characters over the bytes of the file, "" where it was not read. ``cautions`` are the keys of
    what is worth a look about a usable image; ``cells`` what the list says of it in DatasetSummary.columns."""

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


class ClassCount(Struct, frozen=True):
    """Usable images of one class, by split. ``unassigned`` counts those of a data set without splits."""

    name: str
    train: Count = 0
    val: Count = 0
    test: Count = 0
    unassigned: Count = 0

    @property
    def total(self) -> int:
        return self.train + self.val + self.test + self.unassigned


class DatasetSummary(Struct, frozen=True, kw_only=True):
    """What a scan found: every file accounted for. ``source`` is what the user gave; paths in ``files``, sorted, are
    relative to ``root`` (for an archive: where it was unpacked); the index of a file is its place in ``files``.
    ``class_names`` come from the training images, sorted. ``warnings`` are sentences; ``about`` says which caution the
    images of some have, ``offers`` which group key answers one. ``alike`` are groups of places in ``files``: (nearly)
    the same picture; ``together`` groups that a split keeps on one side although they differ; ``bursts`` groups of
    images that follow each other by name and are alike. ``columns`` are titles of the list whose values several images
    share; ``groupings`` group keys that fit. ``preview`` has the first rows of a list, ``pages`` is how TIFFs of
    several pages were read, ``archive_names`` is None unless names in an archive do not declare their encoding.
    ``reading`` is the key of the one of ``readings`` (best first) that the classes were read with; ``unsure`` says
    that another is as likely and none was chosen. ``document_count`` counts files that are no images by their
    names.
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
    archive_names: ArchiveNames | None = None

    @property
    def usable_count(self) -> int:
        return sum(count.total for count in self.counts)

    @property
    def problem_count(self) -> int:
        """Files that cannot be used; what is left out on purpose is no problem."""
        return sum(1 for file in self.files if file.problem not in ("", "excluded", "companion"))

    @property
    def companion_count(self) -> int:
        """Masks, thumbnails and the like that are left out."""
        return sum(1 for file in self.files if file.problem == "companion")


class SplitSample(Struct, frozen=True, array_like=True):
    """One line of a split manifest: ``index`` is the place in the sorted file list, ``digest`` as in ImageFile ("" in
    splits of version 0.1)."""

    index: Count
    path: str
    class_name: str
    split: Split
    digest: str = ""


class SplitManifest(Struct, frozen=True, kw_only=True):
    """Which image plays which part in a run. Lies in the run folder as split.json."""

    root: str
    fingerprint: str
    seed: Count
    class_names: tuple[str, ...]
    samples: tuple[SplitSample, ...]

    def of(self, split: Split) -> tuple[SplitSample, ...]:
        return tuple(sample for sample in self.samples if sample.split == split)


# ---- models ---------------------------------------------------------------------------------------------


class StageInfo(Struct, frozen=True):
    """One stage, from the input: ``prefixes`` of its parameter names, its number of parameters, and its share
    of the forward work in GFLOPs at the native size."""

    title: str
    prefixes: tuple[str, ...]
    parameters: int
    gflops: float


class Preprocessing(Struct, frozen=True, kw_only=True):
    """How the weights expect pixels: RGB scaled to 0..1, then (x - mean) / std; sizes in pixels. ``pages`` is how a
    run reads TIFFs of several pages."""

    size: int = 224
    resize: int = 256
    interpolation: Literal["bilinear", "bicubic"] = "bilinear"
    mean: tuple[float, float, float] = (0.485, 0.456, 0.406)
    std: tuple[float, float, float] = (0.229, 0.224, 0.225)
    pages: Pages = "first"

    def stored_side(self, image_size: int) -> int:
        """Shorter side, in pixels, at which images are kept for training at ``image_size``: the same proportion of
        border as the weights were validated with."""
        return max(image_size, round(image_size * self.resize / self.size))


class ModelInfo(Struct, frozen=True, kw_only=True):
    """One row of the catalogue. ``url`` is "" for weights that come with the program; ``download_bytes`` is the
    size to download; ``accuracy`` is the published ImageNet top-1 in percent, None where there is none.
    Images may be ``min_size`` to ``max_size`` pixels wide and high; both are the same where only one size fits."""

    name: str
    architecture: str
    title: str
    character: str
    parameters: int
    accuracy: float | None
    preprocessing: Preprocessing
    stages: tuple[StageInfo, ...]
    head_prefixes: tuple[str, ...]
    url: str = ""
    download_bytes: int = 0
    gflops: float = 0.0
    min_size: int = 32
    max_size: int = 1024


# ---- what a run keeps and costs -------------------------------------------------------------------------

Tier: TypeAlias = Literal["none", "device", "host", "disk"]


class Budgets(Struct, frozen=True, kw_only=True):
    """Bytes that a run may use to keep things; None: a fair share of what is free. ``pixels`` and ``features`` on the
    disk, ``host`` in main memory, ``device`` in that of the graphics card."""

    pixels: int | None = None
    features: int | None = None
    host: int | None = None
    device: int | None = None


# ---- runs -----------------------------------------------------------------------------------------------


class RunRecord(Struct, frozen=True, kw_only=True):
    """One run as the history shows it; lies in the run folder as run.json. Times are seconds since 1970.

    Below a confidence of ``sure_from`` (0..1, chosen by the person) the model says "not sure". ``added_images`` counts
    images that the person has corrected and added since it was trained: the run is behind its data. ``began_from`` is
    the name of the run whose weights it began with.
    """

    run_id: str
    run_dir: str
    name: str
    note: str = ""
    created: Moment
    state: RunState
    dataset: str
    model: str
    freeze_depth: Count
    stage_count: Count
    class_names: tuple[str, ...] = ()
    epochs_done: Count = 0
    epochs_planned: Count = 0
    best_epoch: Count | None = None
    val_accuracy: Share | None = None
    val_loss: Figure | None = None
    test_accuracy: Share | None = None
    val_count: Count = 0
    test_count: Count = 0
    sure_from: Share = 0.0
    added_images: Count = 0
    head: HeadKind = "linear"
    began_from: str = ""
    seconds: Amount = 0.0
    images_per_second: Amount = 0.0
    device: str = ""
    error: ErrorReport | None = None

    @property
    def has_weights(self) -> bool:
        """Whether there is something to try it with: epochs alone leave nothing where every loss was no number."""
        return self.best_epoch is not None


class RunResult(Struct, frozen=True, kw_only=True):
    """What a finished, stopped or failed run came to: the last line of ``train --json``. Accuracies are those of
    ``val_count`` and ``test_count`` images; ``remarks`` are sentences on what the figures mean (app/remarks)."""

    run_dir: str
    run_id: str
    outcome: Literal["completed", "stopped", "failed"]
    best_epoch: int | None = None
    val_accuracy: float | None = None
    val_loss: float | None = None
    test_accuracy: float | None = None
    val_count: int = 0
    test_count: int = 0
    seconds: float = 0.0
    seconds_per_epoch: float = 0.0
    trainable_parameters: int = 0
    frozen_parameters: int = 0
    remarks: tuple[str, ...] = ()
    error: ErrorReport | None = None


class ClassProbability(Struct, frozen=True):
    class_name: str
    probability: float


TOP = 5
"""Classes in a Prediction where nobody says how many."""


class Prediction(Struct, frozen=True, kw_only=True):
    """The answer for one image, most probable class first; probabilities are calibrated.

    ``unfamiliar`` tells whether it is unlike the training images (``distance``, see trust.Confidence), None where the
    run cannot say. ``sure`` is False below the confidence that the person asks for.
    """

    path: str
    top: tuple[ClassProbability, ...]
    unfamiliar: bool | None = None
    distance: float | None = None
    sure: bool = True
    milliseconds: float = 0.0


class UnreadableImage(Struct, frozen=True):
    """An image that could not be used, with the reason in words."""

    path: str
    reason: str


class ClassScore(Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 of one class, each 0..1 (None where nothing was predicted or nothing is there)."""

    name: str
    count: Count
    precision: Share | None
    recall: Share | None
    f1: Share | None


class EvaluatedImage(Struct, frozen=True, array_like=True):
    """One image of an evaluation. ``target`` and ``predicted`` are indices into ``class_names``; ``probability`` of the
    predicted class is calibrated, ``distance`` that from the training images (None: not measured)."""

    path: str
    target: Count
    predicted: Count
    probability: Probability
    distance: Figure | None = None


class Evaluation(Struct, frozen=True, kw_only=True):
    """How good a run's best weights are on one set of images.

    ``accuracy_low`` and ``accuracy_high`` bound the 95% Wilson interval. ``confusion[t][p]`` counts images of
    class t taken for class p. ``root`` is what the paths in ``images`` are relative to. ``unreadable`` are the
    files that were meant and could not be used. Macro figures are means over the classes that have one.
    ``calibration`` is that of these images, ``distance_limit`` as in trust.Confidence; None in evaluations of before.
    ``weights`` is the digest of the file that the weights were in.
    """

    run_dir: str
    split: str
    root: str
    class_names: tuple[str, ...]
    count: Count
    accuracy: Share
    accuracy_low: Share
    accuracy_high: Share
    loss: Figure
    macro_f1: Share
    classes: tuple[ClassScore, ...]
    confusion: tuple[tuple[Count, ...], ...]
    images: tuple[EvaluatedImage, ...]
    unreadable: tuple[UnreadableImage, ...] = ()
    macro_precision: Share | None = None
    macro_recall: Share | None = None
    calibration: Calibration | None = None
    distance_limit: Figure | None = None
    weights: str = ""
