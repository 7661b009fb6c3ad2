"""Which validation images a training got right, epoch by epoch: listened to while the training judges itself."""

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
from ftstudio.engine.task import Course, HeadProblem, Loss, Meter, Task
from ftstudio.engine.training.setup import Setup
from ftstudio.engine.training.validation import outputs_of


class ListeningMeter:
    """Counts as the meter of the task does, and notes for each output whether it was right."""

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
    """A task that hands out listening meters. ``epochs`` are the answers to the validation images, right or not, of
    every epoch that was judged."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.key, self.metrics = task.key, task.metrics
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

    def after_training(self, setup: Setup) -> None:
        """Nothing: these weights are discarded."""

    def listening(self, emit: Emit) -> Emit:
        """``emit`` that notes at the end of an epoch which meter counted what was announced."""

        def listen(event: Event) -> None:
            if isinstance(event, EpochDone):
                self._note(event)
            emit(event)

        return listen

    def _note(self, event: EpochDone) -> None:
        """The validation was counted last; an epoch that is judged twice announces the better figures."""
        meters, self._meters = self._meters, []
        for meter in reversed(meters):
            if meter.right and meter.values() == event.metrics:
                self.epochs.append(torch.cat(meter.right).cpu())
                return


def as_text(right: Tensor, count: int, unreadable: Sequence[int]) -> str:
    """``right``, bool, of the readable ones of ``count`` images, a character for each image."""
    marks = iter(RIGHT if each else WRONG for each in right.tolist())
    missing = set(unreadable)
    return "".join(UNREAD if place in missing else next(marks) for place in range(count))


def answers_now(setup: Setup) -> str:
    """Which validation images the network of ``setup`` gets right as it is, in eval mode."""
    samples = setup.source.samples("val")
    marks = [UNREAD] * len(samples)
    for outputs, targets, positions in outputs_of(
        setup.target.parts.rest, setup.source, "val", setup.device, setup.dtype, setup.safe_point, view=PLAIN
    ):
        for position, right in zip(positions, setup.task.is_right(outputs, targets).tolist(), strict=True):
            marks[position] = RIGHT if right else WRONG
    return "".join(marks)
