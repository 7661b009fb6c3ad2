"""The numbers behind the curves of one run: appending, smoothing, thinning, finding drops. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ftstudio.app.history import RunCurves
from ftstudio.core.events import NO_LEARNING_RATE, EpochDone, RolledBack, RunStarted, StepDone
from ftstudio.core.metrics import ACCURACY, Metric

Floats: TypeAlias = NDArray[np.float64]
XAxis: TypeAlias = Literal["steps", "epochs", "time"]

MOST_DROPS = 12
"""More marked drops of the learning rate than this would be a hatching."""


class Columns:
    """Rows of float64 that grow at the end in constant time."""

    def __init__(self, *names: str) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._rows: Floats = np.empty((64, len(names)))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, *row: float) -> None:
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[self._count] = row
        self._count += 1

    def extend(self, rows: Floats) -> None:
        """Rows, float64 (n, columns)."""
        self._rows = np.concatenate([self._rows[: self._count], rows, np.empty((64, self._rows.shape[1]))])
        self._count += len(rows)

    def cut(self, count: int) -> None:
        """Keep the first ``count`` rows."""
        self._count = min(self._count, count)

    def __getitem__(self, name: str) -> Floats:
        """The column, float64 (rows,): a view, valid until the next change."""
        return self._rows[: self._count, self._places[name]]

    def table(self) -> Floats:
        """All rows, float64 (rows, columns): a view."""
        return self._rows[: self._count]


def _step_columns() -> Columns:
    return Columns("step", "epoch", "seconds", "loss", "lr", "speed")


class Curves:
    """Everything one run has to draw.

    Steps have the columns step (from 1), epoch (fractional), seconds, loss, lr and speed (images/s; NaN where
    it was not recorded). Epochs stand as they came.
    """

    def __init__(self, run_dir: str = "", name: str = "", metrics: tuple[Metric, ...] = (ACCURACY,)) -> None:
        self.run_dir, self.name, self.metrics = run_dir, name, metrics
        self.steps_per_epoch = 0
        self.val_count = 0
        self.epochs: list[EpochDone] = []
        self._start_step = np.inf
        self._steps = _step_columns()
        self._forget()

    def start(self, event: RunStarted) -> None:
        """Take a run's beginning. A resumed run continues from its checkpoint: later points are dropped."""
        self.metrics = event.metrics or (ACCURACY,)
        self.steps_per_epoch, self.val_count = event.steps_per_epoch, event.val_count
        self.run_dir = event.run_dir
        self._start_step = event.start_step
        self._cut_after(event.start_step)

    def add(self, event: StepDone | EpochDone | RolledBack) -> None:
        if isinstance(event, EpochDone):
            self.epochs.append(event)
            return
        if isinstance(event, RolledBack):
            self._start_step = min(self._start_step, event.step)
            self._cut_after(event.step)
            return
        epoch = event.step / self.steps_per_epoch if self.steps_per_epoch else float(event.epoch)
        self._steps.append(event.step, epoch, event.seconds, event.loss, event.lr, event.images_per_second)

    def put_before(self, earlier: RunCurves) -> None:
        """The part of a resumed run up to its checkpoint, where it is not known yet."""
        first = min(self["step"][0] - 1 if len(self) else np.inf, self._start_step)
        old, new = _table(earlier), self._steps
        self._steps = _step_columns()
        self._steps.extend(old[old[:, 0] <= first])
        self._steps.extend(new.table())
        known = {epoch.epoch for epoch in self.epochs}
        kept = [epoch for epoch in earlier.epochs if epoch.step <= self._start_step and epoch.epoch not in known]
        self.epochs = sorted([*kept, *self.epochs], key=lambda epoch: epoch.epoch)
        self._forget()

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, column: str) -> Floats:
        return self._steps[column]

    def smoothed_loss(self, weight: float) -> Floats:
        """The loss with its noise taken out, float64 (steps,); kept, so that a step more costs a step only."""
        known, count, values = self._smoothed
        loss = self["loss"]
        if known != weight or count > len(loss):
            count, values = 0, np.empty(0)
        if count < len(loss) - 4096 or count == 0:
            values = smooth(loss, weight)
        elif count < len(loss):
            # Restarting from far enough back gives the same values, and costs the same at step 100 and 100,000.
            back = max(0, count - smoothing_reach(weight))
            values = np.concatenate([values[:count], smooth(loss[back:], weight)[count - back :]])
        self._smoothed = (weight, len(loss), values)
        return values

    def step_x(self, axis: XAxis) -> Floats:
        """Where each step stands on the x axis: step, epoch (fractional) or seconds."""
        return self[{"steps": "step", "epochs": "epoch", "time": "seconds"}[axis]]

    def epoch_x(self, axis: XAxis) -> Floats:
        """Where each finished epoch stands on the x axis."""
        return np.array([_epoch_place(epoch, axis) for epoch in self.epochs])

    def epoch_values(self, key: str, train: bool = False) -> Floats:
        """A metric by epoch, or "loss"; NaN where it is missing."""
        if key == "loss":
            return np.array([epoch.train_loss if train else epoch.val_loss for epoch in self.epochs])
        tables = [epoch.train_metrics if train else epoch.metrics for epoch in self.epochs]
        return np.array([table.get(key, np.nan) for table in tables], dtype=np.float64)

    @property
    def best(self) -> EpochDone | None:
        return next((epoch for epoch in reversed(self.epochs) if epoch.is_best), None)

    @property
    def head_epoch(self) -> EpochDone | None:
        """The epoch 0 that fitted the head alone, where there is one."""
        return next((epoch for epoch in self.epochs if epoch.epoch == 0), None)

    def left_out(self) -> int:
        """How many losses of steps are not finite and therefore not drawn."""
        self._look_over()
        return self._left_out

    @property
    def fitted(self) -> bool:
        """Whether the head was fitted in one go.

        There is no learning rate then, the speed is one of kept features and not of images, and the loss of a pass over
        all images has no noise to take out.
        """
        rates = self["lr"]
        return bool(len(rates)) and rates[0] == rates[-1] == NO_LEARNING_RATE

    def smoothing(self, weight: float) -> float:
        """The weight to smooth this run with where a person asks for ``weight``."""
        return 0.0 if self.fitted else weight

    def lr_drops(self) -> list[int]:
        """The steps (indices) at which the learning rate fell, see ``lr_drops``."""
        self._look_over()
        return self._drops if len(self._drops) <= MOST_DROPS else []

    def _look_over(self) -> None:
        """Process the steps added since the last call, never all of them again."""
        start, end = self._seen, len(self)
        if start < end:
            back = max(0, start - 2)
            self._drops += [back + place for place in lr_drops(self["lr"][back:]) if back + place >= start]
            self._left_out += int(np.count_nonzero(~np.isfinite(self["loss"][start:])))
            self._seen = end

    def _cut_after(self, step: int) -> None:
        self._steps.cut(int(np.searchsorted(self["step"], step, side="right")))
        self.epochs = [epoch for epoch in self.epochs if epoch.step <= step]
        self._forget()

    def _forget(self) -> None:
        """What was worked out from the steps no longer holds."""
        self._smoothed: tuple[float, int, Floats] = (-1.0, 0, np.empty(0))
        self._seen = self._left_out = 0
        self._drops: list[int] = []


