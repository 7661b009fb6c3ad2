"""The system libraries that Qt needs on Linux, the Debian package of each, and how to install them."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys

INSTALL_SECONDS = 600.0

# What PySide6's own libraries load, as their ELF headers name it (measured on a bare Debian 12).
_ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
}
_FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
_FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def missing_packages() -> list[str]:
    """Return the Debian packages of missing libraries, for the available kind of display. Linux only."""
    if not sys.platform.startswith("linux"):
        return []
    table = _ALWAYS | _for_display()
    return list(dict.fromkeys(package for library, package in table.items() if not _loads(library)))


def may_install() -> bool:
    """Whether packages can be installed without asking for a password."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_command(packages: list[str]) -> str:
    """Return a command that the user can copy; without apt, Debian's package names still say what is missing."""
    if shutil.which("apt-get"):
        sudo = [] if may_install() else ["sudo"]
        return shlex.join([*sudo, "apt-get", "install", *packages])
    return f"your package manager (Debian's names: {' '.join(packages)})"


def install(packages: list[str]) -> str:
    """Install with apt-get, without its output. Return what went wrong, "" if nothing did."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        try:
            done = subprocess.run(
                ["apt-get", "-q", *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=INSTALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"apt-get {arguments[0]} did not work: {error}"
        if done.returncode and arguments[0] == "install":
            return done.stdout.decode("utf-8", "replace")[-2000:]
    return ""


def _for_display() -> dict[str, str]:
    """The plugin that Qt will choose: QT_QPA_PLATFORM if set, otherwise Wayland before X."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return _FOR_X if wanted.startswith("xcb") else _FOR_WAYLAND if wanted.startswith("wayland") else {}
    if os.environ.get("DISPLAY"):
        return _FOR_X
    return _FOR_WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {}


def _loads(library: str) -> bool:
    """Whether the loader finds the library. Loading it is the only test that sees what Qt will see."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
