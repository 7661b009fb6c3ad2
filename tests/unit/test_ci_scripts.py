"""The scripts beside the program: the lowest versions, and what a release changes."""

from __future__ import annotations

import datetime
import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2030, 2, 3)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_requirement_has_a_lowest_version(capsys: pytest.CaptureFixture[str]) -> None:
    script("lowest_versions").main()
    lines = capsys.readouterr().out.splitlines()
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", line) for line in lines)
    names = [line.partition("==")[0] for line in lines]
    assert {"torch", "PySide6-Essentials", "pytest", "ruff"} <= set(names)
    assert len(set(names)) == len(names)


def test_a_requirement_without_a_lowest_version_is_refused() -> None:
    with pytest.raises(ValueError, match="names no lowest version"):
        list(script("lowest_versions").lowest(["torch<3"]))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ftstudio").mkdir()
    (tmp_path / "ftstudio/__init__.py").write_text('"""What it is."""\n\n__version__ = "0.9.9"\n', "utf-8")
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    log = "# Changes\n\n## Unreleased\n\n- New.\n\n## 0.9.9\n\n- Old.\n"
    (tmp_path / "CHANGELOG.md").write_text(log, "utf-8")
    return tmp_path


def test_a_release_sets_the_version_and_cuts_the_changes(root: Path) -> None:
    found = {path.name: text for path, text in script("release").changed(root, "0.10.0", TODAY).items()}
    assert '\n__version__ = "0.10.0"\n' in found["__init__.py"]
    assert "\nversion: 0.10.0\n" in found["CITATION.cff"]
    assert found["CHANGELOG.md"] == (
        "# Changes\n\n## Unreleased\n\n## 0.10.0 (2030-02-03)\n\n- New.\n\n## 0.9.9\n\n- Old.\n"
    )


@pytest.mark.parametrize(
    ("version", "why"), [("0.9.9", "not later"), ("0.9.8", "not later"), ("1.0", "not a version"), ("v1.0.0", "not a")]
)
def test_a_release_of_an_earlier_or_odd_version_is_refused(root: Path, version: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        script("release").changed(root, version, TODAY)


def test_a_release_without_changes_is_refused(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n\n## 0.9.9\n\n- Old.\n", "utf-8")
    with pytest.raises(ValueError, match="nothing under Unreleased"):
        script("release").changed(root, "1.0.0", TODAY)


def test_a_dry_run_shows_the_changes_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    files = [ROOT / "ftstudio/__init__.py", ROOT / "CITATION.cff", ROOT / "CHANGELOG.md"]
    before = [path.read_bytes() for path in files]
    assert script("release").main(["99.0.0", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert '+__version__ = "99.0.0"' in shown and "+version: 99.0.0" in shown and "+## 99.0.0 (" in shown
    assert [path.read_bytes() for path in files] == before


def test_the_citation_names_the_version_of_the_program() -> None:
    version = re.search(r'__version__ = "(.+)"', (ROOT / "ftstudio/__init__.py").read_text("utf-8"))
    assert version is not None and f"\nversion: {version[1]}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
