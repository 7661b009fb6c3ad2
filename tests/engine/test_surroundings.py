"""A run resumed elsewhere goes on and says that its bits may be others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, stop_at, with_manifest

from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import EpochDone, Event, Notice
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.environment import Environment
from ftstudio.engine.run import Run
from ftstudio.engine.training import loop

HERE = Environment.here(torch.device("cpu"), "")


def stopped_after_an_epoch(run: Run) -> Run:
    control, _, emit = stop_at(lambda event: isinstance(event, EpochDone) and event.epoch == 1)
    with pytest.raises(StopRequested):
        loop.train(run, control, emit)
    return run


def words(events: list[Event]) -> list[str]:
    return [event.message for event in events if isinstance(event, Notice)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"torch": "9.9.0"}, ["torch ", "-> 9.9.0"]),
        ({"device": "NVIDIA H999"}, ["the device cpu -> NVIDIA H999"]),
        ({"instructions": "AVX9"}, ["instruction set", "AVX9"]),
        ({"threads": 64}, ["the number of threads 1 -> 64"]),
        ({"torch": "9.9.0", "threads": 64}, ["9.9.0, the number of threads"]),
    ],
)
def test_a_run_resumed_in_another_environment_continues_and_reports_the_differences(
    run_in: MakeRun,
    quick: RunConfig,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, object],
    said: list[str],
) -> None:
    run = stopped_after_an_epoch(run_in("a", quick))
    elsewhere = replace(HERE, **changes)
    monkeypatch.setattr(Environment, "here", lambda _device, _images: elsewhere)
    events = events_of(run)
    (notice,) = words(events)
    assert all(part in notice for part in said) and notice.endswith("will not be bit-identical.")
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [2]
    newest = checkpoint.read(step_folders.saved(run.run_dir / "checkpoints")[0])
    assert newest.position.surroundings == elsewhere, "the next resume compares with where it was trained last"


def test_a_run_resumed_in_the_same_environment_reports_nothing(run_in: MakeRun, quick: RunConfig) -> None:
    assert words(events_of(stopped_after_an_epoch(run_in("a", quick)))) == []


def test_a_run_resumed_on_changed_images_continues_and_reports_it(
    run_in: MakeRun, quick: RunConfig, own_pictures: SplitManifest
) -> None:
    run = stopped_after_an_epoch(with_manifest(run_in("a", quick), own_pictures))
    first, second = (Path(own_pictures.root, sample.path) for sample in own_pictures.of("train")[:2])
    shutil.copy(first, second)
    (notice,) = words(events_of(run))
    assert "image files were changed" in notice and notice.endswith("will not be bit-identical.")


def test_a_run_without_a_stored_environment_resumes_silently() -> None:
    assert HERE.unlike(None) == ""
