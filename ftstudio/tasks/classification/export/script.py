"""The predict.py of an export: put together for its runtime, and run once as somebody else would."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.exported import LARGEST_DIFFERENCE, PREDICT_FILE, ExportFormat, Script
from ftstudio.core.paths import resource
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.tasks.classification.export.compare import Compared

LONGEST_SECONDS = 300.0
"""A cold disk and a slow computer take their time to import torch."""
_IMAGES = 8


def text_for(form: ExportFormat) -> bytes:
    """The script for one format: the imports of both parts, how the model is run, what is done with a picture."""
    runtime = resource(f"export/runtime_{form.replace('-', '_')}.py").read_text("utf-8").splitlines()
    script = resource(f"export/{PREDICT_FILE}").read_text("utf-8").splitlines()
    docstring = script[: script.index('"""', 1) + 1]
    rest = script[len(docstring) :]
    imports = {line for line in (*runtime, *rest) if _is_import(line)} - {"from runtime import CARD, probabilities_of"}
    imports = sorted(imports, key=lambda line: (line.startswith("from"), line))
    ours = [line for line in imports if line.split()[1].partition(".")[0] in sys.stdlib_module_names]
    others = [line for line in imports if line not in ours]
    bodies = [_without_imports(part) for part in (runtime, rest)]
    lines = [*docstring, "", *ours, "", *others, "", *bodies[0], "", "", *bodies[1], ""]
    return "\n".join(lines).encode()


def _is_import(line: str) -> bool:
    return line.startswith(("import ", "from "))


def _without_imports(lines: Sequence[str]) -> list[str]:
    body = [line for line in lines if not _is_import(line)]
    return "\n".join(body).strip("\n").splitlines()


def tried(
    folder: Path, compared: Compared, samples: SampleSet, class_names: Sequence[str], control: RunControl
) -> Script:
    """Run predict.py of ``folder`` on a few of the images that were compared, from every part of the split.

    Raises UserError where it fails, or agrees with the exported file on none of them: pictures of rare kinds it may see
    a little differently, a usual one never.
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
            said = {each["class_name"]: each["probability"] for each in json.loads(line)["top"]}
            there = dict(zip(class_names, compared.answers[position].tolist(), strict=True))
            difference = max(abs(said[name] - there[name]) for name in said)
            agreeing += difference < LARGEST_DIFFERENCE
            largest = max(largest, difference)
    except (ValueError, KeyError, TypeError) as error:
        raise _useless(f"its output is invalid: {error}") from error
    if not agreeing:
        raise _useless(f"its probabilities differ by {largest:.2g} from those of the exported file")
    return Script(images=len(chosen), agreeing=agreeing, largest_difference=largest)


def _lines(command: list[str], control: RunControl) -> list[str]:
    """Standard output of a command, by lines. Raises UserError with what it complains of, and StopRequested."""
    until = time.monotonic() + LONGEST_SECONDS
    # Files, not pipes: nobody reads while it runs.
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
