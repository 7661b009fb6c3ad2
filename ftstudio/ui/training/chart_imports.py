"""pyqtgraph and what it needs, imported bit by bit, so that the window neither waits for it nor dies of it.

PySide6 makes a class when it is first asked for, and not so that two threads may do it at once. pyqtgraph asks for
every class there is and derives dozens: imported in a thread beside the window it ended the program now and then. So
whatever touches Qt is imported on the window's thread, a few milliseconds at a time; only the rest comes beside it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.util
import sys
import time
from collections.abc import Iterator
from importlib.abc import InspectLoader
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.ui.widgets.background import Background

SLICE_SECONDS = 0.004
PLAIN = (
    "numpy",
    "numpy.typing",
    "cProfile",
    "colorama",
    "decimal",
    "importlib.resources",
    "multiprocessing.connection",
    "pydoc",
    "subprocess",
    "xml.etree.ElementTree",
)
"""What pyqtgraph imports that knows no Qt, the slow ones."""
QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
"""The parts of PySide6 whose classes pyqtgraph copies or derives from."""
NEVER = "cuda.bindings"
"""Imported by pyqtgraph where torch brought it, for pictures by the graphics card: a tenth of a second for nothing."""
OWN = ("curve_data", "chart_parts", "chart_canvas", "chart_layers", "chart_places", "chart_drawing", "charts")
"""The modules of this room that need it, each after those it imports."""


class ChartImports(QObject):
    """Imports ``charts`` with all it needs once ``start`` was called; ``done`` comes when it is there.

    An import that fails raises on the window's thread; ``start`` may then be called again.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = Background(self)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_slice)

    def start(self) -> None:
        if self._steps is None:
            self._steps = import_steps()
            self._beside.start(_import_plain, lambda _result, _error: self._timer.start(0))

    def _take_slice(self) -> None:
        end = time.perf_counter() + SLICE_SECONDS
        steps = self._steps
        try:
            while steps is not None and time.perf_counter() < end:
                next(steps)
        except StopIteration:
            self._timer.stop()
            self.done.emit()
        except BaseException:
            self._timer.stop()
            self._steps = None
            raise


def import_steps() -> Iterator[object]:
    """Import everything of Qt, pyqtgraph and the charts, a piece at each step; on the window's thread only."""
    for part in QT:
        module = _import_if_there(f"PySide6.{part}")
        yield
        for name in dir(module):
            yield getattr(module, name, None)
    with _without(NEVER):
        yield from run_package("pyqtgraph")
    for name in OWN:
        yield importlib.import_module(f"ftstudio.ui.training.{name}")


def _import_plain() -> None:
    for name in PLAIN:
        _import_if_there(name)


def _import_if_there(name: str) -> ModuleType | None:
    """Not everything is there in every version and on every system; pyqtgraph knows what it can do without."""
    with contextlib.suppress(ImportError):
        return importlib.import_module(name)
    return None


@contextlib.contextmanager
def _without(name: str) -> Iterator[None]:
    """Let imports of a module fail meanwhile, unless it is there already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say so
    try:
        yield
    finally:
        del sys.modules[name]


def run_package(name: str) -> Iterator[object]:
    """Import a package whose ``__init__`` is long, one statement of it at each step.

    Where its source did not come along, it is imported in one go. If it cannot be imported, or no caller takes the last
    step, all of it is forgotten again.
    """
    spec = importlib.util.find_spec(name) if name not in sys.modules else None
    source = spec.loader.get_source(name) if spec and isinstance(spec.loader, InspectLoader) else None
    if spec is None or source is None:
        yield importlib.import_module(name)
        return
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    whole = False
    try:
        for statement in ast.parse(source).body:
            exec(compile(ast.Module([statement], []), spec.origin or name, "exec"), vars(module))
            yield
        whole = True
    finally:
        if not whole:
            for each in [each for each in sys.modules if each == name or each.startswith(f"{name}.")]:
                del sys.modules[each]
