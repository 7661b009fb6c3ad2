"""Where files are: the user's folders, and the files that come with the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "FTSTUDIO_HOME"
"""Set to a folder, it holds runs, caches and settings instead of the user's own folders (tests, portable use)."""


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value) if value else None


def data_dir() -> Path:
    """The folder of runs and their index."""
    home = _home()
    return home / "data" if home else Path(platformdirs.user_data_dir("ftstudio", False))


def cache_dir() -> Path:
    """The folder of everything that can be recreated: weights, thumbnails, decoded pixels, unpacked archives."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir("ftstudio", False))


def config_dir() -> Path:
    """The folder of settings."""
    home = _home()
    return home / "config" if home else Path(platformdirs.user_config_dir("ftstudio", False))


def log_dir() -> Path:
    """The folder of log files."""
    home = _home()
    return home / "log" if home else Path(platformdirs.user_log_dir("ftstudio", False))


def runs_dir() -> Path:
    """The default folder of run folders."""
    return data_dir() / "runs"


def resource(name: str) -> Path:
    """The path of a file of ``resources/``: next to the package in a checkout, inside it once installed or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / "ftstudio" if frozen else Path(__file__).parent.parent
    installed = package / "resources" / name
    return installed if installed.exists() else package.parent / "resources" / name
