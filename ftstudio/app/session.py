"""SessionState: everything the window shows, as one immutable value, and how it changes.

Panels draw a state and announce intent; the controller answers an intent with a transition from here and shows
the new state. Every transition is a plain function from state to state, so all of them are tested without Qt.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.config import RunConfig, TrainConfig
from ftstudio.core.events import Outcome, Phase, RunStarted
from ftstudio.core.records import ClassCount, DatasetSummary, DeviceInfo, ErrorReport, RunRecord
from ftstudio.models import catalog

Preset: TypeAlias = Literal["quick", "balanced", "best", "custom"]


class ScanView(Struct, frozen=True, kw_only=True):
    """A scan under way."""

    source: str
    what: str = ""
    done: int = 0
    total: int | None = None
    counts: tuple[ClassCount, ...] = ()


class DownloadView(Struct, frozen=True, kw_only=True):
    """A download of one model's weights under way; sizes in bytes, ``speed`` in bytes per second."""

    model: str
    done: int = 0
    total: int | None = None
    speed: float = 0.0


class RunView(Struct, frozen=True, kw_only=True):
    """The run in the worker now, or the last one of this session. ``outcome`` is None while it goes on;
    ``seconds_left`` is None while it cannot be told."""

    run_dir: str = ""
    run_id: str = ""
    name: str = ""
    phase: Phase = "preparing"
    stopping: bool = False
    started: RunStarted | None = None
    progress_what: str = ""
    progress_done: int = 0
    progress_total: int | None = None
    epoch: int = 0
    step: int = 0
    images_per_second: float = 0.0
    seconds_left: float | None = None
    has_weights: bool = False
    outcome: Outcome | None = None
    error: ErrorReport | None = None

    @property
    def active(self) -> bool:
        return self.outcome is None


class DepthCost(Struct, frozen=True, kw_only=True):
    """What one position of the freeze slider costs on this computer. ``measured`` tells a figure taken here from
    a first guess. Memory in bytes."""

    freeze_depth: int
    trainable_parameters: int
    seconds_per_epoch: float | None = None
    memory: int | None = None
    measured: bool = False


class SessionState(Struct, frozen=True, kw_only=True):
    """``try_run`` is the run folder that the Try-it panel uses ("" = the newest with weights).
    ``shown_runs`` are the run folders whose curves lie over the chart. ``costs`` has one entry per slider position.
    """

    config: RunConfig = RunConfig()
    preset: Preset = "balanced"
    dataset: DatasetSummary | None = None
    scan: ScanView | None = None
    download: DownloadView | None = None
    models_on_disk: frozenset[str] = frozenset({"starter"})
    run: RunView | None = None
    runs: tuple[RunRecord, ...] = ()
    shown_runs: tuple[str, ...] = ()
    try_run: str = ""
    device: DeviceInfo | None = None
    costs: tuple[DepthCost, ...] = ()

    @property
    def training(self) -> bool:
        return self.run is not None and self.run.active

    @property
    def freeze_depth(self) -> int:
        return catalog.resolve_depth(catalog.model(self.config.model.name), self.config.model.freeze_depth)


def why_not_train(state: SessionState) -> str:
    """Why Train is not possible now, in words for the person; "" when it is."""
    if state.training:
        return "A training is running."
    if state.scan is not None:
        return "The images are still being looked through."
    if state.dataset is None:
        return "Open a folder of images first."
    if len(state.dataset.class_names) < 2:
        return "There is only one class. Training needs at least two."
    if state.download is not None and state.download.model == state.config.model.name:
        return "The model is still being downloaded."
    return ""


def with_dataset(state: SessionState, dataset: DatasetSummary) -> SessionState:
    data = replace(state.config.data, source=dataset.source)
    return replace(state, dataset=dataset, scan=None, config=replace(state.config, data=data))


def with_model(state: SessionState, name: str, weights: str = "default") -> SessionState:
    """Another model; the slider goes to the head-only end, where every model starts safely."""
    model = replace(state.config.model, name=name, weights=weights, freeze_depth="all")
    return replace(state, config=replace(state.config, model=model), costs=())


def with_freeze_depth(state: SessionState, depth: int) -> SessionState:
    stages = len(catalog.model(state.config.model.name).stages)
    depth = max(0, min(depth, stages))
    model = replace(state.config.model, freeze_depth="all" if depth == stages else depth)
    return replace(state, config=replace(state.config, model=model))


def with_train(state: SessionState, train: TrainConfig, preset: Preset = "custom") -> SessionState:
    return replace(state, config=replace(state.config, train=train), preset=preset)
