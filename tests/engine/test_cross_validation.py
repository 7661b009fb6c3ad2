"""Cross-validation: the fits against the head's own, no peeking, and the job from images to figures."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from torch import nn

from ftstudio.app import jobs
from ftstudio.app.requests import CrossValidate
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.core.folds import CrossValidated
from ftstudio.engine.heads.linear_fit import FIRST_LEAST_DEVIATION, LinearFit
from ftstudio.tasks.classification.cross_validation.fold_probe import choose_head, fit_head
from ftstudio.tasks.classification.losses import CrossEntropy


def clouds(count: int, width: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    chance = torch.Generator().manual_seed(seed)
    targets = torch.arange(count) % 3
    centres = torch.randn(3, width, generator=torch.Generator().manual_seed(9))
    return centres[targets] + 1.5 * torch.randn(count, width, generator=chance), targets


@pytest.mark.parametrize(("count", "width"), [(30, 50), (60, 8)])
def test_a_fit_reaches_the_same_optimum_as_the_head(count: int, width: int) -> None:
    features, targets = clouds(count, width)
    head, reference = fit_head(features, targets, 3, 0.1, lambda: None), nn.Linear(width, 3)
    course = LinearFit([(features, targets)], 3, CrossEntropy(), FIRST_LEAST_DEVIATION)
    course.fit(0.1, lambda _: None)
    course.put_into(reference)
    with torch.no_grad():
        expected = reference(features).softmax(1)
    assert (head.logits(features).softmax(1) - expected).abs().max() < 0.01


def test_the_selected_head_is_the_one_fitted_with_its_strength() -> None:
    features, targets = clouds(60, 20)
    chosen = choose_head(features, targets, range(60), 3, lambda: None)
    alone = fit_head(features, targets, 3, chosen.strength, lambda: None)
    assert (chosen.logits(features).softmax(1) - alone.logits(features).softmax(1)).abs().max() < 0.02


def test_random_labels_get_the_strongest_penalty() -> None:
    features, _ = clouds(60, 20)
    targets = torch.randint(0, 3, (60,), generator=torch.Generator().manual_seed(1))
    assert choose_head(features, targets, range(60), 3, lambda: None).strength == 1.0


def test_a_single_image_works() -> None:
    features, targets = clouds(1, 5)
    assert choose_head(features, targets, [0], 3, lambda: None).logits(features).argmax(1).tolist() == [0]


def answered(config: RunConfig, events: list[Event] | None = None, **more: int) -> CrossValidated:
    heard = events if events is not None else []
    found = jobs.run(CrossValidate(config=config, **more), RunControl(), heard.append)  # type: ignore[arg-type]
    assert isinstance(found, CrossValidated)
    return found


@pytest.fixture
def config(quick: RunConfig, pictures: Path) -> RunConfig:
    model = replace(quick.model, freeze_depth="all")
    return replace(quick, data=DataConfig(source=str(pictures)), model=model)


def test_cross_validation_gives_metrics_and_a_learning_curve_reproducibly(config: RunConfig) -> None:
    events: list[Event] = []
    found = answered(config, events, folds=3)
    assert (found.count, found.train_count, found.folds, found.head_only) == (30, 20, 3, True)
    assert found.low <= found.accuracy <= found.high and found.accuracy > 0.8
    assert sum(map(sum, found.confusion)) == 30 and len(found.per_fold) == 3
    assert found.curve is not None
    assert [point.images for point in found.curve.points][-1] == 20 and len(found.curve.points) == 4
    assert found.curve.points[-1].accuracy == found.accuracy and found.curve.expected.images == 30
    fits = [event for event in events if isinstance(event, Progress) and event.what == "Fitting heads"]
    assert fits[-1].done == fits[-1].total == 12
    assert replace(answered(config, folds=3), seconds=0.0) == replace(found, seconds=0.0)


def test_it_can_be_stopped_between_two_fits(config: RunConfig) -> None:
    control = RunControl()

    def stop(event: Event) -> None:
        if isinstance(event, Progress) and event.what == "Fitting heads":
            control.stop()

    with pytest.raises(StopRequested):
        jobs.run(CrossValidate(config=config, folds=3), control, stop)


def test_with_trainable_stages_one_model_is_trained_per_fold_and_removed(
    config: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    events: list[Event] = []
    model, train = replace(config.model, freeze_depth=6), replace(config.train, epochs=1)
    found = answered(replace(config, model=model, train=train), events, folds=2)
    assert (found.freeze_depth, found.head_only, found.curve) == (6, False, None)
    assert (found.count, found.train_count) == (30, 15) and found.accuracy > 0.6
    assert not list(tmp_path.iterdir())
    assert any(isinstance(event, Progress) and event.what.startswith("Model 2 of 2") for event in events)


@pytest.mark.parametrize(("folds", "repeats"), [(1, 1), (21, 1), (5, 0), (5, 101)])
def test_impossible_numbers_are_refused(config: RunConfig, folds: int, repeats: int) -> None:
    with pytest.raises(UserError) as told:
        answered(config, folds=folds, repeats=repeats)
    assert told.value.hint


def test_random_weights_are_refused(config: RunConfig) -> None:
    with pytest.raises(UserError, match="random weights"):
        answered(replace(config, model=replace(config.model, weights="random")))
