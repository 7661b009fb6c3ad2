"""What a person does with earlier runs: the list says what is there, also where something failed half-way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import send2trash
from controllers import said
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.core.config import RunConfig
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.window.dialogs import Ask


def finished(runs_dir: Path, name: str) -> RunRecord:
    folder = RunFolder.create(runs_dir, RunConfig(), name)
    record = RunRecord(
        run_id=folder.run_id, run_dir=str(folder.path), name=name, created=0.0, state="completed", dataset="flowers",
        model="starter", freeze_depth=7, stage_count=7,
    )  # fmt: skip
    folder.write_record(record)
    return record


def test_what_went_to_the_bin_before_a_failure_is_no_longer_listed(
    controller: Controller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def at_once(_ask: Ask, _question: str, _explanation: str, _yes: str, act: Callable[[], None]) -> None:
        act()

    monkeypatch.setattr(Ask, "yes_no", at_once)
    monkeypatch.setattr(send2trash, "send2trash", shutil.rmtree)
    first, second = (finished(tmp_path, name) for name in ("first", "second"))
    controller.settings.set(runs_dir=str(tmp_path))
    controller.live.change(session.with_runs, [first, second])
    with RunFolder(Path(second.run_dir)).hold():
        controller.history.delete([first.run_dir, second.run_dir])
        qtbot.waitUntil(lambda: [run.run_id for run in controller.state.runs] == [second.run_id], timeout=5000)
    assert said(controller) == ["The run second is in progress."]
