"""One temperature makes confidence mean what it says, and how far off it was is counted right."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from ftstudio.tasks.classification.inference.calibration import (
    LEAST_TEMPERATURE,
    MOST_TEMPERATURE,
    calibration,
    expected_error,
    fitted_temperature,
)


def honest(count: int, classes: int = 10) -> tuple[Tensor, Tensor]:
    """Logits whose softmax is the chance of each class, and targets drawn by it."""
    generator = torch.Generator().manual_seed(1)
    logits = torch.randn(count, classes, generator=generator) * 2
    return logits, torch.multinomial(logits.softmax(1), 1, generator=generator).flatten()


def separated(count: int, gap: float) -> tuple[Tensor, Tensor]:
    """Every image right, the logit of its class ``gap`` above the others."""
    targets = torch.arange(count) % 3
    return torch.nn.functional.one_hot(targets, 3) * gap, targets


@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_the_temperature_corrects_scaled_logits(scale: float) -> None:
    logits, targets = honest(4000)
    assert fitted_temperature(logits * scale, targets) == pytest.approx(scale, rel=0.05)


def test_a_few_correct_images_do_not_give_full_confidence() -> None:
    few, many = (fitted_temperature(*separated(count, 2.0)) for count in (6, 600))
    assert 0.5 < few < 1.0
    assert 0.15 < many < few
    said = float((separated(600, 2.0)[0] / many).softmax(1).max())
    assert 0.99 < said < 0.9999, "600 of 600 right stand for about this"


def test_whatever_the_logits_are_the_temperature_stays_in_its_bounds() -> None:
    by_chance = torch.randn(20, 3, generator=torch.Generator().manual_seed(2)) * 1e4, torch.arange(20) % 3
    for logits, targets in (separated(5000, 1e-3), separated(3, 1e4), by_chance):
        assert LEAST_TEMPERATURE <= fitted_temperature(logits, targets) <= MOST_TEMPERATURE
    assert fitted_temperature(torch.empty(0, 3), torch.empty(0, dtype=torch.int64)) == 1.0


def test_the_same_images_give_the_same_temperature() -> None:
    logits, targets = honest(300)
    assert fitted_temperature(logits, targets) == fitted_temperature(logits.clone(), targets.clone())


def test_the_expected_calibration_error_equals_a_manual_result() -> None:
    before = torch.tensor([0.95, 0.95, 0.95, 0.95, 0.50, 0.50])
    after = torch.tensor([0.75, 0.75, 0.75, 0.75, 0.50, 0.50])
    right = torch.tensor([True, True, True, False, True, False])
    found = calibration(before, after, right, 1.7)
    # Four images at 0.95 of which three are right, two at 0.5 of which one is.
    assert found.ece_before == pytest.approx(4 / 6 * abs(0.95 - 0.75) + 2 / 6 * 0.0)
    assert found.ece_after == pytest.approx(0.0, abs=1e-6)
    assert found.temperature == 1.7
    assert [(each.count, each.accuracy) for each in found.bins_before] == [(2, 0.5), (4, 0.75)]
    assert found.bins_before[1].confidence == pytest.approx(0.95)
    assert (found.bins_before[1].low, found.bins_before[1].high) == (14 / 15, 1.0)


def test_full_confidence_is_in_the_last_bin_and_no_images_give_no_error() -> None:
    found = calibration(torch.tensor([1.0]), torch.tensor([0.0]), torch.tensor([True]), 1.0)
    assert found.bins_before[0].high == 1.0 and found.bins_after[0].low == 0.0
    assert found.ece_before == 0.0 and found.ece_after == 1.0
    assert expected_error(()) == 0.0
