"""Who may import whom, and what must not be loaded: no torch in the window's process, no Qt in the engine."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

REPORT = """
import importlib, sys
forbidden, modules = sys.argv[1].split(","), sys.argv[2].split(",")
for name in modules:
    importlib.import_module(name)
loaded = sorted(name for name in forbidden if name in sys.modules)
print(",".join(loaded))
"""


def loaded_by(modules: list[str], forbidden: list[str]) -> list[str]:
    """Which of ``forbidden`` a fresh interpreter has loaded after importing ``modules``."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT, ",".join(forbidden), ",".join(modules)],
        capture_output=True,
        text=True,
        timeout=100,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [name for name in done.stdout.strip().split(",") if name]


def test_the_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter import cli; raise SystemExit(cli.lint_imports(no_cache=True))",
        ],
        capture_output=True,
        text=True,
        timeout=110,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_line_and_the_jobs_load_neither_torch_nor_qt() -> None:
    forbidden = ["torch", "torchvision", "PySide6", "pyqtgraph"]
    assert loaded_by(["ftstudio.app.jobs", "ftstudio.cli"], forbidden) == []


def test_opening_the_window_loads_no_torch() -> None:
    assert loaded_by(["ftstudio.ui.window.main_window", "ftstudio.ui.application"], ["torch", "torchvision"]) == []


@pytest.mark.parametrize(
    "module",
    [
        "ftstudio.core.config",
        "ftstudio.store.runs",
        "ftstudio.models.catalog",
        "ftstudio.models.weight_files",
        "ftstudio.worker.client",
        "ftstudio.data.scan",
        "ftstudio.app.history",
        "ftstudio.app.estimate",
    ],
)
def test_light_rooms_stay_light(module: str) -> None:
    assert loaded_by([module], ["torch", "torchvision", "PySide6"]) == []


def test_history_and_settings_do_without_numpy_and_pillow() -> None:
    """They are read before the first paint."""
    assert loaded_by(["ftstudio.app.history", "ftstudio.app.settings"], ["numpy", "PIL", "rich"]) == []


@pytest.mark.parametrize("path", sorted((ROOT / "ftstudio").rglob("*.py")), ids=lambda path: path.name)
def test_files_say_what_they_know_and_stay_under_400_lines(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it knows"
    assert len(text.splitlines()) <= 400, f"{path} is too long"
    assert path.name not in ("utils.py", "helpers.py", "manager.py", "base.py") or path.parent.name == "tasks"


MENTIONED = re.compile(r"^\s*from (ftstudio(?:\.\w+)+) import (\w+)", re.MULTILINE)


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "docs"])
def test_programs_written_as_text_import_what_exists(folder: str) -> None:
    """Tests and benchmarks start other processes with programs in strings, which no type checker reads."""
    missing: list[str] = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for module, name in MENTIONED.findall(path.read_text("utf-8")):
            place = ROOT.joinpath(*module.split("."))
            source = place.with_suffix(".py") if place.with_suffix(".py").exists() else place / "__init__.py"
            known = source.exists() and re.search(rf"\b{name}\b", source.read_text("utf-8"))
            if not known and not (place / name).with_suffix(".py").exists() and not (place / name).is_dir():
                missing.append(f"{path.relative_to(ROOT)}: {module}.{name}")
    assert not missing
