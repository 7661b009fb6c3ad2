"""The job that compares models: the same folds for all, what fails is left out, what was done is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import jobs, model_advice
from ftstudio.app.requests import CrossValidate, ProbeModels
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice, Progress
from ftstudio.core.folds import CrossValidated
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.models import catalog
from ftstudio.tasks.classification.cross_validation import model_probes

STARTER = catalog.model("starter")
TWIN = replace(STARTER, name="twin", title="Twin")


@pytest.fixture
def config(quick: RunConfig, pictures: Path) -> RunConfig:
    return replace(quick, data=DataConfig(source=str(pictures)))


def answered(config: RunConfig, control: RunControl | None = None, events: list[Event] | None = None) -> ModelsProbed:
    heard = events.append if events is not None else lambda _: None
    found = jobs.run(ProbeModels(config=config, folds=3), control or RunControl(), heard)
    assert isinstance(found, ModelsProbed)
    return found


def test_a_model_gets_the_accuracy_of_its_cross_validation(config: RunConfig) -> None:
    found = answered(config)
    [starter] = found.models
    frozen = replace(config, model=replace(config.model, freeze_depth="all"))
    folds = jobs.run(CrossValidate(config=frozen, folds=3), RunControl(), lambda _: None)
    assert isinstance(folds, CrossValidated)
    assert (starter.name, starter.accuracy, starter.low, starter.high) == (
        "starter", folds.accuracy, folds.low, folds.high,
    )  # fmt: skip
    assert starter.is_trade_off and starter.seconds_per_image > 0 and starter.file_bytes > 1e6
    assert (found.count, found.folds, found.stopped) == (30, 3, False)


def test_a_model_without_usable_weights_is_reported_and_left_out(
    config: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = model_probes.plain_features

    def refuses_the_twin(config: RunConfig, *rest: object) -> object:
        if config.model.name == "twin":
            raise UserError("The file twin.safetensors is damaged.", "Delete it.")
        return real(config, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(model_probes, "plain_features", refuses_the_twin)
    monkeypatch.setattr(model_advice, "models_of", lambda _names: [TWIN, STARTER])
    events: list[Event] = []
    found = answered(config, events=events)
    assert [each.name for each in found.models] == ["starter", "twin"]
    assert found.models[1].accuracy is None and "damaged" in found.models[1].error
    assert [event.message for event in events if isinstance(event, Notice)] == [
        "Twin is left out. The file twin.safetensors is damaged."
    ]


def test_a_stop_keeps_the_models_that_are_done(config: RunConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_advice, "models_of", lambda _names: [STARTER, STARTER])
    control = RunControl()

    def stop(event: Event) -> None:
        if isinstance(event, Progress) and event.what.startswith("Starter (MobileNetV3-Small) (2 of 2)"):
            control.stop()

    found = jobs.run(ProbeModels(config=config, folds=3), control, stop)
    assert isinstance(found, ModelsProbed)
    assert found.stopped and len(found.models) == 1


def test_a_stop_before_the_first_model_leaves_nothing_to_say(config: RunConfig) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(StopRequested):
        answered(config, control)


def test_without_names_it_is_every_model_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    here = frozenset({"starter", "resnet50", "squeezenet1_1"})
    monkeypatch.setattr(model_advice.weight_files, "models_on_disk", lambda: here)
    chosen = [info.name for info in model_advice.models_of(())]
    assert set(chosen) == here and chosen[-1] == "resnet50"
    assert [info.name for info in model_advice.models_of(("resnet50", "starter", "resnet50"))] == [
        "starter",
        "resnet50",
    ]
    with pytest.raises(UserError, match="resnet500"):
        model_advice.models_of(("resnet500",))


@pytest.mark.parametrize("folds", [1, 21])
def test_impossible_folds_are_refused(config: RunConfig, folds: int) -> None:
    with pytest.raises(UserError, match="folds"):
        jobs.run(ProbeModels(config=config, folds=folds), RunControl(), lambda _: None)
