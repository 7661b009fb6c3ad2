"""The program itself: asked to end by a signal it ends in order and leaves nobody; an exception is a message."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import psutil
import pytest
from obedient import ObedientWorker
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ftstudio.app.settings import Settings
from ftstudio.ui import application
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.main_window import IMAGES, MainWindow

PROGRAM = """
import sys
from ftstudio.ui import application

class Window(application.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.filled.connect(self.tell)

    def tell(self):
        print("torch" in sys.modules, flush=True)

application.MainWindow = Window
sys.exit(application.main([]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_the_program_in_order(number: int, status: int) -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    limit = threading.Timer(60, program.kill)
    limit.start()
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "False\n", "the window's process has imported torch"
        children = psutil.Process(program.pid).children(recursive=True)
        program.send_signal(number)
        assert program.wait(30) == status
        _, alive = psutil.wait_procs(children, timeout=10)
        assert not alive
    finally:
        limit.cancel()
        limit.join()
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


STUCK = PROGRAM.replace(
    "    def tell(self):",
    """    def leave(self):
        print("leaving", flush=True)

    def tell(self):""",
)
"""A window that never gets to its end."""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_second_signal_ends_a_window_that_does_not_get_to_its_end_at_once(number: int, status: int) -> None:
    program = subprocess.Popen([sys.executable, "-c", STUCK], stdout=subprocess.PIPE, text=True)
    limit = threading.Timer(60, program.kill)
    limit.start()
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "False\n"
        children = psutil.Process(program.pid).children(recursive=True)
        program.send_signal(number)
        assert program.stdout.readline() == "leaving\n", "the first is heard although the window sleeps"
        assert program.poll() is None
        program.send_signal(number)
        assert program.wait(30) == status
        _, alive = psutil.wait_procs(children, timeout=10)
        assert not alive, "workers end with their window"
    finally:
        limit.cancel()
        limit.join()
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


@pytest.fixture
def watched_window(
    qapp: QApplication, qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker
) -> Iterator[MainWindow]:
    """A window whose stray exceptions end as they do in the program."""
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(trainer, assistant, Settings())
    errors = application.ErrorDesk(window)
    errors.watch()
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    yield window
    errors.rest()
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.leave()
    window.deleteLater()


def broken(*_: object) -> None:
    raise ZeroDivisionError("seven by nothing")


def test_an_exception_in_a_slot_is_a_message_and_the_window_lives(watched_window: MainWindow, qtbot: QtBot) -> None:
    window = watched_window
    window.menus.tabs[IMAGES].triggered.connect(broken)
    for _ in range(3):  # said once, not once each
        window.menus.tabs[IMAGES].trigger()
    (message,) = window.messages.messages
    assert message.level == "error" and "seven by nothing" in message.text and "report it" in message.hint
    assert "ZeroDivisionError" in message.details and "in broken" in message.details
    assert window.isVisible() and window.tabs.currentIndex() == IMAGES
    window.controller.images.open_source("/data/flowers")
    qtbot.waitUntil(lambda: window.controller.state.dataset is not None)


def test_an_exception_in_a_panel_that_draws_the_state_or_in_a_timer_is_a_message(
    watched_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = watched_window
    with monkeypatch.context() as patched:
        patched.setattr(window.device_chip, "show_state", broken)
        window.controller.choose_val_fraction(0.3)
        qtbot.waitUntil(lambda: len(window.messages.messages) == 1)
    window.messages.dismiss_key(window.messages.messages[0].key)
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(lambda: len(window.messages.messages) == 1)
    window.controller.choose_val_fraction(0.25)
    assert window.controller.state.config.data.val_fraction == 0.25


def test_an_exception_in_a_thread_is_a_message(watched_window: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=broken)
    thread.start()
    qtbot.waitUntil(lambda: len(watched_window.messages.messages) == 1)
    thread.join()
    assert "seven by nothing" in watched_window.messages.messages[0].text
