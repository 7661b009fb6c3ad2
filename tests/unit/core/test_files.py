"""A file is replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core.storage import disk
from ftstudio.core.storage.files import make_folders, not_written, replace_file, replace_output


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


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.usefixtures("usual_umask")
def test_what_a_person_asked_for_by_name_has_the_usual_rights_and_keeps_those_it_has(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    replace_output(target, b"one")
    assert target.stat().st_mode & 0o777 == 0o644
    for mode in (0o664, 0o600):
        target.chmod(mode)
        replace_output(target, b"two")
        assert target.stat().st_mode & 0o777 == mode
    assert target.read_bytes() == b"two" and list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Unix only")
def test_output_goes_through_links_and_into_pipes(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "report.html", tmp_path / "newest.html", tmp_path / "pipe"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_output(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_output(pipe, b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)


def test_output_that_must_not_be_written_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # a mode alone keeps nobody out who may do everything
    with pytest.raises(PermissionError):
        replace_output(target, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="Unix only")
def test_a_table_whose_disk_is_full_keeps_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "classes.csv"
    target.write_bytes(b"old")
    write = "import resource, signal; from pathlib import Path; from ftstudio.core.table_text import save_csv\n"
    write += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (99, 99))\n"
    write += f"save_csv(Path({str(target)!r}), 'more' * 99)"
    ended = subprocess.run([sys.executable, "-c", write], capture_output=True, text=True, timeout=60, check=False)
    assert "File too large" in ended.stderr
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


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
    assert error.hint == "There is a folder where the file should be: choose another name, then try again."
