"""The sample images: drawn the same everywhere, complete, and not told apart by what lies behind."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.data.samples import sample
from ftstudio.data.samples.sample import DRAWING, FRUITS, draw
from ftstudio.data.splits.split import make_split

Look = Callable[..., DatasetSummary]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "TRAIN_COUNT", 5)
    monkeypatch.setattr(sample, "TEST_COUNT", 2)


def write_sample(folder: Path) -> Path:
    return sample.write_sample(folder, RunControl(), lambda _event: None)


def test_the_sample_is_a_data_set_ready_to_train(tmp_path: Path, look: Look) -> None:
    folder = write_sample(tmp_path / "new" / "sample")
    summary = look(folder)
    assert summary.class_names == tuple(sorted(FRUITS)) and summary.problem_count == 0
    assert all((count.train, count.test) == (5, 2) for count in summary.counts)
    assert {(file.width, file.height) for file in summary.files} == {(192, 192)}
    assert len({file.digest for file in summary.files}) == len(summary.files)
    assert make_split(summary, 0.2, 0).of("val")
    assert [path.name for path in folder.parent.iterdir()] == ["sample"]


def test_equal_arguments_draw_equal_pixels() -> None:
    for kind in FRUITS:
        first, again, other = (np.asarray(draw(kind, number)) for number in (3, 3, 4))
        assert first.shape == (192, 192, 3)
        assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_a_complete_sample_is_unchanged_and_an_empty_folder_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    folder.mkdir()
    write_sample(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    write_sample(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_folder_with_other_contents_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match="not empty"):
        write_sample(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError):
        write_sample(tmp_path / "file" / "sample")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine.txt"]


def test_drawing_reports_progress(tmp_path: Path) -> None:
    events: list[Event] = []
    sample.write_sample(tmp_path / "sample", RunControl(), events.append)
    assert events[0] == Progress(DRAWING, 0, 35) and events[-1] == Progress(DRAWING, 35, 35)
    assert all(isinstance(event, Progress) and event.what == DRAWING for event in events)


def test_a_stopped_drawing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    control, drawn = RunControl(), list[int]()

    def stops_at_the_third(kind: str, number: int) -> Image.Image:
        drawn.append(number)
        if len(drawn) == 3:
            control.stop()
        return draw(kind, number)

    monkeypatch.setattr(sample, "draw", stops_at_the_third)
    with pytest.raises(StopRequested):
        sample.write_sample(tmp_path / "sample", control, lambda _event: None)
    assert 3 <= len(drawn) < 35
    assert list(tmp_path.iterdir()) == []


def test_an_image_that_cannot_be_drawn_fails_the_drawing_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_kind: str, _number: int) -> Image.Image:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sample, "draw", full)
    with pytest.raises(UserError, match=os.strerror(errno.ENOSPC)):
        write_sample(tmp_path / "sample")
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_killed_processes_are_removed_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait(30)
    killed, living = (tmp_path / f".sample.drawing-{pid}-x" for pid in (ended.pid, os.getpid()))
    other = tmp_path / ".sample.drawing-notes"
    for folder in (killed, living, other):
        (folder / "train").mkdir(parents=True)
    write_sample(tmp_path / "sample")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([living.name, other.name, "sample"])


def test_two_processes_may_draw_the_same_folder(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        written = [pool.submit(write_sample, tmp_path / "sample") for _ in range(2)]
        assert [each.result(60) for each in written] == [tmp_path / "sample"] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_the_borders_of_the_pictures_do_not_reveal_the_class() -> None:
    """The mean colour of the outermost pixels, nearest class mean of others: close to guessing (1 in 5)."""

    def rim(kind: str, number: int) -> np.ndarray:
        picture = np.asarray(draw(kind, number), np.float32)
        return np.concatenate([picture[:6].reshape(-1, 3), picture[-6:].reshape(-1, 3)]).mean(axis=0)

    kinds = list(FRUITS)
    rims = np.array([[rim(kind, number) for number in range(12)] for kind in kinds])
    right = 0
    for number in range(12):
        others = np.delete(rims, number, axis=1).mean(axis=1)
        for place in range(len(kinds)):
            right += np.linalg.norm(others - rims[place, number], axis=1).argmin() == place
    assert right / 60 < 0.45
