"""What a freeze depth costs: plausible at first, and right for what was measured."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from ftstudio.app import estimate
from ftstudio.app.estimate import LearnedRate
from ftstudio.app.session import DepthCost
from ftstudio.core.events import RunStarted
from ftstudio.core.records import ModelInfo
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

MakeRun = Callable[..., RunFolder]
EVERY_MODEL = [pytest.param(info, id=info.name) for info in catalog.MODELS]


def costs(
    info: ModelInfo, rate: LearnedRate | float | None = None, kind: str = "cpu", size: int | None = None
) -> list[DepthCost]:
    return list(estimate.costs(info, 5, 1000, size, 32, rate, kind))


@pytest.mark.parametrize("info", EVERY_MODEL)
@pytest.mark.parametrize("kind", ["cpu", "cuda:1", "mps"])
def test_more_frozen_is_never_dearer(info: ModelInfo, kind: str) -> None:
    found = costs(info, kind=kind)
    assert [cost.freeze_depth for cost in found] == list(range(len(info.stages) + 1))
    for less, more in pairwise(found):
        assert more.seconds_per_epoch is not None and less.seconds_per_epoch is not None
        assert more.memory is not None and less.memory is not None
        assert 0 < more.seconds_per_epoch <= less.seconds_per_epoch
        assert 0 < more.memory <= less.memory
        assert more.trainable_parameters < less.trainable_parameters
        assert not more.measured


def test_larger_images_and_batches_cost_more() -> None:
    info = catalog.model("resnet18")
    small, large = costs(info, size=128)[0], costs(info, size=256)[0]
    assert (small.seconds_per_epoch or 0) * 2 < (large.seconds_per_epoch or 0)
    assert (small.memory or 0) < (large.memory or 0)
    assert estimate.memory(info, 0, 5, 128, 8, "cpu") < estimate.memory(info, 0, 5, 128, 64, "cpu")


def test_training_everything_is_three_times_the_way_forward() -> None:
    info = catalog.model("resnet18")
    everything = estimate.training_work(info, 0, 5, 224)
    head_only = estimate.training_work(info, len(info.stages), 5, 224)
    assert everything / head_only == pytest.approx(3, rel=0.01)
    assert estimate.training_work(info, 0, 5, 112) == pytest.approx(everything / 4, rel=0.01)


def test_validation_images_count_the_way_forward_only() -> None:
    info = catalog.model("resnet50")
    without = estimate.costs(info, 5, 1000, None, 32, None, "cpu")[0].seconds_per_epoch
    with_val = estimate.costs(info, 5, 1000, None, 32, None, "cpu", val_count=1000)[0].seconds_per_epoch
    assert without is not None and with_val is not None
    assert 1.3 < with_val / without < 1.5


@pytest.mark.parametrize("device", ["CPU, 2 cores", "NVIDIA Thing 9"])
def test_what_was_measured_comes_back(make_run: MakeRun, started: RunStarted, device: str) -> None:
    folder = make_run(
        model="resnet18", freeze_depth=2, stage_count=5, device=device, images_per_second=7.0, epochs_done=3,
        class_names=("a", "b"),
    )  # fmt: skip
    folder.append(replace(started, image_size=192))
    folder.close()
    rate = estimate.learned_rate([folder.record], "resnet18", device)
    assert rate is not None and rate.model == "resnet18"
    kind = "cpu" if "CPU" in device else "cuda"
    cost = estimate.costs(catalog.model("resnet18"), 2, 700, 192, 8, rate, kind)[2]
    assert cost.seconds_per_epoch == pytest.approx(100.0)
    assert cost.measured
    other = estimate.costs(catalog.model("resnet50"), 2, 700, 192, 8, rate, kind)[2]
    assert not other.measured
    assert (other.seconds_per_epoch or 0) > 100


def test_the_same_model_teaches_before_a_newer_run_of_another(make_run: MakeRun, started: RunStarted) -> None:
    def run(model: str, created: float, device: str = "CPU", done: int = 1) -> RunFolder:
        folder = make_run(
            model=model,
            created=created,
            device=device,
            epochs_done=done,
            images_per_second=20.0,
            freeze_depth=0,
        )
        folder.append(started)
        folder.close()
        return folder

    newer = run("resnet34", 9.0).record
    same = run("resnet18", 5.0).record
    elsewhere = run("resnet18", 8.0, device="NVIDIA").record
    unfinished = run("resnet18", 7.0, done=0).record
    records = [newer, elsewhere, unfinished, same]
    rate = estimate.learned_rate(records, "resnet18", "CPU")
    assert rate is not None and rate.model == "resnet18"
    rate = estimate.learned_rate(records, "vgg16", "CPU")
    assert rate is not None and rate.model == "resnet34"
    assert estimate.learned_rate(records, "resnet18", "Apple GPU") is None


def test_runs_that_tell_nothing_are_passed_over(make_run: MakeRun, started: RunStarted) -> None:
    unknown = make_run(model="a-model-of-tomorrow", device="CPU", images_per_second=9.0, epochs_done=1)
    without_journal = make_run(model="resnet18", freeze_depth=0, device="CPU", images_per_second=9.0, epochs_done=1)
    unknown.append(started)
    unknown.close()
    assert estimate.learned_rate([unknown.record, without_journal.record], "resnet18", "CPU") is None
