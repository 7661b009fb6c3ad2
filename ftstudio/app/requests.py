"""Everything a front end can ask for: one frozen request per use case, and what each answers with."""

from __future__ import annotations

from typing import Any, TypeAlias

from msgspec import Struct

from ftstudio.app.request_base import RequestBase as _Request
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.core.advice import Advice
from ftstudio.core.answers import TOP
from ftstudio.core.config import Augment, ClassesFrom, Pages, RunConfig, TargetKind
from ftstudio.core.costs import DeviceInfo, Plan
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.exported import Exported, ExportFormat, ExportPrecision
from ftstudio.core.folds import FOLDS, CrossValidated
from ftstudio.core.label_errors import Suspects
from ftstudio.core.paired_figures import RunComparison
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.core.readings import Companions, Unlabelled
from ftstudio.core.run_record import Budgets, RunResult
from ftstudio.core.sorting import Grouped, Proposed, Sorted, SortUndone


class Scan(_Request, frozen=True):
    """Look at a folder, archive or list. Answers with a DatasetSummary; emits CountsSoFar and Progress.

    ``archive_names``, ``target`` and ``unlabelled`` as in DataConfig.
    """

    source: str
    excluded: tuple[str, ...] = ()
    classes_from: ClassesFrom = "auto"
    companions: Companions = "leave-out"
    pages: Pages = "first"
    archive_names: str = "auto"
    target: TargetKind = "auto"
    unlabelled: Unlabelled = "leave-out"


class FindWrongLabels(_Request, frozen=True):
    """Which images of ``config.data`` may lie in the wrong class, by means of the backbone of ``config.model``.

    Answers with Suspects; emits Progress. Computed features stay cached when it is stopped, and it continues from
    there.

    ``dataset`` spares a second look at images that have been scanned already; it must be of ``config.data``.
    """

    config: RunConfig
    dataset: DatasetSummary | None = None
    budgets: Budgets = Budgets()


class CrossValidate(_Request, frozen=True):
    """How good a model gets with the images of ``config.data``.

    Each of ``folds`` parts held out in turn, ``repeats`` times. With all stages frozen heads are fitted to cached
    features; otherwise a model is trained for each fold. Answers with a CrossValidated; emits Progress. ``dataset`` as
    for FindWrongLabels.
    """

    config: RunConfig
    folds: int = FOLDS
    repeats: int = 1
    dataset: DatasetSummary | None = None
    budgets: Budgets = Budgets()


class ProbeModels(_Request, frozen=True):
    """Measure how accurate a linear head on each of several models is on the images of ``config.data``.

    All models use the same ``folds`` folds. ``models`` are names of the catalogue; none means all models whose weights
    are on this computer. Answers with a ModelsProbed; emits Progress. If stopped, it answers with the models that are
    done; computed features stay cached. ``dataset`` as for FindWrongLabels.
    """

    config: RunConfig
    models: tuple[str, ...] = ()
    folds: int = FOLDS
    dataset: DatasetSummary | None = None
    budgets: Budgets = Budgets()


class Train(_Request, frozen=True):
    """Train a new run in a new folder under ``runs_dir``. Answers with a RunResult.

    ``dataset`` spares a second look at images that have been scanned already; it must be of ``config.data``.
    ``advice`` is what its freeze depth was chosen by; it is written into the run folder.
    """

    config: RunConfig
    runs_dir: str
    dataset: DatasetSummary | None = None
    budgets: Budgets = Budgets()
    advice: Advice | None = None


class Resume(_Request, frozen=True):
    """Resume a run from its last checkpoint. Answers with a RunResult."""

    run_dir: str
    budgets: Budgets = Budgets()


class Predict(_Request, frozen=True):
    """Classify images with a run's best weights so far.

    ``paths`` are files, folders (walked) or archives (unpacked, their names as ``archive_names`` says).

    Emits one PredictionMade or ImageUnreadable per image; answers with a PredictionCounts. The model stays
    loaded in the worker until other weights are asked for. With ``find_confidence`` a run that is not trained at the
    moment, and whose confidence is not known, is looked into first, which takes seconds to minutes; without, it answers
    at once, with what is known.
    """

    run_dir: str
    paths: tuple[str, ...]
    top_k: int = TOP
    device: str = "auto"
    find_confidence: bool = False
    archive_names: str = "auto"


class Explain(_Request, frozen=True):
    """Why a run's best weights say what they say: one heat map per image file.

    ``class_names`` names, in the order of ``paths``, the class of each map; "" (or none given): the
    predicted one. Emits one HeatMapMade or ImageUnreadable per image; answers with a PredictionCounts.
    """

    run_dir: str
    paths: tuple[str, ...]
    class_names: tuple[str, ...] = ()
    device: str = "auto"


class Evaluate(_Request, frozen=True):
    """Score a run's best weights: on one split of its own images, or on all images of another ``source``.

    ``split`` "" means test where the run has one, otherwise val; ``target`` "auto" looks for what the run learned.
    Answers with an Evaluation.
    """

    run_dir: str
    source: str = ""
    split: str = ""
    device: str = "auto"
    archive_names: str = "auto"
    target: TargetKind = "auto"


class Export(_Request, frozen=True):
    """Give a run's best weights to others.

    A folder ``out`` with the model in ``format``, and all that is needed to use it. Answers with an Exported once the
    file was run and compared with the run; before that nothing is called ``out``.

    ``replace`` overwrites an earlier export at ``out``, and nothing else. ``device`` computes the run itself.
    """

    run_dir: str
    out: str
    format: ExportFormat = "onnx"
    precision: ExportPrecision = "fp32"
    replace: bool = False
    device: str = "auto"


