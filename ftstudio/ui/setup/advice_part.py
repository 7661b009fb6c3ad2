"""Below the cost table: look for the best freeze position, how far that is, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.app import advice_job
from ftstudio.app.advice_progress import AdviceView
from ftstudio.app.session import SessionState, why_not_advise
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label


class AdvicePart(QWidget):
    """``chosen`` carries a position that the user has clicked: nothing else moves the slider.

    The panel around it places ``search`` and ``price``.
    """

    requested = Signal()
    cancelled = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._best = self._cheapest = 0
        self.search = QPushButton(self.tr("Find the best"))
        self.search.setProperty("role", "link")
        self.search.setIcon(theme.icon("crosshair", "accent"))
        self.search.clicked.connect(self.requested)
        self.price = plain_label("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the current training run"))
        self.words = ElidedLabel()
        self.words.setProperty("role", "caption")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "quiet")
        self.cancel.setToolTip(self.tr("Cancel. The answer is based on the positions tried so far."))
        self.cancel.clicked.connect(self.cancelled)
        self.sentence = plain_label("", "", wrap=True)
        self.use_best, self.use_cheapest = QPushButton(), QPushButton()
        self.use_best.clicked.connect(lambda: self.chosen.emit(self._best))
        self.use_cheapest.clicked.connect(lambda: self.chosen.emit(self._cheapest))
        for link in (self.use_best, self.use_cheapest):
            link.setProperty("role", "link")
        self._lay_out()

    def _lay_out(self) -> None:
        running = QHBoxLayout()
        running.setSpacing(theme.SPACE_S)
        running.addWidget(self.words, 1)
        running.addWidget(self.cancel)
        links = QHBoxLayout()
        links.setSpacing(theme.SPACE_M)
        links.addWidget(self.use_best)
        links.addWidget(self.use_cheapest)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.bar)
        column.addLayout(running)
        column.addWidget(self.sentence)
        column.addLayout(links)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: SessionState) -> None:
        shown = (state.advice, state.costs, why_not_advise(state))
        if shown == self._shown:
            return
        self._shown = shown
        view = state.advice
        running = view is not None and view.running
        for widget in (self.bar, self.words, self.cancel):
            widget.setVisible(running)
        self._show_question(state, view)
        if view is not None and running:
            self._show_progress(view, len(state.costs))
        self._show_answer(view, len(state.costs) - 1)
        self.setVisible(view is not None)

    def _show_question(self, state: SessionState, view: AdviceView | None) -> None:
        answer = view.answer if view is not None else None
        complete = answer is not None and not answer.stopped
        visible = not complete and not (view is not None and view.running)
        self.search.setVisible(visible)
        self.price.setVisible(visible)
        self.search.setText(self.tr("Try the others") if answer is not None else self.tr("Find the best"))
        reason = why_not_advise(state)
        self.search.setEnabled(not reason)
        tip = self.tr("Train at every position, most promising first, and compare on your validation images.")
        self.search.setToolTip(reason or tip)
        rest = [cost for cost in state.costs if answer is None or answer.at(cost.freeze_depth) is None]
        about = self.tr("~{span}").format(span=amounts.span(advice_job.price(rest)))
        self.price.setText("" if reason else about)

    def _show_progress(self, view: AdviceView, positions: int) -> None:
        self.bar.setMaximum(view.total)
        self.bar.setValue(view.done)
        done = self.tr("{done} of {all} tried").format(done=len(view.tried), all=positions)
        now = self.tr("now {depth} frozen").format(depth=view.trying)
        self.words.setText(done if view.trying is None else f"{done} · {now}")

    def _show_answer(self, view: AdviceView | None, stages: int) -> None:
        answer = view.answer if view is not None else None
        self.sentence.setVisible(answer is not None)
        self.sentence.setText(answer.sentence if answer is not None else "")
        self.use_best.setVisible(answer is not None)
        self.use_cheapest.setVisible(answer is not None and answer.cheapest != answer.best)
        if answer is not None:
            self._best, self._cheapest = answer.best, answer.cheapest
            self.use_best.setText(self.tr("Freeze {depth}").format(depth=self._words(answer.best, stages)))
            self.use_cheapest.setText(self.tr("Freeze {depth}").format(depth=self._words(answer.cheapest, stages)))

    def _words(self, depth: int, stages: int) -> str:
        if depth == stages:
            return self.tr("everything")
        return str(depth) if depth else self.tr("nothing")
