"""Mutants brought before the judge: one process after another, until every mutant has its verdicts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from image_seeds import KINDS
from mutants import kind_of

from ftstudio.data.quality.reasons import REASONS

JUDGE = Path(__file__).parent / "judge.py"
PROGRAM = Path(__file__).parents[2]
TAIL_BYTES = 3000


class Judged(NamedTuple):
    """What became of one mutant. ``scan`` and ``whole`` are "ok WIDTH HEIGHT" or a reason, ``smaller`` "ok" or a
    reason; ``end`` says how the process ended where this mutant ended it, and is "" otherwise."""

    number: int
    scan: str = ""
    whole: str = ""
    smaller: str = ""
    end: str = ""

    @property
    def kind(self) -> str:
        return kind_of(self.number)

    @property
    def fault(self) -> str:
        """What is wrong with the decoder, "" where nothing is."""
        if self.end:
            return self.end
        words = [verdict.partition(" ")[0] for verdict in self[1:4]]
        unknown = [verdict for verdict in self[1:4] if verdict.partition(" ")[0] not in ("ok", *REASONS)]
        if unknown:
            return unknown[0]
        return "" if self.scan == self.whole and words[1] == words[2] else "scan and training disagree"


def judged(first: int, end: int, pages: str = "first", kinds: Sequence[str] = KINDS) -> Iterator[Judged]:
    """The mutants from ``first`` to before ``end`` of some ``kinds``, TIFFs of several ``pages`` read in that way; one
    that ends the judge is named and passed over."""
    paths = os.pathsep.join(filter(None, (str(PROGRAM), os.environ.get("PYTHONPATH"))))
    own = os.environ | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}
    while first < end:
        with tempfile.TemporaryDirectory() as folder, Path(folder, "said").open("w+b") as said:
            judge = [
                sys.executable,
                str(JUDGE),
                str(Path(folder, "mutant")),
                str(first),
                str(end),
                pages,
                ",".join(kinds),
            ]
            # What decoders print of damaged files (libtiff does) is kept for the case of a crash.
            with subprocess.Popen(judge, stdout=subprocess.PIPE, stderr=said, text=True, env=own) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    number, *verdicts = line.rstrip("\n").split("\t")
                    first = int(number) + 1
                    yield Judged(first - 1, *verdicts)
            if process.returncode:
                yield Judged(first, end=_how_it_ended(process.returncode, said))
                first += 1


def _how_it_ended(status: int, said: IO[bytes]) -> str:
    said.seek(max(0, said.tell() - TAIL_BYTES))
    how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return f"ended by {how}: {said.read().decode(errors='replace')}"
