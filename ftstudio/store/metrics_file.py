"""metrics.csv of a run: one row per epoch, for spreadsheets, always with decimal points and commas."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ftstudio.core.events import EpochDone
from ftstudio.core.storage.files import read_file, replace_file

_MOST_BYTES = 16 << 20
_FIXED = ("epoch", "step", "train_loss", "val_loss", "seconds", "is_best")


class MetricsFile:
    """Appends rows to ``path``. Rows are not synced, because the journal contains the same values."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._header: list[str] = []
        self._last_epoch = -1

    def add(self, epoch: EpochDone) -> None:
        """Append the row of ``epoch``, replacing rows from that epoch on, which a resumed run has left.

        Raises:
            OSError: The file cannot be read or written.
        """
        values = _values(epoch)
        if self._header and epoch.epoch > self._last_epoch and self.path.is_file():
            with self.path.open("ab") as file:
                file.write(_text([[values.get(name, "") for name in self._header]]))
        else:
            header, rows = _read(self.path)
            self._header = header or list(values)
            kept = [row for row in rows if row and _number(row[0]) < epoch.epoch]
            row = [values.get(name, "") for name in self._header]
            replace_file(self.path, _text([self._header, *kept, row]))
        self._last_epoch = epoch.epoch


def _values(epoch: EpochDone) -> dict[str, str]:
    fixed = (epoch.epoch, epoch.step, epoch.train_loss, epoch.val_loss, epoch.seconds, int(epoch.is_best))
    values = {name: repr(value) for name, value in zip(_FIXED, fixed, strict=True)}
    values |= {f"val_{key}": repr(value) for key, value in epoch.metrics.items()}
    return values | {f"train_{key}": repr(value) for key, value in epoch.train_metrics.items()}


def _text(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        text = read_file(path, _MOST_BYTES, follow=True).decode("utf-8", "replace")
        lines = list(csv.reader(text.splitlines()))
    except (FileNotFoundError, ValueError, csv.Error):  # not our table; the journal has the same values
        return [], []
    return (lines[0], lines[1:]) if lines else ([], [])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")
