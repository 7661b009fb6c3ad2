"""Where to freeze: which position is tried when, what the trainings say, and what is left behind."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.requests import AdviseFreeze, Train
from ftstudio.core.advice import Advice
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import AdviceSoFar, Event, Notice
from ftstudio.core.run_record import Budgets, RunResult
from ftstudio.engine import device as devices
from ftstudio.engine.advice import sweep, training
from ftstudio.engine.advice.strategy import EveryPosition, Known, by_promise
from ftstudio.engine.advice.training import TimeIsUp, Within
from ftstudio.engine.advice.trials import Trial
from ftstudio.engine.advice.verdict import judged, optimism, p_against, sentence
from ftstudio.engine.job import JobContext
from ftstudio.engine.profiling import throughput
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder
from ftstudio.worker.client import WorkerClient


def costs_of(*seconds: float) -> tuple[DepthCost, ...]:
    return tuple(
        DepthCost(freeze_depth=depth, trainable_parameters=1, total_seconds=each, seconds_per_epoch=1.0, epochs=5)
        for depth, each in enumerate(seconds)
    )


COSTS = costs_of(40.0, 30.0, 20.0, 10.0)


def trial(depth: int, right: str, *by_epoch: str, seconds: float = 1.0, loss: float = 0.5) -> Trial:
    return Trial(
        freeze_depth=depth, epochs=5, epochs_done=5, best_epoch=1, right=right, by_epoch=by_epoch or (right,),
        loss=loss, seconds=seconds, seconds_per_epoch=0.2,
    )  # fmt: skip


# ---- which is next


def test_everything_frozen_comes_first_then_a_third_then_nothing_and_on_towards_the_head() -> None:
    assert by_promise(7) == (7, 2, 0, 1, 3, 4, 5, 6)


@pytest.mark.parametrize("stages", [1, 2, 4, 5, 7, 13, 30])
def test_every_position_has_one_place_in_the_order(stages: int) -> None:
    assert sorted(by_promise(stages)) == list(range(stages + 1))


def asked(seconds: float | None, strategy: EveryPosition, costs: tuple[DepthCost, ...] = COSTS) -> list[int]:
    """The positions that a strategy asks for where every training takes as long as planned."""
    tried: list[Trial] = []
    while True:
        left = None if seconds is None else seconds - sum(each.seconds for each in tried)
        wanted = strategy.next(Known(costs, tried, frozenset(), left))
        if wanted is None:
            return [each.freeze_depth for each in tried]
        tried.append(trial(wanted.freeze_depth, "1", seconds=costs[wanted.freeze_depth].total_seconds or 0.0))


@pytest.mark.parametrize(
    ("seconds", "positions"),
    [
        (None, [3, 1, 0, 2]),
        (100.0, [3, 1, 0, 2]),
        (99.9, [3, 1, 0]),
        (30.0, [3, 2]),
        (29.9, [3]),
        (0.1, [3]),
    ],
)
def test_what_does_not_fit_the_time_is_skipped_but_the_first_is_always_tried(
    seconds: float | None, positions: list[int]
) -> None:
    assert asked(seconds, EveryPosition()) == positions


def test_a_position_too_long_for_the_time_left_does_not_keep_back_a_shorter_one() -> None:
    assert asked(45.0, EveryPosition(), costs_of(30.0, 90.0, 80.0, 10.0)) == [3, 0]


def test_a_strategy_may_stop_early() -> None:
    assert asked(None, EveryPosition(2)) == [3, 1]


def test_trainings_slower_than_planned_correct_the_plan_but_for_the_first_which_reads_the_images() -> None:
    reads = Known(COSTS, [trial(3, "1", seconds=100.0)])
    assert reads.planned(1) == 30.0
    slow = Known(COSTS, [trial(3, "1", seconds=100.0), trial(2, "1", seconds=40.0)])
    assert slow.planned(1) == 60.0
    quick = Known(COSTS, [trial(3, "1"), trial(2, "1", seconds=1.0)])
    assert quick.planned(1) == 30.0, "a training that stopped early says nothing of the others"


# ---- what the trainings say


@pytest.mark.parametrize(("loss", "best"), [(0.494, 0), (0.496, 3)])
def test_the_lowest_loss_is_the_best_unless_it_is_hardly_lower(loss: float, best: int) -> None:
    verdict = judged([trial(3, "1110"), trial(0, "1100", loss=loss)], COSTS)
    assert verdict.best == best


def test_a_cheaper_position_that_is_more_accurate_is_not_worse() -> None:
    more, less = trial(3, "1" * 20, loss=0.104), trial(0, "0" * 10 + "1" * 10, loss=0.1)
    verdict = judged([more, less], COSTS)
    assert (verdict.best, verdict.cheapest) == (0, 3)
    assert verdict.tried[0].p_against_best < 0.01


@pytest.mark.parametrize(("loss", "cheapest"), [(0.525, 3), (0.526, 0)])
def test_a_position_with_a_clearly_higher_loss_is_worse_however_many_it_has_right(loss: float, cheapest: int) -> None:
    verdict = judged([trial(3, "1110", loss=loss), trial(0, "1110", loss=0.5)], COSTS)
    assert (verdict.best, verdict.cheapest) == (0, cheapest)


def test_of_equal_losses_the_most_accurate_is_the_best_and_of_equals_the_cheaper() -> None:
    verdict = judged([trial(3, "1100"), trial(2, "1110"), trial(0, "0111")], COSTS)
    assert (verdict.best, verdict.cheapest) == (2, 3)


@pytest.mark.parametrize(("lost", "cheapest"), [(2, 3), (3, 0)])
def test_cheapest_is_a_position_that_lost_too_few_images_to_tell(lost: int, cheapest: int) -> None:
    """Two images lost and none won: p = .5; three: p = .25, below the limit of .32."""
    best = "1" * 20
    verdict = judged([trial(0, best), trial(3, "0" * lost + best[lost:])], COSTS)
    assert (verdict.best, verdict.cheapest) == (0, cheapest)
    assert verdict.tried[1].p_against_best == pytest.approx(0.5**lost * 2)


@pytest.mark.parametrize(("seconds", "cheapest"), [(11.5, 3), (11.6, 2)])
def test_of_positions_that_cost_about_the_same_the_one_with_more_frozen_is_cheaper(
    seconds: float, cheapest: int
) -> None:
    trials = [trial(3, "1110"), trial(2, "1110"), trial(0, "1111")]
    assert judged(trials, costs_of(40.0, 30.0, 10.0, seconds)).cheapest == cheapest


def test_what_costs_more_than_the_best_is_never_the_cheapest() -> None:
    verdict = judged([trial(0, "1110"), trial(3, "1111")], COSTS)
    assert (verdict.best, verdict.cheapest) == (3, 3)


def test_images_that_could_not_be_read_count_for_nobody() -> None:
    one, other = trial(0, "11-1"), trial(3, "1-0-")
    assert (one.count, one.right_share, other.count) == (3, 1.0, 2)
    assert p_against(one, other) == 1.0


def test_a_choice_among_many_lowers_the_lower_end_alone() -> None:
    """Forty coin tosses of forty epochs each: the best of them looks far better than half."""
    coin = random.Random(0)
    texts = [format(coin.getrandbits(40), "040b") for _ in range(40)]
    best = max(texts, key=lambda text: text.count("1"))
    alone, chosen = trial(0, best), trial(0, best, *texts)
    assert optimism([alone], alone) == 0.0
    assert 0.05 < optimism([chosen], chosen) < 0.4
    [without], [with_choice] = judged([alone], COSTS).tried, judged([chosen], COSTS).tried
    assert with_choice.low < without.low < with_choice.right_share < with_choice.high == without.high


def test_the_same_trainings_say_the_same_twice() -> None:
    trials = [trial(3, "1011", "0011", "1011"), trial(1, "1111", "1101", "1111")]
    assert judged(trials, COSTS) == judged(trials, COSTS)


def said(*trials: Trial, costs: tuple[DepthCost, ...] = COSTS) -> str:
    return sentence(judged(trials, costs), costs)


def test_the_sentence_names_both_answers_and_what_is_missing() -> None:
    best, second = trial(1, "1" * 20), trial(3, "0" + "1" * 19)
    assert said(second, best) == (
        "Freeze 1 of 3: 100 % (76 to 100 %), 0.2 s per epoch. Freezing everything is not measurably worse and "
        "3 times faster. 2 of 4 positions were tried."
    )
    assert said(best, trial(2, "0" + "1" * 19), trial(0, "0" * 20)).startswith(
        "Freeze 1 of 3: 100 % (84 to 100 %), 0.2 s per epoch. Freezing 2 is not measurably worse and 1.5 times faster."
    )


def test_the_sentence_says_why_there_is_only_one_answer() -> None:
    worse = [trial(depth, "0" * 9 + "1" * 11) for depth in (3, 2, 1)]
    assert "Every cheaper position that was tried is measurably worse." in said(*worse, trial(0, "1" * 20))
    assert said(trial(0, "1" * 20), *worse).startswith("Freeze nothing: 100 %")
    everything = said(trial(3, "1" * 20), trial(2, "0" * 20), trial(1, "0" * 20), trial(0, "0" * 20))
    assert (
        everything
        == "Freeze all 3 stages: 100 % (84 to 100 %), 10 s in total. No other position has a lower validation loss."
    )


# ---- the time


def test_a_limit_stops_after_its_end_and_pauses_do_not_count() -> None:
    outer = RunControl()
    Within(outer, time.monotonic() + 60).safe_point()
    with pytest.raises(TimeIsUp):
        Within(outer, time.monotonic() - 1e-3).safe_point()
    outer.pause()
    limited = Within(outer, time.monotonic() + 60)
    assert limited.pause_requested
    threading.Timer(0.02, outer.go_on).start()
    limited.safe_point()
    assert limited.waited == outer.waited > 0
    outer.stop()
    assert limited.stop_requested
    with pytest.raises(StopRequested) as stopped:
        limited.safe_point()
    assert not isinstance(stopped.value, TimeIsUp)


# ---- the job


@pytest.fixture
def config(quick: RunConfig, pictures: Path) -> RunConfig:
    train = replace(quick.train, epochs=1, augment="none")
    return replace(quick, data=DataConfig(source=str(pictures)), train=train)


@pytest.fixture(autouse=True)
def speeds_known() -> None:
    """As if this computer had been measured before."""
    info = catalog.model("starter")
    device = devices.describe(devices.choose("cpu"))
    throughput.keep(info, 32, device.speed_title, throughput.guess(info, 32, "cpu"))


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The positions that are trained, in order: three of them, each in no time."""
    depths: list[int] = []

    def played(
        config: RunConfig, manifest: SplitManifest, _task: object, _budgets: Budgets, context: JobContext
    ) -> Trial:
        depth = config.model.freeze_depth
        depths.append(7 if depth == "all" else depth)
        context.control.safe_point()
        return trial(depths[-1], "01" * (len(manifest.of("val")) // 2))

    monkeypatch.setattr(sweep, "train_once", played)
    monkeypatch.setattr("ftstudio.app.advice_job.EveryPosition", lambda: EveryPosition(3))
    return depths


def advised(
    config: RunConfig, control: RunControl | None = None, seen: Callable[[Event], None] = lambda _: None
) -> Advice:
    answer = jobs.run(AdviseFreeze(config=config), control or RunControl(), seen)
    assert isinstance(answer, Advice)
    return answer


def left(home: Path) -> set[str]:
    return {str(path.relative_to(home)).split("/")[1] for path in home.rglob("*") if path.is_file()}


CACHES = {"advice", "features", "pixels", "speeds"}


def test_positions_are_really_trained_and_nothing_stays_but_caches(
    config: RunConfig, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setattr("ftstudio.app.advice_job.EveryPosition", lambda: EveryPosition(2))
    advice = advised(config)
    assert [each.freeze_depth for each in advice.tried] == [7, 2]
    assert all(0 <= each.low <= each.right_share <= each.high <= 1 and each.loss > 0 for each in advice.tried)
    assert left(own_home) <= CACHES
    assert not (own_home / "cache" / "trials").exists()


def test_positions_are_told_and_remembered(config: RunConfig, trained: list[int]) -> None:
    events: list[Event] = []
    advice = advised(config, seen=events.append)
    assert trained == [7, 2, 0] == [each.freeze_depth for each in advice.tried]
    told = [(event.trying, len(event.tried)) for event in events if isinstance(event, AdviceSoFar)]
    assert told == [(7, 0), (None, 1), (2, 1), (None, 2), (0, 2), (None, 3)]
    assert advice.best in trained and advice.cheapest in trained and not advice.stopped
    assert 0 < advice.share_of_exhaustive < 1
    assert "3 of 8 positions were tried." in advice.sentence
    assert advice.sentence.endswith(f"With only {advice.val_count} validation images this is uncertain.")

    assert advised(config) == advice, "same question, same answer"
    depth = replace(config, name="other", model=replace(config.model, freeze_depth="all"))
    assert advised(depth) == advice, "the position of the slider is no part of the question"
    assert trained == [7, 2, 0]
    advised(replace(config, train=replace(config.train, seed=99)))
    assert trained == [7, 2, 0] * 2, "another split is another question"


def test_a_stopped_search_answers_with_what_is_known_and_goes_on_from_there(
    config: RunConfig, trained: list[int], own_home: Path
) -> None:
    control = RunControl()

    def stop_at_the_second(event: Event) -> None:
        if isinstance(event, AdviceSoFar) and event.trying == 2:
            control.stop()

    advice = advised(config, control, stop_at_the_second)
    assert advice.stopped and (advice.best, advice.cheapest) == (7, 7)
    assert [each.freeze_depth for each in advice.tried] == [7]
    assert left(own_home) <= CACHES
    trained.clear()
    whole = advised(config)
    assert not whole.stopped and trained == [2, 0]
    assert [each.freeze_depth for each in whole.tried] == [7, 2, 0]


@pytest.mark.usefixtures("trained")
def test_a_search_stopped_before_anything_is_known_says_so(config: RunConfig, own_home: Path) -> None:
    control = RunControl()

    def stop_in_the_first(event: Event) -> None:
        if isinstance(event, AdviceSoFar):
            control.stop()

    with pytest.raises(StopRequested):
        advised(config, control, stop_in_the_first)
    assert left(own_home) <= CACHES


@pytest.mark.usefixtures("trained")
def test_a_position_that_cannot_be_trained_is_told_and_left_out(
    config: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sweep.train_once

    def fails_at_two(config: RunConfig, *rest: object) -> Trial:
        if config.model.freeze_depth == 2:
            raise UserError("There is not enough memory.", "Freeze more.")
        return real(config, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sweep, "train_once", fails_at_two)
    events: list[Event] = []
    advice = advised(config, seen=events.append)
    assert [each.freeze_depth for each in advice.tried] == [7, 0]
    assert [event.message for event in events if isinstance(event, Notice)] == [
        "Freezing 2 stages could not be tried. There is not enough memory."
    ]


@pytest.mark.usefixtures("trained")
def test_the_next_search_removes_what_a_killed_one_left(config: RunConfig) -> None:
    orphan = training.ROOM.root / "dead" / "best"
    orphan.mkdir(parents=True)
    advised(config)
    assert not orphan.parent.exists()


@pytest.mark.usefixtures("trained")
def test_a_run_keeps_the_advice_that_it_was_begun_by(config: RunConfig, tmp_path: Path) -> None:
    advice = advised(config)
    result = jobs.run(Train(config=config, runs_dir=str(tmp_path), advice=advice), RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    assert RunFolder(Path(result.run_dir)).advice == advice
    result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    assert RunFolder(Path(result.run_dir)).advice is None


def test_a_real_worker_that_is_cancelled_answers_and_leaves_nothing(config: RunConfig, own_home: Path) -> None:
    client = WorkerClient("assistant")

    def stop_at_the_second(event: Event) -> None:
        if isinstance(event, AdviceSoFar) and event.trying is not None and event.tried:
            client.stop()

    try:
        answer = client.run(AdviseFreeze(config=config), stop_at_the_second)
    finally:
        client.close()
    assert isinstance(answer, Advice) and answer.stopped
    assert [each.freeze_depth for each in answer.tried] == [7]
    assert left(own_home) <= CACHES | {"worker-assistant.log"}
    assert not (own_home / "cache" / "trials").exists()
