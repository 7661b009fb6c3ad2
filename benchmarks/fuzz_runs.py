"""What becomes of damaged and hostile run folders: how many are answered, refused in words, or find a fault.

python benchmarks/fuzz_runs.py FOLDER                      2,000 mutants; FOLDER is for the run that they are made from
python benchmarks/fuzz_runs.py FOLDER --count N --first M  others; a number always changes the same thing
python benchmarks/fuzz_runs.py FOLDER --signals 20         as many commands are sent SIGTERM or SIGINT while they read

The mutants, and what counts as a fault, are those of tests/fuzzing: each goes through runs, predict, report and the
window's list and curves, every tenth through evaluate and a report with pictures, every fiftieth through resume and
export, in a process whose memory may grow by 1 GiB, 10 s of processor time for a command.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "fuzzing"))

import run_mutants
from run_trial import judged

HEARD_SECONDS = 5.0
"""Of processor time that others do not take; waited for are twenty times as many."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--signals", type=int, default=0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    tally: Counter[tuple[str, str]] = Counter()
    for each in judged(options.folder, options.first, options.first + options.count, every=50):
        outcome = "fault" if each.faults else "refused" if each.refused else "answered"
        tally[each.what.rpartition("/")[2].rpartition(" ")[0], outcome] += 1
        if each.faults:
            print(f"{each.number} {each.what}: {each.faults}", flush=True)
    print_table(tally)
    unheard = [number for number in range(options.signals) if not heard(options.folder, number)]
    if options.signals:
        print(f"{options.signals} commands were sent a signal, {len(unheard)} did not hear it {unheard or ''}")
    return 1 if unheard or any(outcome == "fault" for _, outcome in tally) else 0


def heard(folder: Path, number: int) -> bool:
    """Whether a command that reads a mutant ends in order when it is asked to, or is done before."""
    run, _ = run_mutants.make(number, run_mutants.seed_run(folder), folder / "signalled")
    command = ("report", "evaluate", "runs")[number % 3]
    named = [] if command == "runs" else [str(run)]
    more = ["--out", str(folder / "signalled.html")] if command == "report" else []
    argv = [sys.executable, "-m", "ftstudio", command, *named, *more, "--runs", str(run.parent)]
    with subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        time.sleep(0.2 + 0.3 * (number % 7))
        process.send_signal(signal.SIGTERM if number % 2 else signal.SIGINT)
        try:
            said = process.communicate(timeout=20 * HEARD_SECONDS)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            return False
    return b"Traceback" not in said or process.returncode in (-signal.SIGTERM, -signal.SIGINT, 130)


def print_table(tally: Counter[tuple[str, str]]) -> None:
    outcomes = ("answered", "refused", "fault")
    print(f"{'':<28}{'mutants':>9}" + "".join(f"{name:>10}" for name in outcomes))
    for name in (*sorted({name for name, _ in tally}), "together"):
        counts = [sum(n for (k, o), n in tally.items() if o == each and name in (k, "together")) for each in outcomes]
        print(f"{name:<28}{sum(counts):>9,}" + "".join(f"{count:>10,}" for count in counts))


if __name__ == "__main__":
    sys.exit(main())
