"""What the window costs and how smoothly it runs: start to first paint, idle memory, heartbeat while training.

    python benchmarks/window.py [--starts 7] [--seconds 40] [--json FILE]

Needs a display (or Xvfb). Every figure comes from the real program in a process of its own, with its own empty home:
it opens the sample images, and for the heartbeat it trains the starter on them with nothing frozen. A heartbeat is a
10 ms timer on the window's thread; its lateness is what a person would feel. Measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

BEAT_MS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=7, help="starts measured, after one to warm up")
    parser.add_argument("--seconds", type=float, default=40, help="length of the heartbeat")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--inside", choices=["start", "train"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        watch(given.inside, given.seconds)
        return
    with tempfile.TemporaryDirectory() as home:
        starts = [inside("start", given.seconds, home) for _ in range(given.starts + 1)][1:]
        training = inside("train", given.seconds, home)
    paints = sorted(start["first_paint"] for start in starts)
    figures = {
        "first_paint_median_s": statistics.median(paints),
        "first_paint_max_s": paints[-1],
        "idle_memory_mb": statistics.median(start["memory_mb"] for start in starts),
        "torch_loaded": any(run["torch_loaded"] for run in (*starts, training)),
        **{f"training_{key}": value for key, value in training.items() if key.startswith(("late", "images", "beats"))},
    }
    for name, value in figures.items():
        print(f"{name:28} {value if isinstance(value, bool) else round(value, 3)}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def inside(what: str, seconds: float, home: str) -> dict[str, float]:
    """Run the program in a process of its own and take what it measured."""
    environment = os.environ | {"FTSTUDIO_HOME": home, "BENCHMARK_STARTED": str(time.time())}
    command = [sys.executable, __file__, "--inside", what, "--seconds", str(seconds)]
    answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def watch(what: str, seconds: float) -> None:
    """Inside the program: note the first paint, then idle or train, then say what was measured and close."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    from ftstudio.core.config import TrainConfig
    from ftstudio.ui import application
    from ftstudio.ui.window.main_window import MainWindow

    found: dict[str, float] = {}
    windows: list[MainWindow] = []
    beats: list[float] = []

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "first_paint" not in found and isinstance(watched, QMainWindow):
                found["first_paint"] = time.time() - float(os.environ["BENCHMARK_STARTED"])
                QTimer.singleShot(0, lambda: QApplication.instance().removeEventFilter(self))
            return False

    def finish() -> None:
        import psutil

        found["memory_mb"] = psutil.Process().memory_info().rss / 1e6
        found["torch_loaded"] = float("torch" in sys.modules)
        if beats:
            late = sorted(max(0.0, (b - a) * 1000 - BEAT_MS) for a, b in pairwise(beats))
            found["late_p50_ms"] = late[len(late) // 2]
            found["late_p99_ms"] = late[int(len(late) * 0.99)]
            found["late_max_ms"] = late[-1]
            found["beats"] = len(late)
        print(json.dumps(found), flush=True)
        windows[0].leave()

    def begin_training() -> None:
        controller = windows[0].controller
        if controller.state.dataset is None:
            QTimer.singleShot(200, begin_training)
            return
        controller.change_training(TrainConfig(epochs=1000, patience=0, batch_size=32), "custom")
        controller.choose_depth(0)
        controller.runs.train()
        wait_for_steps()

    def wait_for_steps() -> None:
        run = windows[0].controller.state.run
        if run is None or run.step < 5:
            QTimer.singleShot(200, wait_for_steps)
            return
        timer.start(BEAT_MS)
        QTimer.singleShot(round(seconds * 1000), finish_training)

    def finish_training() -> None:
        timer.stop()
        run = windows[0].controller.state.run
        found["images_per_second"] = run.images_per_second if run else 0.0
        finish()

    real_apply = application.theme.apply

    def apply_and_watch(app: QObject, mode: str) -> None:
        real_apply(app, mode)
        app.installEventFilter(first)
        # Not before there is an application: a timer without an event loop never comes.
        later = finish if what == "start" else begin_training
        QTimer.singleShot(5000 if what == "start" else 1000, later)

    class Watched(MainWindow):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)
            windows.append(self)

    first = FirstPaint()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    application.theme.apply = apply_and_watch
    application.MainWindow = Watched
    application.main(["--sample"])


if __name__ == "__main__":
    main()
