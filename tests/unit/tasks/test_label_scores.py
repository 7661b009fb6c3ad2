"""Counts and figures of multi-label classification: the meter, average precision, calibration and thresholds."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from ftstudio.core.confidence import LabelCalibration
from ftstudio.core.config import TrainConfig
from ftstudio.tasks.inference.bootstrap import RESAMPLES, intervals
from ftstudio.tasks.multilabel.inference import calibration
from ftstudio.tasks.multilabel.losses import LabelLoss, positive_weights, training_loss
from ftstudio.tasks.multilabel.metrics import LabelMeter
from ftstudio.tasks.multilabel.ranking import average_precisions, mean_average_precision
from ftstudio.tasks.multilabel.targets import rarest_label


def some(count: int = 300, labels: int = 3) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    targets = (torch.rand(count, labels, generator=generator) < torch.tensor([0.5, 0.2, 0.05])).float()
    return 3 * torch.randn(count, labels, generator=generator) + 3 * targets - 2, targets


def by_definition(scores: Tensor, there: Tensor) -> float:
    """The sum over thresholds of (rise of recall) * precision."""
    total, before = 0.0, 0.0
    for threshold in sorted(set(scores.tolist()), reverse=True):
        chosen = scores >= threshold
        hits = float((chosen & there).sum())
        recall = hits / float(there.sum())
        total += (recall - before) * hits / float(chosen.sum())
        before = recall
    return total


def test_average_precision_is_that_of_the_definition_with_ties_too() -> None:
    scores, targets = some()
    for rounded in (scores, scores.round()):
        found = average_precisions(rounded, targets > 0.5).tolist()
        meant = [by_definition(rounded[:, label], targets[:, label] > 0.5) for label in range(3)]
        assert found == pytest.approx(meant, abs=1e-9)


def test_a_label_that_does_not_occur_is_left_out_of_the_mean() -> None:
    scores, targets = some()
    targets[:, 1] = 0
    found = average_precisions(scores, targets > 0.5)
    assert math.isnan(float(found[1]))
    assert mean_average_precision(scores, targets > 0.5) == pytest.approx(float((found[0] + found[2]) / 2))


def test_the_meter_gives_the_figures_of_all_images_and_adds_up() -> None:
    logits, targets = some()
    whole, first, second = LabelMeter(3), LabelMeter(3), LabelMeter(3)
    whole.add(logits, targets)
    first.add(logits[:100], targets[:100])
    second.add(logits[100:], targets[100:])
    added = torch.tensor(first.state()) + torch.tensor(second.state())
    assert added.tolist() == whole.state()
    values = whole.values()
    assert values["mean_average_precision"] == pytest.approx(mean_average_precision(logits, targets > 0.5), abs=2e-3)
    there, said = targets > 0.5, logits >= 0
    hits = float((there & said).sum())
    assert values["micro_f1"] == pytest.approx(2 * hits / float(there.sum() + said.sum()))
    again = LabelMeter(3)
    again.restore(whole.state())
    assert again.values() == values


@pytest.mark.parametrize("extreme", [torch.inf, -torch.inf, torch.nan, 1e30])
def test_the_meter_counts_every_number(extreme: float) -> None:
    meter = LabelMeter(1)
    meter.add(torch.tensor([[extreme], [0.0], [-1e-9]]), torch.tensor([[1.0], [0.0], [1.0]]))
    assert sum(map(sum, meter.state())) == 3


def test_a_meter_of_many_labels_stays_small_enough_for_a_checkpoint() -> None:
    assert len(LabelMeter(1000).state()[0]) == 128
    assert len(LabelMeter(2).state()[0]) == 1024


def test_positive_weights_only_where_labels_are_uneven() -> None:
    even = torch.tensor([[1.0, 0.0]] * 5 + [[0.0, 1.0]] * 5)
    rare = torch.cat([torch.ones(4, 1), torch.zeros(96, 1)])
    auto, on, off = (TrainConfig(class_weights=choice) for choice in ("auto", "on", "off"))
    assert positive_weights(auto, even) is None and positive_weights(off, rare) is None
    assert positive_weights(auto, rare) == pytest.approx([math.sqrt(24)])
    assert positive_weights(on, even) == pytest.approx([1.0, 1.0])


def test_label_smoothing_keeps_the_mean_probability_of_a_rare_label() -> None:
    targets = torch.cat([torch.ones(5, 1), torch.zeros(95, 1)])
    loss = training_loss(TrainConfig(class_weights="off", label_smoothing=0.2), targets)
    at = {
        share: float(loss(torch.full((100, 1), math.log(share / (1 - share))), targets)) for share in (0.04, 0.05, 0.1)
    }
    assert min(at, key=lambda share: at[share]) == 0.05


def test_micro_batches_weighted_with_their_size_make_the_mean_of_the_batch() -> None:
    logits, targets = some(30)
    loss = LabelLoss(torch.tensor([1.0, 2.0, 4.0]))
    parts = [(loss(logits[cut], targets[cut]), loss.total_weight(targets[cut])) for cut in (slice(0, 7), slice(7, 30))]
    together = sum(float(value * weight) for value, weight in parts) / sum(float(weight) for _, weight in parts)
    assert together == pytest.approx(float(loss(logits, targets)), rel=1e-5)


def test_calibration_undoes_a_shift_and_a_scale() -> None:
    generator = torch.Generator().manual_seed(1)
    true = 2 * torch.randn(4000, 1, generator=generator)
    targets = (torch.rand(4000, 1, generator=generator) < true.sigmoid()).float()
    [label] = calibration.fitted(2 * true + 1, targets)
    assert label.slope == pytest.approx(0.5, abs=0.06) and label.offset == pytest.approx(-0.5, abs=0.12)
    found = calibration.probabilities(2 * true + 1, [label])
    assert float(functional.binary_cross_entropy(found, targets)) < float(
        functional.binary_cross_entropy_with_logits(2 * true + 1, targets)
    )


def test_a_label_without_positives_keeps_nearly_its_own_probability_and_one_half() -> None:
    [label] = calibration.fitted(torch.full((8, 1), -2.0), torch.zeros(8, 1))
    assert label.threshold == 0.5
    assert 0.5 < label.slope < 2 and -1 < label.offset < 0
    assert calibration.is_sound([label])


@pytest.mark.parametrize("positives", [1, 10, 90])
def test_a_threshold_of_few_positives_stays_near_one_half(positives: int) -> None:
    probabilities = torch.cat([torch.full((positives,), 0.2), torch.full((50,), 0.1)]).double()
    targets = torch.cat([torch.ones(positives), torch.zeros(50)])
    best = 0.15  # between the two
    meant = (positives * best + 10 * 0.5) / (positives + 10)
    assert calibration.best_threshold(probabilities, targets) == pytest.approx(meant)


def test_of_equally_good_thresholds_the_one_nearest_to_one_half_is_chosen() -> None:
    probabilities = torch.tensor([0.1, 0.3, 0.9], dtype=torch.float64)
    found = calibration.best_threshold(probabilities.repeat(1000), torch.tensor([0.0, 0.0, 1.0]).repeat(1000))
    assert found == pytest.approx(0.6, abs=1e-3)


@pytest.mark.parametrize(
    "odd",
    [(), (LabelCalibration(0.0),), (LabelCalibration(1.0, math.nan),), (LabelCalibration(1.0, 0.0, 1.0),)],
)
def test_calibration_out_of_bounds_is_not_sound(odd: tuple[LabelCalibration, ...]) -> None:
    assert not calibration.is_sound(odd)


def test_references_come_from_the_rarest_label_of_each_image_and_from_images_without() -> None:
    targets = torch.tensor([[1.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]])
    assert rarest_label(targets).tolist() == [0, 1, 0, 2]


def test_bootstrap_intervals_are_the_same_each_time_and_as_wide_as_theory_says() -> None:
    values = torch.arange(400) % 2

    def mean(resamples: Tensor) -> Tensor:
        return (resamples @ values.float() / resamples.sum(1))[:, None]

    [interval] = intervals(400, mean)
    assert interval is not None and [interval] == intervals(400, mean)
    assert interval[1] - interval[0] == pytest.approx(2 * 1.96 * 0.5 / 20, rel=0.15)
    assert RESAMPLES == 1000


def test_a_figure_that_no_resample_has_gets_no_interval() -> None:
    assert intervals(3, lambda resamples: torch.full((len(resamples), 1), torch.nan)) == [None]
