"""The Training tab: live charts, earlier runs behind them, and one line that says how far the training is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ftstudio.app.history import RunCurves
from ftstudio.app.session import SessionState
from ftstudio.core.errors import UserError
from ftstudio.core.events import EpochDone, PhaseChanged, RolledBack, RunStarted, StepDone
from ftstudio.ui.images.contact_sheet import ContactSheet
from ftstudio.ui.training import training_status
from ftstudio.ui.training.chart_imports import ChartImports
from ftstudio.ui.training.chart_toolbar import DEFAULT_SMOOTHING, ChartToolbar, smoothing_weight
from ftstudio.ui.training.training_status import Status, StatusLine
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, EmptyState, unbroken
from ftstudio.ui.window.dialogs import documents_folder

if TYPE_CHECKING:
    # pyqtgraph and numpy take most of a second to import: never before the window is painted.
    from ftstudio.ui.training.charts import Charts
    from ftstudio.ui.training.curve_data import Curves

WARM_UP_MS = 400
"""After the tab is first seen; by then the window stands."""
TOLD_MS = 6000


class TrainingTab(QWidget):
    """Shows the run in the worker; on wish an earlier run in its place, and earlier runs in grey behind it.

    Before the first training it shows the images; ``class_chosen`` carries the class whose pictures were clicked.
    """

    class_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: Charts | None = None
        self._waiting: list[Callable[[], None]] = []
        self._live: Curves | None = None
        self._state = SessionState()
        self._best: EpochDone | None = None
        self._seconds = 0.0
        self._opened: str | None = None
        self._imports = ChartImports(self)
        self._imports.done.connect(self._make_charts)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(TOLD_MS)
        self._told.timeout.connect(self._show_status)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WARM_UP_MS)
        self._soon.timeout.connect(self._warm_up)
        self._build()
        self.show_state(self._state)

    # ---- what the run says ------------------------------------------------------------------------------

    def run_started(self, event: RunStarted) -> None:
        """A run starts or resumes from its checkpoint; in the second case its curves continue."""
        self._best = None
        self._opened = None
        self._with_charts(lambda: self._start(event))

    def add_event(self, event: StepDone | EpochDone | PhaseChanged | RolledBack) -> None:
        """One more value; it is only taken in, the charts paint themselves when they are seen."""
        if isinstance(event, PhaseChanged):
            return
        if not isinstance(event, RolledBack):
            self._seconds = max(event.seconds, 0.0)
        if isinstance(event, EpochDone) and event.is_best:
            self._best = event
        if self.charts is not None and not self._waiting:
            self._add(event)
        else:
            self._with_charts(lambda: self._add(event))

    def show_run(self, run: RunCurves) -> None:
        """Show an earlier run in the foreground. What is known of the run in the worker is completed by it."""
        self._with_charts(lambda: self._show_run(run))

    def show_runs(self, runs: list[RunCurves]) -> None:
        """Earlier runs in grey behind the shown one; at most six."""
        if runs or self.charts is not None:
            self._with_charts(lambda: self._show_runs(runs))

    def clear(self) -> None:
        """Forget all curves."""
        self._waiting.clear()
        self._live = self._opened = self._best = None
        if self.charts is not None:
            from ftstudio.ui.training.curve_data import Curves

            self.charts.show_curves(Curves())
            self.charts.show_others([])
        self._show_page()

    def show_state(self, state: SessionState) -> None:
        before, self._state = self._state.dataset, state
        if state.dataset is not None and (before is None or before.source != state.dataset.source):
            self._leave_other_images(state.dataset.name)
        if not self._told.isActive():
            self._show_status()
        self._show_page()

    # ---- the charts -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.charts is None:
            self._soon.start()

    def _with_charts(self, action: Callable[[], None]) -> None:
        """Do it now, or as soon as the charts are there; in order."""
        if self.charts is not None and not self._waiting:
            action()
        else:
            self._waiting.append(action)
            self._warm_up()

    def _warm_up(self) -> None:
        if self.charts is None:
            self._imports.start()

    def _make_charts(self) -> None:
        from ftstudio.ui.training.charts import Charts

        self.charts = charts = Charts()
        charts.show_smoothing(smoothing_weight(DEFAULT_SMOOTHING))
        tools = self.toolbar
        tools.axis_chosen.connect(charts.show_axis)
        tools.log_chosen.connect(charts.show_log)
        tools.raw_chosen.connect(charts.show_raw)
        tools.smoothing_chosen.connect(charts.show_smoothing)
        tools.metric_chosen.connect(charts.show_metric)
        tools.everything_requested.connect(charts.show_everything)
        charts.repainted.connect(self._allow_smoothing)
        self._page_column.addWidget(charts, 1)
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()
        self._show_page()

    def _start(self, event: RunStarted) -> None:
        from ftstudio.ui.training.curve_data import Curves

        goes_on = event.start_step > 0 and self._live is not None and self._live.run_dir == event.run_dir
        opened = self.charts.curves if self.charts else None
        if not goes_on:
            # Resumed from the Runs tab, its curves may be the ones that stand open.
            same = event.start_step > 0 and opened is not None and opened.run_dir == event.run_dir
            self._live = opened if same and opened is not None else Curves()
        assert self._live is not None
        self._live.start(event)
        self._show_main(self._live)

    def _add(self, event: StepDone | EpochDone | RolledBack) -> None:
        if self._live is None:
            from ftstudio.ui.training.curve_data import Curves

            self._live = Curves()
            self._show_main(self._live)
        self._live.add(event)
        if self.charts is not None and self.charts.curves is self._live:
            self.charts.mark_changed(whole=isinstance(event, RolledBack))

    def _show_run(self, run: RunCurves) -> None:
        from ftstudio.ui.training.curve_data import from_history

        if self._live is not None and self._live.run_dir == run.run_dir:
            self._live.put_before(run)
            self._opened = None
            self._show_main(self._live)
            return
        self._opened = run.run_dir
        curves = from_history(run)
        record = next((record for record in self._state.runs if record.run_dir == run.run_dir), None)
        curves.val_count = record.val_count if record else 0
        self._show_main(curves)

    def _show_runs(self, runs: list[RunCurves]) -> None:
        from ftstudio.ui.training.curve_data import from_history

        if self.charts is not None:
            front = self.charts.curves.run_dir
            others = [from_history(run) for run in runs if not front or run.run_dir != front]
            self._tell_apart(others, front)
            self.charts.show_others(others)
        self._show_page()

    def _tell_apart(self, others: list[Curves], front: str) -> None:
        """Runs of one name say when they were: in the key their greys are not enough."""
        names = [run.name for run in others] + ([self._name_of(front)] if front else [])
        created = {record.run_dir: record.created for record in self._state.runs}
        if len(set(names)) < len(names) and all(run.run_dir in created for run in others):
            moments = number_format.moments([created[run.run_dir] for run in others])
            for run, moment in zip(others, moments, strict=True):
                run.name = f"{moment} · {run.name}"

    def _show_main(self, curves: Curves) -> None:
        if self.charts is not None:
            self.charts.show_curves(curves)
            self.toolbar.show_metrics(curves.metrics, self.charts.view.metric)
        self._show_page()
        self._show_status()

    def _allow_smoothing(self) -> None:
        if self.charts is not None:
            self.toolbar.allow_smoothing(not all(run.fitted for run in (self.charts.curves, *self.charts.others)))

    def _leave_other_images(self, name: str) -> None:
        """Other images were opened: an earlier run of those before says nothing of them."""
        record = next((record for record in self._state.runs if record.run_dir == self._opened), None)
        if record is not None and record.dataset != name:
            self._back()

    def _back(self) -> None:
        """From an earlier run to the one in the worker, or to none."""
        self._opened = None
        if self.charts is not None:
            from ftstudio.ui.training.curve_data import Curves

            self._show_main(self._live if self._live is not None else Curves())

    # ---- saving -----------------------------------------------------------------------------------------

    def _ask_where(self, ending: str) -> None:
        kinds = {
            "png": self.tr("Image (*.png)"),
            "svg": self.tr("Vector graphics (*.svg)"),
            "csv": self.tr("Table (*.csv)"),
        }
        name = str(documents_folder() / f"{self.tr('training')}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the charts"), name, kinds[ending])
        if chosen:
            path = Path(chosen)
            self.save_charts(path if path.suffix else path.with_suffix(f".{ending}"))

    def save_charts(self, path: Path) -> None:
        """Write the charts to a .png, .svg or .csv file, and say in the status line what came of it."""
        if self.charts is None:
            return
        from ftstudio.ui.training import chart_export

        self.charts.repaint_now()
        try:
            chart_export.save(self.charts.canvas(), [self.charts.curves, *self.charts.others], path)
        except UserError as error:
            self._tell(Status("error", "wrong", f"{error.message} {error.hint}".strip(), tone="danger"))
        else:
            self._tell(Status("check", "good", self.tr("Saved: {path}").format(path=path)))

    def _tell(self, status: Status) -> None:
        """Say something for some seconds, then go back to the run."""
        self.status.show()
        self.status.show_status(status)
        self._told.start()

    # ---- showing ----------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        charts = self.charts
        has_curves = charts is not None and bool(len(charts.curves) or charts.curves.epochs or charts.others)
        going_on = charts is not None and self._state.training and self._live is not None
        dataset = self._state.dataset
        page = self._chart_page if has_curves or going_on else self._empty if dataset is None else self.sheet
        if page is self.sheet and dataset is not None and self._state.run is None:
            self.sheet.show_dataset(dataset)
            self.sheet.show_hint(self._guide()[1])
        elif page is self.sheet:
            page = self._empty
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
        if page is self._empty:
            self._empty.show_text(*self._guide())
        opened = self._opened is not None
        if self._earlier.isHidden() == opened:
            self._earlier.setVisible(opened)
        if opened:
            self._earlier_name.setText(self.tr("Earlier run: {name}").format(name=self._name_of(self._opened or "")))
            self._back_button.setText(self.tr("Back to the training") if self._live is not None else self.tr("Close"))

    def _guide(self) -> tuple[str, str]:
        state = self._state
        if state.training:
            return self.tr("Your loss curves will appear here."), self.tr("Preparing the training.")
        steps = (self.tr("Open images"), self.tr("Choose a model"), self.tr("Train"))
        signs = ("✓" if state.dataset is not None else "1", "✓", "3")
        # In a narrow tab a step goes to the next line as a whole, with the arrow that leads to it.
        whole = (unbroken(f"{sign}  {step}") for sign, step in zip(signs, steps, strict=True))
        lines = f"   →{unbroken('   ')}".join(whole)
        return self.tr("Your loss curves will appear here."), lines

    def _show_status(self) -> None:
        status = self._status()
        if self.status.isHidden() == (status is not None):
            self.status.setVisible(status is not None)
        if status is not None:
            self.status.show_status(status)

    def _status(self) -> Status | None:
        run = self._state.run
        if self._opened is not None and not self._state.training:
            record = next((record for record in self._state.runs if record.run_dir == self._opened), None)
            return training_status.finished(training_status.of_record(record)) if record else None
        if run is None:
            return None
        if run.active:
            return training_status.running(run)
        # The curves know of a best epoch before a resume as well.
        best = self._best or (self._live.best if self._live is not None else None)
        return training_status.finished(training_status.of_run(run, best, self._seconds))

    def _name_of(self, run_dir: str) -> str:
        names = {record.run_dir: record.name for record in self._state.runs}
        return names.get(run_dir) or (self.charts.curves.name if self.charts else "") or Path(run_dir).name

    def _build(self) -> None:
        self.toolbar = ChartToolbar()
        self.toolbar.save_requested.connect(self._ask_where)
        self._earlier = QWidget()
        self._earlier_name = ElidedLabel()
        self._back_button = QPushButton()
        self._back_button.setProperty("role", "quiet")
        self._back_button.setToolTip(self.tr("Stop showing this earlier run"))
        self._back_button.clicked.connect(self._back)
        row = QHBoxLayout(self._earlier)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._earlier_name, 1)
        row.addWidget(self._back_button)
        self._chart_page = QWidget()
        self._page_column = QVBoxLayout(self._chart_page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._page_column.setSpacing(theme.SPACE_S)
        self._page_column.addWidget(self._earlier)
        self._page_column.addWidget(self.toolbar)
        self._empty = EmptyState("chart", "", "")
        self.pages = QStackedWidget()
        self.sheet = ContactSheet()
        self.sheet.class_chosen.connect(self.class_chosen)
        self.pages.addWidget(self._empty)
        self.pages.addWidget(self.sheet)
        self.pages.addWidget(self._chart_page)
        self.status = StatusLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