class Compare(_Request, frozen=True):
    """Two runs on the same images, those of one split or all of another ``source``.

    What has not been evaluated yet is evaluated first. ``split`` "" means test where both runs have one, otherwise val.
    Answers with a RunComparison.
    """

    run_dir: str
    against: str
    source: str = ""
    split: str = ""
    device: str = "auto"
    archive_names: str = "auto"


class MakeReport(_Request, frozen=True):
    """Write one HTML file that tells all of a run to ``out``, in place of what lies there.

    ``against`` is the folder of a run to compare it with. Without ``with_images`` it has no pictures, and no names of
    images and folders.

    What has no evaluation yet is evaluated first. Answers with a ReportWritten.
    """

    run_dir: str
    out: str
    against: str = ""
    with_images: bool = True
    device: str = "auto"


class FetchWeights(_Request, frozen=True):
    """Download and verify the default weights of a catalogue model. Emits Progress in bytes.

    Answers with a WeightsReady. Can be stopped and resumed.
    """

    model: str


class PreviewAugmentation(_Request, frozen=True):
    """``count`` augmented versions of one image file, as the training would see them. Answers with Pictures."""

    path: str
    augment: Augment
    image_size: int
    model: str = "starter"
    count: int = 9
    seed: int = 0


class MakePlan(_Request, frozen=True):
    """What every position of the freeze slider would cost here, measured in a second or two where it was not yet.

    Answers with a Plan. ``images`` are paths of a few images of the data set, to see how long they take to read.
    """

    config: RunConfig
    train_count: int
    val_count: int
    class_count: int
    images: tuple[str, ...] = ()
    budgets: Budgets = Budgets()


class AdviseFreeze(_Request, frozen=True):
    """Which position of the freeze slider is the best, and which the cheapest that is not measurably worse.

    Found by training them, in order of promise, within ``seconds`` (None: all of them). Answers with an Advice; emits
    AdviceSoFar and Progress. Stopped, it answers with what is known by then, and is done when asked again.

    ``dataset`` spares a second look at images that have been scanned already; it must be of ``config.data``.
    """

    config: RunConfig
    dataset: DatasetSummary | None = None
    seconds: float | None = None
    budgets: Budgets = Budgets()


class FindDevice(_Request, frozen=True):
    """Which device "auto" means here. Answers with a DeviceInfo. The first job of a warm worker: imports torch."""

    device: str = "auto"


class WarmUp(_Request, frozen=True):
    """Import and wake all that a training on ``device`` needs, so that Train finds it there.

    Answers with a WarmedUp.
    """

    device: str = "auto"


class WriteSample(_Request, frozen=True):
    """Draw the sample images into ``folder``, unless they are there. Answers with a SampleWritten; emits Progress."""

    folder: str


class PredictionCounts(Struct, frozen=True, tag_field="answer", kw_only=True):
    """How many images have been answered, and how many were unreadable."""

    done: int
    unreadable: int


class WeightsReady(Struct, frozen=True, tag_field="answer", kw_only=True):
    """The downloaded file of weights and its SHA-256."""

    path: str
    sha256: str


class Pictures(Struct, frozen=True, tag_field="answer", kw_only=True):
    """PNG files, each base64-encoded."""

    png_base64: tuple[str, ...]


class ReportWritten(Struct, frozen=True, tag_field="answer", kw_only=True):
    """``size`` in bytes."""

    path: str
    size: int


class SampleWritten(Struct, frozen=True, tag_field="answer", kw_only=True):
    """The folder with the sample images."""

    path: str


class WarmedUp(Struct, frozen=True, tag_field="answer", kw_only=True):
    """The worker is ready."""


Request: TypeAlias = (
    Scan
    | FindWrongLabels
    | CrossValidate
    | ProbeModels
    | Train
    | Resume
    | Predict
    | Explain
    | Evaluate
    | Export
    | Compare
    | MakeReport
    | FetchWeights
    | PreviewAugmentation
    | MakePlan
    | AdviseFreeze
    | FindDevice
    | WarmUp
    | WriteSample
    | GroupImages
    | ProposeClasses
    | SortImages
    | UndoSort
)
Answer: TypeAlias = (
    DatasetSummary
    | Suspects
    | CrossValidated
    | ModelsProbed
    | RunResult
    | Evaluation
    | Exported
    | RunComparison
    | DeviceInfo
    | Plan
    | Advice
    | PredictionCounts
    | WeightsReady
    | Pictures
    | ReportWritten
    | SampleWritten
    | WarmedUp
    | Grouped
    | Proposed
    | Sorted
    | SortUndone
)

ANSWERS: dict[type[_Request], Any] = {
    Scan: DatasetSummary,
    FindWrongLabels: Suspects,
    CrossValidate: CrossValidated,
    ProbeModels: ModelsProbed,
    Train: RunResult,
    Resume: RunResult,
    Predict: PredictionCounts,
    Explain: PredictionCounts,
    Evaluate: Evaluation,
    Export: Exported,
    Compare: RunComparison,
    MakeReport: ReportWritten,
    FetchWeights: WeightsReady,
    PreviewAugmentation: Pictures,
    MakePlan: Plan,
    AdviseFreeze: Advice,
    FindDevice: DeviceInfo,
    WarmUp: WarmedUp,
    WriteSample: SampleWritten,
    GroupImages: Grouped,
    ProposeClasses: Proposed,
    SortImages: Sorted,
    UndoSort: SortUndone,
}
"""The type of each request's answer; also how the parent decodes what the worker sends."""
