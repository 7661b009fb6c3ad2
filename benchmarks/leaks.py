"""Whether anything grows that is done again and again: memory, descriptors, threads, processes.

python benchmarks/leaks.py            1,000 epochs, 500 scans, 500 predictions, 200 windows, 50 workers
python benchmarks/leaks.py --share 10 a tenth of that

Memory is the process's own (USS), after what can be freed has been. The second half is told apart, because caches
fill in the first and a leak goes on.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"  # as many as such small images need
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "leaks"))

import rounds
from PySide6.QtWidgets import QApplication

from ftstudio.app.requests import Predict, Scan
from ftstudio.ui.look import theme

WARM_UP = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=int, default=1, help="do one of so many rounds")
    share = parser.parse_args().share
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FTSTUDIO_HOME"] = str(Path(folder, "home"))
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        theme.apply(app, "light")
        images = rounds.make_images(Path(folder, "images"))
        run_dir = rounds.run_of(images, Path(folder, "runs"), 1, lambda _event: None)
        predict = Predict(run_dir=str(run_dir), paths=(str(images / "dark" / "0.png"),))
        print(f"{'':<12}{'rounds':>8}{'memory kB':>12}{'second half':>13}{'descriptors':>13}{'threads':>9}", end="")
        print(f"{'children':>10}", flush=True)
        for name, count, activity in (
            ("epochs", 1000, rounds.epochs(images, Path(folder, "runs"))),
            ("scans", 500, rounds.asking(Scan(source=str(images)))),
            ("predictions", 500, rounds.asking(predict)),
            ("windows", 200, rounds.windows),
            ("workers", 50, rounds.workers),
        ):
            count = max(4, count // share)
            first, half, last = rounds.watched(activity, WARM_UP, count)
            grown = [after - before for before, after in zip(first, last, strict=True)]
            print(
                f"{name:<12}{count:>8,}{grown[0] / 1000:>+12,.0f}{(last.memory - half.memory) / 1000:>+13,.0f}"
                f"{grown[1]:>+13}{grown[2]:>+9}{grown[3]:>+10}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