def from_history(run: RunCurves) -> Curves:
    """The curves of an earlier run, as its folder tells them."""
    keys = dict.fromkeys(key for epoch in run.epochs for key in epoch.metrics)
    metrics = run.metrics or tuple(Metric(key, key.replace("_", " ").capitalize()) for key in keys)
    curves = Curves(run.run_dir, run.name, metrics or (ACCURACY,))
    curves.put_before(run)
    return curves


def _table(run: RunCurves) -> Floats:
    speed = np.full(len(run.steps), np.nan)
    columns = (run.steps, run.step_epochs, run.step_seconds, run.losses, run.lrs, speed)
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _epoch_place(epoch: EpochDone, axis: XAxis) -> float:
    return float({"steps": epoch.step, "epochs": epoch.epoch, "time": epoch.seconds}[axis])


def smoothing_reach(weight: float) -> int:
    """After how many steps a value has lost its say (less than a millionth) in the smoothed line."""
    return 1 if weight <= 0 else min(100_000, int(np.ceil(np.log(1e-6) / np.log(weight))))


def smooth(values: Floats, weight: float) -> Floats:
    """Exponential moving average, float64 (n,), without the pull towards zero at the start.

    ``weight`` is 0 (as it was) to below 1 (very smooth). Values that are not finite have no say; in their place
    stands the average so far, NaN before the first finite one.
    """
    if weight <= 0 or not len(values):
        return values.copy()
    finite = np.isfinite(values)
    total = _decayed_sum(np.where(finite, values, 0.0), finite, weight)
    mass = _decayed_sum(finite.astype(np.float64), finite, weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(mass > 0, total / mass, np.nan)


def _decayed_sum(values: Floats, counts: NDArray[np.bool_], weight: float) -> Floats:
    """s[n] = weight * s[n-1] + values[n], where a place that does not count leaves s as it was.

    In blocks, within which weight ** -k stays well inside float64, so that numpy does the work.
    """
    result = np.empty(len(values))
    block = max(1, min(2048, int(-np.log(1e9) / np.log(weight))))
    carried = 0.0
    for start in range(0, len(values), block):
        part = slice(start, start + block)
        age = weight ** np.cumsum(counts[part])
        result[part] = age * (carried + np.cumsum(values[part] / age))
        carried = float(result[part][-1])
    return result


def thin(x: Floats, y: Floats, buckets: int) -> tuple[Floats, Floats]:
    """At most about 2 * ``buckets`` points that look the same when drawn ``buckets`` pixels wide.

    Points that are not finite are left out. Of each bucket of neighbours the lowest and the highest stay, in
    their order, so that no spike is lost.
    """
    finite = np.isfinite(x) & np.isfinite(y)
    if not finite.all():
        x, y = x[finite], y[finite]
    size = len(x) // max(1, buckets)
    if size < 3:
        return x, y
    whole = len(x) // size * size
    rows = y[:whole].reshape(-1, size)
    ends = np.sort(np.stack([rows.argmin(axis=1), rows.argmax(axis=1)], axis=1), axis=1)
    kept = (ends + np.arange(0, whole, size)[:, None]).ravel()
    kept = np.unique(np.concatenate([[0], kept, np.arange(whole, len(x)), [len(x) - 1]]))
    return x[kept], y[kept]


def visible(x: Floats, low: float, high: float) -> slice:
    """The part of sorted ``x`` between ``low`` and ``high``, with one neighbour on either side."""
    first = int(np.searchsorted(x, low, side="left"))
    last = int(np.searchsorted(x, high, side="right"))
    return slice(max(0, first - 1), min(len(x), last + 1))


def nearest(x: Floats, place: float) -> int | None:
    """The index of the value of sorted ``x`` closest to ``place``; None where there is none."""
    if not len(x):
        return None
    right = min(int(np.searchsorted(x, place)), len(x) - 1)
    left = max(0, right - 1)
    return left if abs(x[left] - place) <= abs(x[right] - place) else right


def lr_drops(lrs: Floats, factor: float = 0.6) -> list[int]:
    """The steps (indices) at which the learning rate left a level and fell to ``factor`` of it or less.

    Smooth schedules have none: they are on no level before.
    """
    if len(lrs) < 3:
        return []
    before, level, after = lrs[:-2], lrs[1:-1], lrs[2:]
    with np.errstate(invalid="ignore"):
        on_level = np.abs(level - before) <= 0.01 * level
        places = np.flatnonzero(on_level & (after <= factor * level) & (level > 0)) + 2
    return [int(place) for place in places]


def reach(parts: Iterable[Floats], share: float = 0.0) -> tuple[float, float] | None:
    """Lowest and highest finite value, of each part without the outermost ``share`` (0..0.5) at both ends."""
    lows: list[float] = []
    highs: list[float] = []
    for part in parts:
        finite = part[np.isfinite(part)]
        if len(finite):
            low, high = np.quantile(finite, [share, 1 - share]) if share else (finite.min(), finite.max())
            lows.append(float(low))
            highs.append(float(high))
    found = [value for value in (*lows, *highs) if isfinite(value)]
    return (min(lows), max(highs)) if found else None
