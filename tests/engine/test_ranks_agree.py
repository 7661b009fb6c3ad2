"""What the ranks of one run have to agree on, whatever happens to one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from shutil import copytree
from threading import Barrier, Lock
from typing import Any

import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import EpochDone, Event, Notice, Progress, StepDone
from ftstudio.core.rank import Rank
from ftstudio.core.run_record import Budgets, RunResult
from ftstudio.engine.distributed.ranks import RankLost, Ranks
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.network.finetuned import TargetModel
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.run import Run
from ftstudio.engine.training import loop as training
from ftstudio.engine.training import setup as setups
from ftstudio.engine.training.loop import train
from tests.engine.played_runs import MakeRun, events_of, final_state, last_checkpoint, with_depth, with_train
from tests.engine.two_ranks import on_ranks

Watch = Callable[[int, setups.Setup], None]


def nothing(_: int, __: setups.Setup) -> None:
    pass


class Played:
    """A run on two ranks: how it ended on each, what the first one told, and what both hold."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, run: Run, watch: Watch = nothing) -> None:
        self.events: list[Event] = []
        self.controls = [RunControl(), RunControl()]
        self.setups: dict[int, setups.Setup] = {}
        real_prepare, real_make_target = setups.prepare, setups.make_target
        one_at_a_time, both_are_made = Lock(), Barrier(2)

        def made(*arguments: Any) -> TargetModel:
            # Tracing patches torch's modules for every thread: one at a time, and no rank runs before both are made.
            with one_at_a_time:
                target = real_make_target(*arguments)
            both_are_made.wait(timeout=120)
            return target

        def seen(
            run: Run, control: RunControl, emit: Callable[[Event], None], ranks: Ranks, begun: ResumedRun | None
        ) -> setups.Setup:
            setup = real_prepare(run, control, emit, ranks, begun)
            self.setups[ranks.here.number] = setup
            watch(ranks.here.number, setup)
            return setup

        def one(ranks: Ranks) -> RunResult:
            emit = self.events.append if ranks.here.is_first else lambda _: None
            return train(run, self.controls[ranks.here.number], emit, ranks)

        with monkeypatch.context() as patch:
            patch.setattr(setups, "make_target", made)
            patch.setattr(training, "prepare", seen)
            self.ends = on_ranks(patch, one)

    def holds_the_same(self) -> None:
        first, second = (self.setups[number].module.state_dict() for number in (0, 1))
        for name, value in first.items():
            assert torch.equal(value, second[name]), name

    def completed(self) -> list[RunResult]:
        assert all(isinstance(end, RunResult) for end in self.ends), self.ends
        self.holds_the_same()
        return [end for end in self.ends if isinstance(end, RunResult)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_member_of_a_batch_is_in_one_share(count: int) -> None:
    shares = [Ranks(Rank(number, count, number, count)).share(range(7)) for number in range(count)]
    assert sorted(chain(*shares)) == list(range(7))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1
    few = [Ranks(Rank(number, count, number, count)).share([5, 6], least=2) for number in range(count)]
    assert few == [[5, 6], *[[]] * (count - 1)]


def test_values_and_tensors_reach_every_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = UnreadableImage("bad\udcff.png", "reason")

    def work(ranks: Ranks) -> None:
        first = ranks.here.is_first
        assert ranks.told(odd if first else None, UnreadableImage) == odd
        assert ranks.gathered((ranks.here.number,) * (1 + ranks.here.number), tuple[int, ...]) == [(0,), (1, 1)]
        assert ranks.total(1, ranks.here.number) == (2, 1)
        assert ranks.least(5 - ranks.here.number) == 4
        given = {"half": torch.ones(2, 3, dtype=torch.bfloat16), "step": torch.tensor(7.0)} if first else {}
        arrived = ranks.tensors_of_first(given)
        assert arrived["half"].dtype == torch.bfloat16 and arrived["half"].sum() == 6 and arrived["step"] == 7

    assert on_ranks(monkeypatch, work) == [None, None]


CASES: dict[str, tuple[int | str, dict[str, object], Budgets]] = {
    "nothing kept": (5, {"feature_cache": "off"}, Budgets()),
    "kept on the disk": (5, {}, Budgets(host=0)),
    "kept in memory": (5, {}, Budgets(features=0)),
    "the head fitted": ("all", {}, Budgets()),
    "the head in steps": ("all", {"head_solver": "minibatch"}, Budgets()),
    "BatchNorm learns": (3, {"adapt_statistics": True, "batch_size": 5}, Budgets()),
    "small pieces": (0, {"micro_batch": 2, "class_weights": "on"}, Budgets()),
}


@pytest.mark.parametrize("case", CASES)
def test_both_ranks_hold_the_same_to_the_bit(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    depth, changes, budgets = CASES[case]
    run = run_in("a", with_depth(with_train(quick, **changes), depth))
    run = dataclasses.replace(run, budgets=budgets)
    played = Played(monkeypatch, run)
    first, second = played.completed()
    assert (first.best_epoch, first.val_loss, first.validation) == (
        second.best_epoch, second.val_loss, second.validation,
    )  # fmt: skip
    steps = [event.step for event in played.events if isinstance(event, StepDone)]
    assert steps == list(range(1, len(steps) + 1))


@pytest.mark.parametrize("budgets", [Budgets(host=0), Budgets(features=0)])
def test_two_ranks_cache_the_same_features_as_one(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch, budgets: Budgets
) -> None:
    """The head alone on exact features: then not even the order of a sum differs."""
    config = with_depth(with_train(quick, kept_precision="float32", precision="float32"), "all")
    alone, together = run_in("alone", config), run_in("together", config)
    monkeypatch.setenv("FTSTUDIO_HOME", str(alone.run_dir / "home"))
    events_of(alone)
    monkeypatch.setenv("FTSTUDIO_HOME", str(together.run_dir / "home"))
    run = dataclasses.replace(together, config=config, budgets=budgets)
    Played(monkeypatch, run).completed()
    one, two = last_checkpoint(alone.run_dir), last_checkpoint(together.run_dir)
    assert all(torch.equal(one.model[name], value) for name, value in two.model.items())


def test_an_existing_view_is_read_by_both_ranks(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    Played(monkeypatch, run_in("first", quick)).completed()
    second = Played(monkeypatch, run_in("second", quick))
    second.completed()
    computed = [event for event in second.events if isinstance(event, Progress) and "features" in event.what]
    assert len(computed) == 3, "the head's features of the validation images, and of two views of the training images"


def test_stopping_one_rank_stops_both_at_the_same_step(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken = run_in("whole", quick), run_in("broken", quick)
    Played(monkeypatch, whole).completed()

    def stop_second(number: int, setup: setups.Setup) -> None:
        passes = 0

        def count(*_: object) -> None:
            nonlocal passes
            passes += 1
            if number == 1 and passes == 6:
                setup.control.stop()

        setup.target.parts.rest.register_forward_pre_hook(count)

    stopped = Played(monkeypatch, broken, stop_second)
    assert all(isinstance(end, StopRequested) for end in stopped.ends)
    stopped.holds_the_same()
    Played(monkeypatch, broken).completed()
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_a_run_of_two_ranks_resumes_with_one_and_warns_about_differences(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = run_in("a", quick)
    Played(monkeypatch, run).completed()
    longer = dataclasses.replace(run, config=with_train(quick, epochs=3))
    events = events_of(longer)
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [3]
    notices = [event.message for event in events if isinstance(event, Notice)]
    assert any("not be bit-identical" in message and "2 processes" in message for message in notices)


def test_images_missing_on_one_rank_stop_both_and_are_named(
    run_in: MakeRun, quick: RunConfig, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "own"
    copytree(pictures, root)
    run = run_in("a", with_train(quick, feature_cache="off", head_first=False))
    run = dataclasses.replace(run, manifest=replace(run.manifest, root=str(root)))
    gone = [sample.path for sample in run.manifest.of("train")[:2]]
    for path in gone:
        (root / path).unlink()
    played = Played(monkeypatch, run)
    assert all(isinstance(end, ImagesMissing) for end in played.ends), played.ends
    assert str(played.ends[0]) == str(played.ends[1])


def test_only_the_rank_that_runs_out_of_memory_halves_its_micro_batch(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(number: int, setup: setups.Setup) -> None:
        def refuse(_module: torch.nn.Module, inputs: tuple[Tensor, ...]) -> None:
            if number == 1 and setup.module.training and len(inputs[0]) > 2:
                raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")

        setup.target.parts.rest.register_forward_pre_hook(refuse)

    played = Played(monkeypatch, run_in("a", with_train(quick, batch_size=8)), crowded)
    played.completed()
    assert last_checkpoint(played.setups[0].run.run_dir).position.micro_batch == 2, "known to whoever resumes"


def test_when_one_rank_fails_the_other_does_not_wait(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(number: int, setup: setups.Setup) -> None:
        def refuse(*_: object) -> None:
            if number == 1 and setup.module.training:
                raise ArithmeticError("a bug")

        setup.target.parts.rest.register_forward_pre_hook(refuse)

    played = Played(monkeypatch, run_in("a", quick), fail)
    assert isinstance(played.ends[0], RankLost) and isinstance(played.ends[1], ArithmeticError)


def test_when_the_launcher_is_killed_the_ranks_save_and_end(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = run_in("a", quick)

    def orphaned(number: int, setup: setups.Setup) -> None:
        if number == 1:
            setup.ranks.parent = -1

    played = Played(monkeypatch, run, orphaned)
    assert all(isinstance(end, StopRequested) for end in played.ends), played.ends
    assert played.controls[1].abandoned
    assert last_checkpoint(run.run_dir).position.epoch == 1


def test_a_nan_loss_rolls_both_ranks_back_and_they_complete(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(number: int, setup: setups.Setup) -> None:
        passes = 0

        def spoilt(_module: torch.nn.Module, _inputs: object, outputs: Tensor) -> Tensor:
            nonlocal passes
            passes += setup.module.training
            return outputs * float("nan") if number == 1 and passes == 3 and setup.module.training else outputs

        setup.target.parts.rest.register_forward_hook(spoilt)

    run = run_in("a", quick)
    played = Played(monkeypatch, run, spoil)
    assert [getattr(end, "outcome", end) for end in played.ends] == ["completed", "completed"], played.ends
    assert last_checkpoint(run.run_dir).position.roll_backs == 1
