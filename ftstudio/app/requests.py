"""Everything that a front end can request: one frozen value per use case, and the type of its answer."""

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
    """Scan a folder, archive or list. Answers with a DatasetSummary; emits CountsSoFar and Progress.

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
    """Find images of ``config.data`` that may be in the wrong class, with the backbone of ``config.model``.

    Answers with Suspects; emits Progress. If it is stopped, computed features stay cached, and the next request
    continues from there. ``dataset`` saves a second scan; it must be of ``config.data``.
    """

    config: RunConfig
    dataset: DatasetSummary | None = None
    budgets: Budgets = Budgets()


class CrossValidate(_Request, frozen=True):
    """Measure how good a model gets with the images of ``config.data``.

    Each of ``folds`` folds is held out in turn, ``repeats`` times. With all stages frozen, heads are fitted to cached
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

    ``dataset`` saves a second scan; it must be of ``config.data``. ``advice`` is the one that its freeze depth was
    chosen by; it is saved in the run folder.
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
    """Predict images with a run's best weights so far.

    ``paths`` are files, folders (searched recursively) or archives (unpacked, their names read as ``archive_names``
    says).

    Emits one PredictionMade or ImageUnreadable per image; answers with a PredictionCounts. The model stays loaded in
    the worker until other weights are requested. With ``find_confidence``, the confidence of a run that is not being
    trained is measured first if it is unknown, which takes seconds to minutes; without, the answers come at once, with
    what is known.
    """

    run_dir: str
    paths: tuple[str, ...]
    top_k: int = TOP
    device: str = "auto"
    find_confidence: bool = False
    archive_names: str = "auto"


class Explain(_Request, frozen=True):
    """Compute a heat map for each image file with a run's best weights.

    ``class_names`` has, in the order of ``paths``, the class that each map explains; "" (or none given) is the
    predicted one. Emits one HeatMapMade or ImageUnreadable per image; answers with a PredictionCounts.
    """

    run_dir: str
    paths: tuple[str, ...]
    class_names: tuple[str, ...] = ()
    device: str = "auto"


class Evaluate(_Request, frozen=True):
    """Evaluate a run's best weights on one split of its own images, or on all images of another ``source``.

    ``split`` "" means test if the run has test images, otherwise val; ``target`` "auto" reads the targets that the run
    learned. Answers with an Evaluation.
    """

    run_dir: str
    source: str = ""
    split: str = ""
    device: str = "auto"
    archive_names: str = "auto"
    target: TargetKind = "auto"


class Export(_Request, frozen=True):
    """Export a run's best weights to a folder ``out`` with the model in ``format`` and all that is needed to use it.

    Answers with an Exported once the file was run and compared with the run; before that there is no ``out``.
    ``replace`` overwrites an earlier export at ``out``, and nothing else. ``device`` computes the run itself.
    """

    run_dir: str
    out: str
    format: ExportFormat = "onnx"
    precision: ExportPrecision = "fp32"
    replace: bool = False
    device: str = "auto"


class Compare(_Request, frozen=True):
    """Compare two runs on the same images: one split, or all of another ``source``.

    Missing evaluations are computed first. ``split`` "" means test if both runs have test images, otherwise val.
    Answers with a RunComparison.
    """

    run_dir: str
    against: str
    source: str = ""
    split: str = ""
    device: str = "auto"
    archive_names: str = "auto"


class MakeReport(_Request, frozen=True):
    """Write one HTML file about a run to ``out``, replacing an existing file.

    ``against`` is the folder of a run to compare it with. Without ``with_images`` it has no pictures, and no names of
    images and folders. A missing evaluation is computed first. Answers with a ReportWritten.
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
    """Return ``count`` augmented versions of one image file, as in training. Answers with Pictures."""

    path: str
    augment: Augment
    image_size: int
    model: str = "starter"
    count: int = 9
    seed: int = 0


class MakePlan(_Request, frozen=True):
    """Estimate the cost of each freeze position here, measured in a second or two if it is not known yet.

    Answers with a Plan. ``images`` are paths of a few images of the data set, which are read to measure the time.
    """

    config: RunConfig
    train_count: int
    val_count: int
    class_count: int
    images: tuple[str, ...] = ()
    budgets: Budgets = Budgets()


class AdviseFreeze(_Request, frozen=True):
    """Find the best freeze position, and the cheapest that is not measurably worse, by training.

    The most promising positions are trained first, within ``seconds`` (None: all of them). Answers with an Advice;
    emits AdviceSoFar and Progress. If stopped, it answers with the results so far; a repeated request continues.
    ``dataset`` saves a second scan; it must be of ``config.data``.
    """

    config: RunConfig
    dataset: DatasetSummary | None = None
    seconds: float | None = None
    budgets: Budgets = Budgets()


class FindDevice(_Request, frozen=True):
    """Say which device "auto" means here. Answers with a DeviceInfo.

    It is the first job of a warm worker, because it imports torch.
    """

    device: str = "auto"


class WarmUp(_Request, frozen=True):
    """Import what a training needs and wake ``device``, so that Train starts faster. Answers with a WarmedUp."""

    device: str = "auto"


class WriteSample(_Request, frozen=True):
    """Draw the sample images into ``folder`` if they are missing. Answers with a SampleWritten; emits Progress."""

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
    """The path of the report, and its ``size`` in bytes."""

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
