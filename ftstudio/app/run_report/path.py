"""Where reports are written, and how a file is recognised as one. Light, because the window uses it."""

from __future__ import annotations

from pathlib import Path

from ftstudio.store.run_folder import slug

SIGN = "FTStudio run report"
"""Stands near the beginning of every report."""


def default_name(run_name: str) -> str:
    """Return the default file name of a report."""
    return f"{slug(run_name)}-report.html"


def free_name(folder: Path, name: str) -> Path:
    """Return ``name`` in ``folder``, with a number if it is taken."""
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{Path(name).stem}-{number}.html", number + 1
    return path


def is_report(path: Path) -> bool:
    """Whether the file is an earlier report, which a newer one may replace."""
    try:
        with path.open("rb") as file:
            return f'content="{SIGN}"'.encode() in file.read(2000)
    except OSError:
        return False
