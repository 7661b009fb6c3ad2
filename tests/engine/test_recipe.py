"""What the recipe chooses: rates, the moving average of the weights, the best epoch, early stopping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, last_checkpoint, with_train
from torch import nn

from ftstudio.core import config as configs
from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import EpochDone
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.network import optim
from ftstudio.engine.network.optim import AVERAGE
from ftstudio.engine.training import model_selection
from ftstudio.engine.training.setup import prepare


def config(weights: str = "default", **settings: Any) -> RunConfig:
    return RunConfig(model=ModelConfig(weights=weights), train=TrainConfig(**settings))


@pytest.mark.parametrize(
    ("of_run", "head", "ratio"),
    [
        (config(), 5e-5, 5.0),
        (config(optimizer="sgd"), 1e-3, 1.0),
        (config(head_first=False), 2e-3, 0.1),
        (config("random"), 2e-3, 1.0),
        (config(lr=0.01), 0.01, 0.1),
        (config(backbone_lr_ratio=0.1), 2.5e-3, 0.1),
        (config(**configs.FIRST_RECIPE), 2e-3, 0.1),
    ],
)
def test_learning_rates_depend_on_how_the_head_starts(of_run: RunConfig, head: float, ratio: float) -> None:
    assert optim.peak_lr(of_run, 32) == pytest.approx(head)
    assert optim.backbone_ratio(of_run) == ratio


def test_the_learning_rate_grows_with_the_square_root_of_the_batch_size() -> None:
    assert optim.peak_lr(config(), 128) == pytest.approx(2 * optim.peak_lr(config(), 32))


def stepped(ema_decay: float, steps: int) -> tuple[torch.optim.Optimizer, nn.Parameter, list[float]]:
    """An optimiser over one number, pulled upwards, after some steps; and where the number was after each."""
    number = nn.Parameter(torch.zeros(()))
    optimizer = torch.optim.SGD([{"params": [number], "lr": 1.0, "ema_decay": ema_decay}], momentum=0.5)
    course: list[float] = []
    for step in range(steps):
        number.grad = torch.tensor(-1.0)
        optimizer.step()
        optim.update_average(optimizer, step)
        course.append(number.item())
    return optimizer, number, course


def test_the_average_forgets_faster_in_the_first_steps() -> None:
    optimizer, number, course = stepped(0.9, 3)
    first = course[0]
    second = first + (course[1] - first) * (1 - 2 / 11)
    third = second + (course[2] - second) * (1 - 3 / 12)
    assert optimizer.state[number][AVERAGE].item() == pytest.approx(third)


def test_a_constant_decay_is_never_exceeded() -> None:
    optimizer, number, course = stepped(0.1, 2)
    assert optimizer.state[number][AVERAGE].item() == pytest.approx(course[0] + (course[1] - course[0]) * 0.9)


def test_without_a_decay_nothing_is_averaged() -> None:
    optimizer, number, _ = stepped(0.0, 2)
    assert AVERAGE not in optimizer.state[number]


def test_averaged_weights_are_used_only_inside_the_context_and_then_restored_exactly() -> None:
    optimizer, number, course = stepped(0.9, 5)
    average = optimizer.state[number][AVERAGE].item()
    with optim.averaged(optimizer):
        assert number.item() == average
        assert optimizer.state[number][AVERAGE].item() == course[-1]
    assert number.item() == course[-1]
    assert optimizer.state[number][AVERAGE].item() == average


def test_the_averaged_weights_are_saved(run_in: MakeRun, quick: RunConfig) -> None:
    """With one epoch, the saved weights are those that the checkpoint holds as the average of the last step."""
    run = run_in("averaged", with_train(quick, epochs=1, head_first=False))
    events_of(run)
    found = last_checkpoint(run.run_dir)
    saved, _ = model_file.load(run.run_dir, torch.device("cpu"))
    name = next(key.partition("|")[0] for key in found.optimizer if key.endswith(f"|{AVERAGE}"))
    assert torch.equal(saved.state_dict()[name], found.optimizer[f"{name}|{AVERAGE}"])
    assert not torch.equal(saved.state_dict()[name], found.model[name])


@dataclass
class Selects:
    selects_by_loss: bool


@pytest.mark.parametrize(
    ("by_loss", "one", "other", "is_better"),
    [
        (True, (0.5, 0.99), (0.9, 1.0), True),
        (True, (0.9, 1.0), (0.5, 1.0), False),
        (False, (0.5, 0.99), (0.9, 1.0), False),
        (False, (0.9, 0.99), (0.9, 1.0), True),
        (False, (0.9, 1.0), (0.9, 1.0), False),
    ],
)
def test_the_lower_loss_wins_and_a_tie_keeps_the_earlier_epoch(
    by_loss: bool, one: tuple[float, float], other: tuple[float, float], is_better: bool
) -> None:
    assert model_selection.better(Selects(by_loss), *one, *other) == is_better  # type: ignore[arg-type]  # all that it asks


@pytest.mark.parametrize(
    ("weights", "head", "recipe", "by_loss"),
    [
        ("default", "linear", 2, True),
        ("default", "logistic", 2, True),
        ("default", "knn", 2, False),
        ("default", "nearest-mean", 2, False),
        ("random", "linear", 2, False),
        ("default", "linear", 1, False),
    ],
)
def test_the_loss_selects_the_epoch_if_a_pretrained_network_minimises_it(
    run_in: MakeRun, quick: RunConfig, weights: str, head: str, recipe: int, by_loss: bool
) -> None:
    config = with_train(quick, head=head, recipe=recipe)
    depth = "all" if head != "linear" else 5
    config = replace(config, model=replace(config.model, weights=weights, freeze_depth=depth))
    with (setup := prepare(run_in("selects", config), RunControl(), lambda _: None)).source:
        assert setup.selects_by_loss == by_loss


def test_epochs_at_a_high_learning_rate_do_not_count_for_early_stopping(run_in: MakeRun, quick: RunConfig) -> None:
    """A useless rate: no epoch gains. The rate of 8 epochs without warm-up falls below half after the fourth, so the
    fifth and the sixth are the two that count."""
    useless = with_train(quick, lr=1e-9, warmup_fraction=0.0, epochs=8, patience=2, augment="none")
    done = [event for event in events_of(run_in("hot", useless)) if isinstance(event, EpochDone)]
    assert done[-1].epoch == 6
    first = with_train(useless, recipe=1)
    done = [event for event in events_of(run_in("first", first)) if isinstance(event, EpochDone)]
    assert done[-1].epoch == 2
