"""The scan: every file accounted for, progress and stop, duplicates, warnings in words."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import CountsSoFar, Event, Progress
from ftstudio.data.decoding import decode
from ftstudio.data.decoding.decode import Checked
from ftstudio.data.quality.reasons import REASONS
from ftstudio.data.scan import LOOKING, scan

MakeImage = Callable[..., Path]
Look = Callable[..., DatasetSummary]


@pytest.fixture(autouse=True)
def threads_end() -> None:
    """A thread that outlives its scan fails the test."""
    yield
    deadline = time.monotonic() + 5
    for thread in threading.enumerate():
        if thread.name.startswith("scan"):
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"{thread.name} goes on after its scan"


def fill(root: Path, make_image: MakeImage, counts: dict[str, int]) -> Path:
    for folder, count in counts.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        for number in range(count):
            make_image(root / folder / f"{number:03d}.png")
    return root


def test_files_are_sorted_with_size_and_digest(class_folders: Path, look: Look) -> None:
    summary = look(class_folders)
    assert [file.path for file in summary.files] == sorted(file.path for file in summary.files)
    for file in summary.files:
        status = (class_folders / file.path).stat()
        assert (file.width, file.height, file.size, file.mtime_ns) == (48, 36, status.st_size, status.st_mtime_ns)
        assert len(file.digest) == 16
    assert json_codec.decode(json_codec.encode(summary), DatasetSummary) == summary


def test_every_file_is_used_or_has_a_reason(class_folders: Path, look: Look) -> None:
    cats = class_folders / "cats"
    (cats / "page.jpg").write_bytes(b"<html></html>")
    (cats / "nothing.jpg").write_bytes(b"")
    (cats / "cut.png").write_bytes((cats / "00.png").read_bytes()[:900])
    summary = look(class_folders)
    problems = {file.path: file for file in summary.files if file.problem}
    assert {path: file.problem for path, file in problems.items()} == {
        "cats/page.jpg": "not_an_image", "cats/nothing.jpg": "empty_file", "cats/cut.png": "truncated",
    }  # fmt: skip
    assert all(file.detail and file.problem in REASONS for file in problems.values())
    assert summary.usable_count == 24 and summary.problem_count == 3 and len(summary.files) == 27


def test_excluded_images_are_listed_and_not_counted(class_folders: Path, look: Look) -> None:
    summary = look(class_folders, ("cats/00.png", "not/there.png"))
    assert summary.usable_count == 23
    assert [file.path for file in summary.files if file.problem == "excluded"] == ["cats/00.png"]
    with pytest.raises(UserError, match="excluded"):
        look(class_folders, tuple(file.path for file in summary.files))


def test_a_scan_changes_nothing_in_the_folder(class_folders: Path, look: Look) -> None:
    def state() -> list[tuple[str, int, bytes]]:
        return [(str(p), p.stat().st_mtime_ns, p.read_bytes()) for p in sorted(class_folders.rglob("*.png"))]

    before = state()
    look(class_folders)
    assert state() == before


def test_events_report_counts_first_and_progress_to_the_end(class_folders: Path, look: Look) -> None:
    events: list[Event] = []
    look(class_folders, events=events)
    counts = [event for event in events if isinstance(event, CountsSoFar)]
    looking = [event for event in events if isinstance(event, Progress) and event.what == LOOKING]
    assert [(count.name, count.total) for count in counts[-1].counts] == [("cats", 12), ("dogs", 12)]
    assert events.index(counts[-1]) < events.index(looking[0])
    assert looking[-1] == Progress(LOOKING, 24, 24)
    assert [event.done for event in looking] == sorted(event.done for event in looking)


def blocked_check(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Decoding that says when it has begun and waits until it may end."""
    begun, may_end = threading.Event(), threading.Event()

    def slow(_path: str, _pages: str) -> Checked:
        begun.set()
        may_end.wait(10)
        return Checked(8, 8, 1, 1, "")

    monkeypatch.setattr(decode, "check", slow)
    return begun, may_end


