"""Settings come back as they were, and never keep the program from starting."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ftstudio.app import settings
from ftstudio.app.settings import Settings
from ftstudio.core.config import DataConfig, RunConfig, TrainConfig
from ftstudio.core.errors import UserError
from ftstudio.core.paths import runs_dir


def test_the_first_start_has_defaults_and_nothing_to_tell() -> None:
    assert settings.load() == (Settings(), "")


def test_everything_comes_back() -> None:
    odd = os.fsdecode(b"/pictures/\xff\xfe \n\xe2\x80\xae")
    saved = Settings(
        theme="dark",
        runs_dir=odd,
        recent=(odd, "/b"),
        source=odd,
        config=RunConfig(data=DataConfig(source=odd), train=TrainConfig(lr=0.001)),
        try_run="/runs/x",
        geometry="AdnQywAD",
        splitter=(300, 700, 280),
        extra={"charts.log": "1"},
    )
    settings.save(saved)
    assert settings.load() == (saved, "")


def test_unknown_keys_of_a_newer_version_are_passed_over() -> None:
    settings.save(Settings(theme="dark"))
    path = settings.settings_file()
    path.write_text(json.dumps(json.loads(path.read_text()) | {"hologram": {"on": True}}))
    assert settings.load() == (Settings(theme="dark"), "")


def test_a_value_that_does_not_fit_costs_only_itself() -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    tree = {"theme": "pink", "recent": ["/a"], "config": {"train": {"epochs": -3}}, "splitter": "wide"}
    path.write_text(json.dumps(tree))
    loaded, notice = settings.load()
    assert loaded == Settings(recent=("/a",))
    assert all(key in notice for key in ("theme", "config", "splitter"))
    assert "recent" not in notice


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_said(content: bytes) -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    loaded, notice = settings.load()
    assert loaded == Settings()
    (aside,) = path.parent.glob("settings.damaged-*")
    assert aside.read_bytes() == content
    assert str(aside) in notice
    assert settings.load() == (Settings(), "")


def test_a_folder_in_the_way_is_told_not_raised() -> None:
    settings.settings_file().mkdir(parents=True)
    loaded, notice = settings.load()
    assert loaded == Settings()
    assert "cannot be read" in notice
    with pytest.raises(UserError, match="cannot be saved"):
        settings.save(Settings())


def test_recent_sources_are_newest_first_once_and_at_most_eight() -> None:
    value = Settings()
    for number in range(12):
        value = settings.with_recent(value, f"/data/{number}")
    value = settings.with_recent(value, "/data/7")
    assert value.recent[:2] == ("/data/7", "/data/11")
    assert len(value.recent) == len(set(value.recent)) == settings.RECENT_LIMIT
    assert value.source == "/data/7"
    assert "/data/7" not in settings.without_recent(value, "/data/7").recent


def test_extra_bits_and_the_runs_folder(tmp_path: Path) -> None:
    assert settings.with_extra(Settings(extra={"a": "1"}), "b", "2").extra == {"a": "1", "b": "2"}
    assert settings.runs_dir(Settings()) == runs_dir()
    assert settings.runs_dir(Settings(runs_dir=str(tmp_path))) == tmp_path
