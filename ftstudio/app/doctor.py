"""What this computer has and lacks: Python, torch, GPU, the libraries of Qt, a display, disk, caches."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from ftstudio.app import cache_admin, settings, torch_probe
from ftstudio.app.qt_libraries import install, install_command, may_install, missing_packages
from ftstudio.app.torch_probe import Probed
from ftstudio.core import json_codec, paths
from ftstudio.core.errors import UserError
from ftstudio.core.self_exec import own_command
from ftstudio.core.storage.files import bytes_in, nearest_folder

PROBE_SECONDS = 120.0
"""How long looking for a GPU may take; a hung driver never answers."""
NEEDED_BYTES = 2_000_000_000

_PROBE = own_command(torch_probe.FLAG, torch_probe.__name__)

HEADLESS = "Without a display: ftstudio start --headless, or ftstudio train FOLDER"


class Finding(Struct, frozen=True, kw_only=True):
    """The result of one check. A "problem" of an ``essential`` topic means that training is impossible."""

    topic: str
    state: Literal["fine", "warning", "problem"]
    text: str
    advice: str = ""
    essential: bool = False


def examine() -> Iterator[Finding]:
    """Yield the results of all checks, one by one; importing torch in a child process takes the longest."""
    yield _python()
    yield from _torch()
    yield _onnx()
    yield _qt_version()
    yield _qt_libraries()
    yield _display()
    yield _disk()
    yield _caches()
    yield _kept()


def can_train(findings: list[Finding]) -> bool:
    """Whether no essential finding is a problem."""
    return not any(finding.essential and finding.state == "problem" for finding in findings)


# ---- the window -----------------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can be shown: always on macOS and Windows, with X or Wayland elsewhere."""
    if sys.platform in ("darwin", "win32") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_window_possible(say: Callable[[str], None], agree: Callable[[str], bool]) -> None:
    """Check what Qt needs before it is loaded, and install what is missing if the user agrees.

    Args:
        say: Receives what is being done.
        agree: Receives the packages that can be installed; returns whether they may be.

    Raises:
        UserError: Something is missing without which Qt would end the process.
    """
    if not has_display():
        raise UserError("There is no display, so the window cannot be opened.", HEADLESS)
    problem = _qt_version()
    if problem.state == "problem":
        raise UserError(problem.text, problem.advice)
    packages = missing_packages()
    if not packages:
        return
    if may_install() and agree(" ".join(packages)):
        say(f"Installing system libraries: {' '.join(packages)}")
        problem_text = install(packages)
        packages = missing_packages()
        if not packages:
            return
        say(problem_text)
    raise UserError(
        f"The window needs system libraries that are not installed: {' '.join(packages)}.",
        f"Install them with: {install_command(packages)}",
    )


# ---- one topic each -------------------------------------------------------------------------------------


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(topic="Python", state="fine", text=f"{version} in {sys.prefix}", essential=True)


def _torch() -> Iterator[Finding]:
    try:
        probe = _probe_torch()
    except UserError as error:
        yield Finding(topic="torch", state="problem", text=error.message, advice=error.hint, essential=True)
        return
    built = f"built for CUDA or ROCm {probe.built_for}" if probe.built_for else "built for the CPU only"
    yield Finding(topic="torch", state="fine", text=f"{probe.version}, {built}", essential=True)
    if probe.device != "cpu":
        title = ", ".join(probe.names) or "Apple GPU"
        yield Finding(topic="GPU", state="fine", text=title)
    elif shutil.which("nvidia-smi") and not probe.built_for:
        yield Finding(
            topic="GPU",
            state="warning",
            text="There is an NVIDIA driver, but this torch is built for the CPU only.",
            advice="Install torch for CUDA: https://pytorch.org/get-started/locally",
        )
    else:
        yield Finding(topic="GPU", state="fine", text="None found; training runs on the CPU")


def _probe_torch() -> Probed:
    if importlib.util.find_spec("torch") is None:
        raise UserError("torch is not installed.", "Install FTStudio again: pip install .")
    try:
        child = subprocess.run(_PROBE, capture_output=True, timeout=PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"torch did not answer within {PROBE_SECONDS:.0f} seconds; the graphics driver may hang.",
            "Restart the computer, or train with --device cpu.",
        ) from error
    if child.returncode:
        lines = child.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit status {child.returncode}"]
        raise UserError(
            f"torch cannot be imported: {lines[-1]}", "Install it again: pip install --force-reinstall torch"
        )
    return json_codec.decode(child.stdout.splitlines()[-1], Probed)


