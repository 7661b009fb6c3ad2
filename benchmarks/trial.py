"""One measured training in a process of its own: what is asked of it, what it tells, and the memory it takes.

Every program that ``speed.py`` compares is a script beside this one: it reads a ``Trial`` as one line of JSON on its
standard input and answers with a ``Course`` as the last line of its standard output. Nothing here knows FTStudio.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import msgspec
import psutil
from msgspec import Struct

WATCH_SECONDS = 0.5
"""Between two looks at the memory: each costs the system some milliseconds."""


class Trial(Struct, frozen=True, kw_only=True):
    """The same work for every program.

    ``source`` is a folder with one folder of class folders for training and one for validation; ``dataset_file`` is
    FTStudio's scan of it, as JSON. ``architecture`` is torchvision's name, ``head`` the path of its output layer,
    ``weights`` a .safetensors file with torchvision's names. The first ``freeze_depth`` stages stay as they are:
    all parameters whose names start with one of ``frozen_prefixes``. Sizes in pixels. Programs that are slow may run
    ``epochs_to_run`` of the ``epochs`` planned. ``device`` is auto, cpu or cuda.
    """

    source: str
    train_folder: str
    val_folder: str
    dataset_file: str
    model: str
    architecture: str
    head: str
    weights: str
    freeze_depth: int
    frozen_prefixes: tuple[str, ...]
    image_size: int
    eval_resize: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    batch_size: int
    epochs: int
    epochs_to_run: int
    device: str = "auto"
    seed: int = 0
    channels_last: bool = False
    amp: bool = False


class EpochEnd(Struct, frozen=True):
    """``seconds`` since the clock started when ``epoch`` had been validated; 0 is a head fitted beforehand.
    ``accuracy`` 0..1 on the validation images."""

    epoch: int
    seconds: float
    accuracy: float


class Course(Struct, frozen=True, kw_only=True):
    """How a training went. The clock starts with torch imported and images known, and ``seconds`` is when the training
    was finished; ``job_seconds`` adds what comes after it (FTStudio's test on the test images)."""

    epochs: tuple[EpochEnd, ...]
    seconds: float
    job_seconds: float
    train_images: int
    threads: int

    @property
    def epochs_run(self) -> int:
        return sum(1 for end in self.epochs if end.epoch > 0)

    @property
    def best_accuracy(self) -> float:
        return max(end.accuracy for end in self.epochs)

    @property
    def seconds_per_epoch(self) -> float:
        """Median after the first epoch, which pays for what is done once; where there is no other, that one."""
        ends = [end.seconds for end in self.epochs if end.epoch > 0]
        if len(ends) > 1:
            return statistics.median(later - earlier for earlier, later in pairwise(ends))
        before = [end.seconds for end in self.epochs if end.epoch == 0]
        return ends[0] - (before[0] if before else 0.0)

    def seconds_for(self, epochs: int) -> float:
        """Until ``epochs`` epochs are done; those not run are taken to last as long as the median one."""
        return self.seconds + max(0, epochs - self.epochs_run) * self.seconds_per_epoch

    def seconds_to(self, accuracy: float) -> float:
        """Until the validation accuracy was first this good."""
        return next(end.seconds for end in self.epochs if end.accuracy >= accuracy)


def run_apart(script: str, trial: Trial, threads: int | None, home: str) -> tuple[Course, int]:
    """Run ``script`` on ``trial`` in a process of its own: its course, and the most bytes it and its children took.

    ``home`` is an empty folder: caches begin cold. ``threads`` sets OMP_NUM_THREADS, None leaves it to the program.
    """
    environment = os.environ | {"FTSTUDIO_HOME": home}
    if threads is not None:
        environment["OMP_NUM_THREADS"] = str(threads)
    command = [sys.executable, str(Path(__file__).with_name(script))]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        watch = MemoryWatch(child.pid)
        output, _ = child.communicate(msgspec.json.encode(trial))
        peak = watch.stop()
    if child.returncode:
        raise SystemExit(f"{script} ended with {child.returncode} on {trial}")
    return msgspec.json.decode(output.splitlines()[-1], type=Course), peak


def answer_with(train: Callable[[Trial], Course]) -> None:
    """The other end of ``run_apart``."""
    course = train(msgspec.json.decode(sys.stdin.buffer.read(), type=Trial))
    sys.stdout.buffer.write(b"\n" + msgspec.json.encode(course) + b"\n")


class MemoryWatch:
    """Looks at the memory of a process and all below it until told to stop."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most bytes seen at once."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._stopped.wait(WATCH_SECONDS):
            try:
                processes = [self._root, *self._root.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            self._peak = max(self._peak, sum(map(memory_of, processes)))


def memory_of(process: psutil.Process) -> int:
    """Resident bytes of ``process``; a page shared with others counts in shares where the system tells them (Linux), so
    that the forked workers of a data loader do not count torch once more each."""
    try:
        info = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return getattr(info, "pss", info.rss)


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._began
