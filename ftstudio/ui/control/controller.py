"""The controller: owns the session's state, hears what a person asks, and lets the workers do it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.app import session, time_budget
from ftstudio.app import settings as settings_store
from ftstudio.app.dataset_edits import excluded_of
from ftstudio.app.requests import FindDevice
from ftstudio.app.session import Preset, SessionState
from ftstudio.app.settings import Settings
from ftstudio.core.config import PRESETS, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.costs import DeviceInfo
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.data.archives import unpacked
from ftstudio.models import catalog
from ftstudio.ui.control.advice_intents import AdviceIntents
from ftstudio.ui.control.cost_intents import CostIntents
from ftstudio.ui.control.data_question import ModelComparison, Potential
from ftstudio.ui.control.download_intents import DownloadIntents
from ftstudio.ui.control.evaluation_intents import TrustIntents
from ftstudio.ui.control.export_intents import ExportIntents
from ftstudio.ui.control.history_intents import HistoryIntents
from ftstudio.ui.control.image_intents import ImageIntents
from ftstudio.ui.control.job_thread import JobThread
from ftstudio.ui.control.label_intents import LabelIntents
from ftstudio.ui.control.live_state import LiveState
from ftstudio.ui.control.project_intents import ProjectIntents
from ftstudio.ui.control.report_intents import ReportIntents
from ftstudio.ui.control.run_intents import RUN, RunIntents
from ftstudio.ui.control.services import Client, make_services
from ftstudio.ui.control.settings_file import SettingsFile
from ftstudio.ui.control.sort_intents import SortIntents
from ftstudio.ui.control.try_intents import TryIntents
from ftstudio.ui.control.warm_trainer import WarmTrainer
from ftstudio.ui.control.why_intents import WhyIntents
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.messages import MessageArea

DEVICE, TIME = "device", "time"
SAVE_SECONDS, IDLE_SECONDS, ERRAND_MS = 12.0, 2.0, 2000
"""How long a closing window waits for a training to be saved; all else has nothing to lose."""


class Controller(QObject):
    """One session: the state, the intents by subject, and the way out.

    ``state_changed`` carries the SessionState, at most 30 times a second. ``closed`` comes once, when no thread
    runs and no worker lives any more.
    """

    state_changed = Signal(object)
    recent_changed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        messages: MessageArea,
        ask: Ask,
        trainer: Client,
        assistant: Client,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.live = LiveState(_first_state(settings), self)
        self.settings = SettingsFile(settings, self)
        self.services = make_services(self.live, messages, self.settings, trainer, assistant, self)
        self.images = ImageIntents(self.services, ask, self)
        self.labels = LabelIntents(self.services, self.images.undo_stack, self)
        self.sorting = SortIntents(self.services, self.images.undo_stack, self)
        self.runs = RunIntents(self.services, self)
        self.downloads = DownloadIntents(self.services, self)
        self.tries = TryIntents(self.services, self)
        self.exports = ExportIntents(self.services, self)
        self.projects = ProjectIntents(self.services, self)
        self.why = WhyIntents(self.services, self)
        self.history = HistoryIntents(self.services, ask, self)
        self.costs = CostIntents(self.services, self)
        self.advice = AdviceIntents(self.services, self)
        self.model_advice = ModelComparison(self.services, self)
        self.potential = Potential(self.services, self)
        self.reports = ReportIntents(self.services, self)
        self.trust = TrustIntents(self.services, self)
        self.warm_trainer = WarmTrainer(self.services, self)
        self._closers: list[JobThread] = []
        self._closing = False
        self.abandoned = False
        """Whether ``closed`` came although small work on files had not ended; its thread may still run."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ERRAND_MS)
        self._patience.timeout.connect(self._abandon)
        self._connect()

    @property
    def state(self) -> SessionState:
        return self.live.value

    @property
    def closing(self) -> bool:
        return self._closing

    def _connect(self) -> None:
        self.live.changed.connect(self._announce)
        self.settings.changed.connect(self._settings_changed)
        self.settings.save_due.connect(self._save_settings)
        self.runs.weights_missing.connect(self.downloads.ask_before_training)
        self.runs.evaluate_wanted.connect(self._evaluate)
        self.runs.unfreeze_wanted.connect(self.history.unfreeze_more)
        self.runs.freeze_wanted.connect(self.history.freeze_more)
        self.runs.run_started.connect(self._refresh_history)
        self.runs.epoch_ended.connect(self._refresh_history)
        self.runs.finished.connect(self._refresh_history)
        self.runs.finished.connect(self._refresh_models)
        self.images.corrected.connect(self._refresh_history)
        self.tries.prediction_started.connect(self.why.drop)
        self.images.sort_requested.connect(self.sorting.begin)
        self.sorting.open_requested.connect(self.images.open_source)
        self.downloads.train_wanted.connect(self.runs.train)
        self.reports.open_requested.connect(self.images.open_file)
        self.reports.reveal_requested.connect(self.images.reveal)
        self.labels.download_wanted.connect(self.downloads.download)
        self.history.config_chosen.connect(self._open_source_of)
        self.history.interrupted_found.connect(self.runs.offer_resume)

    # ---- the start

    def start(self, source: str = "", sample: bool = False) -> None:
        """After the first paint: open images, look for earlier runs, find the device.

        The workers start with their first jobs, beside the window.
        """
        if sample:
            self.images.open_sample()
        elif source or self._last_source():
            self.images.open_source(source or self._last_source())
        self.services.errand("sweep", unpacked.sweep)
        self.history.refresh()
        self.history.look_for_interrupted()
        self.downloads.refresh_models()
        self.find_device()

    def _last_source(self) -> str:
        source = self.settings.value.source
        return source if source and Path(source).exists() else ""

    def find_device(self) -> None:
        wanted = self.state.config.train.device
        self.services.assist(
            DEVICE, FindDevice(device=wanted), on_answer=self._show_device, on_failed=self._device_failed
        )

    def _show_device(self, device: DeviceInfo) -> None:
        self.live.change(session.with_device, device)

    def _device_failed(self, report: ErrorReport) -> None:
        self.services.messages.error(report, key=DEVICE)

    # ---- settings of the next run

    def choose_model(self, name: str) -> None:
        self.live.change(session.with_model, name)
        self._show_at_once()

    def choose_weights(self, weights: str) -> None:
        """A file, "default" or "random"."""
        self.live.change(session.with_weights, weights)
        self._show_at_once()

    def choose_val_fraction(self, fraction: float) -> None:
        self.live.change(session.with_val_fraction, fraction)
        self._show_at_once()

    def choose_group(self, key: str) -> None:
        """Which images stay together in the split, as in DataConfig.group."""
        self.live.change(session.with_group, key)
        self._show_at_once()

    def choose_depth(self, depth: int) -> None:
        self.live.change(session.with_freeze_depth, depth)
        self._show_at_once()

    def change_training(self, train: TrainConfig, preset: str) -> None:
        device = self.state.config.train.device
        self.live.change(session.with_train, train, preset)
        self._show_at_once()
        if train.device != device:
            self.live.change(session.with_device, None)
            self.find_device()

    def choose_time(self, seconds: float) -> None:
        """The time that a run may take, from which other settings follow."""
        self.services.messages.dismiss_key(TIME)
        try:
            self.live.change(time_budget.with_time, seconds)
        except UserError as error:
            self.services.messages.error(ErrorReport.of(error), key=TIME)
        self._show_at_once()

    def choose_device(self, device: str) -> None:
        self.change_training(replace(self.state.config.train, device=device), self.state.preset)

    def _show_at_once(self) -> None:
        """A control that was moved shows its consequences in the same frame."""
        self.live.announce_now()

    # ---- what follows from what

    def _announce(self, state: SessionState) -> None:
        self.state_changed.emit(state)
        self.settings.set(config=state.config, preset=state.preset, try_run=state.try_run)

    def _settings_changed(self, settings: Settings) -> None:
        self.recent_changed.emit(settings.recent)

    def _save_settings(self) -> None:
        self.services.errand("settings", partial(settings_store.save, self.settings.value))

    def _refresh_history(self, _what: object = None) -> None:
        self.history.refresh()

    def _refresh_models(self, _result: object) -> None:
        self.downloads.refresh_models()

    def _evaluate(self, run_dir: str) -> None:
        self.tries.evaluation_wanted.emit(run_dir)
        self.tries.evaluate(run_dir, "")

    def _open_source_of(self, config: RunConfig) -> None:
        """Settings were taken over: show their images, or keep to those on screen where they are gone."""
        data, dataset = config.data, self.state.dataset
        shown = dataset is not None and (dataset.source, set(excluded_of(dataset)), dataset.pages)
        if shown == (data.source, set(data.excluded), data.pages):
            self.images.cancel_scan()
        elif data.source and Path(data.source).exists():
            self.images.open_source(data.source)
        else:
            self.images.cancel_scan()
        self.live.announce_now()

    # ---- the way out

    def close(self) -> None:
        """Stop what runs, let it save, end the workers; ``closed`` comes afterwards. Never blocks."""
        if self._closing:
            return
        self._closing = True
        saving = SAVE_SECONDS if self.services.trainer.has(RUN) else IDLE_SECONDS
        self.settings.save_now()
        if self.state.training:
            self.live.change(session.with_stop_requested)
            self.live.announce_now()
        for lane in (self.services.trainer, self.services.assistant, self.services.errands):
            lane.idle.connect(self._look_whether_all_ended)
            lane.close()
        for client, limit in ((self.services.trainer_client, saving), (self.services.assistant_client, IDLE_SECONDS)):
            closer = JobThread(lambda _emit, client=client, limit=limit: client.close(limit), self)
            closer.finished.connect(self._look_whether_all_ended)
            self._closers.append(closer)
            closer.start()

    def _look_whether_all_ended(self) -> None:
        if not self._closers or not all(closer.isFinished() for closer in self._closers):
            return
        if self.services.trainer.busy or self.services.assistant.busy:
            return
        if self.services.errands.busy:
            self._patience.start()
            return
        self._patience.stop()
        self._say_closed()

    def _abandon(self) -> None:
        """A network folder that does not answer must not keep a hidden program alive."""
        self.abandoned = self.services.errands.busy
        self._say_closed()

    def _say_closed(self) -> None:
        for closer in self._closers:
            closer.wait()
        if self._closers:
            self._closers = []
            QTimer.singleShot(0, self.closed.emit)


def _first_state(settings: Settings) -> SessionState:
    """The state of the last session, without its images: they are scanned again."""
    config = settings.config
    if config == RunConfig():  # nothing was ever chosen
        return session.with_train(SessionState(), PRESETS["balanced"], "balanced")
    try:
        catalog.resolve_depth(catalog.model(config.model.name, config.task), config.model.freeze_depth)
    except UserError:  # a model of another version; its settings would not fit one of ours
        config = replace(config, model=ModelConfig())
    preset: Preset = settings.preset if settings.preset in PRESETS else "custom"  # type: ignore[assignment]  # a key
    return SessionState(try_run=settings.try_run, config=config, preset=preset)
