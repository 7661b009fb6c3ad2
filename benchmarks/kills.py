"""Training killed with SIGKILL, resumed and killed again: does it end as if nothing had happened?

python benchmarks/kills.py                  1,000 kills: half at random moments, half at named points
python benchmarks/kills.py --kills 50       as the test suite does
python benchmarks/kills.py --seed 7         other moments

A named point is an operation on the disk (ftstudio/core/storage/disk.py): the process is killed just before it, or
with half of a write done. Every run is killed six times, then finished, and SHA-256 sums of its weights, optimiser,
position and metric history are compared with those of a run that nobody killed. The exit status is 1 where one differs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"  # a process that is forked must have no other threads
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engine"))

import killed_runs
from killed_runs import Tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["FTSTUDIO_HOME"] = str(Path(scratch) / "home")
        tally = killed_runs.campaign(asked.kills, Path(scratch), asked.seed, _tell_progress)
    _tell(tally, time.monotonic() - began)
    return 1 if tally.differing else 0


def _tell_progress(tally: Tally) -> None:
    if sys.stderr.isatty():
        print(f"\r{tally.kills.total()} kills, {len(tally.differing)} differences", end="", file=sys.stderr, flush=True)


def _tell(tally: Tally, seconds: float) -> None:
    print("| killed | times |\n|---|---|")
    for point, count in sorted(tally.kills.items()):
        print(f"| {f'before: {point}' if point else 'at a random moment'} | {count} |")
    print(f"\n{tally.kills.total()} kills in {tally.runs} runs, {seconds:.0f} s.")
    print(f"Differing from the uninterrupted run: {', '.join(tally.differing) or 'nothing'}.")


if __name__ == "__main__":
    sys.exit(main())
