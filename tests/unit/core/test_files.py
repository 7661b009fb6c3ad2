"""A file is replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core import disk
from ftstudio.core.files import make_folders, not_written, replace_file


def test_replaces_content_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "run.json"
    replace_file(target, b"one")
    replace_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    replace_file(tmp_path / "run.json", b"{}")
    assert (tmp_path / "run.json").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_keeps_the_old_file_and_cleans_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "run.json"
    replace_file(target, b"old")

    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(target, b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_flushed_before_the_rename_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    for name in ("sync", "rename", "sync_folder"):
        real = getattr(disk, name)
        monkeypatch.setattr(disk, name, lambda *given, name=name, real=real: (order.append(name), real(*given)))
    replace_file(tmp_path / "run.json", b"{}")
    assert order == ["sync", "rename", "sync_folder"]


def test_a_folder_that_cannot_be_synced_is_enough_but_one_that_fails_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, raised in ((errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)):

        def refuse(_: int, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="error") if raised else nullcontext():
            disk.sync_folder(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Unix only")
@pytest.mark.parametrize(
    ("answer", "synced_plainly"), [(None, False), (errno.ENOTSUP, True), (errno.ENOTTY, True), (errno.EIO, None)]
)
def test_where_a_drive_can_empty_its_own_memory_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int | None, synced_plainly: bool | None
) -> None:
    """macOS, played: F_FULLFSYNC first, fsync where the drive does not know it, an error where it fails."""
    asked: list[int] = []
    plain: list[int] = []

    def play_fcntl(_descriptor: int, command: int) -> int:
        asked.append(command)
        if answer is not None:
            raise OSError(answer, os.strerror(answer))
        return 0

    monkeypatch.setattr(disk, "_FULL_SYNC", 51)
    monkeypatch.setattr("fcntl.fcntl", play_fcntl)
    monkeypatch.setattr(os, "fsync", plain.append)
    with pytest.raises(OSError) if synced_plainly is None else nullcontext():
        replace_file(tmp_path / "run.json", b"one")
    assert set(asked) == {51}
    assert bool(plain) == bool(synced_plainly)


def test_missing_folders_are_made_from_the_top_and_each_is_synced_into_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    make_folders(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, bytes(data[:3])))
    replace_file(tmp_path / "x", b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_a_folder_where_the_file_should_be_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    error = not_written(tmp_path, IsADirectoryError(errno.EISDIR, "Is a directory"))
    assert error.hint == "A folder lies where the file should be: choose another name, then try again."
