"""What becomes of damaged images: how many are read, refused with which reason, or find a fault of the decoder.

python benchmarks/fuzz_images.py                      100,000 mutants
python benchmarks/fuzz_images.py --count N --first M  others; a number always makes the same mutant
python benchmarks/fuzz_images.py --minutes 5          as many as there is time for
python benchmarks/fuzz_images.py --keep FOLDER        writes the mutants that find a fault
python benchmarks/fuzz_images.py --pages each|channels|max --kinds TIFF,DEEP    ways to read TIFFs of several pages

The mutants, and what counts as a fault, are those of tests/fuzzing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "fuzzing"))

from image_seeds import KINDS
from mutants import mutant
from trial import Judged, judged

from ftstudio.core.config import Pages
from ftstudio.data.quality.reasons import REASONS

FAULT = "fault"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after that time (default: when all are done)")
    parser.add_argument("--pages", choices=get_args(Pages), default="first")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    ends = time.monotonic() + 60 * (options.minutes or 1e6)
    tally: Counter[tuple[str, str]] = Counter()
    trial = judged(options.first, options.first + options.count, options.pages, options.kinds.split(","))
    for each in trial:
        tally[each.kind, FAULT if each.fault else each.scan.partition(" ")[0]] += 1
        if each.fault:
            report(each, options.keep)
        if time.monotonic() > ends:
            trial.close()
            break
    print_table(tally)
    return 1 if any(outcome == FAULT for _, outcome in tally) else 0


def report(each: Judged, keep: Path | None) -> None:
    print(f"{each.kind} {each.number}: {each.fault}; {each.scan}, {each.whole}, {each.smaller}", flush=True)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{each.number}.{each.kind.lower()}").write_bytes(mutant(each.kind, each.number))


def print_table(tally: Counter[tuple[str, str]]) -> None:
    """A line for each format, a column for each outcome that occurred."""
    outcomes = [name for name in ("ok", *REASONS, FAULT) if any(outcome == name for _, outcome in tally)]
    print(f"{'':<10}{'mutants':>10}" + "".join(f"{name:>17}" for name in outcomes))
    for kind in (*KINDS, "together"):
        counts = [sum(n for (k, o), n in tally.items() if o == name and kind in (k, "together")) for name in outcomes]
        print(f"{kind:<10}{sum(counts):>10,}" + "".join(f"{number:>17,}" for number in counts))


if __name__ == "__main__":
    sys.exit(main())
