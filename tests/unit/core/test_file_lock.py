"""One holder at a time, in this process and among processes, and never longer than the holder lives."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core import json_codec
from ftstudio.core.storage import file_lock
from ftstudio.core.storage.file_lock import FileLock, LockHolder, holder, is_locked

HOLD = """
import sys
from pathlib import Path
from ftstudio.core.storage.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path: Path) -> Any:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "run.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdin is not None
    assert process.stdout.readline().strip() == b"held"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_a_second_lock_in_the_same_process_is_refused(tmp_path: Path) -> None:
    one, two = FileLock(tmp_path / "run.lock"), FileLock(tmp_path / "run.lock")
    assert one.acquire()
    assert not two.acquire()
    assert is_locked(tmp_path / "run.lock")
    one.release()
    assert not is_locked(tmp_path / "run.lock")
    assert two.acquire()
    two.release()


def test_looking_does_not_give_the_own_lock_up(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    lock = FileLock(path)
    assert lock.acquire()
    assert is_locked(path)
    assert "this program" in holder(path)
    seen = subprocess.run(
        [sys.executable, "-c", HOLD, str(path)], input=b"", capture_output=True, timeout=30, check=False
    )
    lock.release()
    assert seen.returncode != 0 and b"AssertionError" in seen.stderr


def test_another_process_holds_until_it_dies(tmp_path: Path, other_process: subprocess.Popen[bytes]) -> None:
    path = tmp_path / "run.lock"
    lock = FileLock(path)
    assert not lock.acquire()
    assert is_locked(path)
    assert holder(path) == f"process {other_process.pid} on this computer"
    other_process.kill()
    other_process.wait()
    assert not is_locked(path)
    assert lock.acquire()
    lock.release()


def test_waiting_succeeds_when_the_holder_lets_go(tmp_path: Path) -> None:
    one, two = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert one.acquire()
    releaser = threading.Timer(0.05, one.release)
    releaser.start()
    assert two.acquire(seconds=10)
    two.release()
    releaser.join()


def test_a_file_that_is_not_there_is_not_locked_and_not_made(tmp_path: Path) -> None:
    assert not is_locked(tmp_path / "run.lock")
    assert not (tmp_path / "run.lock").exists()


def test_a_damaged_name_tag_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "run.lock").write_bytes(b"\x00garbage")
    assert holder(tmp_path / "run.lock") == "another program"
    lock = FileLock(tmp_path / "run.lock")
    assert lock.acquire()
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows always has locks")
def test_without_locks_of_the_file_system_the_named_process_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock.fcntl, "lockf", unsupported)
    path = tmp_path / "run.lock"
    gone = LockHolder(pid=2**22 + 1, host=socket.gethostname(), started=1.0)
    path.write_bytes(json_codec.encode(gone))
    assert not is_locked(path)
    parent = file_lock.psutil.Process(os.getppid())
    alive = LockHolder(pid=parent.pid, host=socket.gethostname(), started=parent.create_time())
    path.write_bytes(json_codec.encode(alive))
    assert is_locked(path)
    assert not FileLock(path).acquire()
    # The number went to another process since.
    path.write_bytes(json_codec.encode(LockHolder(pid=parent.pid, host=socket.gethostname(), started=1.0)))
    assert not is_locked(path)
