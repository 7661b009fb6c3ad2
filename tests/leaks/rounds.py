"""What a person does again and again, as rounds; and what the process holds: memory, descriptors, threads, children."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import psutil
from obedient import ObedientWorker, two_classes
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThreadPool

from ftstudio.app import jobs
from ftstudio.app.requests import Request, Scan, Train
from ftstudio.app.settings import Settings
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import EpochDone, Event
from ftstudio.core.run_record import RunResult
from ftstudio.ui.control.garbage import GarbageOnThisThread
from ftstudio.ui.window.main_window import MainWindow
from ftstudio.worker.client import WorkerClient

IMAGES = 64

Look: TypeAlias = Callable[[int], None]
"""Is told the number of rounds that are done."""
Activity: TypeAlias = Callable[[int, Look], None]
"""Does so many rounds."""


class Held(NamedTuple):
    """What this process holds. ``memory`` is in bytes, without what files take; ``threads`` are the system's."""

    memory: int
    descriptors: int
    threads: int
    children: int


def held() -> Held:
    """Measured once everything that can be given back has been."""
    QThreadPool.globalInstance().waitForDone()
    for thread in threading.enumerate():  # of pools that were told to end and not waited for
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(5)
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc alone keeps what was freed until it is asked
        ctypes.CDLL(None).malloc_trim(0)
    process = psutil.Process()
    memory = process.memory_info()
    # What files take (torch's libraries) counts as this process's own whenever no other one has them open.
    own = memory.rss - memory.shared if hasattr(memory, "shared") else process.memory_full_info().uss
    descriptors = process.num_handles() if sys.platform == "win32" else process.num_fds()
    return Held(own, descriptors, _threads(process), len(process.children(recursive=True)))


def _threads(process: psutil.Process) -> int:
    """Threads of the system; one that Python has joined takes a moment to be gone."""
    return min(process.num_threads() for _ in range(10) if not threading.Event().wait(0.002))


def make_images(folder: Path) -> Path:
    """64 small pictures of two classes."""
    rng = np.random.default_rng(3)
    for number in range(IMAGES):
        path = folder / ("dark", "light")[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        low = 120 * (number % 2)
        Image.fromarray(rng.integers(low, low + 120, (32, 32, 3), np.uint8)).save(path)
    return folder


def watched(activity: Activity, warm_up: int, count: int, looks: int = 2) -> list[Held]:
    """Do ``warm_up`` rounds and ``count`` more; what is held at ``looks`` moments from the warm-up to the end."""
    moments = {warm_up + round(count * place / (looks - 1)) for place in range(looks)}
    seen: list[Held] = []

    def look(rounds: int) -> None:
        if rounds in moments:
            seen.append(held())

    activity(warm_up + count, look)
    return seen


def epochs(images: Path, runs: Path) -> Activity:
    """Each epoch of one training is a round."""

    def train(count: int, look: Look) -> None:
        def heard(event: Event) -> None:
            if isinstance(event, EpochDone) and event.epoch:
                look(event.epoch)

        run_of(images, runs, count, heard)

    return train


def run_of(images: Path, runs: Path, count: int, emit: Callable[[Event], None]) -> Path:
    """Train the last stage of the starter for ``count`` epochs; the run folder."""
    train = TrainConfig(epochs=count, batch_size=16, image_size=32, patience=0, augment="none", device="cpu", seed=1)
    model = ModelConfig(name="starter", freeze_depth=6)
    config = RunConfig(model=model, train=train, data=DataConfig(source=str(images)))
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), emit)
    assert isinstance(result, RunResult) and result.outcome == "completed", result
    return Path(result.run_dir)


def asking(request: Request) -> Activity:
    """Each time that this is asked is a round."""

    def ask(count: int, look: Look) -> None:
        for number in range(1, count + 1):
            jobs.run(request, RunControl(), lambda _event: None)
            look(number)

    return ask


def windows(count: int, look: Look) -> None:
    """A window is opened, shows images, and is closed to the end."""
    for number in range(1, count + 1):
        assistant = ObedientWorker()
        assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
        window = MainWindow(ObedientWorker(), assistant, Settings())
        garbage = GarbageOnThisThread(window)
        window.filled.connect(partial(window.controller.start, "/data/flowers"))
        shown = QEventLoop()
        window.controller.state_changed.connect(lambda state, shown=shown: shown.quit() if state.dataset else None)
        window.show()
        shown.exec()
        gone = QEventLoop()
        window.gone.connect(gone.quit)
        window.leave()
        gone.exec()
        garbage.rest()
        window.deleteLater()
        del window, garbage, shown, gone, assistant
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]  # None: all
        look(number)


def workers(count: int, look: Look) -> None:
    """A worker process is started and ended."""
    for number in range(1, count + 1):
        client = WorkerClient("leaks")
        client.start()
        client.close()
        look(number)
