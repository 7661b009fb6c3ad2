"""What a run would cost is measured on this computer, once, and told for every position of the slider."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, with_depth, with_train

from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import Plan, RunSize
from ftstudio.core.errors import StopRequested
from ftstudio.core.run_record import Budgets
from ftstudio.engine import device as devices
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.profiling import benchmark, plan_costs
from ftstudio.engine.profiling.throughput import Speeds, StageSpeed
from ftstudio.engine.training.setup import prepare
from ftstudio.models import catalog


def plan_of(config: RunConfig, images: list[Path]) -> Plan:
    return plan_costs.make_plan(config, RunSize(200, 40, 3), images, Budgets())


@pytest.fixture
def images(pictures: Path) -> list[Path]:
    return sorted(pictures.rglob("*.png"))[:4]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The networks that were really measured, in order."""
    names: list[str] = []
    real = benchmark.measured

    def noted(info: object, *rest: object) -> Speeds:
        names.append(info.name)  # type: ignore[attr-defined]
        return real(info, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(benchmark, "measured", noted)
    return names


@pytest.mark.parametrize("name", ["starter", "googlenet", "swin_t"])
def test_every_freeze_depth_has_costs(quick: RunConfig, images: list[Path], name: str) -> None:
    info = catalog.model(name)
    config = with_train(replace(quick, model=ModelConfig(name=name)), image_size=info.min_size)
    plan = plan_of(config, images)
    assert [cost.freeze_depth for cost in plan.costs] == list(range(len(info.stages) + 1))
    for cost in plan.costs:
        assert cost.measured
        assert (cost.seconds_per_epoch or 0) > 0 and (cost.memory or 0) > 0
        assert (cost.total_seconds or 0) > cost.caching_seconds > 0
    assert plan.costs[0].tier == "none" and plan.costs[-1].kept_bytes > 0


def test_speed_is_measured_once_and_then_read_from_the_cache(
    quick: RunConfig, images: list[Path], measured: list[str]
) -> None:
    plan_of(quick, images)
    assert plan_of(with_train(quick, epochs=9), images).costs[0].seconds_per_epoch > 0
    assert measured == ["starter"]
    plan_of(with_train(quick, image_size=48), images)
    assert measured == ["starter", "starter"]


def test_a_plan_is_made_even_if_images_cannot_be_read(quick: RunConfig, tmp_path: Path) -> None:
    plan = plan_of(quick, [tmp_path / "gone.jpg"])
    assert all((cost.seconds_per_epoch or 0) > 0 for cost in plan.costs)


def test_the_benchmark_preserves_the_random_state(quick: RunConfig, images: list[Path]) -> None:
    before = torch.get_rng_state()
    plan_of(quick, images)
    assert torch.equal(torch.get_rng_state(), before)


def test_a_run_keeps_the_precision_chosen_by_the_benchmark(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quicker_in(precision: str) -> Speeds:
        slow, fast = StageSpeed(1.0, 3.0, 2.0), StageSpeed(0.1, 0.3, 0.2)
        stages = {"float32": (slow,) * 7, "bfloat16": (slow,) * 7} | {precision: (fast,) * 7}
        return Speeds(stages=stages, measured=True)

    monkeypatch.setattr(devices, "half_precision", lambda _: "bfloat16")
    run = run_in("a", with_train(quick, precision="auto"))
    monkeypatch.setattr(benchmark, "speeds", lambda *_: quicker_in("bfloat16"))
    first = prepare(run, RunControl(), lambda _: None).plan
    assert (first.precision, first.trunk_precision, first.kept_precision) == ("bfloat16",) * 3
    monkeypatch.setattr(benchmark, "speeds", lambda *_: quicker_in("float32"))
    assert prepare(run, RunControl(), lambda _: None).plan == first
    other = prepare(run_in("b", with_train(quick, precision="auto")), RunControl(), lambda _: None).plan
    assert (other.precision, other.trunk_precision, other.kept_precision) == ("float32", "float32", "float16")


@pytest.mark.parametrize(
    ("depth", "settings", "views"),
    [
        (0, {}, 0),
        (5, {"epochs": 2}, 1),
        (5, {"epochs": 6}, 2),
        (5, {"epochs": 60}, plans.MOST_VIEWS),
        (5, {"epochs": 60, "views": 7}, 7),
        (5, {"feature_cache": "off"}, 0),
        (5, {"augment": "none"}, 0),
        ("all", {}, plans.VIEWS_OF_THE_HEAD),
    ],
)
def test_the_number_of_cached_views(depth: int | str, settings: dict[str, object], views: int) -> None:
    config = with_depth(RunConfig(train=TrainConfig()), depth)
    config = with_train(config, **settings)
    info = catalog.model("starter")
    plan = plans.decide(config, info, catalog.resolve_depth(info, config.model.freeze_depth), "float32", "float32")
    assert plan.views == views
    assert plan.keeps == (depth != 0 and config.train.feature_cache == "auto")


def test_epochs_cycle_through_the_views() -> None:
    assert [plans.RunPlan(views=3, keeps=True).view_of(epoch) for epoch in (1, 2, 3, 4, 5)] == [1, 2, 3, 1, 2]
    assert [plans.RunPlan().view_of(epoch) for epoch in (1, 2, 9)] == [1, 2, 9]
    assert plans.RunPlan(augmented=False, keeps=True).view_of(5) == 0


def test_a_stopped_benchmark_stores_nothing(quick: RunConfig, images: list[Path], measured: list[str]) -> None:
    looks = 0

    def stop_soon() -> None:
        nonlocal looks
        looks += 1
        if looks == 5:
            raise StopRequested

    with pytest.raises(StopRequested):
        plan_costs.make_plan(quick, RunSize(200, 40, 3), images, Budgets(), stop_soon)
    assert looks == 5
    plan_of(quick, images)
    assert len(measured) == 2
