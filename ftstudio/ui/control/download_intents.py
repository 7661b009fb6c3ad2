"""What a person does about a model's weights: download them, stop that, and train once they are there."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal

from ftstudio.app import session
from ftstudio.app.requests import FetchWeights
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Progress
from ftstudio.models import catalog
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services
from ftstudio.ui.window.messages import Action

DOWNLOAD = "download"
PACE_SECONDS = 3.0
"""The speed shown is that of the last seconds."""


class DownloadIntents(QObject):
    """Answers the model panel. Nothing is downloaded but by a click that says so."""

    train_wanted = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()
        self._seen: list[tuple[float, int]] = []

    def ask_before_training(self, model: str) -> None:
        """Train was pressed, but the weights are not here."""
        info = catalog.model(model)
        self._services.messages.info(
            self.tr("{model} ({size}) must be downloaded first.").format(
                model=info.title, size=QLocale().formattedDataSize(info.download_bytes, 0)
            ),
            self.tr("It is downloaded once and then stays on this computer."),
            Action(self.tr("Download and train"), lambda: self._download(model, self.train_wanted.emit)),
            key=DOWNLOAD,
        )

    def download(self, model: str) -> None:
        self._download(model, None)

    def cancel(self) -> None:
        self._services.assistant.cancel(DOWNLOAD)

    def refresh_models(self) -> None:
        """Look which models lie on this computer."""
        self._services.errand("models", _models_on_disk, self._show_models)

    def _show_models(self, models: frozenset[str]) -> None:
        self._services.live.change(session.with_models_on_disk, models)

    def _download(self, model: str, then: Callable[[], None] | None) -> None:
        self._services.messages.dismiss_key(DOWNLOAD)
        question = self._questions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(DOWNLOAD)
        self._seen = []
        self._services.live.change(session.with_download_started, model)

        self._services.assist(
            DOWNLOAD,
            FetchWeights(model=model),
            on_events=question.while_open(self._progress),
            on_answer=lambda _ready: self._done(model, then if question.is_open else None),
            on_failed=question.while_open(lambda report: self._failed(model, then, report)),
            on_stopped=question.while_open(lambda: self._stopped(model)),
        )

    def _progress(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self._services.live.change(
                    session.with_download_progress, event.done, event.total, self._speed(event.done)
                )
                return

    def _speed(self, done: int) -> float:
        """Bytes per second over the last seconds."""
        now = time.monotonic()
        self._seen = [(when, seen) for when, seen in self._seen if now - when <= PACE_SECONDS]
        self._seen.append((now, done))
        seconds, first = now - self._seen[0][0], self._seen[0][1]
        return max(0, done - first) / seconds if seconds > 0.2 else 0.0

    def _done(self, model: str, then: Callable[[], None] | None) -> None:
        self._over(model)
        state = self._services.live.value
        self._services.live.change(session.with_models_on_disk, state.models_on_disk | {model})
        if then is not None and state.config.model.name == model:  # else the user has changed their mind
            then()
        else:
            self._services.messages.good(
                self.tr("{model} is now on this computer.").format(model=catalog.model(model).title),
                key=DOWNLOAD,
            )

    def _failed(self, model: str, then: Callable[[], None] | None, report: ErrorReport) -> None:
        self._over(model)
        again = Action(self.tr("Try again"), lambda: self._download(model, then))
        self._services.messages.error(report, again, key=DOWNLOAD)

    def _stopped(self, model: str) -> None:
        self._over(model)
        self._services.messages.info(
            self.tr("The download of {model} was cancelled.").format(model=catalog.model(model).title),
            self.tr("It resumes where it stopped."),
            Action(self.tr("Continue"), lambda: self._download(model, None)),
            key=DOWNLOAD,
        )

    def _over(self, model: str) -> None:
        download = self._services.live.value.download
        if download is not None and download.model == model:
            self._services.live.change(session.without_download)


def _models_on_disk() -> frozenset[str]:
    from ftstudio.models import weight_files  # brings the network's modules along: not before the first paint

    return weight_files.models_on_disk()
