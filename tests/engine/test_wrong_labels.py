"""Likely wrong labels: found by content, ranked, settled ones left out, and nothing computed twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace

from ftstudio.app.confirmed_labels import settle, settled
from ftstudio.app.label_check import find_wrong_labels
from ftstudio.app.requests import FindWrongLabels
from ftstudio.core import paths
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.core.label_errors import Suspects
from ftstudio.tasks.classification.cross_validation.label_errors import doubtful

COMPUTING = "Computing features of the images"


@pytest.fixture
def mixed_up(pictures: Path, tmp_path: Path) -> Path:
    """The picture set with one red picture among the blue ones and one green among the red."""
    root = tmp_path / "mixed"
    shutil.copytree(pictures, root)
    first_red, first_green = (sorted((root / name).iterdir())[0] for name in ("red", "green"))
    first_red.rename(root / "blue" / "was_red.png")
    first_green.rename(root / "red" / "was_green.png")
    return root


def config_for(root: Path, quick: RunConfig) -> RunConfig:
    return replace(quick, data=DataConfig(source=str(root)))


def check(config: RunConfig, events: list[Event] | None = None, control: RunControl | None = None) -> Suspects:
    heard = events if events is not None else []
    return find_wrong_labels(FindWrongLabels(config=config), control or RunControl(), heard.append)


def computed(events: list[Event]) -> int:
    """Images that passed the network."""
    return max((event.done for event in events if isinstance(event, Progress) and event.what == COMPUTING), default=0)


def test_images_in_the_wrong_class_are_found_with_the_right_one(mixed_up: Path, quick: RunConfig) -> None:
    found = check(config_for(mixed_up, quick))
    assert found.checked == 30 and found.root == str(mixed_up)
    assert {(one.path, one.suggested) for one in found.suspects} == {
        ("blue/was_red.png", "red"),
        ("red/was_green.png", "green"),
    }
    ratios = [one.own_probability / one.probability for one in found.suspects]
    assert ratios == sorted(ratios) and ratios[-1] <= 0.1


def test_confirmed_labels_are_not_reported_again(mixed_up: Path, quick: RunConfig) -> None:
    config = config_for(mixed_up, quick)
    before = check(config)
    digest = next(iter(_digests(mixed_up, "blue/was_red.png")))
    settle(str(mixed_up), digest, "blue")
    assert [one.path for one in check(config).suspects] == ["red/was_green.png"]
    assert check(config).settled == 1
    settle(str(mixed_up), digest, "blue", right=False)
    assert settled(str(mixed_up)) == frozenset()
    assert check(config).suspects == before.suspects


def _digests(root: Path, path: str) -> list[str]:
    from ftstudio.data.scan import scan

    return [file.digest for file in scan(str(root), (), RunControl(), lambda _: None).files if file.path == path]


def test_a_moved_image_is_not_computed_again(mixed_up: Path, quick: RunConfig) -> None:
    config, first, second = config_for(mixed_up, quick), list[Event](), list[Event]()
    check(config, first)
    (mixed_up / "blue" / "was_red.png").rename(mixed_up / "red" / "back.png")
    found = check(config, second)
    assert computed(first) == 30 and computed(second) == 0
    assert [one.path for one in found.suspects] == ["red/was_green.png"]


def test_a_stopped_check_continues_where_it_stopped(
    mixed_up: Path, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ftstudio.engine.training import validation

    monkeypatch.setattr(validation, "BATCH", 8)
    config, control, events = config_for(mixed_up, quick), RunControl(), list[Event]()

    def stop_half_way(event: Event) -> None:
        if isinstance(event, Progress) and event.what == COMPUTING and event.done >= 16:
            control.stop()

    with pytest.raises(StopRequested):
        find_wrong_labels(FindWrongLabels(config=config), control, stop_half_way)
    again = check(config, events)
    assert 0 < computed(events) <= 14
    for path in (paths.cache_dir() / "features").iterdir():
        shutil.rmtree(path)
    assert check(config).suspects == again.suspects


def test_damaged_cached_features_are_computed_again(mixed_up: Path, quick: RunConfig) -> None:
    config, events = config_for(mixed_up, quick), list[Event]()
    before = check(config)
    [kept] = (paths.cache_dir() / "features").rglob("*.by-content")
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 4
    kept.write_bytes(data)
    assert check(config, events).suspects == before.suspects
    assert computed(events) == 30


def test_an_image_that_can_no_longer_be_read_is_left_out(mixed_up: Path, quick: RunConfig) -> None:
    from ftstudio.data.scan import scan

    config = config_for(mixed_up, quick)
    dataset = scan(str(mixed_up), (), RunControl(), lambda _: None)
    (mixed_up / "red" / "was_green.png").unlink()
    found = find_wrong_labels(FindWrongLabels(config=config, dataset=dataset), RunControl(), lambda _: None)
    assert found.checked == 29 and [one.path for one in found.suspects] == ["blue/was_red.png"]


@pytest.mark.parametrize("weights", ["random", "default"])
def test_a_run_that_cannot_be_checked_says_why(weights: str, tmp_path: Path, pictures: Path, quick: RunConfig) -> None:
    few = tmp_path / "few"
    shutil.copytree(pictures / "red", few / "red")
    config = replace(config_for(pictures if weights == "random" else few, quick))
    config = replace(config, model=replace(config.model, weights=weights))
    with pytest.raises(UserError) as told:
        check(config)
    assert told.value.hint


def test_images_ten_times_likelier_in_another_class_are_reported_clearest_first() -> None:
    probabilities = torch.tensor([[0.9, 0.1], [0.05, 0.95], [0.3, 0.7], [0.2, 0.8], [0.99, 0.01]])
    targets = torch.tensor([0, 0, 0, 1, 1])
    assert doubtful(probabilities, targets) == [(4, 0), (1, 1)]
