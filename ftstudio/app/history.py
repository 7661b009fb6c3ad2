"""Earlier runs: the list, their curves, and what a user can do with them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core import paths
from ftstudio.core.errors import UserError
from ftstudio.core.events import EpochDone, Event, RolledBack, RunStarted, StepDone
from ftstudio.core.metrics import Metric
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore, as_it_stands

MAX_POINTS = 4000
_MOST_STEPS = 50 * MAX_POINTS
""""""

_Steps: TypeAlias = dict[int, tuple[StepDone, float]]


class RunCurves(Struct, frozen=True, kw_only=True):
    """The data of one run's charts.

    Attributes:
        steps: Steps counted from 1 over the whole run, increasing; at most 4000. The next four tuples are parallel to
            it.
        losses: The losses of single batches.
        lrs: Learning rates.
        step_seconds: The training time so far.
        step_epochs: The fractional epoch.
        epochs: Ordered by epoch.
        metrics: The metrics of the run, the primary one first; () if the journal does not list them.
    """

    run_dir: str
    name: str
    steps: tuple[int, ...] = ()
    losses: tuple[float, ...] = ()
    lrs: tuple[float, ...] = ()
    step_seconds: tuple[float, ...] = ()
    step_epochs: tuple[float, ...] = ()
    epochs: tuple[EpochDone, ...] = ()
    metrics: tuple[Metric, ...] = ()


def all_runs(runs_dir: Path | None = None) -> tuple[RunRecord, ...]:
    """Return every run, newest first, as the folders are now; none if there is no folder yet."""
    directory = runs_dir or paths.runs_dir()
    if not directory.is_dir():
        return ()
    store = RunStore(directory)
    store.refresh()
    return store.all()


def find_run(text: str, runs_dir: Path | None = None) -> RunRecord:
    """Find a run by folder path, id or name. Raises UserError if there is none or several."""
    return RunStore(runs_dir or paths.runs_dir()).find(text)


def interrupted_runs(runs_dir: Path | None = None) -> tuple[RunRecord, ...]:
    """Return runs that ended unexpectedly and can be resumed from a checkpoint, newest first."""
    runs = all_runs(runs_dir)
    return tuple(run for run in runs if run.state == "interrupted" and RunFolder(Path(run.run_dir)).has_checkpoint)


def curves(run_dir: str, safe_point: Callable[[], None] | None = None) -> RunCurves:
    """Read the curves of one run from its journal.

    Steps after the checkpoint of a resume are replaced by those of the resumed run: the order is by step, not by time.

    Raises:
        UserError: The journal cannot be read.
        Exception: Whatever ``safe_point``, which is called now and then, raises.
    """
    folder = RunFolder(Path(run_dir))
    record = folder.record_or_none()
    metrics: list[Metric] = []
    steps, epochs = _newest_of_each(_noting(metrics, listening(folder.events(), safe_point)))
    points = _thinned([steps[key] for key in sorted(steps)], MAX_POINTS)
    return RunCurves(
        run_dir=run_dir,
        name=record.name if record else folder.path.name,
        steps=tuple(step.step for step, _ in points),
        losses=tuple(step.loss for step, _ in points),
        lrs=tuple(step.lr for step, _ in points),
        step_seconds=tuple(step.seconds for step, _ in points),
        step_epochs=tuple(fraction for _, fraction in points),
        epochs=tuple(epochs[key] for key in sorted(epochs)),
        metrics=tuple(metrics),
    )


def _noting(metrics: list[Metric], events: Iterable[Event]) -> Iterator[Event]:
    """Pass the events on; ``metrics`` is set to those of the last start among them."""
    for event in events:
        if isinstance(event, RunStarted):
            metrics[:] = event.metrics
        yield event


def rename(run_dir: str, name: str) -> RunRecord:
    """Rename a run. Raises UserError if the name is empty or the record cannot be written."""
    name = " ".join(name.split())
    if not name:
        raise UserError("A run needs a name.", "Type at least one character.")
    return _change(run_dir, lambda record: replace(record, name=name))


def set_note(run_dir: str, note: str) -> RunRecord:
    """Set the note of a run; an empty one removes it. Raises UserError if the record cannot be written."""
    return _change(run_dir, lambda record: replace(record, note=note.strip()))


def set_sure_from(run_dir: str, value: float) -> RunRecord:
    """Choose the confidence, 0..1, below which a run says "not sure"; 0 means never.

    Raises:
        UserError: The number is out of range, or the record cannot be written.
    """
    if not 0 <= value <= 1:  # nor for what is no number
        raise UserError(f"{value} is not a confidence.", "Choose a number from 0 to 1, for example 0.8.")
    return _change(run_dir, lambda record: replace(record, sure_from=value))


def count_added(run_dir: str, count: int) -> RunRecord:
    """Record that ``count`` more (or fewer) images were added since the training. Raises UserError."""
    return _change(run_dir, lambda record: replace(record, added_images=max(0, record.added_images + count)))


def delete_to_bin(run_dir: str) -> None:
    """Move a run folder to the system's bin, from which the user can restore it.

    Nothing is ever deleted permanently.

    Raises:
        UserError: The run is being trained, the folder is not a run folder, or there is no bin.
    """
    folder = RunFolder(Path(run_dir))
    # Reading the record first: only what is a run folder may go.
    name = folder.record.name
    if folder.is_held():
        raise UserError(f"The run {name} is in progress.", "Stop it first, then delete it.")
    _to_bin(folder.path)
    with contextlib.suppress(UserError):  # The index notices by itself at the next refresh.
        RunStore(folder.path.parent).remove(run_dir)


def _to_bin(path: Path) -> None:
    import send2trash

    try:
        send2trash.send2trash(str(path))
    except OSError as error:
        raise UserError(
            f"{path} cannot be moved to the bin: {error.strerror or error}.",
            "That disk may not have a bin. Delete the folder yourself if you are sure.",
        ) from error


def _change(run_dir: str, change: Callable[[RunRecord], RunRecord]) -> RunRecord:
    folder = RunFolder(Path(run_dir))
    # A clear error for a folder without a record; inside the lock it is read again.
    before = folder.record
    record = folder.change_record(lambda on_disk: change(on_disk or before))
    with contextlib.suppress(UserError):  # The index notices by itself at the next refresh.
        RunStore(folder.path.parent).put(record)
    return as_it_stands(record)


def listening(events: Iterable[Event], safe_point: Callable[[], None] | None) -> Iterator[Event]:
    """Pass the events on, calling ``safe_point`` at every thousandth."""
    for place, event in enumerate(events):
        if safe_point is not None and place % 1000 == 0:
            safe_point()
        yield event


def _newest_of_each(events: Iterable[Event]) -> tuple[_Steps, dict[int, EpochDone]]:
    """Return steps (with their fractional epoch) and epochs by number, without those that were replaced.

    A resume or a roll-back replaces them.
    """
    steps: _Steps = {}
    epochs: dict[int, EpochDone] = {}
    steps_per_epoch, stride = 0, 1
    last: tuple[StepDone, float] | None = None
    for event in events:
        match event:
            case RunStarted():
                steps_per_epoch = event.steps_per_epoch
                steps, epochs = _up_to(event.start_step, steps, epochs)
                last = None
            case RolledBack():
                steps, epochs = _up_to(event.step, steps, epochs)
                last = None
            case StepDone():
                fraction = event.step / steps_per_epoch if steps_per_epoch else float(event.epoch)
                last = event, fraction
                if event.step % stride == 0:
                    steps[event.step] = last
                while len(steps) > _MOST_STEPS:
                    stride *= 2
                    steps = {key: value for key, value in steps.items() if key % stride == 0}
            case EpochDone():
                epochs[event.epoch] = event
            case _:
                pass
    if last is not None:
        steps[last[0].step] = last
    return steps, epochs


def _up_to(step: int, steps: _Steps, epochs: dict[int, EpochDone]) -> tuple[_Steps, dict[int, EpochDone]]:
    return (
        {key: value for key, value in steps.items() if key <= step},
        {key: epoch for key, epoch in epochs.items() if epoch.step <= step},
    )


def _thinned(points: Sequence[tuple[StepDone, float]], limit: int) -> Sequence[tuple[StepDone, float]]:
    """At most ``limit`` points, evenly spaced, including the first and the last."""
    count = len(points)
    if count <= limit:
        return points
    return [points[index * (count - 1) // (limit - 1)] for index in range(limit)]
