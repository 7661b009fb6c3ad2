"""The controller with obedient workers: the model that is chosen, and how it comes and goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from controllers import closed, made, opened, press, said
from obedient import ObedientWorker, events_then, refuses

from ftstudio.app import settings as settings_store
from ftstudio.app.requests import FetchWeights, Train, WeightsReady
from ftstudio.app.settings import Settings
from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.events import RunFinished
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog
from ftstudio.ui.control.controller import Controller

# ---- the model


def test_another_model_begins_at_the_head_only_end(controller: Controller) -> None:
    controller.choose_depth(2)
    assert controller.state.freeze_depth == 2
    controller.choose_model("resnet18")
    assert controller.state.config.model.freeze_depth == "all"


def test_a_time_sets_the_slider_and_the_epochs_and_too_little_is_a_message(controller: Controller, qtbot: Any) -> None:
    opened(controller, qtbot)
    qtbot.waitUntil(lambda: len(controller.state.costs) > 0, timeout=5000)
    controller.choose_time(3600.0)
    train = controller.state.config.train
    assert train.time_limit is not None and train.time_limit < 3600 and train.patience == 0
    assert controller.state.freeze_depth < len(catalog.model("starter").stages) and controller.state.preset == "custom"
    before = controller.state.config
    controller.choose_time(0.1)
    assert controller.state.config == before
    assert any("too short" in text for text in said(controller))


def test_every_slider_position_has_a_cost(controller: Controller, qtbot: Any) -> None:
    opened(controller, qtbot)
    controller.choose_model("resnet18")
    stages = len(catalog.model("resnet18").stages)
    qtbot.waitUntil(lambda: len(controller.state.costs) == stages + 1, timeout=5000)
    assert controller.state.costs[0].trainable_parameters > controller.state.costs[-1].trainable_parameters


def test_nothing_is_downloaded_before_a_click_that_says_so(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[FetchWeights] = lambda _request, _emit: WeightsReady(path="/cache/w", sha256="0")
    trainer.answers[Train] = events_then(
        [RunFinished("completed")], RunResult(run_dir="", run_id="", outcome="completed")
    )
    opened(controller, qtbot)
    controller.choose_model("resnet18")
    controller.runs.train()
    assert not assistant.requests(FetchWeights) and not trainer.asked
    assert "must be downloaded first" in said(controller)[0]
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        press(controller, "Download and train")
    assert assistant.requests(FetchWeights) == [FetchWeights(model="resnet18")]
    assert trainer.requests(Train)[0].config.model.name == "resnet18"
    assert "resnet18" in controller.state.models_on_disk


def test_a_failed_download_can_be_tried_again(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    assistant.answers[FetchWeights] = refuses("The server does not answer.")
    controller.downloads.download("resnet18")
    qtbot.waitUntil(lambda: said(controller) == ["The server does not answer."], timeout=5000)
    assert controller.state.download is None
    assistant.answers[FetchWeights] = lambda _request, _emit: WeightsReady(path="/cache/w", sha256="0")
    press(controller, "Try again")
    qtbot.waitUntil(lambda: "resnet18" in controller.state.models_on_disk, timeout=5000)


# ---- coming and going


def test_settings_come_back_at_the_next_start(qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> None:
    first = made(trainer, assistant)
    opened(first, qtbot)
    first.choose_model("resnet18")
    first.choose_depth(2)
    closed(first, qtbot)
    settings, complaint = settings_store.load()
    assert complaint == ""
    assert settings.recent == ("/data/flowers",)
    assert settings.config.model == ModelConfig(name="resnet18", freeze_depth=2)


def test_a_model_of_another_version_is_passed_over(qtbot: Any) -> None:
    settings = Settings(config=RunConfig(model=ModelConfig(name="of-the-future")))
    trainer, assistant = ObedientWorker(), ObedientWorker()
    controller = made(trainer, assistant, settings)
    assert controller.state.config.model == ModelConfig()
    closed(controller, qtbot)


@pytest.mark.parametrize("doing", ["nothing", "scanning", "training", "downloading", "predicting"])
def test_closing_is_honoured_in_every_state(
    qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker, doing: str
) -> None:
    controller = made(trainer, assistant)
    if doing == "training":
        opened(controller, qtbot)
        controller.runs.train()
        qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    elif doing != "nothing":
        assistant.answers.clear()
        {
            "scanning": lambda: controller.images.open_source("/data/slow"),
            "downloading": lambda: controller.downloads.download("resnet18"),
            "predicting": lambda: (controller.tries.choose_run("/runs/r1"), controller.tries.predict(["/tmp/a.jpg"])),
        }[doing]()
        qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    closed(controller, qtbot)
    assert "close" in trainer.said and "close" in assistant.said


def test_the_start_opens_the_images_of_last_time(
    qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker, tmp_path: Path
) -> None:
    settings = Settings(source=str(tmp_path))
    controller = made(trainer, assistant, settings)
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.start()
    qtbot.waitUntil(lambda: controller.state.device is not None, timeout=5000)
    assert controller.state.config.data.source == str(tmp_path)
    with qtbot.waitSignal(controller.closed, timeout=5000):
        controller.close()
