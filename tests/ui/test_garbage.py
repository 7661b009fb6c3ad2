"""Reference cycles end on the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot

from ftstudio.ui.control.garbage import GarbageOnThisThread


class Cycle:
    """Refers to itself, and tells which thread ended it."""

    def __init__(self, ended_by: list[int]) -> None:
        self.itself, self._ended_by = self, ended_by

    def __del__(self) -> None:
        self._ended_by.append(threading.get_ident())


def test_cycles_end_on_the_windows_thread_whoever_allocates(qtbot: QtBot) -> None:
    ended_by: list[int] = []
    garbage = GarbageOnThisThread()

    def make_many() -> None:
        for _ in range(5_000):
            Cycle(ended_by)

    elsewhere = threading.Thread(target=make_many)
    elsewhere.start()
    elsewhere.join()
    assert ended_by == []
    qtbot.waitUntil(lambda: len(ended_by) == 5_000)
    assert set(ended_by) == {threading.get_ident()}
    garbage.rest()
    assert gc.isenabled()


def test_what_was_imported_is_set_aside_until_the_window_rests(qtbot: QtBot) -> None:
    garbage = GarbageOnThisThread()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    ended_by: list[int] = []
    Cycle(ended_by)
    gc.collect()
    assert ended_by, "what comes later is still collected"
    garbage.rest()
    assert gc.get_freeze_count() == 0
