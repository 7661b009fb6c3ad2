"""A process that brings mutants of run folders before every reader of them, and prints what became of each.

``run_judge.py FOLDER FIRST END EVERY``: the mutants from FIRST to before END; every EVERYth is resumed and exported as
well, which takes longer, and of those whose images matter every tenth is evaluated, and reported with pictures. A line
for each: its number, what was done to it, its faults, and how many commands refused. A command that takes longer than
SECONDS of processor time, or waits for WAITING seconds, is ended by a signal; memory may grow by BYTES_MORE and no
further.
"""

from __future__ import annotations

import faulthandler
import io
import resource
import signal
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import psutil
import run_mutants
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ftstudio import cli
from ftstudio.app import history
from ftstudio.core.errors import UserError
from ftstudio.ui.history.history_model import RunTable

SECONDS, WAITING = 10.0, 300.0
BYTES_MORE = 1 << 30
MOST_MORE = 256 << 20
"""Resident bytes that one command may need on top of what the process holds already. In a process of its own a command
on the sound run takes 724 to 751 MB, of which torch is 506 MB: with this it stays under 1 GB."""
MEANT = "\n\r\t"


def main(folder: Path, first: int, end: int, every: int) -> None:
    torch.set_num_threads(1)
    _window = QGuiApplication(["judge"])
    seed = run_mutants.seed_run(folder)
    picture = next((folder / "images/test").rglob("*.png"))
    _all_of_them(seed, picture, folder)  # what is imported late is no growth
    _limit()
    for number in range(first, end):
        run, what = run_mutants.make(number, seed, folder / "mutant")
        faults: list[str] = []
        refused = 0
        wanted = _commands(run, picture, folder, pictures=number % 10 == 0, slow=every > 0 and number % every == 0)
        for name, argv in wanted:
            began, before = time.process_time(), _resident_from_now()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.setitimer(signal.ITIMER_REAL, WAITING)
            status, said = _run(argv)
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
            refused += status not in (0, 3)
            fault = _fault(status, said, time.process_time() - began)
            faults += [f"{name}: {fault}"] if fault else []
            if (more := _peak() - before) > MOST_MORE:
                faults.append(f"{name}: {more >> 20} MB more")
        faults += _looked_at(run.parent)
        print(number, what, "; ".join(" ".join(fault.split()) for fault in faults), refused, sep="\t", flush=True)


def _commands(run: Path, picture: Path, folder: Path, *, pictures: bool, slow: bool) -> Iterator[tuple[str, list[str]]]:
    where, out = ["--runs", str(run.parent)], folder / "out.html"
    out.unlink(missing_ok=True)
    yield "runs", ["runs", *where]
    yield "predict", ["predict", str(run), str(picture), "--device", "cpu", *where]
    report = ["report", str(run), "--out", str(out), "--device", "cpu", *where]
    yield "report", report if pictures else [*report, "--without-images"]
    if pictures:
        yield "evaluate", ["evaluate", str(run), "--device", "cpu", *where]
    if slow:
        yield (
            "export",
            ["export", str(run), "--out", str(folder / "export"), "--format", "safetensors", "--replace", *where],
        )
        yield "resume", ["resume", str(run), *where]


def _all_of_them(seed: Path, picture: Path, folder: Path) -> None:
    for name, argv in _commands(seed, picture, folder, pictures=True, slow=True):
        status, said = _run(argv)
        if status not in (0, 2):
            raise SystemExit(f"{name} of the sound run: {status} {said}")


def _run(argv: list[str]) -> tuple[int, str]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = cli.main(argv, lambda _: 0)
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else 1
    said = ""
    for stream in (out, err):
        stream.flush()
        said += stream.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]
    return status, said


def _fault(status: int, said: str, seconds: float) -> str:
    """What is wrong with the answer of a command, "" where nothing is."""
    if status not in (0, 2, 3) or "Traceback" in said:
        return f"status {status}: {said[-1500:]}"
    if "nan %" in said or "nan," in said:
        return "says nan"
    if seconds > SECONDS:
        return f"{seconds:.1f} s"
    steering = next((each for each in said if each not in MEANT and unicodedata.category(each) in ("Cc", "Cf")), "")
    if steering:
        return f"writes {steering!r}"
    return "" if status != 2 or said.strip() else "refuses without a word"


def _looked_at(runs: Path) -> list[str]:
    """What the window's list and curves make of it."""
    try:
        table = RunTable()
        table.show_runs(history.all_runs(runs))
        if table.rowCount() > 1:
            return [f"history: {table.rowCount()} rows"]
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                for role in roles:
                    table.data(table.index(row, column), role)
            with suppress(UserError):
                history.curves(table.run_at(row).run_dir)
    except Exception as error:  # noqa: BLE001 - the edge of this process: whatever it is, it is what the parent looks for
        return [f"history: {type(error).__name__} {error}"]
    return []


def _limit() -> None:
    for number in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(number, signal.SIG_DFL)
        faulthandler.register(number, chain=True)
    most = psutil.Process().memory_info().vms + BYTES_MORE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _resident_from_now() -> int:
    """Resident bytes; from now on ``_peak`` is the most since now."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _peak()


def _peak() -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
