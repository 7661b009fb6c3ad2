"""Which of two selected runs is better on the same images, or what is missing to say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.app import comparison as words
from ftstudio.app.comparison import SavedComparison
from ftstudio.core.errors import ErrorReport
from ftstudio.core.paired_figures import FigureComparison
from ftstudio.core.paired_figures import RunComparison as Compared
from ftstudio.core.paired_test import Comparison
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.history.differing_images import DifferingImages
from ftstudio.ui.history.paired_bar import PairedBar
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import caption, neutralised, plain_label, unbroken

DOT = " · "


class RunComparison(QWidget):
    """Reads the saved evaluations of two runs beside the window.

    ``compare_requested`` carries the two run folders: an evaluation is missing. Paths travel as objects, because one
    that is no UTF-8 would not survive as a Qt string.
    """

    compare_requested = Signal(object, object)
    cancel_requested = Signal()
    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[RunRecord, ...] = ()
        self._names = ("", "")
        self._comparison: Compared | None = None
        self._busy = False
        self._asked: list[str] = []
        self._reading = Background(self)
        self.verdict = plain_label(wrap=True)
        self.facts = plain_label(wrap=True)
        self.remarks = caption()
        self._bar = PairedBar()
        self._show_images = QPushButton(self.tr("Show the images"))
        self._evaluate = QPushButton(self.tr("Run missing evaluations"))
        self._progress = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._build()
        self._connect()

    # ---- which runs -----------------------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[RunRecord], names: Sequence[str]) -> None:
        """Compare two runs by what was saved of them; of fewer or more there is nothing to say."""
        if len(runs) != 2 or not all(run.has_weights for run in runs):
            self._runs = ()
            self._reading.forget()
            self.hide()
            return
        known = [(run.run_dir, run.best_epoch, run.state) for run in self._runs]
        self._runs, self._names = tuple(runs), (names[0], names[1])
        self.show()
        if known != [(run.run_dir, run.best_epoch, run.state) for run in self._runs]:
            self._clear(self.tr("Comparing on the same images…"))
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """What was missing may have been evaluated meanwhile."""
        super().showEvent(event)
        if not self._busy:
            self._read_what_is_missing()

    def _dirs(self) -> list[str]:
        return [run.run_dir for run in self._runs]

    def _read(self) -> None:
        if self._runs:
            self._reading.start(partial(words.saved_comparison, *self._dirs()), self._take_saved)

    def _take_saved(self, saved: SavedComparison | None, error: Exception | None) -> None:
        if saved is None or error is not None:
            self._clear(self.tr("These runs cannot be compared: a run folder cannot be read."))
        elif saved.comparison is not None:
            self._show(saved.comparison)
        elif saved.reason:
            self._clear(neutralised(saved.reason))
        else:
            self._clear(self._missing_words(saved))
            self._evaluate.setVisible(not self._busy)

    def _missing_words(self, saved: SavedComparison) -> str:
        images = self.tr("test images") if saved.split == "test" else self.tr("validation images")
        if len(saved.missing) > 1:
            return self.tr("Not compared yet: neither run has been evaluated on its {0}.").format(images)
        named = zip(self._names, self._dirs(), strict=True)
        name = next((name for name, run_dir in named if run_dir in saved.missing), "")
        return self.tr("Not compared yet: {0} has not been evaluated on its {1}.").format(neutralised(name), images)

    # ---- what comes -----------------------------------------------------------------------------------------

    def show_progress(self, done: int, total: int) -> None:
        """``total`` 0 means that it is not known. The first of a request comes while its runs are selected."""
        if not self._busy:
            self._asked = self._dirs()
        self._set_busy(True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def show_answer(self, comparison: Compared) -> None:
        """The answer to a request; shown if its runs are still the selected ones."""
        self._set_busy(False)
        if [comparison.run_a, comparison.run_b] == self._dirs():
            self._reading.forget()
            self._show(comparison)
        else:
            self._read_what_is_missing()

    def comparison_failed(self, error: ErrorReport) -> None:
        """A request failed; said if its runs are still the selected ones."""
        self._set_busy(False)
        if self._asked == self._dirs():
            self._clear(neutralised(f"{error.message} {error.hint}".strip()))
            self._evaluate.setVisible(True)
        else:
            self._read_what_is_missing()

    def comparison_stopped(self) -> None:
        self._set_busy(False)
        self._read_what_is_missing()

    def _read_what_is_missing(self) -> None:
        """What was evaluated meanwhile may be just that; where it is not, it can be asked for again."""
        if self._comparison is None:
            self._read()

    # ---- showing --------------------------------------------------------------------------------------------

    def _clear(self, text: str) -> None:
        """Words alone."""
        self._comparison = None
        self.verdict.setText(text)
        theme.set_role(self.verdict, "muted")
        for widget in (self._bar, self.facts, self.remarks, self._show_images, self._evaluate):
            widget.hide()

    def _show(self, comparison: Compared) -> None:
        self._comparison = comparison
        by_count = isinstance(comparison, Comparison)
        if by_count:
            self._show_counts(comparison)
        else:
            self._show_figures(comparison)
        theme.set_role(self.verdict, "")
        self.remarks.setText(" ".join(words.remarks(comparison)))
        self._evaluate.hide()
        self.facts.show()
        self._bar.setVisible(by_count)
        self.remarks.setVisible(bool(self.remarks.text()))
        self._show_images.setVisible(by_count and bool(comparison.differing))

    def _show_counts(self, comparison: Comparison) -> None:
        p = unbroken(words.p_words(comparison.p, _two_digits))
        a, b = (neutralised(name) for name in self._names)
        self.verdict.setText(words.verdict(comparison, a, b, p))
        self.facts.setText(self._fact_words(comparison))
        self._bar.show_comparison(comparison, *self._names)

    def _show_figures(self, comparison: FigureComparison) -> None:
        """The better run first, as the verdict has it."""
        a, b = (neutralised(name) for name in self._names)
        self.verdict.setText(words.verdict(comparison, a, b))
        values = [comparison.value_a, comparison.value_b]
        shown = [comparison.in_words(value) for value in (values if comparison.a_is_ahead else values[::-1])]
        text = self.tr("{0}: {1} against {2} on {3} common images")
        count = number_format.count(comparison.count)
        self.facts.setText(text.format(comparison.metric.title, *shown, count))

    def _fact_words(self, comparison: Comparison) -> str:
        """The better run first, as the verdict has it."""
        shares = sorted((comparison.accuracy_a, comparison.accuracy_b), reverse=True)
        points = [QLocale().toString(100 * share, "f", 1) for share in comparison.lead]
        common = self.tr("{0} against {1} on {2} common images")
        if comparison.split_a == comparison.split_b == "test":
            common = self.tr("{0} against {1} on {2} common test images")
        common = common.format(
            *(number_format.percent(share) for share in shares), number_format.count(comparison.count)
        )
        return common + DOT + self.tr("{0} points difference (95% interval {1} to {2})").format(*points)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self._progress, self._cancel):
            widget.setVisible(busy)
        if busy:
            self._evaluate.hide()

    # ---- doing ----------------------------------------------------------------------------------------------

    def _request(self) -> None:
        if self._runs:
            self.compare_requested.emit(*self._dirs())

    def _open_images(self) -> None:
        if isinstance(self._comparison, Comparison):
            dialog = DifferingImages(self._comparison, *self._names, parent=self)
            dialog.open_requested.connect(self.open_requested)
            dialog.open()

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme.set_role(self.facts, "muted")
        self._show_images.setProperty("role", "link")
        self._evaluate.setToolTip(self.tr("Evaluate both runs on the same images and test which is better"))
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._show_images.setToolTip(self.tr("Show the images on which the two runs differ"))
        facts, row = QHBoxLayout(), QHBoxLayout()
        facts.addWidget(self.facts, 1)
        facts.addWidget(self._show_images)
        row.addWidget(self._evaluate)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        row.addStretch(0)
        for each in (facts, row):
            each.setSpacing(theme.SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE_XS)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.verdict)
        column.addWidget(self._bar)
        column.addLayout(facts)
        column.addWidget(self.remarks)
        column.addLayout(row)
        self._set_busy(False)
        self._clear("")

    def _connect(self) -> None:
        self._show_images.clicked.connect(self._open_images)
        self._evaluate.clicked.connect(self._request)
        self._cancel.clicked.connect(self.cancel_requested)


def _two_digits(value: float) -> str:
    return QLocale().toString(value, "g", 2)
