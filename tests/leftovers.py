"""Nothing may be left behind by a test that opens windows: no thread, no process, no top-level widget."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from ftstudio.ui.control.job_thread import JobThread


@pytest.fixture(autouse=True)
def nothing_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A thread, a process or a top-level widget that outlives its test fails that test.

    Garbage is collected here alone, as in the program (ui/control/garbage.py): never in a pool thread.
    """
    gc.disable()
    gc.freeze()  # what imported modules hold is not looked through again at the end: that took a seventh of a second
    job_threads: weakref.WeakSet[JobThread] = weakref.WeakSet()
    make = JobThread.__init__

    def remembered(self: JobThread, *arguments: Any, **named: Any) -> None:
        make(self, *arguments, **named)
        job_threads.add(self)

    monkeypatch.setattr(JobThread, "__init__", remembered)
    threads, children, widgets = set(_threads()), set(_children()), set(_top_levels())
    yield
    QThreadPool.globalInstance().waitForDone(5000)
    _delete_later_now()
    assert not [thread for thread in job_threads if _running(thread)], "a job's thread still runs"
    left = [thread for thread in _threads() if thread not in threads]
    assert not left, f"left behind: {left}"
    assert not set(_children()) - children, "a process still lives"
    gc.collect()
    gc.enable()
    _delete_later_now()
    new = [widget for widget in _top_levels() if widget not in widgets]
    assert not new, f"left behind: {new}"


def _running(thread: JobThread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:  # deleted already
        return False


def _threads() -> list[threading.Thread]:
    """Python's own threads; those that Qt lends show up as dummies."""
    return [thread for thread in threading.enumerate() if not thread.name.startswith("Dummy-")]


def _children() -> list[int]:
    return [child.pid for child in psutil.Process().children(recursive=True) if child.status() != psutil.STATUS_ZOMBIE]


def _top_levels() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _delete_later_now() -> None:
    if QApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]  # None: all
