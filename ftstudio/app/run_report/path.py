"""Where reports of runs go, and how a file is known for one. Light: the window asks before anything is written."""

from __future__ import annotations

from pathlib import Path

from ftstudio.store.run_folder import slug

SIGN = "FTStudio run report"
"""Stands near the beginning of every report."""


def default_name(run_name: str) -> str:
    """What a report is called where the user does not say."""
    return f"{slug(run_name)}-report.html"


def free_name(folder: Path, name: str) -> Path:
    """``name`` in ``folder``, with a number where it is taken."""
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{Path(name).stem}-{number}.html", number + 1
    return path


def is_report(path: Path) -> bool:
    """Whether an earlier report lies there, which a newer one may take the place of."""
    try:
        with path.open("rb") as file:
            return f'content="{SIGN}"'.encode() in file.read(2000)
    except OSError:
        return False
