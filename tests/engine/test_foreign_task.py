"""A task that the program does not have, several labels per image, goes through the engine unchanged."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from played_runs import MakeRun, events_of, final_state, with_depth, with_train
from torch import Tensor
from torch.nn import functional

from ftstudio.core.config import RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import EpochDone, Event, RunStarted, StepDone
from ftstudio.core.metrics import Metric
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.heads.linear_fit import LinearFit, least_deviation
from ftstudio.engine.run import Run
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem, Loss
from ftstudio.engine.training.loop import train

LABELS = {"blue": (1, 0, 0), "green": (0, 1, 0), "red": (0, 1, 1)}
"""Labels of a picture of each colour: no softmax can say two at once."""


class LabelLoss(Loss):
    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return functional.binary_cross_entropy_with_logits(outputs, targets.to(outputs.dtype))


class LabelMeter:
    """[[right answers], [answers]] of every label."""

    def __init__(self, labels: int) -> None:
        self._counts = torch.zeros(2, labels, dtype=torch.int64)

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        self._counts[0] += ((outputs > 0) == (targets > 0.5)).sum(0)
        self._counts[1] += len(targets)

    def values(self) -> dict[str, float]:
        right, all_answers = self._counts.sum(1).tolist()
        return {"right_labels": right / max(1, all_answers)}

    def state(self) -> list[list[int]]:
        return self._counts.tolist()

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        if state:
            self._counts = torch.tensor(state, dtype=torch.int64)


class SeveralLabels:
    key = "classification"  # what the run's config says; the engine never looks it up
    counts_while_training = True
    metrics = (Metric("right_labels", "Right labels"),)

    def __init__(self) -> None:
        self.finished: list[FinishedTraining] = []

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        del schema, root
        return torch.tensor([LABELS[sample.class_name] for sample in samples], dtype=torch.float32)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> Loss:
        del config, targets, schema
        return LabelLoss()

    def plain_loss(self) -> Loss:
        return LabelLoss()

    def meter(self, schema: TargetSchema) -> LabelMeter:
        return LabelMeter(schema.outputs)

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return ((outputs > 0) == (targets > 0.5)).all(1)

    def course(self, problem: HeadProblem) -> Course:
        return LinearFit(problem.train, problem.head.out_features, problem.loss, least_deviation(problem.config.recipe))

    def after_training(self, finished: FinishedTraining) -> None:
        self.finished.append(finished)


def labelled(run: Run) -> tuple[Run, SeveralLabels]:
    task = SeveralLabels()
    return dataclasses.replace(run, task=task), task


def epochs(events: list[Event]) -> list[EpochDone]:
    return [event for event in events if isinstance(event, EpochDone)]


@pytest.mark.parametrize("depth", [3, "all"])
def test_it_is_fine_tuned_and_probed_under_its_own_loss(run_in: MakeRun, quick: RunConfig, depth: int | str) -> None:
    run, task = labelled(run_in("a", with_depth(with_train(quick, epochs=3), depth)))
    events = events_of(run)
    [started] = [event for event in events if isinstance(event, RunStarted)]
    assert started.metrics == task.metrics
    best = min(epochs(events), key=lambda epoch: epoch.val_loss)
    assert best.metrics["right_labels"] >= 0.9
    assert best.val_loss < 0.4  # an undecided label costs 0.69, and a softmax cannot get below it for red pictures
    assert len(task.finished) == 1


def test_it_resumes_bit_for_bit(run_in: MakeRun, quick: RunConfig) -> None:
    whole, _ = labelled(run_in("whole", quick))
    broken, _ = labelled(run_in("broken", quick))
    events_of(whole)
    control = RunControl()

    def stop_in_the_second_epoch(event: Event) -> None:
        if isinstance(event, StepDone) and event.step == 5:
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, stop_in_the_second_epoch)
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)
