"""What a freeze depth costs: plausible at first, and right for what was measured."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from ftstudio.app import estimate
from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.costs import DepthCost, DeviceInfo
from ftstudio.core.model_info import ModelInfo
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.profiling import cost_model as arithmetic
from ftstudio.engine.profiling import throughput
from ftstudio.engine.profiling.cost_model import Work
from ftstudio.engine.profiling.throughput import Reading, Speeds, StageSpeed
from ftstudio.models import catalog

EVERY_MODEL = [pytest.param(info, id=info.name) for info in catalog.MODELS]
GIGABYTES = (0, 8 << 30, 80 << 30)


def device(kind: str = "cpu") -> DeviceInfo:
    return DeviceInfo(device=kind, title="Thing", speed_title="Thing, torch 9", free_memory=8 << 30)


def costs(info: ModelInfo, kind: str = "cpu", train: int = 1000, val: int = 200, **settings: object) -> list[DepthCost]:
    config = RunConfig(model=ModelConfig(name=info.name), train=TrainConfig(**settings))
    return list(estimate.costs(config, train, val, 5, device(kind)))


def work(info: ModelInfo, **settings: object) -> Work:
    config = RunConfig(model=ModelConfig(name=info.name), train=TrainConfig(**settings))
    return Work(config, info, 1000, 200, 5, "cpu", GIGABYTES)


def even(info: ModelInfo, forward: float, training: float, first: float) -> Speeds:
    """Every stage takes the same time and hands on a thousand numbers."""
    stages = tuple(StageSpeed(forward, training, first) for _ in info.stages)
    return Speeds(stages={"float32": stages}, boundary=(1000,) * len(stages), measured=True)


@pytest.mark.parametrize("info", EVERY_MODEL)
@pytest.mark.parametrize("kind", ["cpu", "cuda:1", "mps"])
def test_more_frozen_is_never_dearer(info: ModelInfo, kind: str) -> None:
    found = costs(info, kind)
    assert [cost.freeze_depth for cost in found] == list(range(len(info.stages) + 1))
    for less, more in pairwise(found):
        assert more.seconds_per_epoch is not None and less.seconds_per_epoch is not None
        assert more.memory is not None and less.memory is not None
        # The epochs of a head that is fitted are others than those of a run that trains more.
        fit = 0.1 if more.freeze_depth == len(info.stages) else 0.0
        assert 0 < more.seconds_per_epoch <= less.seconds_per_epoch + fit
        assert 0 < more.memory <= less.memory
        assert more.trainable_parameters < less.trainable_parameters
        assert not more.measured


def test_larger_images_and_batches_cost_more() -> None:
    info = catalog.model("resnet18")
    small, large = costs(info, image_size=128)[0], costs(info, image_size=256)[0]
    assert (small.seconds_per_epoch or 0) * 2 < (large.seconds_per_epoch or 0)
    assert (small.memory or 0) < (large.memory or 0)
    assert arithmetic.memory(info, 0, 5, 128, 8, "cpu") < arithmetic.memory(info, 0, 5, 128, 64, "cpu")


def test_measured_stages_add_up_to_an_epoch_and_to_a_run() -> None:
    info = catalog.model("resnet18")
    what = work(info, epochs=10, feature_cache="off", head_first=False)
    found = arithmetic.costs(what, even(info, 0.001, 0.004, 0.003), Reading(decoding=0.01, view=0.0005))
    stages = len(info.stages)
    for cost in found[:stages]:
        learning = stages - cost.freeze_depth
        image = 0.0005 + 0.001 * cost.freeze_depth + 0.003 + 0.004 * (learning - 1)
        validation = 0.0005 + 0.001 * stages
        assert cost.seconds_per_epoch == pytest.approx(1000 * image + 200 * validation, rel=0.01)
        assert cost.caching_seconds == pytest.approx(1200 * 0.01)
        assert cost.total_seconds == pytest.approx(cost.caching_seconds + 10 * (cost.seconds_per_epoch or 0))
        assert cost.measured


def test_what_is_kept_leaves_the_epochs_and_comes_once() -> None:
    info = catalog.model("resnet18")
    settings = {"epochs": 12, "head_first": False}
    reading = Reading(decoding=0.0, view=0.0005)
    speed = even(info, 0.001, 0.004, 0.003)
    kept = arithmetic.costs(work(info, **settings), speed, reading)[4]
    anew = arithmetic.costs(work(info, **settings, feature_cache="off"), speed, reading)[4]
    assert kept.views == plans.MOST_VIEWS and anew.views == 0
    assert kept.kept_bytes == (4 * 1000 + 200) * 1000 * 2
    assert (anew.seconds_per_epoch or 0) - (kept.seconds_per_epoch or 0) == pytest.approx(1200 * 0.0045, rel=0.01)
    assert kept.caching_seconds == pytest.approx((4 * 1000 + 200) * 0.0045)
    assert (kept.total_seconds or 0) < (anew.total_seconds or 0)


def test_without_room_nothing_is_said_to_be_kept() -> None:
    info = catalog.model("resnet18")
    cramped = Work(RunConfig(model=ModelConfig(name=info.name)), info, 1000, 200, 5, "cpu", (0, 0, 0))
    cost = arithmetic.costs(cramped, even(info, 0.001, 0.004, 0.003), Reading())[4]
    assert (cost.views, cost.tier, cost.kept_bytes) == (0, "none", 0)


def test_a_half_precision_is_chosen_where_it_is_clearly_quicker_and_only_there() -> None:
    slow, quick = StageSpeed(0.001, 0.004, 0.003), StageSpeed(0.0004, 0.0039, 0.0029)
    found = Speeds(stages={"float32": (slow,) * 5, "bfloat16": (quick,) * 5}, measured=True)
    assert arithmetic.precisions(found, 3, "auto") == ("float32", "bfloat16")
    assert arithmetic.precisions(found, 3, "float32") == ("float32", "float32")


def test_what_was_measured_serves_its_own_model_and_is_a_guess_for_others() -> None:
    info, other = catalog.model("resnet18"), catalog.model("resnet50")
    first = costs(info)[0].seconds_per_epoch or 0
    found = replace(even(info, 0.5, 2.0, 1.5), rate=0.1)
    throughput.keep(info, catalog.image_size(info, None), device().speed_title, found)
    measured, guessed = costs(info)[0], costs(other)[0]
    assert measured.measured and not guessed.measured
    assert (measured.seconds_per_epoch or 0) > 10 * first
    assert (guessed.seconds_per_epoch or 0) > (measured.seconds_per_epoch or 0)


def test_a_damaged_measurement_is_no_measurement() -> None:
    info = catalog.model("resnet18")
    throughput.keep(info, 224, device().speed_title, even(info, 0.5, 2.0, 1.5))
    for path in throughput.folder().iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert not costs(info)[0].measured
