"""Try it: give the panel an image or many, and see what a run takes them for."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal, TypeAlias

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ftstudio.app.session import SessionState
from ftstudio.core.answers import ClassPrediction, Prediction, UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.errors import ErrorReport
from ftstudio.data.decoding.page_paths import file_of
from ftstudio.ui.try_it.answer_words import look_of
from ftstudio.ui.try_it.box_row import BoxRow
from ftstudio.ui.try_it.correction_row import CorrectionRow
from ftstudio.ui.try_it.number_scale import NumberScale
from ftstudio.ui.try_it.open_row import OpenRow
from ftstudio.ui.try_it.outdated_line import BehindLine
from ftstudio.ui.try_it.prediction_model import Answer
from ftstudio.ui.try_it.prediction_table import PredictionTable
from ftstudio.ui.try_it.prediction_view import PredictionView, bars_of
from ftstudio.ui.try_it.progress_row import AskingRow
from ftstudio.ui.try_it.recent_answers import Tried
from ftstudio.ui.try_it.recent_strip import RecentStrip
from ftstudio.ui.try_it.try_zone import TryZone
from ftstudio.ui.try_it.why_row import WhyRow
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, add_shortcut, neutralised, plain_label, section_title
from ftstudio.ui.widgets.run_choice import RunChooser, choices, run_of
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.window.dropped_paths import is_one_image

Mode: TypeAlias = Literal["single", "many"]
PATIENCE_MS = 500
"""How long a question waits before the panel says that it is being worked on."""
BARS_ABOVE_TABLE = 3
ROOMY, LOW = 600, 500
"""Below the first height (pixels) the image in question matters more than its file name and those before; below the
second a table of answers matters more than a large picture."""


class PredictPanel(QWidget):
    """Announces questions; answers come by the methods below and are matched by path.

    The signals carry objects, because a file name that is no UTF-8 would not survive as a Qt string.
    ``explain_requested`` names an image and a class, ``correction_requested`` an image, what it really shows and the
    folder of the run that was wrong; ``train_on_requested`` the folder of a run; ``why_kept`` is for the settings.
    """

    predict_requested = Signal(object)
    run_chosen = Signal(object)
    cancel_requested = Signal()
    explain_requested = Signal(object, object)
    correction_requested = Signal(object, object, object)
    train_on_requested = Signal(object)
    why_kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "single"
        self._asked: list[str] = []
        self._total: int | None = None
        self._busy = False
        self._stamp = ""
        self._tried = Tried()
        self._pictures = PictureLoader(self, budget=8 * 2**20)
        self._chooser = RunChooser()
        self._zone = TryZone()
        self._open_row = OpenRow()
        self._verdict = ElidedLabel()
        self._sure = plain_label(role="verdict")
        self._guess = ElidedLabel()
        self._note = plain_label(wrap=True)
        self._bars = PredictionView()
        self._scale = NumberScale()
        self._boxes = BoxRow()
        self._why = WhyRow()
        self._correction = CorrectionRow()
        self._behind = BehindLine()
        self._timing = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._asking = AskingRow()
        self._table = PredictionTable(self._pictures)
        self._recent_title = plain_label(self.tr("Tried before"), "caption")
        self._strip = RecentStrip(self._pictures)
        self._patience = QTimer(self)
        self._build()
        self._connect()
        self._show_nothing_yet()

    # ---- the state of the session ---------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        self._chooser.show_choices(choices(state), state.try_run)
        self._chooser.setVisible(self._chooser.current is not None)
        run = self._chooser.current
        stamp = run.stamp if run else ""
        run_dir = run.run_dir if run else ""
        self._correction.show_state(state, run_dir)
        self._scale.show_run(run_dir)
        record = next((record for record in state.runs if record.run_dir == run_dir), None)
        self._behind.show_count(record.added_images if record else 0, state.training)
        if stamp != self._stamp:
            other_run = bool(self._stamp) and run_of(stamp) != run_of(self._stamp)
            self._stamp = stamp
            self._boxes.forget_choice()
            self._show_nothing_yet()
            if other_run and self._mode == "single" and self._zone.path and stamp:
                self.ask([self._zone.path])
        if self._tried.judge_again(stamp, record.sure_from if record else 0.0):
            self._strip.show_tried(self._tried.in_words())
            again = self._tried.answer(self._zone.path, stamp)
            if again is not None and self._mode == "single" and self._verdict.isVisibleTo(self):
                self._show_prediction(again)

    def restore_why(self, kept: str) -> None:
        """What ``why_kept`` told in an earlier session."""
        self._why.restore(kept)

    # ---- asking ---------------------------------------------------------------------------------------------

    def ask(self, paths: list[str]) -> None:
        """Show these files or folders and ask for answers; without a run, say what to do first."""
        if not paths:
            return
        if not self._stamp:
            if is_one_image(paths):
                self._zone.show_image(paths[0])
            self._say(self.tr("Train a model first, then try it on this image."), "muted")
            return
        self._begin(paths, is_one_image(paths))
        self.predict_requested.emit(paths)

    def paste(self) -> None:
        """Try what the clipboard holds."""
        self._zone.paste()

    def _again(self, path: str) -> None:
        """Show an earlier answer, or ask again where the weights have changed since."""
        prediction = self._tried.answer(path, self._stamp)
        if prediction is None:
            self.ask([path])
            return
        self._set_mode("single")
        self._asked = [path]
        self._zone.show_image(path)
        self._show_prediction(prediction)

    # ---- answers --------------------------------------------------------------------------------------------

    def prediction_started(self, paths: list[str]) -> None:
        if list(paths) != self._asked or not self._busy:
            self._begin(list(paths), is_one_image(paths))

    def add_prediction(self, prediction: Prediction) -> None:
        if self._mode == "many":
            if self._busy:
                self._table.add(prediction)
                self._asking.show_progress(self._table.count, self._total)
        elif prediction.path == self._zone.path:
            self._remember(prediction)
            self._show_prediction(prediction)
        elif self._busy and file_of(prediction.path) == self._zone.path:
            self._become_many()
            self.add_prediction(prediction)

    def add_unreadable(self, image: UnreadableImage) -> None:
        if self._mode == "many":
            if self._busy:
                self._table.add(image)
                self._asking.show_progress(self._table.count, self._total)
        elif image.path == self._zone.path:
            self._clear_answer()
            self._say(self.tr("This image cannot be used: {0}").format(neutralised(image.reason)), "warning")
        elif self._busy and file_of(image.path) == self._zone.path:
            self._become_many()
            self.add_unreadable(image)

    def prediction_finished(self) -> None:
        """No more answers come, because all came or because of a Cancel."""
        self._set_busy(False)
        if self._mode == "many":
            self._table.finish()
            self._asking.show_count(self._table.count)

    def show_heat_map(self, heat_map: HeatMap) -> None:
        self._why.take(heat_map)

    def heat_map_failed(self, path: str, words: str) -> None:
        self._why.fail(path, words)

    def prediction_failed(self, error: ErrorReport) -> None:
        self.prediction_finished()
        words = (neutralised(text) for text in (error.message, error.hint) if text)
        self._say("\n".join(words), "danger")

    # ---- showing --------------------------------------------------------------------------------------------

    def _begin(self, paths: list[str], single: bool) -> None:
        self._asked = paths
        self._set_mode("single" if single else "many")
        self._clear_answer()
        self._zone.show_image(paths[0] if single else "")
        if not single:
            self._table.clear()
            self._total = len(paths) if all(is_one_image([path]) for path in paths) else None
            self._asking.show_progress(0, self._total)
        self._set_busy(True)

    def _become_many(self) -> None:
        """What looked like one image is a file of several pages."""
        self._begin(self._asked, single=False)
        self._total = None

    def _set_mode(self, mode: Mode) -> None:
        self._mode = mode
        self._table.setVisible(mode == "many")
        self._zone.set_compact(mode == "many")
        self._fit_zone()
        self._show_strip()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if self._mode == "single":
            self._asking.show_nothing()
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            if self._mode == "single" and self._note.property("role") == "muted":
                self._say("")

    def _still_busy(self) -> None:
        if self._busy and self._mode == "single":
            self._asking.show_waiting()
            self._say(self.tr("Loading the model…"), "muted")

    def _show_prediction(self, prediction: Prediction) -> None:
        self._patience.stop()
        if self._mode == "single":
            self._asking.show_nothing()
        if not prediction.answer:
            self._clear_answer()
            return
        prediction = self._boxes.shown(prediction)
        sure = prediction.sure
        verdict, confidence = look_of(prediction).verdict(prediction)
        self._verdict.setText(verdict if sure else self.tr("Not sure"))
        self._sure.setText(confidence if sure else "")
        guess = self.tr("Best guess, {0}: {1}").format(confidence, neutralised(verdict))
        self._guess.setText("" if sure else guess)
        bars = bars_of(prediction)
        self._bars.show_bars(bars if self._mode == "single" else bars[:BARS_ABOVE_TABLE])
        self._scale.show_prediction(prediction)
        if prediction.milliseconds and self._mode == "single":
            number = QLocale().toString(max(1, round(prediction.milliseconds)))
            self._timing.setText(f"{PurePath(prediction.path).name}  ·  {self.tr('{0} ms').format(number)}")
        else:
            self._timing.setText("")
        self._say(self.tr("This looks unlike your training images.") if prediction.unfamiliar else "", "warning")
        for part in (self._verdict, self._sure):
            part.show()
        self._bars.setVisible(bool(bars))
        self._scale.setVisible(self._scale.has_answer)
        self._correction.setVisible(isinstance(prediction, ClassPrediction))
        self._guess.setVisible(not sure)
        self._correction.forget_choice()
        self._why.setVisible(not self._boxes.has_answer)
        if not self._boxes.has_answer:  # where the boxes are says it all
            self._why.ask(prediction.path, prediction.explained)
        self._timing.setVisible(self._says_timing)

    def _show_answer(self, answer: Answer) -> None:
        """A row of the table."""
        self._zone.show_image(answer.path)
        if answer.prediction is not None:
            self._show_prediction(answer.prediction)
        else:
            self._clear_answer()
            self._say(neutralised(answer.reason), "warning")

    def _clear_answer(self) -> None:
        for part in (
            self._verdict, self._sure, self._guess, self._bars, self._scale, self._boxes, self._why, self._correction,
            self._timing,
        ):  # fmt: skip
            part.setVisible(False)
        self._why.clear()
        self._say("")

    def _say(self, text: str, role: str = "muted") -> None:
        self._note.setText(text)
        theme.set_role(self._note, role)
        self._note.setVisible(bool(text))

    def _show_nothing_yet(self) -> None:
        if self._verdict.isVisibleTo(self) or self._busy or self._mode == "many":
            return
        if not self._stamp:
            self._say(self.tr("You can try a model here as soon as its first epoch is done."))
        elif not self._zone.path or self._note.property("role") == "muted":
            self._say("")

    def _remember(self, prediction: Prediction) -> None:
        self._tried.remember(prediction, self._stamp)
        self._strip.show_tried(self._tried.in_words())
        self._show_strip()

    @property
    def _says_timing(self) -> bool:
        return bool(self._timing.text()) and self.height() >= ROOMY

    def _fit_zone(self) -> None:
        """In a low window the large picture gives its room to the table, whose rows have small ones."""
        self._zone.setVisible(self._mode == "single" or self.height() >= LOW)

    def _show_strip(self) -> None:
        shown = bool(self._tried) and self._mode == "single" and self.height() >= ROOMY
        self._strip.setVisible(shown)
        self._recent_title.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_zone()
        self._show_strip()
        self._timing.setVisible(self._verdict.isVisibleTo(self) and self._says_timing)

    # ---- what a person says about an answer -----------------------------------------------------------------

    def _correct(self, class_name: str) -> None:
        run = self._chooser.current
        if run is not None and self._zone.path:
            self.correction_requested.emit(self._zone.path, class_name, run.run_dir)

    def _train_on(self) -> None:
        run = self._chooser.current
        if run is not None:
            self.train_on_requested.emit(run.run_dir)

    def _paste_failed(self, text: str) -> None:
        self._say(neutralised(text), "warning")

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._chooser.setAccessibleName(self.tr("Run to try"))
        self._verdict.setProperty("role", "verdict")
        self._guess.setProperty("role", "muted")
        self._timing.setProperty("role", "caption")
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        verdict = QHBoxLayout()
        verdict.addWidget(self._verdict, 1)
        verdict.addWidget(self._sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(section_title(self.tr("Try it")))
        column.addWidget(self._chooser)
        column.addWidget(self._zone, 3)
        column.addWidget(self._open_row)
        column.addLayout(verdict)
        for part in (
            self._boxes, self._guess, self._note, self._bars, self._scale, self._why, self._correction, self._behind,
            self._timing, self._asking,
        ):  # fmt: skip
            column.addWidget(part)
        column.addWidget(self._table, 5)
        column.addWidget(self._recent_title)
        column.addWidget(self._strip)
        column.addStretch(0)
        for part in (self._table, self._recent_title, self._strip):
            part.setVisible(False)
        self._clear_answer()
        add_shortcut(self, self.tr("Paste"), QKeySequence.StandardKey.Paste, self.paste)

    def _connect(self) -> None:
        self._chooser.run_chosen.connect(self.run_chosen)
        self._zone.paths_given.connect(self.ask)
        self._zone.open_wanted.connect(self._open_row.ask_file)
        self._zone.paste_failed.connect(self._paste_failed)
        self._open_row.paths_given.connect(self.ask)
        self._open_row.paste_wanted.connect(self.paste)
        self._why.explain_requested.connect(self.explain_requested)
        self._why.overlay_changed.connect(self._zone.show_overlay)
        self._why.switched.connect(self._bars.set_choosing)
        self._boxes.moved.connect(self._show_prediction)
        self._boxes.overlay_changed.connect(self._zone.show_overlay)
        self._why.kept.connect(self.why_kept)
        self._bars.class_chosen.connect(lambda name: self._why.ask(self._zone.path, name))
        self._correction.add_requested.connect(self._correct)
        self._behind.train_on_wanted.connect(self._train_on)
        self._asking.cancelled.connect(self.cancel_requested)
        self._table.answer_chosen.connect(self._show_answer)
        self._table.saving_failed.connect(self._paste_failed)
        self._strip.chosen.connect(self._again)
        self._patience.timeout.connect(self._still_busy)
