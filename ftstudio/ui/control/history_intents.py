"""What a person does with earlier runs: overlay, rename, note, duplicate settings, delete to the bin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ftstudio.app import history, session, warm_start
from ftstudio.app import settings as settings_store
from ftstudio.app.history import RunCurves
from ftstudio.core.config import RunConfig
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import RunStarted
from ftstudio.core.run_record import RunRecord
from ftstudio.models import catalog
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.messages import Action

HISTORY = "history"
SORTING = "runs_sorting"
"""Where in ``Settings.extra`` it lies how the runs are sorted."""
MOST_CURVES = 6
"""More curves than this cannot be told apart."""


class HistoryIntents(QObject):
    """Answers the Runs tab."""

    curves_ready = Signal(object)
    run_shown = Signal(object)
    interrupted_found = Signal(object)
    config_chosen = Signal(object)

    def __init__(self, services: Services, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._ask = services, ask
        self._seen = False
        self._wanted: tuple[str, ...] = ()

    @property
    def _runs_dir(self) -> Path:
        return settings_store.runs_dir(self._services.settings.value)

    @property
    def kept_sorting(self) -> str:
        """What ``keep_sorting`` was given last, in this session or an earlier one; "" where there is nothing."""
        return self._services.settings.value.extra.get(SORTING, "")

    def keep_sorting(self, sorting: str) -> None:
        self._services.settings.change(lambda old: settings_store.with_extra(old, SORTING, sorting))

    def refresh(self) -> None:
        """Read the list of runs again, beside the window; several wishes at once are one."""
        self._services.errands.cancel(HISTORY)
        runs_dir = self._runs_dir
        self._services.errand(HISTORY, lambda: history.all_runs(runs_dir), self._show_runs)

    def look_for_interrupted(self) -> None:
        runs_dir = self._runs_dir
        self._services.errand("interrupted", lambda: history.interrupted_runs(runs_dir), self.interrupted_found.emit)

    def _show_runs(self, runs: tuple[RunRecord, ...]) -> None:
        first = not self._seen
        self._seen = True
        self._services.live.change(session.with_runs, runs)
        if first and self._services.live.value.run is None:
            self._show_last(runs)

    def _show_last(self, runs: tuple[RunRecord, ...]) -> None:
        """At the start of the program: the curves of the run that was last trained."""
        last = next((run for run in runs if run.epochs_done), None)
        if last is not None:
            self.show(last.run_dir)

    def overlay(self, run_dirs: list[str]) -> None:
        """Lay the curves of these runs over the chart."""
        wanted = tuple(run_dirs[:MOST_CURVES])
        self._wanted = wanted
        self._services.live.change(session.with_shown_runs, wanted)
        if len(run_dirs) > MOST_CURVES:
            self._services.messages.info(
                self.tr("The charts show the first %n runs.", "", MOST_CURVES),
                self.tr("More curves would be hard to tell apart."),
                key="overlay",
            )

        def show(curves: list[RunCurves]) -> None:
            if wanted == self._wanted:
                self.curves_ready.emit(curves)

        self._services.errand("curves", lambda: [history.curves(run_dir) for run_dir in wanted], show)

    def open(self, run_dir: str) -> None:
        """Try this run's model, and show its curves."""
        self._services.live.change(session.with_try_run, run_dir)
        self.show(run_dir)

    def show(self, run_dir: str) -> None:
        """Show the curves of one run."""
        self._services.errand("curves", lambda: history.curves(run_dir), self.run_shown.emit)

    def complete(self, started: RunStarted) -> None:
        """A resumed run: the curves of before it was interrupted come from its folder."""
        if started.start_step > 0:
            self.show(started.run_dir)

    def rename(self, run_dir: str, name: str) -> None:
        self._services.errand("rename", lambda: history.rename(run_dir, name), self._changed)

    def set_note(self, run_dir: str, note: str) -> None:
        self._services.errand("note", lambda: history.set_note(run_dir, note), self._changed)

    def set_sure_from(self, run_dir: str, value: float) -> None:
        """Have a run say "not sure" below a confidence."""
        self._services.errand("sure", lambda: history.set_sure_from(run_dir, value), self._changed)

    def duplicate(self, run_dir: str) -> None:
        """Take over all settings of an earlier run, its images included."""
        from ftstudio.store.run_folder import RunFolder

        def read() -> RunConfig:
            config = RunFolder(Path(run_dir)).config
            catalog.resolve_depth(
                catalog.model(config.model.name, config.task), config.model.freeze_depth
            )  # a model of ours
            return config

        self._services.errand("duplicate", read, self._take_config)

    def start_from(self, run_dir: str) -> None:
        """Put model, weights and settings of an earlier run on the left. Images that are open stay."""
        self._start(run_dir, lambda config: config)

    def unfreeze_more(self, run_dir: str) -> None:
        """The same with fewer stages frozen."""

        def freer(config: RunConfig) -> RunConfig:
            depth = catalog.resolve_depth(catalog.model(config.model.name, config.task), config.model.freeze_depth)
            model = replace(config.model, freeze_depth=warm_start.next_depth(depth))
            return warm_start.with_fitting_head(replace(config, model=model))

        self._start(run_dir, freer)

    def freeze_more(self, run_dir: str) -> None:
        """The settings of a run with more stages frozen, from its own starting weights.

        What was overfitted is not taken along.
        """
        from ftstudio.store.run_folder import RunFolder

        def tighter() -> RunConfig:
            config = RunFolder(Path(run_dir)).config
            info = catalog.model(config.model.name, config.task)
            depth = catalog.resolve_depth(info, config.model.freeze_depth)
            model = replace(config.model, freeze_depth=warm_start.previous_depth(depth, len(info.stages)))
            return replace(config, model=model)

        self._services.errand("duplicate", tighter, self._take_config)

    def _start(self, run_dir: str, changed: Callable[[RunConfig], RunConfig]) -> None:
        self._services.errand("start from", lambda: changed(warm_start.settings_of(run_dir)), self._take_start)

    def _take_start(self, config: RunConfig) -> None:
        before = self._services.live.value
        if before.dataset is not None:
            config = replace(config, data=before.config.data)
        self._services.live.change(session.with_config, config)
        self.config_chosen.emit(config)
        self._services.messages.info(
            self.tr("The next training starts from this run's weights."),
            self.tr("Choose how many stages to freeze on the left, then train."),
            Action(self.tr("Undo"), lambda: self._back_to(before)),
            key="duplicate",
        )

    def delete(self, run_dirs: list[str]) -> None:
        """Ask, then move run folders to the bin."""
        names = {record.run_dir: record.name for record in self._services.live.value.runs}
        if not run_dirs:
            return
        shown = ", ".join(neutralised(names.get(run_dir, run_dir)) for run_dir in run_dirs[:5])
        if len(run_dirs) > 5:
            shown += ", …"
        self._ask.yes_no(
            self.tr("Delete %n run(s)?", "", len(run_dirs)),
            self.tr("{names}\n\nThe folders are moved to the bin, where you can restore them.").format(names=shown),
            self.tr("Delete"),
            lambda: self._services.errand("delete", lambda: _delete_all(run_dirs), self._deleted, self._delete_failed),
        )

    def _deleted(self, count: int) -> None:
        self._services.messages.good(self.tr("%n run(s) moved to the bin.", "", count), key="delete")
        self.refresh()

    def _delete_failed(self, report: ErrorReport) -> None:
        self._services.messages.error(report, key="delete")
        self.refresh()  # some may have gone

    def _changed(self, _record: object) -> None:
        self.refresh()

    def _take_config(self, config: RunConfig) -> None:
        before = self._services.live.value
        self._services.live.change(session.with_config, config)
        self.config_chosen.emit(config)
        gone = bool(config.data.source) and self._services.live.value.config.data.source != config.data.source
        self._services.messages.info(
            self.tr("The settings of that run are now on the left."),
            self.tr("Its images are no longer at their old location, so the current images stay open.")
            if gone
            else self.tr("Change what you like, then train."),
            Action(self.tr("Undo"), lambda: self._back_to(before)),
            key="duplicate",
        )

    def _back_to(self, before: session.SessionState) -> None:
        self._services.live.change(session.with_config, before.config)
        self.config_chosen.emit(before.config)


def _delete_all(run_dirs: list[str]) -> int:
    for run_dir in run_dirs:
        history.delete_to_bin(run_dir)
    return len(run_dirs)
