"""SessionState: everything that the window shows, as one immutable value, and its transitions.

Panels draw a state and emit intents; the controller answers an intent with a transition from here and shows the new
state. Every transition is a plain function from state to state, so all of them are tested without Qt.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app import dataset_edits, run_view
from ftstudio.app.advice_progress import AdviceView
from ftstudio.app.how_to_read import reading_of
from ftstudio.app.run_view import RunView
from ftstudio.app.warm_start import with_fitting_head
from ftstudio.core.config import ClassesFrom, RunConfig, TargetKind, TrainConfig
from ftstudio.core.costs import DepthCost, DeviceInfo
from ftstudio.core.dataset import ClassCount, DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.events import (
    CountsSoFar,
    Event,
    Progress,
)
from ftstudio.core.readings import Companions
from ftstudio.core.run_record import RunRecord
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.models import catalog

Preset: TypeAlias = Literal["quick", "balanced", "best", "custom"]


class ScanView(Struct, frozen=True, kw_only=True):
    """A scan in progress."""

    source: str
    what: str = ""
    done: int = 0
    total: int | None = None
    counts: tuple[ClassCount, ...] = ()


class DownloadView(Struct, frozen=True, kw_only=True):
    """A download of one model's weights in progress; sizes in bytes, ``speed`` in bytes per second."""

    model: str
    done: int = 0
    total: int | None = None
    speed: float = 0.0


