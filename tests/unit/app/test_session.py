"""Every transition of the window's state, without a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from msgspec.structs import replace

from ftstudio.app import session
from ftstudio.app.run_view import RunView
from ftstudio.app.session import DownloadView, ScanView, SessionState
from ftstudio.core.config import PRESETS, DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.costs import DepthCost
from ftstudio.core.dataset import ClassCount, DatasetSummary
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.events import (
    NO_LEARNING_RATE,
    CheckpointSaved,
    CountsSoFar,
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    Progress,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.run_record import RunRecord
from ftstudio.models import catalog

MakeEpoch = Callable[..., EpochDone]


def dataset(source: str = "/data/flowers", classes: tuple[str, ...] = ("daisy", "tulip")) -> DatasetSummary:
    return DatasetSummary(
        source=source,
        root=source,
        name="flowers",
        layout="class_folders",
        class_names=classes,
        counts=(),
        files=(),
    )


@pytest.fixture
def ready() -> SessionState:
    return session.with_dataset(SessionState(), dataset())


@pytest.fixture
def training(ready: SessionState) -> SessionState:
    return session.with_run_requested(ready, "roses")


def after(state: SessionState, *events: Event) -> SessionState:
    for event in events:
        state = session.with_run_event(state, event)
    return state


def run_of(state: SessionState) -> RunView:
    assert state.run is not None
    return state.run


# ---- may we train?


def test_with_images_and_nothing_going_on_training_is_possible(ready: SessionState) -> None:
    assert session.why_not_train(ready) == ""


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"dataset": None}, "Open a folder"),
        ({"dataset": dataset(classes=("only",))}, "only one class"),
        ({"scan": ScanView(source="/x")}, "being scanned"),
        ({"run": RunView()}, "in progress"),
        ({"download": DownloadView(model="starter")}, "downloaded"),
    ],
)
def test_what_is_in_the_way_of_training_is_said(ready: SessionState, change: dict[str, Any], word: str) -> None:
    assert word in session.why_not_train(replace(ready, **change))


def test_the_download_of_another_model_is_not_in_the_way(ready: SessionState) -> None:
    assert session.why_not_train(replace(ready, download=DownloadView(model="resnet18"))) == ""


def test_a_finished_run_is_not_in_the_way(training: SessionState) -> None:
    assert session.why_not_train(training)
    assert session.why_not_train(after(training, RunFinished("completed"))) == ""


# ---- images


def test_a_scan_shows_its_progress_and_ends_with_the_images() -> None:
    state = session.with_scan_started(SessionState(), "/data/flowers")
    counts = (ClassCount("daisy", unassigned=3),)
    for event in (Progress("Looking", 3, 9), CountsSoFar(counts), Notice("n")):
        state = session.with_scan_event(state, event)
    assert state.scan == ScanView(source="/data/flowers", what="Looking", done=3, total=9, counts=counts)
    state = session.with_dataset(state, dataset())
    assert state.scan is None
    assert state.config.data.source == "/data/flowers"


def test_a_cancelled_scan_leaves_the_images_of_before(ready: SessionState) -> None:
    state = session.without_scan(session.with_scan_started(ready, "/other"))
    assert state == ready


def test_late_events_of_a_cancelled_scan_change_nothing(ready: SessionState) -> None:
    assert session.with_scan_event(ready, Progress("Looking", 1, 2)) == ready


def test_images_left_out_stay_out_for_the_same_source_only(ready: SessionState) -> None:
    state = session.with_excluded(ready, ["b.jpg", "a.jpg", "b.jpg"])
    assert state.config.data.excluded == ("a.jpg", "b.jpg")
    assert session.with_dataset(state, dataset()).config.data.excluded == ("a.jpg", "b.jpg")
    assert session.with_dataset(state, dataset("/other")).config.data == DataConfig(source="/other")


# ---- the model


def test_another_model_starts_at_the_head_only_end_and_forgets_old_costs(ready: SessionState) -> None:
    state = session.with_costs(ready, [DepthCost(freeze_depth=0, trainable_parameters=1)])
    state = session.with_model(session.with_freeze_depth(state, 1), "resnet18")
    assert state.config.model == ModelConfig(name="resnet18", freeze_depth="all")
    assert state.freeze_depth == len(catalog.model("resnet18").stages)
    assert state.costs == ()


@pytest.mark.parametrize("info", [pytest.param(info, id=info.name) for info in catalog.MODELS])
def test_the_slider_stays_between_its_ends(info: Any) -> None:
    stages = len(info.stages)
    state = session.with_model(SessionState(), info.name)
    for asked in range(-2, stages + 3):
        moved = session.with_freeze_depth(state, asked)
        assert moved.freeze_depth == max(0, min(asked, stages))
    assert session.with_freeze_depth(state, stages).config.model.freeze_depth == "all"


def test_an_unknown_model_is_an_error_to_mend() -> None:
    state = session.with_model(SessionState(), "resnet19")
    with pytest.raises(UserError):
        _ = state.freeze_depth


def test_settings_of_a_preset_and_by_hand(ready: SessionState) -> None:
    state = session.with_train(ready, PRESETS["best"], "best")
    assert (state.config.train, state.preset) == (PRESETS["best"], "best")
    assert session.with_train(state, PRESETS["quick"]).preset == "custom"


def test_settings_of_another_run_keep_the_images_on_screen(ready: SessionState) -> None:
    state = session.with_config(ready, RunConfig(model=ModelConfig(name="resnet18")))
    assert (state.dataset, state.preset, state.config.model.name) == (ready.dataset, "custom", "resnet18")


def test_a_download_shows_its_progress_and_goes() -> None:
    state = session.with_download_progress(session.with_download_started(SessionState(), "resnet18"), 5, 10, 2.0)
    assert state.download == DownloadView(model="resnet18", done=5, total=10, speed=2.0)
    state = session.without_download(state)
    assert state.download is None
    assert session.with_download_progress(state, 6, 10, 2.0) == state


def test_the_starter_is_always_on_this_computer() -> None:
    assert session.with_models_on_disk(SessionState(), frozenset()).models_on_disk == {"starter"}


# ---- a run


def test_a_run_from_request_to_end(training: SessionState, started: RunStarted, epoch_done: MakeEpoch) -> None:
    assert training.training and run_of(training).name == "roses"
    state = after(training, PhaseChanged("caching"), Progress("Reading images", 5, 10))
    assert (run_of(state).progress_what, run_of(state).progress_total) == ("Reading images", 10)
    state = after(state, started, PhaseChanged("training"))
    assert (run_of(state).run_id, run_of(state).phase, run_of(state).progress_what) == ("abc", "training", "")
    state = after(state, StepDone(1, 1, 0.5, 0.1, 80.0, 1.0), StepDone(11, 2, 0.5, 0.1, 90.0, 6.0))
    view = run_of(state)
    assert (view.step, view.epoch, view.images_per_second) == (11, 2, 90.0)
    # 10 steps took 5 seconds, 19 are left.
    assert view.seconds_left == pytest.approx(9.5)
    assert not view.has_weights
    state = after(state, epoch_done(2, is_best=True), epoch_done(3))
    assert run_of(state).has_weights and run_of(state).best_epoch == 2
    state = after(state, RunFinished("completed"))
    assert not state.training
    assert (run_of(state).outcome, run_of(state).seconds_left) == ("completed", None)


def test_a_head_fitted_in_one_go_looks_at_no_images_and_has_no_speed_of_them(
    training: SessionState, started: RunStarted
) -> None:
    state = after(training, started, StepDone(1, 1, 0.5, NO_LEARNING_RATE, 190_000.0, 1.0))
    assert (run_of(state).step, run_of(state).images_per_second) == (1, 0.0)


def test_a_resumed_run_starts_where_it_was(training: SessionState, started: RunStarted) -> None:
    state = after(training, replace(started, start_step=12, start_epoch=1))
    assert (run_of(state).step, run_of(state).epoch) == (12, 1)
    state = after(state, StepDone(13, 2, 0.5, 0.1, 80.0, 100.0), StepDone(14, 2, 0.5, 0.1, 80.0, 101.0))
    assert run_of(state).seconds_left == pytest.approx(16.0)


def test_a_run_that_was_rolled_back_stands_where_it_stood(training: SessionState, started: RunStarted) -> None:
    told = (started, StepDone(1, 1, 0.5, 0.1, 10.0, 1.0), StepDone(21, 3, 0.5, 0.1, 10.0, 21.0), RolledBack(10, 1))
    state = training
    for event in told:
        state = session.with_run_event(state, event)
    assert state.run is not None and state.training
    assert (state.run.step, state.run.epoch, state.run.seconds_left) == (10, 1, None)
    for event in (StepDone(11, 2, 0.5, 0.1, 10.0, 22.0), StepDone(12, 2, 0.5, 0.1, 10.0, 24.0)):
        state = session.with_run_event(state, event)
    assert state.run is not None and state.run.seconds_left == (30 - 12) * 2.0


def test_stopping_is_shown_at_once_and_once_only(training: SessionState) -> None:
    state = session.with_stop_requested(training)
    assert run_of(state).stopping and state.training
    state = after(state, RunFinished("stopped"))
    assert not run_of(state).stopping
    assert session.with_stop_requested(state) == state
    assert session.with_stop_requested(SessionState()) == SessionState()


def test_a_failed_run_keeps_its_reason(training: SessionState) -> None:
    report = ErrorReport(message="The disk is full.")
    state = after(training, RunFinished("failed", report))
    assert (run_of(state).outcome, run_of(state).error) == ("failed", report)


EVENTS = st.sampled_from(
    [
        PhaseChanged("training"),
        PhaseChanged("paused"),
        Progress("Reading", 1, None),
        Notice("n"),
        StepDone(1, 1, 0.5, 0.1, 80.0, 1.0),
        StepDone(1, 1, 0.5, 0.1, 0.0, 0.0),
        StepDone(40, 9, 0.5, 0.1, 80.0, 2.0),
        CheckpointSaved("/c", 1, 1),
        RunFinished("completed"),
        RunFinished("failed", ErrorReport(message="m")),
    ]
)


@given(st.lists(EVENTS, max_size=20), st.booleans())
@how(max_examples=200, deadline=None)
def test_whatever_comes_the_first_end_is_the_end(events: list[Event], stop: bool) -> None:
    state = session.with_run_requested(session.with_dataset(SessionState(), dataset()), "x")
    for event in events:
        before = state
        state = session.with_run_event(state, event)
        if stop:
            state = session.with_stop_requested(state)
        if not before.training:
            assert state == before
        left = run_of(state).seconds_left
        assert left is None or left >= 0
    ended = next((event for event in events if isinstance(event, RunFinished)), None)
    assert state.training == (ended is None)
    assert run_of(state).outcome == (ended.outcome if ended else None)
    assert bool(session.why_not_train(state)) == (ended is None)


def test_events_without_a_run_change_nothing(ready: SessionState, started: RunStarted) -> None:
    assert after(ready, started, StepDone(1, 1, 0.5, 0.1, 80.0)) == ready


# ---- the history


def record(run_dir: str, best_epoch: int | None = 1) -> RunRecord:
    return RunRecord(
        run_id=run_dir, run_dir=run_dir, name="n", created=1.0, state="completed", dataset="d", model="starter",
        freeze_depth=7, stage_count=7, best_epoch=best_epoch,
    )  # fmt: skip


def test_runs_that_are_gone_are_neither_shown_nor_tried() -> None:
    state = session.with_runs(SessionState(), [record("/a"), record("/b")])
    state = session.with_try_run(session.with_shown_runs(state, ["/a", "/b"]), "/a")
    state = session.with_runs(state, [record("/b")])
    assert (state.shown_runs, state.try_run) == (("/b",), "")


def test_trying_uses_the_chosen_run_then_the_one_in_training_then_the_newest(
    training: SessionState, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    assert session.run_to_try(SessionState()) == ""
    state = session.with_runs(training, [record("/fresh", None), record("/old")])
    assert session.run_to_try(state) == "/old"
    state = after(state, started)
    assert session.run_to_try(state) == "/old"
    state = after(state, epoch_done(1, is_best=True))
    assert session.run_to_try(state) == started.run_dir
    assert session.run_to_try(session.with_try_run(state, "/old")) == "/old"


def test_a_run_that_never_had_weights_is_not_tried() -> None:
    """Every loss of it was no number."""
    spoilt = replace(record("/spoilt", None), epochs_done=3, state="failed")
    assert session.run_to_try(session.with_runs(SessionState(), [spoilt])) == ""
    assert session.run_to_try(session.with_runs(SessionState(), [spoilt, record("/old")])) == "/old"


def test_states_are_values(ready: SessionState) -> None:
    with pytest.raises(AttributeError):
        ready.preset = "quick"  # type: ignore[misc]  # that this fails is the point
    assert ready == session.with_dataset(SessionState(), dataset())


# ---- images and settings that must agree ------------------------------------------------------------------


def test_a_cancelled_scan_leaves_the_settings_with_the_images_on_screen(ready: SessionState) -> None:
    assert ready.dataset is not None
    other = RunConfig(name="an old run", data=DataConfig(source="/elsewhere", excluded=("a/1.jpg",)))
    state = session.without_scan(session.with_scan_started(session.with_config(ready, other), "/elsewhere"))
    assert state.config.data.source == ready.dataset.source
    assert state.config.data.excluded == ()
    assert state.config.name == ""


def test_leaving_images_out_does_not_end_a_scan_under_way(ready: SessionState) -> None:
    assert ready.dataset is not None
    state = session.with_edited_dataset(session.with_scan_started(ready, "/elsewhere"), ready.dataset)
    assert state.scan is not None


def test_other_weights_keep_the_freeze_depth(ready: SessionState) -> None:
    state = session.with_freeze_depth(session.with_model(ready, "resnet18"), 2)
    for weights in ("random", "/w/own.safetensors", "default"):
        state = session.with_weights(state, weights)
        assert (state.config.model.weights, state.config.model.freeze_depth) == (weights, 2)


def test_a_finished_run_that_was_deleted_cannot_be_tried(ready: SessionState) -> None:
    run = RunView(run_dir="/runs/gone", has_weights=True, outcome="completed")
    state = session.with_runs(replace(ready, run=run, try_run="/runs/gone"), [])
    assert session.run_to_try(state) == ""


def test_a_head_that_stands_on_features_alone_gives_way_when_a_stage_trains() -> None:
    state = session.with_train(SessionState(), TrainConfig(head="knn"))
    assert session.with_freeze_depth(state, 3).config.train.head == "linear"
    assert session.with_freeze_depth(state, 7).config.train.head == "knn"
