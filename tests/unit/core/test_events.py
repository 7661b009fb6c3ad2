"""Events are plain, frozen and told apart by their type key, which scripts rely on."""

from __future__ import annotations

import json
from typing import get_args

import msgspec
import pytest

from ftstudio.core import json_codec
from ftstudio.core.events import CheckpointSaved, Event, Notice, PhaseChanged, RunFinished, StepDone

TYPES = {
    "PhaseChanged": "phase_changed",
    "Progress": "progress",
    "Notice": "notice",
    "CountsSoFar": "counts_so_far",
    "AdviceSoFar": "advice_so_far",
    "PredictionMade": "prediction_made",
    "HeatMapMade": "heat_map_made",
    "ImageUnreadable": "image_unreadable",
    "RunStarted": "run_started",
    "StepDone": "step_done",
    "EpochDone": "epoch_done",
    "CheckpointSaved": "checkpoint_saved",
    "RolledBack": "rolled_back",
    "RunFinished": "run_finished",
}


def test_the_type_keys_are_a_promise_to_scripts() -> None:
    found = {kind.__name__: kind.__struct_config__.tag for kind in get_args(Event)}
    assert found == TYPES


def test_an_event_is_one_object_with_its_type() -> None:
    tree = json.loads(json_codec.encode(CheckpointSaved("/runs/x", 7, 2)))
    assert tree == {"type": "checkpoint_saved", "path": "/runs/x", "step": 7, "epoch": 2}


@pytest.mark.parametrize("kind", get_args(Event))
def test_events_cannot_be_changed(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen


@pytest.mark.parametrize(
    "line",
    [
        b'{"type": "phase_changed", "phase": "dreaming"}',
        b'{"type": "run_finished", "outcome": "maybe"}',
        b'{"type": "notice", "message": "x", "level": "loud"}',
        b'{"phase": "training"}',
        b'{"type": "teleported"}',
    ],
)
def test_what_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(json_codec.JsonError):
        json_codec.decode(line, Event)


def test_fields_of_a_newer_version_are_passed_over() -> None:
    assert json_codec.decode(b'{"type": "notice", "message": "x", "mood": 3}', Event) == Notice("x")
    assert json_codec.decode(b'{"type": "run_finished", "outcome": "stopped"}', Event) == RunFinished("stopped")


def test_events_are_values() -> None:
    assert PhaseChanged("training") == PhaseChanged("training")
    assert {StepDone(1, 1, 0.5, 0.1, 9.0), StepDone(1, 1, 0.5, 0.1, 9.0)} == {StepDone(1, 1, 0.5, 0.1, 9.0)}
