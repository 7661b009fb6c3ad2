"""Whether anything grows that is done again and again: memory, descriptors, threads, processes.

python benchmarks/leaks.py            1,000 epochs, 500 scans, 500 predictions, 200 windows, 50 workers;
                                      500 times twenty fields of Qt, to tell its part of a window from ours
python benchmarks/leaks.py --share 10 a tenth of that

Memory is the process's own, after what can be freed has been: the median of the looks of the first and of the last
quarter, since allocators move by some megabytes. The others are told by how far they moved at most.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"  # as many as such small images need
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "leaks"))

import rounds
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QVBoxLayout, QWidget

from ftstudio.app.requests import Predict, Scan
from ftstudio.ui.widgets import theme

WARM_UP, LOOKS = 20, 24


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
        print("".join(f"{title:>14}" for title in ("", "rounds", "first MB", "last MB", *rounds.Held._fields[1:])))
        for name, count, activity in (
            ("epochs", 1000, rounds.epochs(images, Path(folder, "runs"))),
            ("scans", 500, rounds.asking(Scan(source=str(images)))),
            ("predictions", 500, rounds.asking(predict)),
            ("windows", 200, rounds.windows),
            ("workers", 50, rounds.workers),
            ("Qt's fields", 500, fields_of_qt),
            ("... no style", 500, fields_without_style),
        ):
            count = max(LOOKS, count // share)
            report(name, count, rounds.watched(activity, WARM_UP, count, LOOKS))
    return 0


def fields_of_qt(count: int, look: rounds.Look) -> None:
    """Ten combo boxes and ten number fields of Qt's own, with the program's style sheet and nothing else of it."""
    for number in range(1, count + 1):
        fields = QWidget()
        column = QVBoxLayout(fields)
        for kind in (QComboBox, QSpinBox) * 10:
            column.addWidget(kind())
        fields.deleteLater()
        del fields, column
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]  # None: all
        look(number)


def fields_without_style(count: int, look: rounds.Look) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet("")
    fields_of_qt(count, look)


def report(name: str, count: int, seen: list[rounds.Held]) -> None:
    """One line: memory in the first and in the last quarter, and how far the rest has moved at most."""
    quarter = max(1, len(seen) // 4)
    parts = seen[:quarter], seen[-quarter:]
    memory = [f"{statistics.median(each.memory for each in part) / 1e6:.1f}" for part in parts]
    moved = [f"+{max(column) - min(column)}" for column in list(zip(*seen, strict=True))[1:]]
    print("".join(f"{cell:>14}" for cell in (name, f"{count:,}", *memory, *moved)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
