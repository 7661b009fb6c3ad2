"""The Evaluation tab: how good a run is on images that it was not trained on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app import session
from ftstudio.app.remarks import remarks_on
from ftstudio.app.session import SessionState
from ftstudio.core.confidence import HeatMap
from ftstudio.core.errors import ErrorReport
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.evaluation.evaluation_result import EvaluationResult
from ftstudio.ui.evaluation.potential_view import PotentialView
from ftstudio.ui.evaluation.result_view import ResultView
from ftstudio.ui.evaluation.result_views import result_view_of
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import ElidedLabel, empty_state, neutralised, plain_label, scrolling
from ftstudio.ui.widgets.run_choice import NEWEST, Choice, RunChooser, choices


class EvaluationPanel(QWidget):
    """Chooses a run and a split, asks for an evaluation, and shows the one that is there.

    ``sure_from_chosen`` carries the run folder and the confidence that it is to answer from; ``explain_requested`` the
    run folder, absolute paths, and the class of each heat map.
    The signals with paths carry objects, because a name that is no UTF-8 would not survive as a Qt string.
    """

    evaluate_requested = Signal(object, str)
    cancel_requested = Signal()
    open_requested = Signal(object)
    sure_from_chosen = Signal(object, float)
    explain_requested = Signal(object, object, object)
    explain_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = NEWEST
        self._found: list[Choice] = []
        self._shown_choice: tuple[str, str] = ("", "")
        self._shown_stamp = ""
        self._with_test: frozenset[str] = frozenset()
        self._records: dict[str, RunRecord] = {}
        self._evaluation: Evaluation | None = None
        self._unsaid: tuple[str, ErrorReport] | None = None
        self._confusion: tuple[str, ...] = ()
        self._busy = False
        self._reading = Background(self)
        self._chooser = RunChooser()
        self._split = QComboBox()
        self._head = QWidget()
        self._evaluate = QPushButton(self.tr("Evaluate"))
        self._progress = QProgressBar()
        self._progress_text = ElidedLabel()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._progress_row = QWidget()
        self._note = plain_label(wrap=True)
        self._nothing = empty_state("crosshair", "", "")
        self._result: ResultView = EvaluationResult()
        self._results: list[ResultView] = []
        self.potential = PotentialView()
        self._ask_potential = QPushButton(self.tr("How good can this get?"))
        self._pages = QStackedWidget()
        self._runs, self._about_images = QWidget(), scrolling(self.potential)
        self._build()
        self._connect()
        self._show_empty()

    # ---- the state of the session ---------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        self._found = choices(state)
        self._chooser.show_choices(self._found, self._chosen)
        self._with_test = frozenset(record.run_dir for record in state.runs if record.test_count > 0)
        self._records = {record.run_dir: record for record in state.runs}
        run = self._chooser.current
        self._show_splits(run.run_dir if run else "")
        self._follow_choice()
        self.potential.show_available(session.why_not_advise(state))

    def _show_splits(self, run_dir: str) -> None:
        offered = [("val", self.tr("Validation"))]
        if run_dir in self._with_test:
            offered.insert(0, ("test", self.tr("Test")))
        if [self._split.itemData(place) for place in range(self._split.count())] == [key for key, _ in offered]:
            return
        with QSignalBlocker(self._split):
            self._split.clear()
            for key, title in offered:
                self._split.addItem(title, key)

    def _follow_choice(self) -> None:
        """Show what was saved before for the run and the split that are chosen now."""
        run = self._chooser.current
        choice = (run.run_dir, self._split.currentData()) if run else ("", "")
        record = self._records.get(choice[0])
        for result in self._results:
            result.show_sure_from(record.sure_from if record else 0.0)
        self._head.setVisible(run is not None)
        self._evaluate.setEnabled(run is not None and not self._busy)
        stamp = run.stamp if run else ""
        before, self._shown_stamp = self._shown_stamp, stamp
        if choice == self._shown_choice:
            if stamp != before and run is not None and not run.training and not self._busy:
                self._read_saved(choice)  # a training that has just ended left one
            return
        self._shown_choice = choice
        self._evaluation = None
        self._say("")
        self._show_empty()
        if run is not None:
            self._read_saved(choice)

    def _read_saved(self, choice: tuple[str, str]) -> None:
        self._reading.start(partial(_read, *choice), self._take_saved)

    def _take_saved(self, saved: tuple[Evaluation, bool] | None, error: Exception | None) -> None:
        if saved is not None:
            evaluation, is_current = saved
            self._show(evaluation)
            if not is_current:
                self._say(self.tr("The run has saved better weights since this evaluation. Evaluate again."), "warning")
        elif error is not None:
            self._say(self.tr("The saved evaluation cannot be read. Evaluate again."), "warning")
        self._say_failure()

    # ---- what comes -----------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """The answer to a request; shown if it belongs to the run and the split that are chosen."""
        self._set_busy(False)
        if (evaluation.run_dir, evaluation.split) == self._shown_choice:
            self._reading.forget()
            self._show(evaluation)

    def show_confusion(self, first: str, second: str) -> None:
        """Mark the confusion of two classes as soon as the evaluation of the chosen run is there."""
        self._confusion = (first, second)
        self._show_wanted_confusion()

    def _show_wanted_confusion(self) -> None:
        result = self._result
        if self._confusion and isinstance(result, EvaluationResult) and self._evaluation is not None:
            result.show_confusion(*self._confusion)
            self._confusion = ()

    def show_progress(self, done: int, total: int) -> None:
        """``total`` 0 means that it is not known."""
        self._set_busy(True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        locale = QLocale()
        text = self.tr("{0} of {1} images").format(locale.toString(done), locale.toString(total))
        self._progress_text.setText(text if total else self.tr("Getting ready…"))

    def evaluation_failed(self, run_dir: str, error: ErrorReport) -> None:
        """A request failed; said as soon as its run is the chosen one."""
        self._set_busy(False)
        self._unsaid = (run_dir, error)
        self._say_failure()

    def _say_failure(self) -> None:
        if self._unsaid is not None and self._unsaid[0] == self._shown_choice[0]:
            self._say_error(self._unsaid[1])
            self._unsaid = None

    def evaluation_stopped(self) -> None:
        """It was cancelled: nothing new to show."""
        self._set_busy(False)

    def add_heat_map(self, run_dir: str, heat_map: HeatMap) -> None:
        """Why a run said what it said of one image; one for another run than the chosen comes too late."""
        if run_dir == self._shown_choice[0]:
            self._result.strip.add_heat_map(heat_map)

    def explaining_ended(self, answered: bool) -> None:
        """The heat maps asked for last are there; ``answered`` False: something else went first."""
        self._result.strip.explaining_ended(answered)

    def explaining_failed(self, run_dir: str, error: ErrorReport) -> None:
        self._result.strip.explaining_failed()
        if run_dir == self._shown_choice[0]:
            self._say_error(error)

    # ---- showing --------------------------------------------------------------------------------------------

    def _show_empty(self) -> None:
        if self._evaluation is not None:
            return
        if self._chooser.current is None:
            title = self.tr("Nothing to evaluate yet")
            hint = self.tr("Train a model first. Its scores and its mistakes appear here.")
        elif self._busy:
            title = self.tr("Evaluating")
            hint = self.tr("The model runs on every image once. You can cancel at any time.")
        else:
            title = self.tr("Not evaluated yet")
            hint = self.tr("Press Evaluate to see this run's scores and its mistakes.")
        self._nothing.show_text(title, hint)
        self._pages.setCurrentIndex(0)

    def _show_potential(self, shown: bool) -> None:
        """In place of everything else: it is about the images, not about a run."""
        self._runs.setVisible(not shown)
        self._about_images.setVisible(shown)

    def _show(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._say(self._unreadable_words(evaluation), "warning")
        record = self._records.get(evaluation.run_dir)
        remarks = remarks_on(record, evaluation) if record else ()
        result = self._result_for(evaluation)
        result.show_evaluation(evaluation)
        result.headline.show_remarks(remarks)
        self._pages.setCurrentWidget(result)
        self._show_wanted_confusion()

    def _result_for(self, evaluation: Evaluation) -> ResultView:
        """The view for evaluations of this kind, made when the first one comes."""
        kind = result_view_of(evaluation)
        found = next((view for view in self._results if type(view) is kind), None)
        if found is None:
            found = kind()
            self._add_result(found)
        self._result = found
        return found

    def _unreadable_words(self, evaluation: Evaluation) -> str:
        count = len(evaluation.unreadable)
        if count == 0:
            return ""
        if count == 1:
            return self.tr("1 image could not be read and was skipped.")
        return self.tr("{0} images could not be read and were skipped.").format(QLocale().toString(count))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_empty()
        self._progress_row.setVisible(busy)
        self._evaluate.setVisible(not busy)
        self._evaluate.setEnabled(not busy and self._chooser.current is not None)

    def _say_error(self, error: ErrorReport) -> None:
        words = (neutralised(text) for text in (error.message, error.hint) if text)
        self._say("\n".join(words), "danger")

    def _say(self, text: str, role: str = "muted") -> None:
        self._note.setText(text)
        theme.set_role(self._note, role)
        self._note.setVisible(bool(text))

    # ---- doing ----------------------------------------------------------------------------------------------

    def _request(self) -> None:
        run = self._chooser.current
        if run is not None and not self._busy:
            self._say("")
            self.show_progress(0, 0)
            self.evaluate_requested.emit(run.run_dir, self._split.currentData())

    def choose(self, run_dir: str) -> None:
        """Turn to a run that is being evaluated because something else than this tab asked for it."""
        if any(choice.run_dir == run_dir for choice in self._found):
            self._chooser.show_choices(self._found, run_dir)
            self._choose_run(run_dir)
            self._split.setCurrentIndex(0)

    def _choose_run(self, run_dir: str) -> None:
        self._chosen = run_dir
        run = self._chooser.current
        self._show_splits(run.run_dir if run else "")
        self._follow_choice()

    def _choose_sure_from(self, value: float) -> None:
        self.sure_from_chosen.emit(self._shown_choice[0], value)

    def _explain(self, paths: list[str], class_names: list[str]) -> None:
        self.explain_requested.emit(self._shown_choice[0], paths, class_names)

    def _saving_failed(self, text: str) -> None:
        self._say(text, "danger")

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._chooser.setAccessibleName(self.tr("Run to evaluate"))
        self._split.setAccessibleName(self.tr("Images to evaluate on"))
        self._split.setToolTip(
            self.tr("Test images are held out: not used for training or for choosing the best epoch")
        )
        self._evaluate.setToolTip(self.tr("Evaluate the best weights of this run on these images"))
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress_text.setProperty("role", "muted")
        head = _row(self._chooser, self._split, self._evaluate, stretch=0)
        head.setContentsMargins(0, 0, 0, 0)
        self._head.setLayout(head)
        progress = _row(self._progress_text, self._progress, self._cancel, stretch=1)
        progress.setStretch(0, 1)
        progress.setContentsMargins(0, 0, 0, 0)
        self._progress_row.setLayout(progress)
        column = QVBoxLayout(self._runs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._head)
        column.addWidget(self._progress_row)
        column.addWidget(self._note)
        column.addWidget(self._pages, 1)
        self._pages.addWidget(self._nothing)
        self._add_result(self._result)
        self._ask_potential.setProperty("role", "link")
        self._ask_potential.setToolTip(
            self.tr("Cross-validate the chosen model on these images, with a learning curve. No run is needed.")
        )
        column.addWidget(self._ask_potential, 0, Qt.AlignmentFlag.AlignLeft)
        self._progress_row.setVisible(False)
        self._note.setVisible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        whole.addWidget(self._runs, 1)
        whole.addWidget(self._about_images, 1)
        self._about_images.hide()

    def _connect(self) -> None:
        self._chooser.run_chosen.connect(self._choose_run)
        self._split.currentIndexChanged.connect(self._follow_choice)
        self._ask_potential.clicked.connect(lambda: self._show_potential(True))
        self.potential.closed.connect(lambda: self._show_potential(False))
        self._evaluate.clicked.connect(self._request)
        self._cancel.clicked.connect(self.cancel_requested)

    def _add_result(self, result: ResultView) -> None:
        self._results.append(result)
        self._pages.addWidget(result)
        result.open_requested.connect(self.open_requested)
        result.saving_failed.connect(self._saving_failed)
        result.evaluate_requested.connect(self._request)
        result.sure_from_chosen.connect(self._choose_sure_from)
        result.explain_requested.connect(self._explain)
        result.explain_cancelled.connect(self.explain_cancelled)


def _row(*parts: QWidget, stretch: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE_S)
    for place, part in enumerate(parts):
        row.addWidget(part, 1 if place == stretch else 0)
    return row


def _read(run_dir: str, split: str) -> tuple[Evaluation, bool] | None:
    """The evaluation saved in a run folder, and whether it is of the weights as they are now; None where there is none.

    Raises UserError where it is damaged.
    """
    from ftstudio.store.run_folder import RunFolder

    folder = RunFolder(Path(run_dir))
    evaluation = folder.evaluation(split)
    return None if evaluation is None else (evaluation, folder.is_current(evaluation))
