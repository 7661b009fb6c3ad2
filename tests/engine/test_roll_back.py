"""A loss that is no number any more: back to where the run stood best, on at half the rate; the third time it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from played_runs import MakeRun, events_of, final_state, stop_at, with_depth, with_train

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import (
    CheckpointSaved,
    Emit,
    EpochDone,
    Event,
    Notice,
    RolledBack,
    StepDone,
)
from ftstudio.core.seeds import derive
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint, model_file
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.network import optim
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.run import Run
from ftstudio.engine.training import loop as training
from ftstudio.engine.training import setup as setups
from ftstudio.engine.training.loop import train

STEPS_PER_EPOCH = 4

Spoils = Callable[[int, float], bool]
"""Whether the answers of a step (counted from 0) are spoilt, at this share of the planned learning rate."""


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Callable[[Spoils], None]:
    """Makes what the network answers in some steps of training no numbers."""
    real_prepare = setups.prepare

    def patch(spoils: Spoils) -> None:
        def prepared(run: Run, control: RunControl, emit: Emit, ranks: Ranks, begun: ResumedRun | None) -> setups.Setup:
            setup = real_prepare(run, control, emit, ranks, begun)
            train = run.config.train
            steps = {derive(train.seed, "dropout", step): step for step in range(setup.total_steps)}

            def answered(_module: torch.nn.Module, _inputs: object, output: torch.Tensor) -> torch.Tensor | None:
                group = setup.optimizer.param_groups[0]
                step = steps.get(torch.initial_seed())
                if step is None or not torch.is_grad_enabled():
                    return None
                planned = group["peak_lr"] * optim.lr_factor(step, setup.total_steps, train.warmup_fraction)
                return output * torch.nan if spoils(step, group["lr"] / planned) else None

            setup.target.parts.rest.register_forward_hook(answered)
            return setup

        monkeypatch.setattr(training, "prepare", prepared)

    return patch


def roll_backs(events: list[Event]) -> list[RolledBack]:
    return [event for event in events if isinstance(event, RolledBack)]


def everything_kept_is_finite(run: Run) -> None:
    """The best weights and every checkpoint, which ``checkpoint.read`` looks through."""
    module, _ = model_file.load(run.run_dir, torch.device("cpu"))
    assert all(bool(tensor.isfinite().all()) for tensor in module.state_dict().values() if tensor.is_floating_point())
    for path in step_folders.saved(run.run_dir / "checkpoints"):
        checkpoint.read(path)


def test_one_nan_loss_rolls_the_run_back_and_it_completes_at_half_the_rate(
    run_in: MakeRun, quick: RunConfig, spoil: Callable[[Spoils], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ftstudio.engine.training.step.REPORT_SECONDS", 1e9
    )  # looked at as late as may be: at the epoch's end
    run = run_in("a", with_train(quick, epochs=3))
    spoil(lambda step, share: step == 5 and share > 0.75)
    events = events_of(run)
    (back,) = roll_backs(events)
    before = [event for event in events[: events.index(back)] if isinstance(event, EpochDone)]
    best = [epoch.epoch for epoch in before if epoch.is_best][-1]
    assert back == RolledBack(best * STEPS_PER_EPOCH, best)
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert notice.level == "warning" and "at step 6" in notice.message and "50%" in notice.message
    after = events[events.index(back) :]
    steps = [event for event in after if isinstance(event, StepDone)]
    assert [step.step for step in steps] == list(range(back.step + 1, 13))
    told = {event.step: event.lr for event in events[: events.index(back)] if isinstance(event, StepDone)}
    again = {step.step: step.lr for step in steps}
    assert all(again[step] == pytest.approx(lr / 2) for step, lr in told.items() if step in again)
    assert [epoch.epoch for epoch in after if isinstance(epoch, EpochDone)] == list(range(best + 1, 4))
    everything_kept_is_finite(run)


def test_a_third_nan_loss_ends_the_run_with_a_hint(
    run_in: MakeRun, quick: RunConfig, spoil: Callable[[Spoils], None]
) -> None:
    run = run_in("a", quick)
    spoil(lambda step, _share: step == 2)
    events: list[Event] = []
    with pytest.raises(UserError, match="third time") as caught:
        train(run, RunControl(), events.append)
    assert "25%" in caught.value.message and "learning rate" in caught.value.hint
    assert roll_backs(events) == [RolledBack(0, 0)] * 2
    everything_kept_is_finite(run)


@pytest.mark.parametrize("head_first", [True, False])
def test_a_diverging_learning_rate_ends_with_a_message_and_keeps_the_best_weights(
    run_in: MakeRun, quick: RunConfig, head_first: bool
) -> None:
    config = with_train(with_depth(quick, 0), optimizer="sgd", lr=10.0, epochs=30, label_smoothing=0.0)
    run = run_in("a", with_train(config, head_first=head_first))
    events: list[Event] = []
    with pytest.raises(UserError, match="became NaN or infinite") as caught:
        train(run, RunControl(), events.append)
    assert "learning rate" in caught.value.hint
    assert len(roll_backs(events)) == 2
    if head_first or any(isinstance(event, EpochDone) for event in events):
        everything_kept_is_finite(run)


def test_without_a_validated_epoch_the_run_rolls_back_to_its_start(
    run_in: MakeRun, quick: RunConfig, spoil: Callable[[Spoils], None]
) -> None:
    config = with_train(quick, head_first=False)
    back, slow = run_in("back", config), run_in("slow", with_train(config, lr=optim.peak_lr(config, 6) / 2))
    events_of(slow)
    spoil(lambda step, share: step == 1 and share > 0.75)
    assert roll_backs(events_of(back)) == [RolledBack(0, 0)]
    ended = [checkpoint.read(step_folders.saved(run.run_dir / "checkpoints")[0]) for run in (back, slow)]
    assert all(torch.equal(ended[0].model[name], ended[1].model[name]) for name in ended[0].model)


@pytest.mark.parametrize("seconds", [0.0, 1e9])
def test_the_time_of_fetching_losses_makes_no_difference(
    run_in: MakeRun,
    quick: RunConfig,
    spoil: Callable[[Spoils], None],
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
) -> None:
    config = with_train(quick, epochs=3)
    spoil(lambda step, share: step == 5 and share > 0.75)
    first, second = run_in("first", config), run_in("second", with_train(config, checkpoint_seconds=0.001))
    events_of(first)
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", seconds)
    events_of(second)
    assert final_state(second.run_dir) == final_state(first.run_dir)


class Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


def is_first_roll_back(event: Event) -> bool:
    return isinstance(event, RolledBack)


@pytest.mark.parametrize(
    ("moment", "times"),
    [
        (lambda event: isinstance(event, StepDone) and event.step == 5, 1),
        (is_first_roll_back, 1),
        (is_first_roll_back, 2),
        (lambda event: isinstance(event, CheckpointSaved), 2),
        (lambda event: isinstance(event, CheckpointSaved), 5),
        (lambda event: isinstance(event, EpochDone) and event.epoch == 2, 1),
    ],
)
def test_a_run_killed_around_a_roll_back_ends_like_an_uninterrupted_one(
    run_in: MakeRun,
    quick: RunConfig,
    spoil: Callable[[Spoils], None],
    monkeypatch: pytest.MonkeyPatch,
    moment: Callable[[Event], bool],
    times: int,
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 0.0)
    spoil(lambda step, share: (step == 6 and share > 0.75) or (step == 9 and share > 0.3))
    config = with_train(quick, epochs=3, checkpoint_seconds=0.001)
    whole, broken = run_in("whole", config), run_in("broken", config)
    assert len(roll_backs(events_of(whole))) == 2
    seen = 0

    def kill(event: Event) -> None:
        nonlocal seen
        seen += moment(event)
        if seen >= times:
            raise Killed

    with pytest.raises(Killed):
        train(broken, RunControl(), kill)
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_a_stop_that_finds_a_nan_is_saved_at_the_roll_back(
    run_in: MakeRun, quick: RunConfig, spoil: Callable[[Spoils], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 1e9)
    spoil(lambda step, share: step == 4 and share > 0.75)
    config = with_train(quick, epochs=3)
    whole, broken = run_in("whole", config), run_in("broken", config)
    events_of(whole)
    control, events, emit = stop_at(lambda _event: False)
    with monkeypatch.context() as patched:
        add = training.StepReporter.add

        def stop_after(reporter: training.StepReporter, step: int, *rest: object) -> None:
            add(reporter, step, *rest)  # type: ignore[arg-type]
            if step == 6:
                control.stop()

        patched.setattr(training.StepReporter, "add", stop_after)
        with pytest.raises(StopRequested):
            train(broken, control, emit)
    assert len(roll_backs(events)) == 1 and isinstance(events[-1], CheckpointSaved)
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_a_roll_back_removes_checkpoints_of_later_steps(
    run_in: MakeRun, quick: RunConfig, spoil: Callable[[Spoils], None]
) -> None:
    run = run_in("a", with_train(quick, epochs=3, checkpoint_seconds=0.001))
    spoil(lambda step, share: step == 7 and share > 0.75)
    back: list[int] = []
    left: list[str] = []

    def look(event: Event) -> None:
        if isinstance(event, RolledBack):
            back.append(event.step)
        if back and not left and isinstance(event, CheckpointSaved) and event.step == back[0]:
            left.extend(path.name for path in step_folders.saved(Path(event.path).parent))

    train(run, RunControl(), look)
    assert left[0].startswith(f"step-{back[0]:08d}") and back[0] < 7
