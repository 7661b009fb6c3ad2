"""Which runs can answer, which of them is meant, and the list to choose one from."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from ftstudio.app.session import SessionState
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.elided_combo import ElidedComboBox

NEWEST = ""
"""Chosen: follow the newest run with weights."""


class Choice(NamedTuple):
    """``stamp`` changes when the run's best weights may have: answers with another stamp are out of date."""

    run_dir: str
    name: str
    training: bool
    stamp: str


def run_of(stamp: str) -> str:
    """The run folder in the stamp of a choice."""
    return stamp.rpartition("@")[0]


def choices(state: SessionState) -> list[Choice]:
    """Runs that have weights: the active run first, then the others, newest first."""
    found: list[Choice] = []
    run = state.run
    if run is not None and run.has_weights and run.run_dir:
        stamp = f"{run.run_dir}@{run.epoch if run.active else 'end'}"
        found.append(Choice(run.run_dir, run.name, run.active, stamp))
    known = {choice.run_dir for choice in found}
    for record in state.runs:
        if record.run_dir not in known and record.has_weights:
            found.append(Choice(record.run_dir, record.name, False, f"{record.run_dir}@end"))
    return found


class RunChooser(ElidedComboBox):
    """The runs with weights. ``run_chosen`` carries a run folder as object, NEWEST to follow the newest."""

    run_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._shown: tuple[tuple[str, ...], int] = ((), 0)
        self._chosen = NEWEST
        self.setAccessibleName(self.tr("Run"))
        self.activated.connect(self._take)

    @property
    def current(self) -> Choice | None:
        """The run that is meant, or None where no run has weights yet."""
        for choice in self._choices:
            if choice.run_dir == self._chosen:
                return choice
        return self._choices[0] if self._choices else None

    def show_choices(self, found: list[Choice], chosen: str) -> None:
        """``chosen`` is a run folder, or NEWEST; a run that is no longer there falls back to the newest."""
        self._choices = found
        self._chosen = chosen if any(choice.run_dir == chosen for choice in found) else NEWEST
        titles = [self._title(choice) for choice in found]
        if titles:
            titles.insert(0, self.tr("Newest: {0}").format(titles[0]))
        place = next((n for n, choice in enumerate(found, 1) if choice.run_dir == self._chosen), 0)
        if (tuple(titles), place) == self._shown:
            return
        self._shown = (tuple(titles), place)
        with QSignalBlocker(self):
            self.clear()
            self.addItems(titles)
            self.setCurrentIndex(place if titles else -1)
        self.setEnabled(bool(titles))
        self.setToolTip(as_plain_tip(titles[place]) if titles else self.tr("No run has weights yet"))

    def _title(self, choice: Choice) -> str:
        name = neutralised(choice.name) or self.tr("unnamed run")
        return self.tr("{0} (training now)").format(name) if choice.training else name

    def _take(self, place: int) -> None:
        chosen = self._choices[place - 1].run_dir if place > 0 else NEWEST
        if chosen != self._chosen:
            self._chosen = chosen
            self._shown = (self._shown[0], place)
            self.run_chosen.emit(chosen)
