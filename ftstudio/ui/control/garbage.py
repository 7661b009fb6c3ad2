"""Python's garbage collection, kept on the window's thread.

Left to itself it runs in whichever thread happens to allocate, and may then destroy a widget that is part of a
reference cycle in a pool or job thread: Qt ends the program for that, now and then and without a word.

A full collection would block the window for some 50 ms, nearly all of it spent on the classes and functions
of imported libraries. These never become garbage, so they are set aside once they are there.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
MANY_MODULES = 50
"""So many imported modules more: worth one full look, after which all that is left is set aside."""


class GarbageOnThisThread(QObject):
    """Collects by Python's own thresholds, but only here. ``rest`` gives it back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._modules = self._set_aside = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that has outgrown its threshold."""
        if self._much_was_imported():
            gc.collect()
            gc.freeze()
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return

    def _much_was_imported(self) -> bool:
        """Since the last time; and imports, possibly in another thread, have finished."""
        before, self._modules = self._modules, len(sys.modules)
        if before != self._modules or self._modules < self._set_aside + MANY_MODULES:
            return False
        self._set_aside = self._modules
        return True

    def rest(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
