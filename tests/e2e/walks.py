"""Walks through the program at random, with real workers: a person does anything in any order, and in between workers
are killed, crashed or halted. Whatever comes, the window lives, every run ends once, and can be loaded."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from studio import Studio, none_alive

from ftstudio.app import history
from ftstudio.core.run_record import RunRecord
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.store.run_folder import RunFolder
from ftstudio.worker.client import WorkerClient

ENDED = ("completed", "stopped", "interrupted", "failed")
MOMENT_MS = 400


class Walk:
    """One session of a studio. ``done`` counts what was done; ``seed`` makes it the same session again, as far as a
    session with three processes can be."""

    def __init__(self, studio: Studio, pictures: Path, to_try: Path, seed: int) -> None:
        self.studio, self.done = studio, Counter[str]()
        self._pictures, self._to_try = pictures, to_try
        self._draw = random.Random(seed)
        self._asked = self._ended = 0
        self._pids: set[int] = set()
        self._runs = studio.window.controller.runs
        self._runs.run_requested.connect(self._count_asked)
        self._runs.finished.connect(self._count_ended)

    def _count_asked(self) -> None:
        self._asked += 1

    def _count_ended(self, _result: object) -> None:
        self._ended += 1

    def go(self, steps: int) -> None:
        """Walk, and close the window at the end, whatever stands open."""
        self.studio.open_images(self._pictures)
        actions = self._actions()
        for _ in range(steps):
            action = self._draw.choices(list(actions), [weight for weight, _ in actions.values()])[0]
            actions[action][1]()
            self.done[action] += 1
            self._let_pass()
            self._look(action)
        self._close()

    # ---- what may happen

    def _actions(self) -> dict[str, tuple[int, Callable[[], object]]]:
        """By name, how often it comes beside the others, and what it does."""
        window, runs, trainer = self.studio.window, self._runs, self.studio.trainer
        actions: dict[str, tuple[int, Callable[[], object]]] = {
            "train": (6, runs.train),
            "resume": (4, window.resume_last),
            "pause or go on": (4, runs.toggle_pause),
            "stop": (3, runs.stop),
            "evaluate": (2, window.evaluate_current),
            "try an image": (3, lambda: window.predict_panel.ask([str(self._to_try)])),
            "open the images again": (1, lambda: window.controller.images.open_source(str(self._pictures))),
            "another tab": (2, lambda: window.show_tab(self._draw.randrange(4))),
            "another theme": (1, lambda: window.choose_theme(self._draw.choice(["dark", "light"]))),
            "end the worker": (1, trainer.end_now),
        }
        if os.name != "nt":
            for name in ("SIGKILL", "SIGSEGV", "SIGTERM"):
                actions[f"{name} to the trainer"] = (1, lambda name=name: self._send(trainer, name))
            actions["SIGKILL to the assistant"] = (1, lambda: self._send(self.studio.assistant, "SIGKILL"))
            actions["SIGSTOP to the trainer"] = (1, lambda: self._send(trainer, "SIGSTOP"))
            actions["SIGCONT to the trainer"] = (2, lambda: self._send(trainer, "SIGCONT"))
        return actions

    def _send(self, client: WorkerClient, name: str) -> None:
        if client.pid is not None:
            os.kill(client.pid, signal.Signals[name])

    def _let_pass(self) -> None:
        """Some of what is under way comes to be seen, more or less of it."""
        for _ in range(self._draw.randrange(1, 6)):
            self.studio.qtbot.waitSignal(
                self.studio.window.controller.state_changed, timeout=MOMENT_MS, raising=False
            ).wait()
        self._pids.update(self.studio.worker_pids())

    # ---- what holds all the same

    def _look(self, action: str) -> None:
        state = self.studio.state
        assert self._ended == self._asked - state.training, f"after {action}: a run did not end, or ended twice"
        assert self.studio.window.isVisible(), action
        bugs = [message.text for message in self.studio.window.messages.messages if message.details]
        assert not [text for text in bugs if "went wrong" in text], f"after {action}: {bugs}"

    def _close(self) -> None:
        if os.name != "nt":
            self._send(self.studio.trainer, "SIGCONT")  # one that was halted could not save
        self.studio.close_window()
        self.studio.until_gone()
        assert self._ended == self._asked
        assert none_alive(sorted(self._pids)), "a worker outlived its window"
        for record in history.all_runs():
            assert record.state in ENDED, record
            _can_be_loaded(record)


def _can_be_loaded(record: RunRecord) -> None:
    """Every checkpoint that lies in the run's folder is whole. Raises UserError otherwise."""
    for saved in step_folders.saved(RunFolder(Path(record.run_dir)).checkpoints):
        checkpoint.read(saved)
