"""A report to attach to a bug: versions, the computer, and the last lines of the logs.

Names of images, folders and people are left out unless requested.
"""

from __future__ import annotations

import contextlib
import getpass
import importlib.metadata
import os
import platform
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import psutil
from msgspec.structs import replace

import ftstudio
from ftstudio.app import history
from ftstudio.app import settings as settings_store
from ftstudio.app.doctor import Finding
from ftstudio.app.redaction import HIDDEN, Mask, parts_of
from ftstudio.app.settings import Settings
from ftstudio.core import json_codec, paths
from ftstudio.core.cores import usable_cores
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import RunRecord
from ftstudio.core.storage import logs
from ftstudio.core.storage.files import not_written, replace_output

PACKAGES = (
    "torch", "torchvision", "numpy", "Pillow", "pillow-heif", "PySide6-Essentials", "pyqtgraph", "safetensors",
    "msgspec", "psutil", "truststore",
)  # fmt: skip
TAIL_BYTES = 20_000
NEWEST_RUNS = 20
FOLDER = "a folder chosen by the user"


def default_file() -> Path:
    """The file that the window writes; a newer report replaces an older one."""
    return paths.log_dir() / "ftstudio-report.txt"


def write(path: Path, findings: Sequence[Finding], with_paths: bool = False) -> Path:
    """Write the report to ``path`` and return it. Raises UserError if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_output(path, compose(findings, with_paths).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise not_written(path, error) from error
    return path


def compose(findings: Sequence[Finding], with_paths: bool = False) -> str:
    """Return the report as text; ``with_paths`` includes names and paths."""
    settings, complaint = settings_store.load()
    runs = _runs(settings)
    mask = Mask(() if with_paths else _names(settings, runs))

    def shown(text: str) -> str:
        return text if with_paths else mask.text(text)

    sections = {
        "Program": _versions(),
        "Computer": _computer(),
        "Findings": (
            f"{each.state:<8} {each.topic}: {each.text if with_paths else mask.before_paths(each.text)}"
            for each in findings
        ),
        "Settings": [*_settings(settings if with_paths else _without_names(settings)), shown(complaint)],
        "Runs": (shown(line) for run in runs[:NEWEST_RUNS] for line in _run(run)),
    }
    sections |= {f"Log {path.name}": [shown(logs.tail(path, TAIL_BYTES))] for path in _log_files()}
    about = "with names and paths" if with_paths else f"names and paths are left out ({HIDDEN})"
    head = f"FTStudio report of {time.strftime('%Y-%m-%d %H:%M')}, {about}\n"
    return head + "".join(f"\n== {title}\n{_joined(lines)}\n" for title, lines in sections.items())


def _joined(lines: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(line for line in lines if line) or "nothing"


# ---- what goes into it ----------------------------------------------------------------------------------------


def _versions() -> Iterator[str]:
    yield f"FTStudio {ftstudio.__version__}, Python {platform.python_version()}"
    for package in PACKAGES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            yield f"{package} {importlib.metadata.version(package)}"


def _computer() -> Iterator[str]:
    memory = psutil.virtual_memory()
    yield f"{platform.system()} {platform.release()}, {platform.machine()}"
    yield f"{usable_cores()} cores, {memory.total / 1e9:.1f} GB memory, {memory.available / 1e9:.1f} GB of it free"


def _settings(settings: Settings) -> Iterator[str]:
    for key, value in msgspec.to_builtins(settings).items():
        yield f"{key} {json_codec.encode(value).decode()}"


def _without_names(settings: Settings) -> Settings:
    """The settings with each name replaced by a word or a number."""
    data, model = settings.config.data, settings.config.model
    weights = model.weights if model.weights in ("default", "random") else "a file"
    config = replace(
        settings.config,
        name="given" if settings.config.name else "",
        data=replace(data, source=FOLDER if data.source else "", excluded=(f"{len(data.excluded)} images",)),
        model=replace(model, weights=weights),
    )
    return replace(
        settings,
        config=config,
        runs_dir=FOLDER if settings.runs_dir else "",
        recent=(f"{len(settings.recent)} folders",),
        source=FOLDER if settings.source else "",
        try_run="a run" if settings.try_run else "",
        extra=dict.fromkeys(settings.extra, "left out"),
    )


def _runs(settings: Settings) -> tuple[RunRecord, ...]:
    try:
        return history.all_runs(settings_store.runs_dir(settings))
    except (UserError, OSError):  # a report is wanted most where things are broken
        return ()


def _run(run: RunRecord) -> Iterator[str]:
    created = time.strftime("%Y-%m-%d %H:%M", time.localtime(run.created))
    yield (
        f"{created} {run.state}, {run.model}, {run.freeze_depth} of {run.stage_count} stages frozen, "
        f"epoch {run.epochs_done} of {run.epochs_planned}, {run.seconds:.0f} s, {run.device}"
    )
    if run.error:
        yield from (f"    {line}" for line in (run.error.message + "\n" + run.error.details).splitlines())


def _log_files() -> list[Path]:
    """The logs of the window and of the workers, and crash traces."""
    folder = paths.log_dir()
    return sorted(folder.glob("*.log")) if folder.is_dir() else []


# ---- what does not --------------------------------------------------------------------------------------------


def _names(settings: Settings, runs: Sequence[RunRecord]) -> Iterator[str]:
    """Every private name that the program knows."""
    config = settings.config
    yield platform.node()
    with contextlib.suppress(OSError, KeyError, ImportError):
        yield getpass.getuser()
    for path in (str(Path.home()), settings.source, settings.runs_dir, config.data.source, config.model.weights):
        yield from parts_of(path)
    for path in (*settings.recent, *config.data.excluded, os.environ.get(paths.HOME_VARIABLE, "")):
        yield from parts_of(path)
    yield config.name
    for run in runs:
        yield from (run.name, run.dataset, run.note, *run.class_names)
