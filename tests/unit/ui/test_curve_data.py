"""The numbers behind the curves: growing, smoothing, thinning, resuming."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftstudio.app.history import RunCurves
from ftstudio.core.events import EpochDone, RolledBack, RunStarted, StepDone
from ftstudio.core.metrics import Metric
from ftstudio.ui.training.curve_data import (
    Columns,
    Curves,
    from_history,
    lr_drops,
    nearest,
    reach,
    smooth,
    thin,
    visible,
)


def started(start_step: int = 0, run_dir: str = "/runs/a") -> RunStarted:
    return RunStarted(
        run_id="a", run_dir=run_dir, target_names=("x", "y"), train_count=40, val_count=10, epochs=3,
        steps_per_epoch=10, total_steps=30, device="cpu", batch_size=4, image_size=64, trainable_parameters=1,
        frozen_parameters=1, metrics=(Metric("accuracy", "Accuracy"),), start_step=start_step,
        start_epoch=start_step // 10,
    )  # fmt: skip


def step(number: int, loss: float = 1.0, lr: float = 0.1) -> StepDone:
    return StepDone(number, (number - 1) // 10 + 1, loss, lr, 100.0, number * 0.5)


def epoch(number: int, best: bool = False) -> EpochDone:
    return EpochDone(
        epoch=number, step=number * 10, train_loss=1.0, val_loss=1.0, metrics={"accuracy": 0.5},
        train_metrics={}, is_best=best, seconds=number * 5.0,
    )  # fmt: skip


def slow_average(values: list[float], weight: float) -> list[float]:
    total = mass = 0.0
    averages = []
    for value in values:
        if np.isfinite(value):
            total, mass = weight * total + value, weight * mass + 1
        averages.append(total / mass if mass else np.nan)
    return averages


@given(
    st.lists(st.floats(-1e3, 1e3) | st.just(float("nan")), max_size=400),
    st.sampled_from([0.3, 0.9, 0.99, 0.999]),
)
def test_smoothing_is_the_exponential_average_written_out(values: list[float], weight: float) -> None:
    found = smooth(np.array(values), weight)
    np.testing.assert_allclose(found, slow_average(values, weight), rtol=1e-6, atol=1e-6)


def test_smoothing_holds_over_many_blocks() -> None:
    values = np.random.default_rng(0).normal(1.0, 0.3, 20_000)
    np.testing.assert_allclose(smooth(values, 0.9), slow_average(list(values), 0.9), rtol=1e-9)


def test_smoothed_line_goes_on_as_if_computed_at_once() -> None:
    curves = Curves()
    losses = np.random.default_rng(1).normal(1.0, 0.3, 3000)
    for number, loss in enumerate(losses, start=1):
        curves.add(step(number, float(loss)))
        if number % 7 == 0:
            curves.smoothed_loss(0.95)
    np.testing.assert_allclose(curves.smoothed_loss(0.95), smooth(losses, 0.95), rtol=1e-4)


def test_no_smoothing_leaves_the_values_alone() -> None:
    assert smooth(np.array([1.0, 5.0]), 0.0).tolist() == [1.0, 5.0]


def test_thinning_keeps_ends_and_spikes() -> None:
    y = np.zeros(100_000)
    y[54_321] = 9.0
    x, thinned = thin(np.arange(100_000.0), y, 500)
    assert len(x) <= 1_100
    assert (x[0], x[-1]) == (0.0, 99_999.0)
    assert x[np.argmax(thinned)] == 54_321
    assert (np.diff(x) > 0).all()


def test_thinning_leaves_out_what_is_not_finite() -> None:
    x, y = thin(np.arange(4.0), np.array([1.0, np.nan, np.inf, 2.0]), 10)
    assert x.tolist() == [0.0, 3.0]
    assert y.tolist() == [1.0, 2.0]


def test_columns_grow_past_their_first_room() -> None:
    columns = Columns("a", "b")
    for number in range(1000):
        columns.append(number, -number)
    assert columns["a"].tolist() == list(range(1000))
    assert columns["b"][-1] == -999


def test_resumed_run_continues_the_x_axis_and_drops_what_was_done_twice() -> None:
    curves = Curves()
    curves.start(started())
    for number in range(1, 16):
        curves.add(step(number))
    curves.add(epoch(1))
    curves.start(started(start_step=10))
    assert curves["step"].tolist() == list(range(1, 11))
    curves.add(step(11, loss=7.0))
    assert curves["step"][-1] == 11
    assert [done.epoch for done in curves.epochs] == [1]


def test_part_before_a_resume_is_put_before_what_came_after_it() -> None:
    curves = Curves()
    curves.start(started(start_step=10))
    curves.add(step(11))
    curves.add(epoch(2))
    numbers = tuple(range(1, 14))
    curves.put_before(
        RunCurves(
            run_dir="/runs/a", name="a", steps=numbers, losses=(2.0,) * 13, lrs=(0.1,) * 13,
            step_seconds=(1.0,) * 13, step_epochs=tuple(number / 10 for number in numbers), epochs=(epoch(1),),
        )
    )  # fmt: skip
    assert curves["step"].tolist() == list(range(1, 12))
    assert curves["loss"][-2:].tolist() == [2.0, 1.0]
    assert [done.epoch for done in curves.epochs] == [1, 2]


def test_a_roll_back_takes_steps_and_epochs_away_also_those_from_before_a_resume() -> None:
    curves = Curves()
    curves.start(started(start_step=20))
    curves.add(step(21))
    curves.add(RolledBack(10, 1))
    assert len(curves) == 0
    numbers = tuple(range(1, 21))
    run = RunCurves(
        run_dir="/runs/a", name="a", steps=numbers, losses=(2.0,) * 20, lrs=(0.1,) * 20, step_seconds=(1.0,) * 20,
        step_epochs=tuple(number / 10 for number in numbers), epochs=(epoch(0), epoch(1), epoch(2)),
    )  # fmt: skip
    curves.put_before(run)
    curves.add(step(11, loss=7.0))
    assert curves["step"].tolist() == list(range(1, 12)) and curves["loss"][-1] == 7.0
    assert [done.epoch for done in curves.epochs] == [0, 1]


def test_part_before_a_resume_ends_at_its_checkpoint_also_before_the_first_new_step() -> None:
    curves = Curves()
    curves.start(started(start_step=10))
    numbers = tuple(range(1, 21))
    run = RunCurves(
        run_dir="/runs/a", name="a", steps=numbers, losses=(2.0,) * 20, lrs=(0.1,) * 20, step_seconds=(1.0,) * 20,
        step_epochs=tuple(number / 10 for number in numbers), epochs=(epoch(1), epoch(2)),
    )  # fmt: skip
    curves.put_before(run)
    curves.put_before(run)
    curves.add(step(11))
    assert curves["step"].tolist() == list(range(1, 12))
    assert [done.epoch for done in curves.epochs] == [1]


@pytest.mark.parametrize(("axis", "place"), [("steps", 20.0), ("epochs", 2.0), ("time", 10.0)])
def test_steps_and_epochs_stand_at_the_same_place_on_every_axis(axis: str, place: float) -> None:
    curves = Curves()
    curves.start(started())
    for number in range(1, 21):
        curves.add(step(number))
    curves.add(epoch(2))
    assert curves.step_x(axis)[-1] == place  # pyright: ignore[reportArgumentType] - one of the three literals
    assert curves.epoch_x(axis)[-1] == place  # pyright: ignore[reportArgumentType] - one of the three literals


def test_earlier_run_knows_its_metrics_from_its_epochs() -> None:
    run = RunCurves(run_dir="/r", name="r", epochs=(epoch(1, best=True),))
    curves = from_history(run)
    assert [metric.key for metric in curves.metrics] == ["accuracy"]
    assert curves.best is not None
    assert curves.best.epoch == 1


def test_losses_that_are_not_finite_are_counted() -> None:
    curves = Curves()
    for number, loss in enumerate([1.0, float("nan"), float("inf"), 2.0], start=1):
        curves.add(step(number, loss))
    assert curves.left_out() == 2


def test_drops_of_the_learning_rate_are_found_once_however_often_one_looks() -> None:
    curves = Curves()
    for number in range(1, 31):
        curves.add(step(number, lr=0.1 if number <= 10 else 0.01 if number <= 20 else 0.001))
        curves.lr_drops()
    assert curves.lr_drops() == [10, 20]


def test_smooth_schedule_has_no_drops() -> None:
    cosine = 0.5 * (1 + np.cos(np.linspace(0, np.pi, 1000)))
    assert lr_drops(cosine) == []


def test_visible_part_reaches_one_beyond_either_end() -> None:
    assert visible(np.arange(10.0), 3.5, 5.5) == slice(3, 7)
    assert visible(np.arange(3.0), -5, 50) == slice(0, 3)


def test_nearest_takes_the_closer_neighbour() -> None:
    x = np.array([0.0, 10.0, 20.0])
    assert [nearest(x, place) for place in (-5, 4, 6, 99)] == [0, 0, 1, 2]
    assert nearest(np.empty(0), 1.0) is None


def test_reach_sees_finite_values_only() -> None:
    assert reach([np.array([np.nan, 3.0]), np.array([]), np.array([1.0, np.inf])]) == (1.0, 3.0)
    assert reach([np.array([np.nan])]) is None
