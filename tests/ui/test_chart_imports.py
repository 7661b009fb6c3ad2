"""How the charts are imported: nothing of Qt in another thread, a piece at a time, the same as by a plain import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ftstudio.ui.training.chart_imports import run_package

WATCHED = """
import sys, threading
from importlib.abc import MetaPathFinder
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from ftstudio.ui.training.chart_imports import ChartImports

class Watch(MetaPathFinder):
    elsewhere = []
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            if threading.current_thread() is not threading.main_thread():
                self.elsewhere.append(name)

sys.meta_path.insert(0, Watch())
app = QApplication([])
imports = ChartImports()
imports.done.connect(app.quit)
imports.start()
assert not app.exec()
import pyqtgraph
print("elsewhere", Watch.elsewhere)
print("charts", "ftstudio.ui.training.charts" in sys.modules)
print("cuda", "cuda.bindings" in sys.modules)
print("names", *sorted(vars(pyqtgraph)))
"""
PLAIN = "import pyqtgraph; print('names', *sorted(vars(pyqtgraph)))"


def said(code: str) -> dict[str, str]:
    program = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert program.returncode == 0, program.stderr
    return dict(line.split(" ", 1) for line in program.stdout.splitlines())


def test_nothing_of_qt_is_imported_in_another_thread_and_nothing_is_left_out() -> None:
    found = said(WATCHED)
    assert found["elsewhere"] == "[]"
    assert found["charts"] == "True"
    assert found["cuda"] == "False"
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
