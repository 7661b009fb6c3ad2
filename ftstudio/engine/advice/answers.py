"""Record which validation images a training gets right in every epoch, by observing its own validation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.events import Emit, EpochDone, Event
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.advice.trials import RIGHT, UNREAD, WRONG
from ftstudio.engine.features.batches import PLAIN
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem, Loss, Meter, Task
from ftstudio.engine.training.setup import Setup
from ftstudio.engine.training.validation import outputs_of


class ListeningMeter:
    """Wrap the task's meter and record whether each output is correct."""

    def __init__(self, counting: Meter, is_right: Callable[[Tensor, Tensor], Tensor]) -> None:
        self._counting, self._is_right = counting, is_right
        self.right: list[Tensor] = []

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        self._counting.add(outputs, targets)
        self.right.append(self._is_right(outputs.detach(), targets))

    def values(self) -> dict[str, float]:
        return self._counting.values()

    def state(self) -> list[list[int]]:
        return self._counting.state()

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        self._counting.restore(state)


class ListeningTask:
    """Wrap a task so that its meters record correct answers.

    ``epochs`` has a bool tensor for every validated epoch: whether each readable validation image was right.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self.key, self.metrics = task.key, task.metrics
        self.counts_while_training = task.counts_while_training
        self._meters: list[ListeningMeter] = []
        self.epochs: list[Tensor] = []

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        return self._task.targets(samples, schema, root)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> Loss:
        return self._task.training_loss(config, targets, schema)

    def plain_loss(self) -> Loss:
        return self._task.plain_loss()

    def meter(self, schema: TargetSchema) -> Meter:
        self._meters.append(ListeningMeter(self._task.meter(schema), self._task.is_right))
        return self._meters[-1]

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return self._task.is_right(outputs, targets)

    def course(self, problem: HeadProblem) -> Course:
        return self._task.course(problem)

    def after_training(self, finished: FinishedTraining) -> None:
        """Do nothing: these weights are discarded."""

    def listening(self, emit: Emit) -> Emit:
        """Wrap ``emit``: at the end of an epoch, find the meter whose metrics are reported and keep its answers."""

        def listen(event: Event) -> None:
            if isinstance(event, EpochDone):
                self._note(event)
            emit(event)

        return listen

    def _note(self, event: EpochDone) -> None:
        """Find the meter whose metrics are reported, starting with the newest, because validation runs last.

        An epoch that is validated twice reports the better metrics.
        """
        meters, self._meters = self._meters, []
        for meter in reversed(meters):
            if meter.right and meter.values() == event.metrics:
                self.epochs.append(torch.cat(meter.right).cpu())
                return


def as_text(right: Tensor, count: int, unreadable: Sequence[int]) -> str:
    """Encode answers as text, one character per image.

    Args:
        right: Whether each readable image was right, bool.
        count: The number of images.
        unreadable: The positions of the unreadable ones.
    """
    marks = iter(RIGHT if each else WRONG for each in right.tolist())
    missing = set(unreadable)
    return "".join(UNREAD if place in missing else next(marks) for place in range(count))


def answers_now(setup: Setup) -> str:
    """Encode which validation images the network of ``setup``, in eval mode, gets right now."""
    samples = setup.source.samples("val")
    marks = [UNREAD] * len(samples)
    for outputs, targets, positions in outputs_of(setup.target.parts.rest, setup.feed, "val", view=PLAIN):
        for position, right in zip(positions, setup.task.is_right(outputs, targets).tolist(), strict=True):
            marks[position] = RIGHT if right else WRONG
    return "".join(marks)
