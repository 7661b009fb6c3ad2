"""Memory that runs out: half the work at a time, the same batch, the same steps, the same result; said once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from played_runs import MakeRun, events_of, with_depth, with_train

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, EpochDone, Event, Notice, StepDone
from ftstudio.core.seeds import derive
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.run import Run
from ftstudio.engine.training import loop as training
from ftstudio.engine.training import setup as setups
from ftstudio.engine.training.loop import train
from ftstudio.tasks.classification.metrics import ConfusionMeter

Refuses = Callable[[setups.Setup, int], bool]
"""Whether there is no memory for that many images now."""


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Callable[[Refuses], None]:
    """Makes memory run out in the part of the network that trains."""
    real_prepare = setups.prepare

    def patch(refuses: Refuses) -> None:
        def prepared(run: Run, control: RunControl, emit: Emit, ranks: Ranks, begun: ResumedRun | None) -> setups.Setup:
            setup = real_prepare(run, control, emit, ranks, begun)

            def enter(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
                if refuses(setup, len(inputs[0])):
                    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")

            setup.target.parts.rest.register_forward_pre_hook(enter)
            return setup

        monkeypatch.setattr(training, "prepare", prepared)

    return patch


def course(events: list[Event]) -> tuple[list[float], list[float], list[float]]:
    """Losses and rates of the steps, validation losses of the epochs."""
    steps = [event for event in events if isinstance(event, StepDone)]
    epochs = [event.val_loss for event in events if isinstance(event, EpochDone)]
    return [step.loss for step in steps], [step.lr for step in steps], epochs


def once_at(step: int, seed: int) -> Refuses:
    """At the first try of a step, counted from 1."""
    begun: list[int] = []

    def refuses(_setup: setups.Setup, _images: int) -> bool:
        now = torch.is_grad_enabled() and torch.initial_seed() == derive(seed, "dropout", step - 1) and not begun
        if now:
            begun.append(step)
        return now

    return refuses


def while_validating(_setup: setups.Setup, images: int) -> bool:
    return not torch.is_grad_enabled() and images > 3


@pytest.mark.parametrize("depth", [5, 0], ids=["features kept", "all stages train"])
@pytest.mark.parametrize("moment", ["step 1", "step 7", "the last step", "validation"])
def test_running_out_of_memory_at_any_moment_only_changes_the_micro_batch(
    run_in: MakeRun, quick: RunConfig, crowd: Callable[[Refuses], None], moment: str, depth: int
) -> None:
    config = with_depth(with_train(quick, batch_size=6), depth)
    whole, crowded = run_in("whole", config), run_in("crowded", config)
    expected = events_of(whole)
    at = {"step 1": 1, "step 7": 7, "the last step": 8}.get(moment)
    crowd(once_at(at, config.train.seed) if at else while_validating)
    events = events_of(crowded)
    for found, usual in zip(course(events), course(expected), strict=True):
        assert found == pytest.approx(usual, rel=1e-4)
    ends = [checkpoint.read(step_folders.saved(run.run_dir / "checkpoints")[0]) for run in (crowded, whole)]
    assert [end.position.batch_size for end in ends] == [6, 6]
    assert ends[0].position.micro_batch == (3 if at else 6)
    assert ends[0].position.step == ends[1].position.step == 8
    for name, tensor in ends[0].model.items():
        torch.testing.assert_close(tensor, ends[1].model[name], rtol=1e-3, atol=1e-4)
    notices = [event.message for event in events if isinstance(event, Notice)]
    assert len(notices) == (1 if at else 0), notices
    assert not at or "micro-batch of 3 images" in notices[0]


def test_running_out_of_memory_halves_the_micro_batch_not_the_batch(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_prepare = setups.prepare

    def crowded(
        run: Run, control: RunControl, emit: Callable[[Event], None], ranks: Ranks, begun: ResumedRun | None
    ) -> setups.Setup:
        setup = real_prepare(run, control, emit, ranks, begun)

        def refuse(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            if setup.module.training and len(inputs[0]) > 3:
                raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")

        setup.target.parts.rest.register_forward_pre_hook(refuse)
        return setup

    monkeypatch.setattr("ftstudio.engine.training.loop.prepare", crowded)
    events = events_of(run_in("a", quick))
    notices = [event for event in events if isinstance(event, Notice)]
    assert len(notices) == 1 and "micro-batch of 3 images" in notices[0].message
    assert [event.step for event in events if isinstance(event, StepDone)] == list(range(1, 9))


def test_running_out_of_memory_counts_no_image_twice(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the training nor in the validation, which goes on with fewer images at a time."""
    real_prepare = setups.prepare
    sizes: list[int] = []

    def crowded(run: Run, control: RunControl, emit: object, ranks: Ranks, begun: ResumedRun | None) -> setups.Setup:
        setup = real_prepare(run, control, emit, ranks, begun)  # type: ignore[arg-type]
        calls = 0

        def refuse(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            nonlocal calls
            calls += 1
            if setup.module.training and calls == 2:
                raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")
            if not setup.module.training and len(inputs[0]) > 4:
                raise RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)")
            sizes.append(len(inputs[0]))

        setup.target.parts.rest.register_forward_pre_hook(refuse)
        return setup

    monkeypatch.setattr(training, "prepare", crowded)
    seen: list[int] = []
    real_add = ConfusionMeter.add

    def counted(meter: object, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        seen.append(len(targets))
        real_add(meter, outputs, targets)  # type: ignore[arg-type]

    monkeypatch.setattr("ftstudio.tasks.classification.metrics.ConfusionMeter.add", counted)
    events = events_of(run_in("a", with_train(quick, head_first=False, epochs=1)))
    assert sum(seen) == 21 + 6
    assert max(sizes[-2:]) <= 4
    assert any(isinstance(event, Notice) and "micro-batch" in event.message for event in events)


def test_a_permanent_lack_of_memory_is_reported(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(training, "prepare", refuse)
    with pytest.raises(UserError, match="not enough memory") as caught:
        train(run_in("a", quick), RunControl(), lambda _: None)
    assert "smaller" in caught.value.hint
