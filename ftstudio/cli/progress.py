"""A job's events on standard error: a bar per phase on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from ftstudio.cli import output
from ftstudio.core.advice import DepthTried
from ftstudio.core.events import (
    AdviceSoFar,
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    Progress,
    RunStarted,
    StepDone,
    rescheduled,
)
from ftstudio.core.metrics import ACCURACY, MEAN_AP, Metric
from ftstudio.core.text import figure

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

PHASES = {
    "preparing": "Preparing",
    "caching": "Caching",
    "training": "Training",
    "validating": "Validating",
    "paused": "Paused",
    "stopping": "Stopping",
}
LINE_SECONDS = 10.0
"""Seconds between the progress lines of a long phase without a terminal."""


class ProgressDisplay:
    """Shows events as they come. A context manager; ``show`` is an Emit."""

    def __init__(self, *, in_bytes: bool = False) -> None:
        self._console = output.stderr_console()
        self._in_bytes = in_bytes
        self._bars: Bars | None = _bars(self._console, in_bytes) if self._console.is_terminal else None
        self._task: TaskID | None = None
        self._what = ""
        self._said = ""
        self._said_at = time.monotonic()
        self._run: RunStarted | None = None

    def __enter__(self) -> ProgressDisplay:
        if self._bars is not None:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def show(self, event: Event) -> None:
        match event:
            case PhaseChanged():
                self._phase(PHASES[event.phase])
            case Progress():
                self._advance(event.what, event.done, event.total)
            case Notice():
                self._line(f"Note: {event.message}" if event.level == "info" else f"Warning: {event.message}")
            case RunStarted():
                self._run = event
                self._line(_start_line(event))
            case StepDone():
                self._advance("Training", event.step, self._run.total_steps if self._run else None)
            case AdviceSoFar() if event.trying is None and event.tried:
                self._line(_tried_line(event.tried[-1]))
            case EpochDone():
                self._run = rescheduled(self._run, event) if self._run is not None else None
                self._line(_epoch_line(event, self._run))
            case _:
                pass

    def _phase(self, title: str) -> None:
        # Epoch lines already show these two.
        if self._bars is None and title not in ("Training", "Validating") and title != self._said:
            self._line(title)

    def _advance(self, what: str, done: int, total: int | None) -> None:
        if self._bars is not None:
            if self._task is None or what != self._what:
                self._what = what
                self._task = self._bars.add_task(output.shown(what), total=total)
            self._bars.update(self._task, completed=done, total=total)
        elif time.monotonic() - self._said_at >= LINE_SECONDS:
            amount = output.size if self._in_bytes else "{:,}".format
            self._line(f"{what}: {amount(done)}" + (f" of {amount(total)}" if total else ""))

    def _line(self, text: str) -> None:
        self._said, self._said_at = text, time.monotonic()
        self._console.print(output.shown(text), soft_wrap=True)


def _bars(console: object, in_bytes: bool) -> Bars:
    from rich import progress as rich_progress
    from rich.console import Console

    assert isinstance(console, Console)
    amount = rich_progress.DownloadColumn() if in_bytes else rich_progress.MofNCompleteColumn()
    return rich_progress.Progress(
        rich_progress.TextColumn("{task.description}", markup=False),
        rich_progress.BarColumn(),
        amount,
        rich_progress.TimeElapsedColumn(),
        rich_progress.TimeRemainingColumn(),
        console=console,
    )


def _start_line(event: RunStarted) -> str:
    images = f"{event.train_count} training and {event.val_count} validation images"
    parameters = f"{event.trainable_parameters:,} trainable parameters, {event.frozen_parameters:,} frozen"
    how = f"{event.image_size} px, batches of {event.batch_size}, on {event.device}"
    return f"{images}, {_targets(event)}; {parameters}; {how}"


def _targets(event: RunStarted) -> str:
    """What the model learns: "3 classes", "3 labels", or the name of the number."""
    primary = next(iter(event.metrics), ACCURACY)
    if primary.kind == "number":
        return f"predicting {', '.join(event.target_names)}"
    return f"{len(event.target_names)} {'labels' if primary == MEAN_AP else 'classes'}"


def _tried_line(tried: DepthTried) -> str:
    bounds = output.interval((tried.low, tried.high))
    accuracy = f"validation accuracy {output.percent(tried.right_share)} (95% interval {bounds})"
    return f"{tried.freeze_depth} stages frozen: {accuracy}, {output.duration(tried.seconds)}"


def _epoch_line(event: EpochDone, run: RunStarted | None) -> str:
    known = {metric.key: metric for metric in run.metrics} if run else {}
    metrics = "".join(_metric_words(known.get(key, Metric(key, key)), value) for key, value in event.metrics.items())
    epoch = f"Epoch {event.epoch}" + (f"/{run.epochs}" if run else "")  # 0: as loaded, or after the head warm-up
    best = "  best so far" if event.is_best else ""
    return f"{epoch}  loss {event.train_loss:.4f}  validation loss {event.val_loss:.4f}{metrics}{best}"


def _metric_words(metric: Metric, value: float) -> str:
    words = figure(value) if metric.kind == "number" else output.percent(value)
    return f"  {metric.in_a_line} {words}"
