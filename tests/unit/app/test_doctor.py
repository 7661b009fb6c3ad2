"""What is missing is named before Qt ends the process over it, and installed where that may be done."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ftstudio.app import doctor, qt_libraries
from ftstudio.core.errors import UserError

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux packages")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A bare Debian with an X display: the libraries that are there, to be added to. apt-get is not there."""
    present: set[str] = set()
    monkeypatch.setattr(qt_libraries, "_loads", present.__contains__)
    monkeypatch.setattr(doctor, "may_install", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return present


@linux_only
def test_packages_are_named_once_each_and_by_kind_of_display(bare: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    packages = qt_libraries.missing_packages()
    assert "libgl1" in packages and "libxcb-cursor0" in packages
    assert packages.count("libglib2.0-0") == 1
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert "libxcb-cursor0" not in qt_libraries.missing_packages()
    bare.update(qt_libraries._ALWAYS)
    assert qt_libraries.missing_packages() == []


@linux_only
@pytest.mark.usefixtures("bare")
def test_missing_libraries_are_refused_with_the_command_that_installs_them() -> None:
    said: list[str] = []
    with pytest.raises(UserError) as caught:
        doctor.make_window_possible(said.append, lambda _packages: True)
    assert "libxcb-cursor0" in caught.value.message
    assert "libxcb-cursor0" in caught.value.hint
    assert said == []


@linux_only
def test_missing_libraries_are_installed_where_that_may_be_done(
    bare: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def install(packages: list[str]) -> str:
        asked.append(packages)
        bare.update(qt_libraries._ALWAYS, qt_libraries._FOR_X)
        return ""

    said: list[str] = []
    monkeypatch.setattr(doctor, "may_install", lambda: True)
    monkeypatch.setattr(doctor, "install", install)
    doctor.make_window_possible(said.append, lambda _packages: True)
    assert len(asked) == 1 and "libgl1" in asked[0]
    assert "Installing" in said[0]


@linux_only
@pytest.mark.usefixtures("bare")
def test_nothing_is_installed_without_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuses(packages: str) -> bool:
        asked.append(packages)
        return False

    monkeypatch.setattr(doctor, "may_install", lambda: True)
    monkeypatch.setattr(doctor, "install", lambda _packages: pytest.fail("installed without consent"))
    with pytest.raises(UserError, match="libgl1"):
        doctor.make_window_possible(lambda _text: None, refuses)
    assert len(asked) == 1 and "libgl1" in asked[0]


@linux_only
@pytest.mark.usefixtures("bare")
def test_an_installation_that_fails_says_why_and_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def apt(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 100, b"E: Unable to locate package libgl1")

    said: list[str] = []
    monkeypatch.setattr(doctor, "may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", apt)
    with pytest.raises(UserError, match="libgl1"):
        doctor.make_window_possible(said.append, lambda _packages: True)
    assert any("Unable to locate" in line for line in said)


@linux_only
@pytest.mark.usefixtures("bare")
def test_without_a_display_the_headless_way_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(UserError) as caught:
        doctor.make_window_possible(lambda _text: None, lambda _packages: True)
    assert "--headless" in caught.value.hint


@pytest.mark.parametrize(
    ("version", "state"), [("6.11.3", "fine"), ("6.12.0", "problem" if sys.version_info < (3, 12) else "fine")]
)
def test_the_pyside_that_aborts_on_old_pythons_is_refused(
    monkeypatch: pytest.MonkeyPatch, version: str, state: str
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _name: version)
    assert doctor._qt_version().state == state


def test_a_driver_that_hangs_does_not_hang_the_examination(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PROBE", [sys.executable, "-c", "import threading; threading.Event().wait()"])
    monkeypatch.setattr(doctor, "PROBE_SECONDS", 0.3)
    [finding] = doctor._torch()
    assert finding.state == "problem" and finding.essential
    assert "driver may hang" in finding.text


def test_a_torch_that_cannot_be_imported_means_that_nothing_can_be_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PROBE", [sys.executable, "-c", "raise ImportError('libcudart.so.12 not found')"])
    [finding] = doctor._torch()
    assert "libcudart.so.12" in finding.text
    assert not doctor.can_train([finding])


def test_a_missing_window_does_not_keep_anybody_from_training() -> None:
    finding = doctor.Finding(topic="Qt", state="problem", text="PySide6 is not installed.")
    assert doctor.can_train([finding])
