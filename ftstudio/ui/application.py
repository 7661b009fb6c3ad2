"""The program with a window: started, its signals and errors looked after, ended in order."""

from __future__ import annotations

import faulthandler
import locale
import logging
import logging.handlers
import os
import signal
import socket
import sys
import threading
from types import FrameType, TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

import ftstudio
from ftstudio.app import settings as settings_store
from ftstudio.core import paths
from ftstudio.core.errors import ErrorReport
from ftstudio.core.storage import logs
from ftstudio.ui.control.garbage import GarbageOnThisThread
from ftstudio.ui.control.job_thread import bug_report
from ftstudio.ui.widgets import theme
from ftstudio.ui.window import translators
from ftstudio.ui.window.main_window import MainWindow
from ftstudio.worker.client import WorkerClient

log = logging.getLogger("ftstudio")
LOG_FILES = 3
LANGUAGE_OPTION = "--language="


def main(argv: list[str]) -> int:
    """Open the window, with the images of ``argv[0]`` where given, or the sample images with ``--sample``.

    ``--language=KEY`` overrides the language of the settings for this start.

    Returns the exit status: 0, or 128 + the number of the signal that ended the program in order.
    """
    _start_log()
    app = _application()
    settings, complaint = settings_store.load()
    translators.install(app, _option(argv, LANGUAGE_OPTION) or settings.language)
    theme.apply(app, settings.theme)
    window = MainWindow(WorkerClient("trainer"), WorkerClient("assistant"), settings)
    errors = ErrorDesk(window)
    errors.watch()
    signals = SignalWatch(window)
    if signals.watch():
        signals.received.connect(window.leave)
    garbage = GarbageOnThisThread(window)
    window.gone.connect(app.quit)
    sources = [argument for argument in argv if not argument.startswith("--")]
    wanted = sources[0] if sources else ""
    window.filled.connect(lambda: window.controller.start(wanted, sample="--sample" in argv))
    if complaint:
        window.messages.warning(complaint)
    window.show()
    try:
        status = app.exec()
    finally:
        errors.rest()
        signals.rest()
        garbage.rest()
    status = 128 + signals.number if signals.number else status
    if window.controller.abandoned:
        logging.shutdown()
        os._exit(status)  # Qt would abort the program over the thread that still waits for a disk
    window.deleteLater()
    QCoreApplication.sendPostedEvents()
    return status


def _option(argv: list[str], name: str) -> str:
    """What follows ``name`` in the first argument that begins with it, or ""."""
    return next((argument.removeprefix(name) for argument in argv if argument.startswith(name)), "")


def _application() -> QApplication:
    """QApplication with names and icon, and the locale that files need."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ftstudio")
    app.setApplicationDisplayName("FTStudio")
    app.setApplicationVersion(ftstudio.__version__)
    app.setDesktopFileName("ftstudio")
    app.setWindowIcon(theme.app_icon())
    app.setQuitOnLastWindowClosed(False)  # the window says when it is really gone
    # QApplication takes over the C locale of the user; numbers in files always have a point.
    locale.setlocale(locale.LC_NUMERIC, "C")
    return app


def _start_log() -> None:
    """A log file that stays small, and traces of crashes in C code beside it."""
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "window.log",
            maxBytes=logs.MOST_BYTES,
            backupCount=LOG_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.handlers = [handler]
        log.setLevel(logging.INFO)
        log.propagate = False
        faulthandler.enable(logs.open_log(folder / "crash.log"))
    except OSError:
        log.addHandler(logging.NullHandler())  # a full or read-only disk is no reason not to start


class ErrorDesk(QObject):
    """Uncaught-exception hook: writes to the log and shows a message."""

    seen = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = (sys.excepthook, threading.excepthook)
        self.seen.connect(self._show)

    def watch(self) -> None:
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def rest(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("not caught", exc_info=(kind, error, trace))
        if isinstance(error, KeyboardInterrupt):
            return
        self.seen.emit(bug_report(error.with_traceback(trace)))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: ErrorReport) -> None:
        self._window.messages.error(report, key=f"bug {report.message}")


class SignalWatch(QObject):
    """Ctrl+C and a request to terminate: noticed at once although Qt sleeps, obeyed in order.

    The second one ends the program on the spot.
    """

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self._before: dict[int, object] = {}
        self._wakeup_before = -1
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def watch(self) -> bool:
        """Returns whether it could be done: only on the main thread."""
        if threading.current_thread() is not threading.main_thread():
            return False
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._note)
        return True

    def rest(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal.signal itself returned
        if self._before:
            signal.set_wakeup_fd(self._wakeup_before)
        self._before = {}
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self.number:
            os._exit(128 + number)
        self.number = number

    def _woken(self) -> None:
        """On the window's thread, woken by the byte that the signal wrote; Python's handler runs right here."""
        try:
            numbers = self._reader.recv(64)
        except BlockingIOError:
            return
        self.number = self.number or next((number for number in numbers if number in self._before), 0)
        if self.number:
            log.info("signal %s: closing", self.number)
            self.received.emit()
