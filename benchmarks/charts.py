"""What one repaint of the charts costs with many steps: `python benchmarks/charts.py [steps]`.

Prints milliseconds for bringing all curves up to date at once and for painting them, as the window does for another
run, axis or size; 16 ms together is the promise. While a run trains the charts take turns, and one turn costs a part
of it.
"""

from __future__ import annotations

import os
import random
import sys
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ftstudio.core.events import EpochDone, StepDone
from ftstudio.ui.training.charts import Charts
from ftstudio.ui.training.curve_data import Curves

STEPS_PER_EPOCH = 1000
ROUNDS = 40


def step_done(step: int, noise: random.Random) -> StepDone:
    loss = 0.2 + 1 / (1 + step / 2000) + abs(noise.gauss(0, 0.1))
    return StepDone(step, step // STEPS_PER_EPOCH + 1, loss, 1e-3, 400 + noise.gauss(0, 20), step * 0.05)


def epoch_done(epoch: int) -> EpochDone:
    share = 1 - 0.5 / epoch
    return EpochDone(
        epoch=epoch, step=epoch * STEPS_PER_EPOCH, train_loss=0.4, val_loss=0.5 + 0.5 / epoch,
        metrics={"accuracy": share}, train_metrics={"accuracy": share}, is_best=True, seconds=epoch * 50.0,
    )  # fmt: skip


def filled(steps: int, noise: random.Random) -> Curves:
    curves = Curves("run", "run")
    curves.steps_per_epoch, curves.val_count = STEPS_PER_EPOCH, 1000
    for step in range(1, steps + 1):
        curves.add(step_done(step, noise))
        if step % STEPS_PER_EPOCH == 0:
            curves.add(epoch_done(step // STEPS_PER_EPOCH))
    return curves


def measure(app: QApplication, steps: int, overlays: int) -> None:
    noise = random.Random(0)
    charts = Charts()
    charts.resize(800, 640)
    charts.show()
    charts.show_curves(filled(steps, noise))
    charts.show_others([filled(4000, noise) for _ in range(overlays)])
    charts.repaint_now()
    charts.grab()
    update_ms: list[float] = []
    paint_ms: list[float] = []
    for step in range(steps + 1, steps + ROUNDS + 1):
        charts.add(step_done(step, noise))
        start = perf_counter()
        charts.repaint_now()
        updated = perf_counter()
        app.processEvents()
        update_ms.append((updated - start) * 1000)
        paint_ms.append((perf_counter() - updated) * 1000)
    print(
        f"{steps:>9,} steps, {overlays} earlier runs: "
        f"update {median(update_ms):5.1f} ms, paint {median(paint_ms):5.1f} ms, "
        f"together {median(a + b for a, b in zip(update_ms, paint_ms, strict=True)):5.1f} ms "
        f"(worst {max(a + b for a, b in zip(update_ms, paint_ms, strict=True)):.1f} ms)"
    )
    charts.close()
    charts.deleteLater()


def main() -> None:
    app = QApplication([])
    for steps in (int(sys.argv[1]),) if len(sys.argv) > 1 else (1_000, 10_000, 100_000):
        for overlays in (0, 6):
            measure(app, steps, overlays)


if __name__ == "__main__":
    main()
