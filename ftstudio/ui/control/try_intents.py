"""What a person does with a trained model: try it on images, evaluate it; and the augmentation preview."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ftstudio.app import session
from ftstudio.app.requests import Evaluate, Pictures, Predict, PreviewAugmentation
from ftstudio.core.config import Augment
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, ImageUnreadable, PredictionMade, Progress
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

PREDICT, EVALUATE, PREVIEW = "predict", "evaluate", "preview"


class TryIntents(QObject):
    """Answers the Try-it panel and the Evaluation tab.

    What comes back goes out as signals to them; ``evaluation_failed`` carries the run folder and an ErrorReport.
    """

    prediction_started = Signal(object)
    predicted = Signal(object)
    unreadable = Signal(object)
    prediction_finished = Signal()
    prediction_failed = Signal(object)
    evaluation_progress = Signal(int, int)
    evaluated = Signal(object)
    evaluation_failed = Signal(object, object)
    evaluation_stopped = Signal()
    evaluation_wanted = Signal(object)
    preview_ready = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._predictions, self._evaluations = Questions(), Questions()

    # ---- trying

    def predict(self, paths: list[str]) -> None:
        """Classify images (files or folders) with the chosen run; what was asked before is dropped."""
        run_dir = session.run_to_try(self._services.live.value)
        if not run_dir:
            self._services.messages.info(
                self.tr("There is no trained model to try yet."),
                self.tr("Train one first. You can try it as soon as its first epoch is done."),
                key=PREDICT,
            )
            return
        if not paths:
            return
        question = self._predictions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(PREDICT)
        self.prediction_started.emit(paths)
        device = self._services.live.value.config.train.device
        self._services.assist(
            PREDICT,
            Predict(run_dir=run_dir, paths=tuple(paths), device=device),
            on_events=question.while_open(self._prediction_events),
            on_answer=question.while_open(lambda _counts: self.prediction_finished.emit()),
            on_failed=question.while_open(self.prediction_failed.emit),
            on_stopped=question.while_open(self.prediction_finished.emit),
        )

    def choose_run(self, run_dir: str) -> None:
        self._services.live.change(session.with_try_run, run_dir)

    def cancel_prediction(self) -> None:
        self._services.assistant.cancel(PREDICT)

    def _prediction_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, PredictionMade):
                self.predicted.emit(event.prediction)
            elif isinstance(event, ImageUnreadable):
                self.unreadable.emit(event.image)

    # ---- evaluating

    def evaluate(self, run_dir: str, split: str) -> None:
        """Score a run on one split of its images ("" = test where there is one).

        An earlier question is dropped.
        """
        question = self._evaluations.ask()
        self._services.assistant.cancel(EVALUATE)
        self.evaluation_progress.emit(0, 0)
        device = self._services.live.value.config.train.device
        self._services.assist(
            EVALUATE,
            Evaluate(run_dir=run_dir, split=split, device=device),
            on_events=question.while_open(self._evaluation_events),
            on_answer=question.while_open(self.evaluated.emit),
            on_failed=question.while_open(partial(self.evaluation_failed.emit, run_dir)),
            on_stopped=question.while_open(self.evaluation_stopped.emit),
        )

    def cancel_evaluation(self) -> None:
        self._services.assistant.cancel(EVALUATE)

    def _evaluation_events(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.evaluation_progress.emit(event.done, event.total or 0)
                return

    # ---- the augmentation preview

    def preview(self, augment: str, image_size: int) -> None:
        """Nine augmented versions of one image of the data set that is open."""
        state = self._services.live.value
        if state.dataset is None:
            self._services.messages.info(
                self.tr("Open a folder of images first."),
                self.tr("The preview shows one of your images."),
                key=PREVIEW,
            )
            return
        file = next((file for file in state.dataset.files if not file.problem), None)
        if file is None:
            self.preview_ready.emit([])
            return
        self._services.assistant.cancel(PREVIEW)
        kind: Augment = augment  # pyright: ignore[reportAssignmentType] - the panel offers only these
        request = PreviewAugmentation(
            path=str(Path(state.dataset.root, file.path)),
            augment=kind,
            image_size=image_size,
            model=state.config.model.name,
        )
        self._services.assist(
            PREVIEW,
            request,
            on_answer=self._show_preview,
            on_failed=self._preview_failed,
        )

    def _preview_failed(self, report: ErrorReport) -> None:
        self.preview_ready.emit([])
        self._services.messages.error(report, key=PREVIEW)

    def _show_preview(self, pictures: Pictures) -> None:
        self.preview_ready.emit([base64.b64decode(text) for text in pictures.png_base64])