def test_stop_works_while_an_image_takes_long(class_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = blocked_check(monkeypatch)
    control = RunControl()
    ended: list[float] = []

    def run() -> None:
        with pytest.raises(StopRequested):
            scan(str(class_folders), (), control, lambda _: None)
        ended.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(10)
    asked = time.monotonic()
    control.stop()
    thread.join(10)
    may_end.set()
    assert ended and ended[0] - asked < 2  # about 0.05 s on a quiet machine


def test_stop_works_while_paused(class_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = blocked_check(monkeypatch)
    control = RunControl()
    threading.Thread(target=lambda: (begun.wait(10), control.pause(), may_end.set(), control.stop())).start()
    with pytest.raises(StopRequested):
        scan(str(class_folders), (), control, lambda _: None)


def test_a_bug_in_a_thread_is_raised(class_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str, _pages: str) -> Checked:
        raise NameError("a bug")

    monkeypatch.setattr(decode, "check", broken)
    with pytest.raises(NameError):
        scan(str(class_folders), (), RunControl(), lambda _: None)


def test_the_fingerprint_depends_on_contents_and_arrangement(class_folders: Path, look: Look) -> None:
    first = look(class_folders).fingerprint
    assert look(class_folders).fingerprint == first
    (class_folders / "cats" / "00.png").rename(class_folders / "dogs" / "moved.png")
    assert look(class_folders).fingerprint != first


def test_duplicates_in_one_class_are_used_with_a_warning(class_folders: Path, look: Look) -> None:
    shutil.copy(class_folders / "cats" / "00.png", class_folders / "cats" / "copy.png")
    summary = look(class_folders)
    assert summary.usable_count == 25
    assert {file.path: file.detail for file in summary.files if file.detail} == {
        "cats/copy.png": "Duplicate of cats/00.png."
    }
    assert "1 image is an exact copy of another." in summary.warnings


def test_one_picture_in_two_classes_has_a_warning_in_both(class_folders: Path, look: Look) -> None:
    shutil.copy(class_folders / "cats" / "00.png", class_folders / "dogs" / "copy.png")
    summary = look(class_folders)
    assert {file.path for file in summary.files if "in the classes “cats” and “dogs”" in file.detail} == {
        "cats/00.png", "dogs/copy.png",
    }  # fmt: skip
    assert any("more than one class" in warning for warning in summary.warnings)
    assert summary.problem_count == 0


def test_one_picture_in_training_and_validation_has_a_warning(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    fill(tmp_path, make_image, {"train/a": 3, "train/b": 3, "val/a": 2, "val/b": 2})
    shutil.copy(tmp_path / "train/a/000.png", tmp_path / "val/a/copy.png")
    summary = look(tmp_path)
    assert sum(file.detail.startswith("Same picture in train and val") for file in summary.files) == 2
    assert any("more than one of training, validation and test" in warning for warning in summary.warnings)


def test_a_class_without_training_images_is_left_out_with_a_warning(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    summary = look(fill(tmp_path, make_image, {"train/a": 3, "train/b": 3, "val/a": 1, "val/c": 2}))
    assert summary.class_names == ("a", "b")
    assert [file.path for file in summary.files if file.problem == "class_not_in_training"] == [
        "val/c/000.png", "val/c/001.png",
    ]  # fmt: skip
    assert any("“c” has no training image" in warning for warning in summary.warnings)
    assert any("No validation image has the class “b”" in warning for warning in summary.warnings)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 12}, "only one class, “a”"),
        ({"a": 12, "b": 1}, "“b” has only one image"),
        ({"a": 12, "b": 12, "empty": 0}, "“empty” holds no images"),
        ({"a": 12, "b": 5}, "Fewer than 10 training images: “b”"),
        ({"a": 66, "b": 12}, "“a” has 66 training images, “b” 12"),
        ({"test/a": 3, "test/b": 3}, "no training images"),
    ],
)
def test_unfavourable_class_sizes_are_reported(
    counts: dict[str, int], expected: str, tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    assert any(expected in warning for warning in look(fill(tmp_path, make_image, counts)).warnings)


def test_the_warning_about_uneven_classes_is_true_for_all_settings(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    [warning] = look(fill(tmp_path, make_image, {"a": 66, "b": 12})).warnings
    assert "Class weights compensate for this unless they are off." in warning


def test_a_balanced_set_has_no_warning(class_folders: Path, look: Look) -> None:
    assert look(class_folders).warnings == ()


def test_atypical_sizes_are_reported(class_folders: Path, make_image: MakeImage, look: Look) -> None:
    make_image(class_folders / "cats" / "dot.png", (5, 5))
    make_image(class_folders / "cats" / "thread.png", (400, 40))
    warnings = look(class_folders).warnings
    assert "1 image is smaller than 32 pixels on one side." in warnings
    assert any(warning.startswith("1 image is more than 4 times as long") for warning in warnings)


def test_a_property_of_most_images_is_reported_once_and_not_atypical(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for name in ("a", "b"):
        for number in range(12):
            make_image(tmp_path / name / f"{number}.png", (20, 20))
    summary = look(tmp_path)
    assert "24 images are smaller than 32 pixels on one side." in summary.warnings
    assert summary.about == {} and not any(file.cautions for file in summary.files)


def test_a_scan_writes_nothing_beside_the_images(class_folders: Path, look: Look) -> None:
    def tree() -> list[tuple[str, int, int]]:
        found = sorted(class_folders.parent.rglob("*"))
        return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in found]

    before = tree()
    look(class_folders)
    assert tree() == before
