"""Counts and figures of regression: the meter, ridge regression and the prediction interval."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from ftstudio.core.errors import StopRequested
from ftstudio.core.targets import Quantity
from ftstudio.tasks.regression.inference.confidence import half_width
from ftstudio.tasks.regression.losses import NumberLoss
from ftstudio.tasks.regression.metrics import FARTHEST, NumberMeter
from ftstudio.tasks.regression.ridge import PER_STRENGTH, RidgeFit
from ftstudio.tasks.regression.targets import tenths
from ftstudio.tasks.regression.task import Regression

CELLS = Quantity("cells", 20.0, 4.0)


def some(count: int = 200, width: int = 5) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    features = torch.randn(count, width, generator=generator)
    weight = torch.tensor([[1.0], [-2.0], [0.5], [0.0], [0.0]])
    return features, features @ weight / 2 + 0.3 * torch.randn(count, 1, generator=generator)


def test_the_meter_gives_error_and_r2_in_the_unit_of_the_data_and_adds_up() -> None:
    outputs, targets = some()[1] + 0.2, some()[1]
    outputs[::3] -= 0.5
    whole, first, second = NumberMeter(CELLS), NumberMeter(CELLS), NumberMeter(CELLS)
    whole.add(outputs, targets)
    first.add(outputs[:77], targets[:77])
    second.add(outputs[77:], targets[77:])
    assert (torch.tensor(first.state()) + torch.tensor(second.state())).tolist() == whole.state()
    errors = (outputs - targets).double()
    values = whole.values()
    assert values["mae"] == pytest.approx(4 * float(errors.abs().mean()), rel=1e-4)
    spread = (targets - targets.mean()).double().square().sum()
    assert values["r2"] == pytest.approx(1 - float(errors.square().sum() / spread), abs=1e-4)
    again = NumberMeter(CELLS)
    again.restore(whole.state())
    assert again.values() == values


@pytest.mark.parametrize("extreme", [torch.nan, torch.inf, 1e30])
def test_an_output_that_is_no_number_counts_as_the_farthest(extreme: float) -> None:
    meter = NumberMeter(CELLS)
    meter.add(torch.tensor([[extreme]]), torch.tensor([[0.0]]))
    assert meter.values()["mae"] == pytest.approx(4 * FARTHEST)
    assert all(0 <= number <= 2**53 for number in meter.state()[0])


def test_equal_targets_have_no_r2_to_speak_of() -> None:
    meter = NumberMeter(CELLS)
    meter.add(torch.tensor([[0.5], [0.1]]), torch.tensor([[0.25], [0.25]]))
    assert meter.values()["r2"] == 0.0
    assert NumberMeter(CELLS).values() == {"mae": 0.0, "r2": 0.0}


def test_the_loss_is_the_squared_error_up_to_one_deviation_and_linear_beyond() -> None:
    loss = NumberLoss()
    assert float(loss(torch.tensor([[0.5]]), torch.zeros(1, 1))) == pytest.approx(0.25)
    assert float(loss(torch.tensor([[3.0]]), torch.zeros(1, 1))) == pytest.approx(5.0)


def test_an_answer_within_half_a_deviation_is_right() -> None:
    outputs = torch.tensor([[0.5], [-0.5], [0.51]])
    assert Regression().is_right(outputs, torch.zeros(3, 1)).tolist() == [True, True, False]


def test_ridge_is_the_solution_of_its_normal_equations() -> None:
    features, targets = some()
    head = nn.Linear(5, 1)
    course = RidgeFit([(features, targets)], NumberLoss(), 0.0)
    course.fit(0.1, lambda _: None)
    course.put_into(head)
    mean, deviation = features.double().mean(0), features.double().std(0, correction=0)
    standard = (features.double() - mean) / deviation
    penalised = standard.T @ standard / 200 + 0.1 * PER_STRENGTH * torch.eye(5, dtype=torch.float64)
    weight = torch.linalg.solve(penalised, standard.T @ (targets.double() - targets.double().mean()) / 200)
    assert (head.weight.double() * deviation).flatten().tolist() == pytest.approx(weight.flatten().tolist(), abs=1e-5)
    meant = standard @ weight + targets.double().mean()
    torch.testing.assert_close(head(features).double(), meant, rtol=0, atol=1e-5)


def test_ridge_in_pieces_of_half_precision_is_nearly_the_same() -> None:
    features, targets = some()
    features = features.half().float()
    heads = [nn.Linear(5, 1), nn.Linear(5, 1)]
    pieces = list(zip(features.half().split(70), targets.split(70), strict=True))
    for head, train in zip(heads, ([(features, targets)], pieces), strict=True):
        course = RidgeFit(train, NumberLoss(), 1.0)
        course.fit(0.01, lambda _: None)
        course.put_into(head)
    torch.testing.assert_close(heads[0](features), heads[1](features), rtol=0, atol=1e-5)


def test_a_stop_leaves_the_ridge_as_it_was() -> None:
    course, head, again = RidgeFit([some()], NumberLoss(), 1.0), nn.Linear(5, 1), nn.Linear(5, 1)
    course.fit(1.0, lambda _: None)
    course.put_into(head)

    def stop(_: float) -> None:
        raise StopRequested

    with pytest.raises(StopRequested):
        course.fit(0.001, stop)
    course.put_into(again)
    assert torch.equal(head.weight, again.weight)


@pytest.mark.parametrize(("count", "rank"), [(10, 10), (19, 18), (99, 90)])
def test_the_interval_is_as_wide_as_the_conformal_rank_says(count: int, rank: int) -> None:
    assert half_width(torch.arange(1.0, count + 1).flip(0)) == rank


def test_nine_images_are_too_few_for_an_interval() -> None:
    assert half_width(torch.ones(9)) is None


def test_the_interval_covers_nine_in_ten_new_numbers() -> None:
    generator = torch.Generator().manual_seed(0)
    covered = 0.0
    for _ in range(400):
        width = half_width(torch.randn(30, generator=generator).abs())
        assert width is not None
        covered += float((torch.randn(100, generator=generator).abs() <= width).float().mean()) / 400
    assert covered == pytest.approx(28 / 31, abs=0.01)  # rank 28 of 30


def test_reference_images_come_from_every_tenth_of_the_numbers() -> None:
    groups = tenths(torch.tensor([[float(value)] for value in range(20)]))
    assert groups.tolist() == [value // 2 for value in range(20)]
