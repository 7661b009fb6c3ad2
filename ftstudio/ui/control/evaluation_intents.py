"""What a person asks about how far to trust runs: why they err, and which of two is better."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import Compare, Explain
from ftstudio.core.events import Event, HeatMapMade, Progress
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

MISTAKES, COMPARE = "explain mistakes", "compare"


class TrustIntents(QObject):
    """Answers the Evaluation tab and the Runs tab.

    ``heat_map_made`` carries the run folder and a HeatMap, ``explaining_failed`` the run folder and an ErrorReport;
    ``explaining_ended`` False where something else went first.
    """

    heat_map_made = Signal(object, object)
    explaining_ended = Signal(bool)
    explaining_failed = Signal(object, object)
    comparison_progress = Signal(int, int)
    compared = Signal(object)
    comparison_failed = Signal(object)
    comparison_stopped = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()

    # ---- why it errs

    def explain(self, run_dir: str, paths: list[str], class_names: list[str]) -> None:
        """Heat maps for a few images that were evaluated; yields to whatever else is asked of the assistant.

        An earlier question is dropped.
        """
        question = self._questions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(MISTAKES)

        def pass_on(events: list[Event]) -> None:
            for event in events:
                if isinstance(event, HeatMapMade):
                    self.heat_map_made.emit(run_dir, event.heat_map)

        device = self._services.live.value.config.train.device
        self._services.assist(
            MISTAKES,
            Explain(run_dir=run_dir, paths=tuple(paths), class_names=tuple(class_names), device=device),
            gives_way=True,
            on_events=question.while_open(pass_on),
            on_answer=question.while_open(lambda _counts: self.explaining_ended.emit(True)),
            on_failed=question.while_open(partial(self.explaining_failed.emit, run_dir)),
            on_stopped=question.while_open(lambda: self.explaining_ended.emit(False)),
        )

    def cancel_explaining(self) -> None:
        self._services.assistant.cancel(MISTAKES)

    # ---- which is better

    def compare(self, run_dir: str, against: str) -> None:
        """Two runs on the same images; what was not evaluated yet is evaluated first."""
        self._services.assistant.cancel(COMPARE)
        self.comparison_progress.emit(0, 0)
        device = self._services.live.value.config.train.device
        self._services.assist(
            COMPARE,
            Compare(run_dir=run_dir, against=against, device=device),
            on_events=self._comparison_events,
            on_answer=self.compared.emit,
            on_failed=self.comparison_failed.emit,
            on_stopped=self.comparison_stopped.emit,
        )

    def cancel_comparison(self) -> None:
        self._services.assistant.cancel(COMPARE)

    def _comparison_events(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.comparison_progress.emit(event.done, event.total or 0)
                return
