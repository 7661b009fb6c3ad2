"""What the menus open: dialogs for files, preferences, the guide, diagnostics, about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMenuBar, QWidget
from shiboken6 import isValid

from ftstudio.app import cache_admin
from ftstudio.app import settings as settings_store
from ftstudio.app.cache_admin import Kept
from ftstudio.core.errors import ErrorReport
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.setup.drop_zone import SOURCES_FILTER
from ftstudio.ui.widgets.run_choice import NEWEST, choices
from ftstudio.ui.window import about, diagnostics, notifier, problem_dialog
from ftstudio.ui.window.cache_preferences import KeptData
from ftstudio.ui.window.diagnostics import Diagnosis, DiagnosticsDialog
from ftstudio.ui.window.dialogs import GuideWindow, TextDialog
from ftstudio.ui.window.export_dialog import ExportDialog
from ftstudio.ui.window.preferences import Preferences
from ftstudio.ui.window.problem_dialog import ProblemDialog
from ftstudio.ui.window.project_dialog import PackDialog, UnpackDialog
from ftstudio.ui.window.report_dialog import ReportDialog
from ftstudio.ui.window.shortcuts import ShortcutsDialog, keys_of

DOCTOR = "doctor"
T = TypeVar("T")


class WindowActs(QObject):
    """Opens dialogs over one window. None of them blocks the program."""

    image_chosen = Signal(object)
    theme_chosen = Signal(str)

    def __init__(self, window: QWidget, controller: Controller) -> None:
        super().__init__(window)
        self._window, self._controller = window, controller
        self._exporting: ExportDialog | None = None

    def choose_folder(self) -> None:
        """Ask for a folder of images, without blocking."""
        dialog = QFileDialog(self._window, self.tr("Open a folder of images"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open_dialog(dialog, self._controller.images.open_source)

    def choose_list(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a list or an archive"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Lists and archives ({0})").format(SOURCES_FILTER))
        self._open_dialog(dialog, self._controller.images.open_source)

    def choose_image(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Try an image"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open_dialog(dialog, lambda path: self.image_chosen.emit([path]))

    def _open_dialog(self, dialog: QFileDialog, take: Callable[[str], None]) -> None:
        dialog.fileSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_preferences(self) -> None:
        dialog = Preferences(self._controller.settings.value, self._controller.state.config.train.device, self._window)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.runs_dir_chosen.connect(self._choose_runs_dir)
        dialog.device_chosen.connect(self._controller.choose_device)
        dialog.show_notifications(notifier.wanted(self._controller.settings))
        dialog.notifications_chosen.connect(partial(notifier.choose, self._controller.settings))
        dialog.language_chosen.connect(lambda language: self._controller.settings.set(language=language))
        part = dialog.kept_data
        part.budgets_chosen.connect(lambda budgets: self._controller.settings.set(budgets=budgets))
        part.empty_requested.connect(lambda: self._empty_kept_data(part))
        self._count_kept_data(part)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_runs_dir(self, folder: str) -> None:
        self._controller.settings.set(runs_dir=folder)
        self._controller.history.refresh()

    def _count_kept_data(self, part: KeptData) -> None:
        """Beside the window: there may be many files."""

        def show(found: Kept) -> None:
            if isValid(part):
                part.show_kept(found)

        def complain(report: ErrorReport) -> None:
            if isValid(part):
                part.show_trouble(report.message)

        budgets = self._controller.settings.value.budgets
        self._controller.services.errand("cached data", partial(cache_admin.kept, budgets), show, complain)

    def _empty_kept_data(self, part: KeptData) -> None:
        def show(freed: int) -> None:
            if isValid(part):
                part.show_emptied(freed)
                self._count_kept_data(part)

        part.empty_button.setEnabled(False)
        self._controller.services.errand("cached data", cache_admin.empty, show)

    def show_export(self, run_dir: str = NEWEST) -> None:
        """Ask how and where to export a run, beside the work; one such dialog at a time."""
        if self._exporting is not None and isValid(self._exporting):
            self._exporting.raise_()
            self._exporting.activateWindow()
            return
        exports, chosen = self._controller.exports, run_dir or self._controller.state.try_run
        dialog = self._exporting = ExportDialog(choices(self._controller.state), chosen, self._window)
        dialog.export_requested.connect(exports.export)
        dialog.cancel_requested.connect(exports.cancel)
        dialog.reveal_requested.connect(self._controller.images.reveal)
        exports.progress.connect(dialog.show_progress)
        exports.exported.connect(dialog.show_exported)
        exports.failed.connect(dialog.show_failed)
        exports.stopped.connect(dialog.show_stopped)
        dialog.show()

    def save_everything(self) -> None:
        """All runs and their images as one file."""
        self._show_project(PackDialog(self._runs_dir, len(self._controller.state.runs), self._window))

    def open_project(self) -> None:
        """A project that was saved on another computer."""
        dialog = UnpackDialog(self._runs_dir, self._window)
        dialog.unpacked.connect(self._controller.history.refresh)
        dialog.open_requested.connect(self._controller.images.open_source)
        self._show_project(dialog)

    @property
    def _runs_dir(self) -> str:
        return str(settings_store.runs_dir(self._controller.settings.value))

    def _show_project(self, dialog: PackDialog | UnpackDialog) -> None:
        projects = self._controller.projects
        dialog.requested.connect(projects.ask)
        dialog.cancel_requested.connect(projects.cancel)
        dialog.reveal_requested.connect(self._controller.images.reveal)
        projects.progress.connect(dialog.show_progress)
        projects.done.connect(dialog.show_done)
        projects.failed.connect(dialog.show_failed)
        projects.stopped.connect(dialog.show_stopped)
        dialog.open()  # one at a time

    def open_guide(self) -> None:
        """The guide, in a window of its own that may stay open beside the work."""
        text, folder = about.guide()
        GuideWindow(text, folder, self._window).show()

    def show_diagnostics(self) -> None:
        self._controller.services.messages.info(self.tr("Checking this computer…"), key=DOCTOR)
        self._controller.services.errand(DOCTOR, diagnostics.examined, self._show_diagnosis)

    def _show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._controller.services.messages.dismiss_key(DOCTOR)
        dialog = DiagnosticsDialog(diagnosis, self._window)
        dialog.rewrite_requested.connect(partial(self._write_report, dialog))
        dialog.reveal_requested.connect(self._controller.images.reveal)
        dialog.open()

    def _write_report(self, dialog: DiagnosticsDialog, wanted: Diagnosis) -> None:
        def show(diagnosis: Diagnosis) -> None:
            if isValid(dialog):
                dialog.show_diagnosis(diagnosis)

        self._controller.services.errand(DOCTOR, partial(diagnostics.written, wanted), show)

    def report_problem(self) -> None:
        """The user's words and a report of this computer, to copy or save."""
        dialog = ProblemDialog(self._window)

        def compose(with_paths: bool) -> None:
            self._controller.services.errand(
                DOCTOR, partial(problem_dialog.composed, with_paths), _while_open(dialog, dialog.show_report), trouble
            )

        def save(path: Path, text: str) -> None:
            self._controller.services.errand(
                DOCTOR, partial(problem_dialog.saved, path, text), _while_open(dialog, dialog.show_saved), trouble
            )

        trouble = _while_open(dialog, dialog.show_trouble)
        dialog.report_wanted.connect(compose)
        dialog.save_requested.connect(save)
        dialog.open()
        dialog.ask()

    def show_shortcuts(self, bar: QMenuBar) -> None:
        ShortcutsDialog(keys_of(bar), self._window).show()

    def ask_for_report(self, run_dirs: list[str]) -> None:
        """Where a report of one run, or of two side by side, is to lie; then have it written."""
        state = self._controller.state
        runs = {run.run_dir: run for run in state.runs}
        wanted = [runs[run_dir] for run_dir in run_dirs if run_dir in runs]
        if wanted:
            dialog = ReportDialog(wanted, state.config.train.device, self._window)
            dialog.report_requested.connect(self._controller.reports.make)
            dialog.open()

    def show_about(self) -> None:
        TextDialog(self.tr("About FTStudio"), about.text(), self._window).open()


def _while_open(dialog: QDialog, show: Callable[[T], None]) -> Callable[[T], None]:
    """``show``, unless ``dialog`` was closed in the meantime."""

    def shown(value: T) -> None:
        if isValid(dialog):
            show(value)

    return shown
