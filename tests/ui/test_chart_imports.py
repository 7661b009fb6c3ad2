"""How the charts are imported: nothing of Qt in another thread, a piece at a time, the same as by a plain import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from ftstudio.ui.training.chart_imports import run_package

IMPORTED = """
import sys
from PySide6.QtWidgets import QApplication
from ftstudio.ui.training.chart_imports import ChartImports

app = QApplication([])
imports = ChartImports()
imports.done.connect(app.quit)
imports.start()
assert not app.exec()
print("charts", "ftstudio.ui.training.charts" in sys.modules)
print("cuda", "cuda.bindings" in sys.modules)
import pyqtgraph
print("names", *sorted(vars(pyqtgraph)))
"""
WATCHED = """
import enum, sys, threading
from importlib.abc import MetaPathFinder

elsewhere = []
def note(name):
    if threading.current_thread() is not threading.main_thread():
        elsewhere.append(name)

class Imports(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            note(name)

def made(kind, name, *rest, _make=enum.EnumType._create_, **more):
    note(name)
    return _make(kind, name, *rest, **more)

sys.meta_path.insert(0, Imports())
enum.EnumType._create_ = made

from PySide6.QtCore import QTimer
from ftstudio.ui import application
from ftstudio.ui.window.main_window import IMAGES, TRAINING
from ftstudio.ui.widgets.thumbnails import PictureLoader

class Window(application.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.filled.connect(lambda: self.show_tab(IMAGES))
        self.look = QTimer(self)
        self.look.timeout.connect(self.go_on)
        self.look.start(50)

    def go_on(self):
        if any(loader.memory for loader in self.findChildren(PictureLoader)):
            self.show_tab(TRAINING)
            if self.training_tab.charts is not None:
                self.look.stop()
                self.leave()

application.MainWindow = Window
application.main([sys.argv[1]])
print("elsewhere", elsewhere)
"""
PLAIN = "import pyqtgraph; print('names', *sorted(vars(pyqtgraph)))"


def said(code: str, *arguments: str) -> dict[str, str]:
    """What the code prints, by the first word of each line."""
    command = [sys.executable, "-c", code, *arguments]
    program = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert program.returncode == 0, program.stderr
    return dict(line.split(" ", 1) for line in program.stdout.splitlines())


def test_no_class_of_qt_is_made_in_another_thread(tmp_path: Path) -> None:
    """From the start of the program to its charts, thumbnails included. Qt's enumerations, which Python makes, stand
    for all classes here."""
    for number in range(6):
        folder = tmp_path / ("apples", "pears")[number % 2]
        folder.mkdir(exist_ok=True)
        Image.new("RGB", (40, 30), (40 * number, 90, 0)).save(folder / f"{number}.png")
    assert said(WATCHED, str(tmp_path))["elsewhere"] == "[]"


def test_the_charts_are_imported_with_all_that_a_plain_import_brings() -> None:
    found = said(IMPORTED)
    assert (found["charts"], found["cuda"]) == ("True", "False")
    assert found["names"] == said(PLAIN)["names"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package by the name of ``slow_one`` with a module ``part``."""
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "slow_one"
    folder.mkdir()
    (folder / "part.py").write_text("value = 3\n")
    return folder / "__init__.py"


def forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "slow_one"]:
        del sys.modules[name]


def test_a_package_is_imported_a_statement_at_a_time(package: Path) -> None:
    package.write_text('"""Slow."""\nfirst = 1\nfrom .part import *\nlast = value + __name__.count("o")\n')
    try:
        steps = run_package("slow_one")
        next(steps)
        next(steps)
        module = sys.modules["slow_one"]
        assert module.first == 1 and not hasattr(module, "value")
        list(steps)
        assert (module.value, module.last) == (3, 5)
        assert module.part is sys.modules["slow_one.part"]
        assert list(run_package("slow_one")) == [module], "what is there already is left as it is"
    finally:
        forget()


@pytest.mark.parametrize("given_up", [True, False])
def test_a_package_that_is_not_imported_to_its_end_is_forgotten(package: Path, given_up: bool) -> None:
    package.write_text("from . import part\nimport there_is_no_such_module_anywhere\n")
    steps = run_package("slow_one")
    next(steps)
    assert "slow_one.part" in sys.modules
    if given_up:
        steps.close()
    else:
        with pytest.raises(ModuleNotFoundError, match="no_such"):
            next(steps)
    assert not {"slow_one", "slow_one.part"} & set(sys.modules)
