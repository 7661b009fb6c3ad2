"""A run from its first step to its last: what it says, what it keeps, and that nothing random is state."""

from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, final_state, stop_at, with_depth, with_train

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import (
    CheckpointSaved,
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    Progress,
    RunStarted,
    StepDone,
)
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.run import Run
from ftstudio.engine.training.loop import train
from ftstudio.engine.training.setup import prepare
from ftstudio.models import catalog
from ftstudio.models.freeze import frozen_state_hash


def test_a_run_emits_its_events_in_order(run_in: MakeRun, quick: RunConfig) -> None:
    events = events_of(run_in("a", quick))
    started = next(event for event in events if isinstance(event, RunStarted))
    steps = [event for event in events if isinstance(event, StepDone)]
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert (started.train_count, started.val_count, started.steps_per_epoch) == (21, 6, 4)
    assert [step.step for step in steps] == list(range(1, 9))
    assert [epoch.epoch for epoch in epochs] == [0, 1, 2]
    last = [type(event) for event in events[events.index(epochs[-1]) + 1 :]]
    assert last[0] is CheckpointSaved and set(last[1:]) == {PhaseChanged, Progress}, "then its confidence is measured"
    assert not any(isinstance(event, StepDone) for event in events[: events.index(started)])


def test_a_run_learns_to_classify_colours(run_in: MakeRun, quick: RunConfig) -> None:
    events: list[Event] = []
    result = train(run_in("a", quick), RunControl(), events.append)
    assert [each for each in events if isinstance(each, EpochDone)][-1].metrics["accuracy"] == 1.0
    assert result.val_loss is not None and result.val_loss < 0.7


@pytest.mark.parametrize(("depth", "solver"), [(0, "auto"), ("all", "minibatch")])
def test_training_works_at_both_ends_of_the_freeze_slider(
    run_in: MakeRun, quick: RunConfig, depth: int | str, solver: str
) -> None:
    events = events_of(run_in("a", with_train(with_depth(quick, depth), head_solver=solver)))
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert [epoch.epoch for epoch in epochs] == [0, 1, 2]
    assert min(epoch.val_loss for epoch in epochs) < log(3) - 0.1


def test_frozen_stages_stay_bit_identical(run_in: MakeRun, quick: RunConfig) -> None:
    run = run_in("a", with_train(quick, head_first=False))
    before = prepare(run, RunControl(), lambda _: None)
    train(run, RunControl(), lambda _: None)
    after, _ = model_file.load(run.run_dir, torch.device("cpu"))
    info = catalog.model("starter")
    assert frozen_state_hash(after, info, 5) == frozen_state_hash(before.module, info, 5)
    assert frozen_state_hash(after, info, 6) != frozen_state_hash(before.module, info, 6)


def test_the_optimizer_has_no_parameters_of_frozen_stages(run_in: MakeRun, quick: RunConfig) -> None:
    setup = prepare(run_in("a", quick), RunControl(), lambda _: None)
    held = {id(parameter) for group in setup.optimizer.param_groups for parameter in group["params"]}
    trains = {id(parameter) for parameter in setup.module.parameters() if parameter.requires_grad}
    assert held == trains
    assert 0 < len(trains) < len(list(setup.module.parameters()))


def test_the_same_seed_gives_the_same_run(run_in: MakeRun, quick: RunConfig) -> None:
    config = with_train(quick, augment="strong")
    first, second, other = run_in("a", config), run_in("b", config), run_in("c", with_train(config, seed=4))
    for run in (first, second, other):
        events_of(run)
    assert final_state(first.run_dir) == final_state(second.run_dir)
    assert final_state(first.run_dir) != final_state(other.run_dir)


@pytest.mark.parametrize(
    ("moment", "condition"),
    [
        ("first step", lambda event: isinstance(event, StepDone) and event.step == 1),
        ("second epoch", lambda event: isinstance(event, StepDone) and event.step == 6),
        ("head fit", lambda event: isinstance(event, Progress)),
        ("validation", lambda event: event == PhaseChanged("validating")),
        ("between epochs", lambda event: isinstance(event, EpochDone) and event.epoch == 1),
    ],
)
def test_a_stopped_and_resumed_run_equals_an_uninterrupted_one(
    run_in: MakeRun,
    quick: RunConfig,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    condition: Callable[[Event], bool],
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 0.0)
    config = with_train(quick, augment="standard")
    whole, broken = run_in("whole", config), run_in("broken", config)
    events_of(whole)
    control, _, emit = stop_at(condition)
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    rest = events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir), moment
    started = next(event for event in rest if isinstance(event, RunStarted))
    steps = [event.step for event in rest if isinstance(event, StepDone)]
    assert not steps or steps[0] == started.start_step + 1


def test_stop_works_while_paused(run_in: MakeRun, quick: RunConfig) -> None:
    control = RunControl()
    events: list[Event] = []

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone):
            control.pause()
        if event == PhaseChanged("paused"):
            control.stop()

    with pytest.raises(StopRequested):
        train(run_in("a", quick), control, emit)
    assert PhaseChanged("paused") in events
    assert isinstance(events[-1], CheckpointSaved)


def test_a_paused_run_ends_with_the_same_result(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 0.0)
    plain, paused = run_in("plain", quick), run_in("paused", quick)
    events_of(plain)
    control = RunControl()

    def emit(event: Event) -> None:
        if isinstance(event, StepDone) and event.step == 3:
            control.pause()
        if event == PhaseChanged("paused"):
            control.go_on()

    train(paused, control, emit)
    assert final_state(paused.run_dir) == final_state(plain.run_dir)


def test_early_stopping_emits_a_notice(run_in: MakeRun, quick: RunConfig) -> None:
    run = run_in("a", with_train(with_depth(quick, "all"), epochs=50, patience=1, lr=1e-9, head_solver="minibatch"))
    events = events_of(run)
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert len(epochs) < 50
    assert any("Stopped early" in event.message for event in events if isinstance(event, Notice))


def test_a_checkpoint_of_other_settings_is_refused_with_a_message(run_in: MakeRun, quick: RunConfig) -> None:
    events_of(run_in("a", quick))
    with pytest.raises(UserError, match="batches of 6"):
        train(run_in("a", with_train(quick, batch_size=4)), RunControl(), lambda _: None)
    with pytest.raises(UserError, match="does not match this run"):
        train(run_in("a", with_depth(quick, 6)), RunControl(), lambda _: None)


def learning_layers(run: Run) -> list[str]:
    """Kinds of layers in train mode that change with what they see."""
    setup = prepare(run, RunControl(), lambda _: None)
    setup.target.train_mode()
    kinds = (torch.nn.BatchNorm2d, torch.nn.Dropout)
    return [type(layer).__name__ for layer in setup.module.modules() if isinstance(layer, kinds) and layer.training]


def test_pretrained_statistics_stay_fixed_and_a_fitted_head_gets_complete_features(
    run_in: MakeRun, quick: RunConfig
) -> None:
    everything = with_depth(quick, 0)
    assert learning_layers(run_in("kept", everything)) == []
    assert "BatchNorm2d" in learning_layers(run_in("adapted", with_train(everything, adapt_statistics=True)))
    assert learning_layers(run_in("no fit", with_train(everything, head_first=False))) == ["Dropout"]


def test_statistics_are_trained_from_random_weights(run_in: MakeRun, quick: RunConfig) -> None:
    config = replace(quick, model=replace(quick.model, weights="random", freeze_depth=0))
    assert set(learning_layers(run_in("a", config))) == {"BatchNorm2d", "Dropout"}
