"""What is settled about a data set: kept by content and class, for that data set alone."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from ftstudio.app.confirmed_labels import settle, settled
from ftstudio.core.errors import UserError
from ftstudio.core.storage.file_lock import FileLock


def test_settled_images_are_those_of_their_own_data_set() -> None:
    settle("/photos/caf\udce9", "0123456789abcdef", "t-shirt")
    settle("/photos/caf\udce9", "fedcba9876543210", "dress")
    assert settled("/photos/caf\udce9") == {("0123456789abcdef", "t-shirt"), ("fedcba9876543210", "dress")}
    assert settled("/photos/other") == frozenset()


def test_what_was_settled_can_be_taken_back() -> None:
    settle("/photos", "0123456789abcdef", "dress")
    settle("/photos", "0123456789abcdef", "dress", right=False)
    assert settled("/photos") == frozenset()


def file_of_photos(home: Path) -> Path:
    settle("/photos", "0123456789abcdef", "dress")
    [path] = (home / "data" / "checked").glob("*.json")
    return path


def test_a_damaged_file_settles_nothing_and_is_set_aside_not_overwritten(own_home: Path) -> None:
    path = file_of_photos(own_home)
    for content in (b"{", b"{ it was more"):
        path.write_bytes(content)
        assert settled("/photos") == frozenset()
        aside = settle("/photos", "fedcba9876543210", "dress")
        assert aside is not None and aside.read_bytes() == content
        assert settled("/photos") == {("fedcba9876543210", "dress")}
    assert settle("/photos", "0123456789abcdef", "dress") is None
    assert sorted(each.read_bytes() for each in path.parent.glob("*.damaged")) == [b"{", b"{ it was more"]


def test_a_file_that_cannot_be_read_now_is_left_alone(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_of_photos(own_home)
    before = path.read_bytes()

    def broken(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("ftstudio.app.confirmed_labels.read_file", broken)
        with pytest.raises(UserError, match="cannot be read: Input/output error"):
            settle("/photos", "fedcba9876543210", "dress")
    assert path.read_bytes() == before


def test_two_programs_that_settle_at_once_lose_nothing(own_home: Path) -> None:
    file_of_photos(own_home)
    settling = "import sys; from ftstudio.app.confirmed_labels import settle\n"
    settling += "for n in range(20): settle('/photos', f'{n:016x}', sys.argv[1])"
    both = [subprocess.Popen([sys.executable, "-c", settling, name]) for name in ("shirt", "dress")]
    assert [each.wait(timeout=60) for each in both] == [0, 0]
    assert len(settled("/photos")) == 1 + 2 * 20


def test_a_file_that_another_program_does_not_let_go_of_is_left_alone(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of_photos(own_home)
    monkeypatch.setattr("ftstudio.app.confirmed_labels._PATIENCE", 0.0)
    held = FileLock(path.with_suffix(".lock"))
    assert held.acquire()
    try:
        with pytest.raises(UserError, match="is in use by"):
            settle("/photos", "fedcba9876543210", "dress")
    finally:
        held.release()
    assert settled("/photos") == {("0123456789abcdef", "dress")}


def test_a_disk_that_takes_nothing_is_told(own_home: Path) -> None:
    (own_home / "data").mkdir()
    (own_home / "data" / "checked").write_text("a file in the way")
    with pytest.raises(UserError) as told:
        settle("/photos", "0123456789abcdef", "dress")
    assert "in the way" not in told.value.message and told.value.hint