class SessionState(Struct, frozen=True, kw_only=True):
    """Everything that the window shows.

    Attributes:
        try_run: The run folder that Try it uses; "" for the newest with weights.
        shown_runs: The run folders whose curves are shown in the charts.
        costs: One entry per position of the freeze slider.
        advice: The search for the best position, None if there is none.
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
    advice: AdviceView | None = None

    @property
    def training(self) -> bool:
        return self.run is not None and self.run.active

    @property
    def freeze_depth(self) -> int:
        return catalog.resolve_depth(catalog.model(self.config.model.name), self.config.model.freeze_depth)


def why_not_train(state: SessionState) -> str:
    """Say why Train is not possible now; "" if it is."""
    if state.training:
        return "A training run is in progress."
    if state.scan is not None:
        return "The images are still being scanned."
    if state.dataset is None:
        return "Open a folder of images first."
    if state.dataset.task == CLASSIFICATION and len(state.dataset.class_names) < 2:
        return "There is only one class. Training needs at least two."
    if state.download is not None and state.download.model == state.config.model.name:
        return "The model is still being downloaded."
    try:
        catalog.refuse_head(catalog.model(state.config.model.name), state.freeze_depth, state.config.train.head)
    except UserError as error:
        return f"{error.message} {error.hint}"
    return ""


def why_not_advise(state: SessionState) -> str:
    """Say why the search for the best freeze position is not possible now; "" if it is."""
    if state.dataset is not None and state.dataset.task != CLASSIFICATION:
        return "The best position is found by comparing accuracies, so the images need one class each."
    return "Download the model first." if weights_missing(state) else why_not_train(state)


def weights_missing(state: SessionState) -> bool:
    """Whether the pretrained weights of the chosen model must be downloaded first."""
    model = state.config.model
    return model.weights == "default" and model.name not in state.models_on_disk


# ---- images ---------------------------------------------------------------------------------------------


def with_scan_started(state: SessionState, source: str) -> SessionState:
    """The state while ``source`` is scanned."""
    return replace(state, scan=ScanView(source=source))


def with_scan_event(state: SessionState, event: Event) -> SessionState:
    """The state after an event of the scan; unchanged if no scan is running."""
    if state.scan is None:
        return state
    if isinstance(event, Progress):
        return replace(state, scan=replace(state.scan, what=event.what, done=event.done, total=event.total))
    if isinstance(event, CountsSoFar):
        return replace(state, scan=replace(state.scan, counts=event.counts))
    return state


def without_scan(state: SessionState) -> SessionState:
    """The state after a scan that failed or was cancelled: the previous images stay, and training uses them."""
    return with_images_on_screen(replace(state, scan=None))


def with_images_on_screen(state: SessionState) -> SessionState:
    """The state with the images on screen, if the settings name other images or exclude others."""
    if state.dataset is None:
        return state
    excluded = dataset_edits.excluded_of(state.dataset)
    group = state.config.data.group if state.config.data.source == state.dataset.source else ""
    read = reading_of(state.dataset)
    data = replace(state.config.data, source=state.dataset.source, excluded=excluded, group=group, **read)
    return replace(state, config=replace(state.config, data=data))


def with_dataset(state: SessionState, dataset: DatasetSummary) -> SessionState:
    """The state with the result of a scan. Excluded images and the group key stay if the source is the same."""
    data = state.config.data
    if data.source != dataset.source:
        data = replace(data, excluded=(), group="")
    data = replace(data, source=dataset.source, **reading_of(dataset))
    config = replace(state.config, data=data, task=dataset.task)
    return replace(state, dataset=dataset, scan=None, config=config)


def with_reading(
    state: SessionState, classes_from: ClassesFrom | None = None, companions: Companions | None = None
) -> SessionState:
    """The state with another reading of the open images, to be scanned again; None leaves a choice as it is."""
    data = state.config.data
    data = replace(data, classes_from=classes_from or data.classes_from, companions=companions or data.companions)
    return replace(state, config=replace(state.config, data=data))


def with_target(state: SessionState, target: TargetKind) -> SessionState:
    """The state with another kind of target for the open images, to be scanned again."""
    return replace(state, config=replace(state.config, data=replace(state.config.data, target=target)))


def with_edited_dataset(state: SessionState, dataset: DatasetSummary) -> SessionState:
    """The state with the same images after an edit by the user; a scan in progress continues."""
    return replace(state, dataset=dataset)


def with_archive_names(state: SessionState, encoding: str) -> SessionState:
    """The state with another encoding for names in the open archive; nothing is excluded, as names change."""
    data = replace(state.config.data, archive_names=encoding, excluded=())
    return replace(state, config=replace(state.config, data=data))


def with_val_fraction(state: SessionState, fraction: float) -> SessionState:
    """The state with another share (0..1) of images for validation, used if no split is given."""
    return replace(state, config=replace(state.config, data=replace(state.config.data, val_fraction=fraction)))


def with_group(state: SessionState, key: str) -> SessionState:
    """The state with another group key."""
    return replace(state, config=replace(state.config, data=replace(state.config.data, group=key)))


def with_excluded(state: SessionState, excluded: Iterable[str]) -> SessionState:
    """The state with exactly these paths excluded from the images."""
    data = replace(state.config.data, excluded=tuple(sorted(set(excluded))))
    return replace(state, config=replace(state.config, data=data))


# ---- the model ------------------------------------------------------------------------------------------


def with_model(state: SessionState, name: str, weights: str = "default") -> SessionState:
    """The state with another model, all of its stages frozen."""
    model = replace(state.config.model, name=name, weights=weights, freeze_depth="all")
    return replace(state, config=replace(state.config, model=model), costs=())


def with_weights(state: SessionState, weights: str) -> SessionState:
    """The state with other weights for the same model: "default", "random" or a path. The slider does not move."""
    model = replace(state.config.model, weights=weights)
    return replace(state, config=replace(state.config, model=model))


def with_freeze_depth(state: SessionState, depth: int) -> SessionState:
    """The state with ``depth`` frozen stages, limited to what the model has."""
    stages = len(catalog.model(state.config.model.name).stages)
    depth = max(0, min(depth, stages))
    model = replace(state.config.model, freeze_depth="all" if depth == stages else depth)
    return replace(state, config=with_fitting_head(replace(state.config, model=model)))


def with_train(state: SessionState, train: TrainConfig, preset: Preset = "custom") -> SessionState:
    """The state with other training settings and the preset they come from."""
    return replace(state, config=replace(state.config, train=train), preset=preset)


def with_config(state: SessionState, config: RunConfig) -> SessionState:
    """The state with all settings of another run but its name.

    The images on screen stay until they are scanned again.
    """
    return replace(state, config=replace(config, name=""), preset="custom", costs=())


def with_costs(state: SessionState, costs: Iterable[DepthCost]) -> SessionState:
    """The state with the cost of each freeze position."""
    return replace(state, costs=tuple(costs))


def with_advice(state: SessionState, advice: AdviceView | None) -> SessionState:
    """The state with an advice, running or finished, or without one."""
    return replace(state, advice=advice)


def with_device(state: SessionState, device: DeviceInfo | None) -> SessionState:
    """The state with the device that was found."""
    return replace(state, device=device)


def with_models_on_disk(state: SessionState, models: frozenset[str]) -> SessionState:
    """The state with the models whose weights are on this computer; the starter always is."""
    return replace(state, models_on_disk=models | {"starter"})


def with_download_started(state: SessionState, model: str) -> SessionState:
    """The state while the weights of ``model`` are downloaded."""
    return replace(state, download=DownloadView(model=model))


def with_download_progress(state: SessionState, done: int, total: int | None, speed: float) -> SessionState:
    """The state as a download progresses; sizes in bytes, ``speed`` in bytes per second."""
    if state.download is None:
        return state
    return replace(state, download=replace(state.download, done=done, total=total, speed=speed))


def without_download(state: SessionState) -> SessionState:
    """The state without a download."""
    return replace(state, download=None)


# ---- a run ----------------------------------------------------------------------------------------------


def name_for_run(config: RunConfig, dataset: DatasetSummary | None) -> str:
    """Return the default name of a run with these settings."""
    title = catalog.model(config.model.name).title
    return f"{dataset.name}, {title}" if dataset else title


def with_run_requested(state: SessionState, name: str = "", run_dir: str = "") -> SessionState:
    """The state after Train or Resume was sent; ``run_dir`` is known for a resumed run."""
    planned = next((cost for cost in state.costs if cost.freeze_depth == state.freeze_depth), None)
    run = RunView(name=name, run_dir=run_dir, progress_what="")
    if planned is not None and planned.total_seconds and not run_dir:
        preparation = min(0.9, max(0.02, planned.caching_seconds / planned.total_seconds))
        run = replace(run, preparation=preparation, planned_seconds=planned.total_seconds)
    return replace(state, run=run)


def with_stop_requested(state: SessionState) -> SessionState:
    """The state while a running training stops."""
    if state.run is None or not state.run.active:
        return state
    return replace(state, run=replace(state.run, stopping=True))


def with_run_event(state: SessionState, event: Event) -> SessionState:
    """The state after one more event of the run in the worker; nothing changes after RunFinished."""
    if state.run is None or not state.run.active:
        return state
    return replace(state, run=run_view.after(state.run, event))


# ---- the history ----------------------------------------------------------------------------------------


def with_runs(state: SessionState, runs: Iterable[RunRecord]) -> SessionState:
    """The state with the current history; runs that are gone are no longer shown or tried."""
    runs = tuple(runs)
    there = {record.run_dir for record in runs}
    run = state.run
    if run is not None and run.active:  # its folder may be younger than this list
        there.add(run.run_dir)
    elif run is not None and run.run_dir not in there:
        run = replace(run, has_weights=False)
    return replace(
        state,
        run=run,
        runs=runs,
        shown_runs=tuple(run_dir for run_dir in state.shown_runs if run_dir in there),
        try_run=state.try_run if state.try_run in there else "",
    )


def with_shown_runs(state: SessionState, run_dirs: Iterable[str]) -> SessionState:
    """The state with these runs shown beside the current one in the charts."""
    return replace(state, shown_runs=tuple(run_dirs))


def with_try_run(state: SessionState, run_dir: str) -> SessionState:
    """The state with the run that is used in Try it."""
    return replace(state, try_run=run_dir)


def run_to_try(state: SessionState) -> str:
    """Return the run folder whose weights Try it uses; "" if there is none yet."""
    if state.try_run:
        return state.try_run
    if state.run is not None and state.run.has_weights and state.run.run_dir:
        return state.run.run_dir
    return next((run.run_dir for run in state.runs if run.has_weights), "")
