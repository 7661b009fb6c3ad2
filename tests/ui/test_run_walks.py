"""Random walks over what a person and a worker can do with a training: whatever the order, the states keep theirs."""

from __future__ import annotations

import queue
import threading
from typing import Any

from hypothesis import settings as how
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from obedient import ObedientWorker, two_classes
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.requests import Request, Resume, Scan, Train
from ftstudio.app.settings import Settings
from ftstudio.core.errors import ErrorReport, StopRequested
from ftstudio.core.events import Emit, Outcome, PhaseChanged, RunFinished, RunStarted, StepDone
from ftstudio.core.run_record import RunResult
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.messages import MessageArea
from ftstudio.worker.client import JobCrashed

PATIENCE_MS = 10_000
STARTED = RunStarted(
    run_id="r1", run_dir="/runs/r1", target_names=("rose", "tulip"), train_count=16, val_count=4, epochs=2,
    steps_per_epoch=50, total_steps=100, device="cpu", batch_size=8, image_size=64, trainable_parameters=1,
    frozen_parameters=1, metrics=(),
)  # fmt: skip


class WalkedWorker(ObedientWorker):
    """Trains as it is told, word by word: "step", "end", "die" or "break". ``close``, ``stop`` and the like of a person
    come on another thread, as in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.words: queue.Queue[str] = queue.Queue()
        self.trains, self.lingers = threading.Event(), threading.Event()

    def tell(self, word: str) -> None:
        """Words that come while nothing trains are lost, as in the program."""
        if self.trains.is_set():
            self.words.put(word)

    def stop(self) -> None:
        super().stop()
        self.tell("stop")

    def end_now(self) -> None:
        super().end_now()
        self.tell("die")

    def pause(self) -> None:
        self.tell("pause")

    def go_on(self) -> None:
        self.tell("go on")

    def close(self, limit: float = 10.0) -> None:
        super().close(limit)
        self.tell("stop")

    def run(self, request: Request, emit: Emit) -> Any:
        if not isinstance(request, Train | Resume):
            return super().run(request, emit)
        if self._closed:
            raise StopRequested
        self.asked.append(request)
        self.words = queue.Queue()
        self.trains.set()
        if self._closed:  # between the look above and the flag
            self.tell("stop")
        try:
            return self._train(emit)
        finally:
            self.trains.clear()

    def _train(self, emit: Emit) -> RunResult:
        emit(STARTED)
        step = 0
        while True:
            match self.words.get(timeout=20):
                case "step":
                    step += 1
                    emit(StepDone(step, 1, 0.5, 0.1, 10.0, float(step)))
                case "pause":
                    emit(PhaseChanged("paused"))
                case "go on":
                    emit(PhaseChanged("training"))
                case "stop":
                    return self._end(emit, "stopped")
                case "end":
                    return self._end(emit, "completed")
                case "die":
                    return self._end(emit, "failed", ErrorReport(message="The worker died."))
                case "break":
                    raise JobCrashed(ErrorReport(message="A bug.", is_bug=True))
                case "linger":  # everything is said, but the run's folder is still being closed
                    emit(RunFinished("completed"))
                    self.lingers.set()
                    self.words.get(timeout=20)
                    return RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed")
                case word:
                    raise AssertionError(word)

    def _end(self, emit: Emit, outcome: Outcome, error: ErrorReport | None = None) -> RunResult:
        emit(RunFinished(outcome, error))
        return RunResult(run_dir="/runs/r1", run_id="r1", outcome=outcome, error=error)


class Walk(RuleBasedStateMachine):
    """A window's controller from its opening to its end, at whatever moment that comes."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.trainer, self.assistant = WalkedWorker(), ObedientWorker()
        self.assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
        self.window = QWidget()
        self.controller = Controller(
            MessageArea(self.window), Ask(self.window), self.trainer, self.assistant, Settings(), self.window
        )
        self.asked = self.ended = 0
        self.closed = False
        self.controller.closed.connect(self._note_closed)
        self.controller.runs.run_requested.connect(self._count_asked)
        self.controller.runs.finished.connect(self._count_ended)
        with qtbot.waitSignal(self.controller.images.dataset_opened, timeout=PATIENCE_MS):
            self.controller.images.open_source("/data/flowers")

    def _count_asked(self) -> None:
        self.asked += 1

    def _count_ended(self, _result: object) -> None:
        self.ended += 1

    def _note_closed(self) -> None:
        self.closed = True

    def hear(self) -> None:
        """Until a frame of the screen has come after what was told: then it is delivered."""
        frame, frames = self.controller.services.trainer._frame, list[bool]()
        noting = frame.timeout.connect(lambda: frames.append(True))
        self.qtbot.waitUntil(lambda: bool(frames) or not frame.isActive(), timeout=PATIENCE_MS)
        frame.timeout.disconnect(noting)

    @property
    def open(self) -> bool:
        return not self.controller.closing

    @property
    def training(self) -> bool:
        return self.controller.state.training

    # ---- what a person does

    @precondition(lambda self: self.open)
    @rule()
    def train(self) -> None:
        before = self.training, self.asked
        self.controller.runs.train()
        assert self.training and self.asked == before[1] + (not before[0]), "one training at a time"

    @precondition(lambda self: self.open)
    @rule()
    def resume(self) -> None:
        before = self.training, self.asked
        self.controller.runs.resume("/runs/r1")
        assert self.training and self.asked == before[1] + (not before[0])

    @rule()
    def pause_or_go_on(self) -> None:
        self.controller.runs.toggle_pause()

    @rule()
    def stop(self) -> None:
        self.controller.runs.stop()

    @rule()
    def end_a_worker_that_is_silent(self) -> None:
        self.controller.services.trainer_client.end_now()

    @rule()
    def close(self) -> None:
        """The walk goes on over a window that is about to go."""
        self.controller.close()

    @precondition(lambda self: not self.open)
    @rule()
    def train_while_closing(self) -> None:
        self.controller.runs.train()

    # ---- what a worker does

    @rule()
    def a_step(self) -> None:
        self.trainer.tell("step")

    @rule()
    def the_end(self) -> None:
        self.trainer.tell("end")

    @rule()
    def a_long_end(self) -> None:
        self.trainer.tell("linger")

    @rule()
    def a_death(self) -> None:
        self.trainer.tell("die")

    @rule()
    def a_bug(self) -> None:
        self.trainer.tell("break")

    # ---- what passes

    @rule()
    def a_moment_passes(self) -> None:
        QCoreApplication.processEvents()

    @rule()
    def everything_told_is_heard(self) -> None:
        if self.trainer.words.empty():
            self.hear()

    # ---- what always holds

    @invariant()
    def every_run_that_was_asked_for_ends_once(self) -> None:
        assert self.ended == self.asked - self.training

    @invariant()
    def nothing_can_be_trained_while_something_trains(self) -> None:
        state = self.controller.state
        assert (session.why_not_train(state) != "") == state.training

    @invariant()
    def the_trainer_works_exactly_while_the_window_says_so(self) -> None:
        if self.open:
            assert self.controller.services.trainer.busy == self.training

    def teardown(self) -> None:
        """Closing ends, whatever stands open, and leaves nothing at work."""
        self.controller.close()
        self.qtbot.waitUntil(lambda: self.closed, timeout=PATIENCE_MS)
        services = self.controller.services
        assert not (services.trainer.busy or services.assistant.busy or services.errands.busy)
        assert not self.training and self.ended == self.asked
        self.window.deleteLater()


def test_whatever_the_order_every_run_ends_once_and_closing_ends(qtbot: QtBot) -> None:
    course = how(max_examples=40, stateful_step_count=25, deadline=None, derandomize=True, database=None)
    run_state_machine_as_test(lambda: Walk(qtbot), settings=course)  # type: ignore[arg-type]  # any factory will do


def test_a_run_trains_until_its_worker_is_free_again(qtbot: QtBot) -> None:
    """Its end is told a moment before its folder is closed; another run must not take its end for its own."""
    walk = Walk(qtbot)
    try:
        walk.train()
        qtbot.waitUntil(lambda: walk.trainer.trains.is_set())
        walk.a_long_end()
        qtbot.waitUntil(walk.trainer.lingers.is_set)
        walk.hear()
        assert walk.training and walk.ended == 0
        walk.controller.runs.resume("/runs/r1")
        assert walk.asked == 1, "not before the worker is free"
        walk.a_step()
        qtbot.waitUntil(lambda: walk.ended == 1)
        assert not walk.training
    finally:
        walk.teardown()
