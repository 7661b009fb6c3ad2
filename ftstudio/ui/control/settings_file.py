"""SettingsFile: the settings in hand, written to disk soon after a change, never on the window's thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.app import settings as settings_store
from ftstudio.app.settings import Settings
from ftstudio.core.errors import UserError

SAVE_AFTER_MS = 800


class SettingsFile(QObject):
    """Holds the Settings. ``save_due`` asks the owner to write ``value`` in the background."""

    changed = Signal(object)
    save_due = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save_due)

    @property
    def value(self) -> Settings:
        return self._settings

    def set(self, **fields: object) -> None:
        """Change some fields; nothing happens where they are so already."""
        self.change(lambda settings: replace(settings, **fields))

    def change(self, transition: Callable[[Settings], Settings]) -> None:
        changed = transition(self._settings)
        if changed != self._settings:
            self._settings = changed
            self._soon.start()
            self.changed.emit(changed)

    def save_now(self) -> None:
        """For shutdown: on this thread, and without a message that could no longer be seen."""
        self._soon.stop()
        with contextlib.suppress(UserError):
            settings_store.save(self._settings)
