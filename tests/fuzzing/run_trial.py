"""Mutants of run folders brought before the judge: one process after another, until every mutant has its verdict."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

JUDGE = Path(__file__).parent / "run_judge.py"
PROGRAM = Path(__file__).parents[2]


class JudgedRun(NamedTuple):
    """What became of one mutant. ``what`` was done to it; ``faults`` is "" where all commands did as they should, of
    which ``refused`` said why not."""

    number: int
    what: str
    faults: str
    refused: int


def judged(folder: Path, first: int, end: int, every: int) -> Iterator[JudgedRun]:
    """The mutants from ``first`` to before ``end``; one that ends the judge is a fault of its own."""
    paths = os.pathsep.join(filter(None, (str(PROGRAM), os.environ.get("PYTHONPATH"))))
    own = os.environ | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    while first < end:
        judge = [sys.executable, str(JUDGE), str(folder), str(first), str(end), str(every)]
        with (
            (folder / "said").open("w+b") as said,
            subprocess.Popen(judge, stdout=subprocess.PIPE, stderr=said, text=True, env=own) as process,
        ):
            assert process.stdout is not None
            for line in process.stdout:
                number, what, faults, refused = line.rstrip("\n").split("\t")
                first = int(number) + 1
                yield JudgedRun(first - 1, what, faults, int(refused))
        if process.returncode:
            how = signal.Signals(-process.returncode).name if process.returncode < 0 else f"{process.returncode}"
            tail = (folder / "said").read_text("utf-8", "replace")[-3000:]
            yield JudgedRun(first, "?", f"the judge ended with {how}: {tail}", 0)
            first += 1
