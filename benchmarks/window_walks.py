"""The program used at random, with real workers that are killed, crashed and halted in between: does it always live?

    python benchmarks/window_walks.py [--walks 100] [--steps 40] [--seed 0]

Each walk is a window with its two workers on a few small pictures, opened, used and closed; what it must hold is told
in ``tests/e2e/walks.py``. The exit status is 1 when one of them did not, and its seed is printed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"  # as many as such small images need
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "e2e"))

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from studio import LONG, PLUM, Studio, draw_picture, draw_pictures, training
from walks import Walk

from ftstudio.ui.widgets import theme


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--walks", type=int, default=100)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0, help="of the first walk; each further one adds 1")
    asked = parser.parse_args()
    qt_api.set_qt_api("pyside6")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, "light")
    began, done, broken = time.monotonic(), Counter[str](), 0
    for seed in range(asked.seed, asked.seed + asked.walks):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            os.environ["FTSTUDIO_HOME"] = str(Path(scratch) / "home")
            try:
                done += walked(Path(scratch), seed, asked.steps)
            except Exception:  # noqa: BLE001 - whatever broke it is told with its seed, and the next walk goes on
                broken += 1
                print(f"The walk of seed {seed}:\n{traceback.format_exc()}", flush=True)
    print("| done | times |\n|---|---|")
    for action, count in sorted(done.items()):
        print(f"| {action} | {count:,} |")
    print(f"\n{asked.walks} walks, {done.total():,} steps, {time.monotonic() - began:.0f} s; {broken} of them broken.")
    return 1 if broken else 0


def walked(scratch: Path, seed: int, steps: int) -> Counter[str]:
    pictures, plum = draw_pictures(scratch / "colours"), draw_picture(scratch / "never seen.png", *PLUM)
    bot = QtBot(SimpleNamespace(config=SimpleNamespace(getini=lambda _name: "")))  # type: ignore[arg-type]  # no test
    studio = Studio(bot, training(**LONG))
    try:
        walk = Walk(studio, pictures, plum, seed)
        walk.go(steps)
        return walk.done
    finally:
        studio.end()


if __name__ == "__main__":
    sys.exit(main())