def _onnx() -> Finding:
    """The packages that an export to ONNX needs."""
    packages = ("onnx", "onnxscript", "onnxruntime")
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if not missing:
        return Finding(topic="ONNX", state="fine", text=", ".join(_with_version(name) for name in packages))
    return Finding(
        topic="ONNX",
        state="warning",
        text=f"Runs cannot be exported to ONNX: {', '.join(missing)} missing",
        advice=f"pip install {' '.join(missing)}",
    )


def _with_version(package: str) -> str:
    try:
        return f"{package} {importlib.metadata.version(package)}"
    except importlib.metadata.PackageNotFoundError:  # part of a frozen program
        return package


def _qt_version() -> Finding:
    try:
        version = importlib.metadata.version("PySide6-Essentials")
    except importlib.metadata.PackageNotFoundError:
        if importlib.util.find_spec("PySide6") is not None:
            return Finding(topic="Qt", state="fine", text="PySide6 is installed")
        return Finding(
            topic="Qt",
            state="problem",
            text="PySide6 is not installed.",
            advice="pip install PySide6-Essentials",
        )
    if sys.version_info < (3, 12) and tuple(int(part) for part in version.split(".")[:2]) >= (6, 12):
        return Finding(
            topic="Qt",
            state="problem",
            text=f"PySide6 {version} crashes after a few hundred signals on this Python.",
            advice='pip install "PySide6-Essentials<6.12"',
        )
    return Finding(topic="Qt", state="fine", text=f"PySide6 {version}")


def _qt_libraries() -> Finding:
    packages = missing_packages()
    if not packages:
        return Finding(topic="Qt libraries", state="fine", text="All installed")
    return Finding(
        topic="Qt libraries",
        state="warning",
        text=f"The window cannot be opened: {' '.join(packages)} missing",
        advice=install_command(packages),
    )


def _display() -> Finding:
    if has_display():
        return Finding(topic="Display", state="fine", text="Available")
    return Finding(topic="Display", state="warning", text="None; the window cannot be opened", advice=HEADLESS)


def _disk() -> Finding:
    folder = nearest_folder(paths.data_dir())
    free = shutil.disk_usage(folder).free
    text = f"{_gigabytes(free)} free for runs in {paths.data_dir()}"
    if not os.access(folder, os.W_OK):
        return Finding(
            topic="Disk",
            state="problem",
            text=f"{folder} cannot be written to",
            advice=f"Fix its permissions, or set {paths.HOME_VARIABLE} to another folder.",
            essential=True,
        )
    if free < NEEDED_BYTES:
        advice = f"Free some space, or set {paths.HOME_VARIABLE} to a folder on another disk."
        return Finding(topic="Disk", state="warning", text=text, advice=advice)
    return Finding(topic="Disk", state="fine", text=text)


def _caches() -> Finding:
    folder = paths.cache_dir()
    parts = [f"{each.name} {_gigabytes(bytes_in(each))}" for each in sorted(_entries(folder)) if each.is_dir()]
    text = f"{', '.join(parts) or 'empty'} in {folder}"
    return Finding(topic="Caches", state="fine", text=text, advice="Can be deleted at any time.")


def _kept() -> Finding:
    """The caches of runs, and their limits."""
    try:
        found = cache_admin.kept(settings.load()[0].budgets)
    except UserError as error:
        return Finding(topic="Cache limits", state="warning", text=error.message, advice=error.hint)
    text = (
        f"decoded images {_gigabytes(found.pixels)} of {_gigabytes(found.most_pixels)}, "
        f"features {_gigabytes(found.features)} of {_gigabytes(found.most_features)}, "
        f"unpacked archives {_gigabytes(found.archives)}"
    )
    return Finding(
        topic="Cache limits",
        state="fine",
        text=text,
        advice="Set its limits in Preferences; ftstudio doctor --empty-caches empties it.",
    )


def _entries(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 100_000_000 else f"{count / 1e6:.1f} MB"
