"""A notification of the system when a long training ends while the user works elsewhere."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from ftstudio.app import settings as settings_store
from ftstudio.core.run_record import RunResult
from ftstudio.ui.control.settings_file import SettingsFile
from ftstudio.ui.widgets import theme

NOTIFY, OFF = "notify", "off"
"""Where in ``Settings.extra`` the choice is, and its value where the user wants none."""
LONG_SECONDS = 60.0
_SHOWN_MS = 10_000


def wanted(settings: SettingsFile) -> bool:
    """Whether the user wants notifications."""
    return settings.value.extra.get(NOTIFY, "") != OFF


def choose(settings: SettingsFile, on: bool) -> None:
    """Remember whether the user wants notifications."""
    settings.change(lambda old: settings_store.with_extra(old, NOTIFY, "" if on else OFF))


class Notifier(QWidget):
    """Hidden child of the window.

    The window's entry in the taskbar asks for attention on every system. Where the system has a tray, it shows a
    message for some seconds, and a click on it brings the window back.
    """

    def __init__(self, window: QWidget, settings: SettingsFile) -> None:
        super().__init__(window)
        self.hide()
        self._window, self._settings = window, settings
        self._began = 0.0
        self._tray: QSystemTrayIcon | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_SHOWN_MS)
        self._gone.timeout.connect(self._take_away)

    def training_began(self) -> None:
        self._began = time.monotonic()

    def training_ended(self, result: RunResult) -> None:
        """Say so, unless it was short, the user sees it anyway or stopped it, or wants no notifications."""
        long = time.monotonic() - self._began >= LONG_SECONDS
        if not long or result.outcome == "stopped" or self._window.isActiveWindow() or not wanted(self._settings):
            return
        QApplication.alert(self._window)
        finished = result.outcome == "completed"
        self.show_words(self.tr("Training finished") if finished else self.tr("Training failed"), self._words(result))

    def show_words(self, title: str, words: str) -> None:
        """Through the tray, where there is one."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(theme.app_icon(), self)
            self._tray.setToolTip(QGuiApplication.applicationDisplayName())
            self._tray.messageClicked.connect(self._come_back)
            self._tray.activated.connect(self._come_back)
        self._tray.show()
        self._tray.showMessage(title, words, theme.app_icon(), _SHOWN_MS)
        self._gone.start()

    def _words(self, result: RunResult) -> str:
        if result.outcome != "completed":
            return result.error.message if result.error else ""
        best = result.validation
        if best is None:
            return ""
        return self.tr("Validation {metric}: {value}.").format(metric=best.metric.in_a_line, value=best.in_words())

    def _come_back(self) -> None:
        self._take_away()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _take_away(self) -> None:
        if self._tray is not None:
            self._tray.hide()
