"""The predict.py of an export: assembled for its runtime, and run once as a user would."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.exported import LARGEST_DIFFERENCE, PREDICT_FILE, ExportFormat, ModelCard, Script
from ftstudio.core.paths import resource
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.tasks.export.compare import Compared
from ftstudio.tasks.export.part import ExportPart

LONGEST_SECONDS = 300.0
"""Seconds; a slow computer needs time to import torch."""
_IMAGES = 8
_PARTS = ("runtime", "answer", "values")
"""The modules in which the parts of the script import each other."""


def text_for(form: ExportFormat, task: str) -> bytes:
    """Return the script for one format and task.

    It consists of the imports of all parts, how the model runs, what its answer is, and the program.
    """
    key = task.replace("-", "_")
    answer = _part(f"answer_{key}.py")
    docstring = answer[: answer.index('"""', 1) + 1]
    parts = [_part(f"runtime_{form.replace('-', '_')}.py"), answer[len(docstring) :], _part(PREDICT_FILE)[1:]]
    if form == "safetensors":  # the other formats end in values themselves
        parts.insert(1, _part(f"values_{key}.py"))
    imports = {line for part in parts for line in part if _is_import(line)}
    imports = {line for line in imports if line.split()[1] not in _PARTS}
    imports = sorted(imports, key=lambda line: (line.startswith("from"), line))
    ours = [line for line in imports if line.split()[1].partition(".")[0] in sys.stdlib_module_names]
    others = [line for line in imports if line not in ours]
    bodies = ["\n".join(_without_imports(part)) for part in parts]
    lines = [*docstring, "", *ours, "", *others, "", "\n\n\n".join(bodies), ""]
    return "\n".join(lines).encode()


def _part(name: str) -> list[str]:
    return resource(f"export/{name}").read_text("utf-8").splitlines()


def _is_import(line: str) -> bool:
    return line.startswith(("import ", "from "))


def _without_imports(lines: Sequence[str]) -> list[str]:
    body = [line for line in lines if not _is_import(line)]
    return "\n".join(body).strip("\n").splitlines()


def tried(
    folder: Path, compared: Compared, samples: SampleSet, part: ExportPart[Any], card: ModelCard, control: RunControl
) -> Script:
    """Run predict.py of ``folder`` on a few of the compared images, from every part of the split.

    Raises:
        UserError: It fails, or agrees with the exported file on none of them. It may read pictures of rare kinds
            slightly differently, but not usual ones.
    """
    if getattr(sys, "frozen", False):
        return Script(images=0, why_not="This installation has no Python to run it.")
    answered = sorted(compared.answers)
    chosen = answered[:: max(1, len(answered) // _IMAGES)][:_IMAGES]
    pictures = [str(samples.path(position)) for position in chosen]
    lines = _lines([sys.executable, str(folder / PREDICT_FILE), *pictures], control)
    agreeing, largest = 0, 0.0
    try:
        for position, line in zip(chosen, lines, strict=True):
            said = part.said(json.loads(line))
            there = dict(zip(card.class_names, compared.answers[position].tolist(), strict=True))
            difference = max(abs(said[name] - there[name]) for name in said) / part.scale(card)
            agreeing += difference < LARGEST_DIFFERENCE
            largest = max(largest, difference)
    except (ValueError, KeyError, TypeError) as error:
        raise _useless(f"its output is invalid: {error}") from error
    if not agreeing:
        raise _useless(f"its answers differ by {largest:.2g} from those of the exported file")
    return Script(images=len(chosen), agreeing=agreeing, largest_difference=largest)


def _lines(command: list[str], control: RunControl) -> list[str]:
    """Return the lines of a command's standard output. Raises UserError with its error output, and StopRequested."""
    until = time.monotonic() + LONGEST_SECONDS
    # Files, not pipes, which are not read while it runs.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=complaints)
        try:
            while child.poll() is None:
                control.safe_point()
                if time.monotonic() > until:
                    raise _useless("it took too long")
                try:
                    child.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
        out.seek(0)
        complaints.seek(0)
        if child.returncode:
            said = complaints.read().decode("utf-8", "replace").strip().splitlines()
            raise _useless(said[-1] if said else f"it ended with status {child.returncode}")
        return out.read().decode("utf-8").splitlines()


def _useless(why: str) -> UserError:
    return UserError(
        f"The {PREDICT_FILE} of the export does not work here: {why}. The export was discarded.",
        "Choose another format. Please report this, with the output of `ftstudio doctor`.",
    )
