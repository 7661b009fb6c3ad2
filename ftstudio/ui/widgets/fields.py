"""The small editors of the training options: a number, a choice, a switch. Each keeps what the user typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ftstudio.ui.widgets import amounts, theme

PATIENCE_MS = 700
"""How long after the last key a number that does not fit is complained about."""


@dataclass(frozen=True)
class Limits:
    """What a number may be. ``above`` and ``below`` leave the ends themselves out."""

    least: float
    most: float
    whole: bool = False
    above: bool = False
    below: bool = False

    def fits(self, number: float) -> bool:
        high_enough = number > self.least if self.above else number >= self.least
        low_enough = number < self.most if self.below else number <= self.most
        return high_enough and low_enough


def read_number(text: str, whole: bool) -> int | float | None:
    """The number in ``text``, written with a point or a comma (0.001, 0,001, 1e-3); None where there is none.

    In whole numbers the separators of thousands may stand: those of the locale, and spaces.
    """
    text = text.strip().replace("\u2212", "-")
    if whole:
        local, understood = QLocale().toLongLong(text)
        if understood:
            return local
        digits = "".join(char for char in text if char not in " _'\u00a0\u202f\u2019")
        return int(digits) if digits.isdecimal() and len(digits) < 18 else None
    try:
        number = float(text.replace(",", ".")) if text.count(",") + text.count(".") <= 1 else None
    except ValueError:
        return None
    return number if number is not None and isfinite(number) else None


def written(number: float) -> str:
    """A number as an editor shows it: no separators of thousands, no more digits than it has."""
    locale = QLocale()
    if isinstance(number, int):
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(number)
    plain = f"{number:.10f}".rstrip("0").rstrip(".")
    if plain.replace(".", "").strip("0") == "" and number:
        plain = f"{number:g}"
    return plain.replace(".", locale.decimalPoint())


class NumberField(QLineEdit):
    """A number within limits, or nothing where ``blank_text`` ("auto", "off") stands for ``blank``.

    ``changed`` carries values that fit, while typing. Text that does not fit stays where it is, ``problem``
    says what is wrong with it, and the last good value stays in force.
    """

    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self,
        limits: Limits,
        blank_text: str = "",
        blank: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limits = limits
        self._blank_text, self._blank = blank_text, blank
        self._value: float | None = None
        self._problem = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._complain)
        self.setPlaceholderText(blank_text)
        self.setMaxLength(40)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._complain)

    @property
    def problem(self) -> str:
        """What is wrong with the text, "" when it fits."""
        return self._problem

    def show_value(self, value: float | None, anyway: bool = False) -> None:
        """Show a value. When it is the one in force, what is being typed is left alone, but for ``anyway``."""
        if value == self._value and not anyway:
            return
        self._value = value
        self.setText("" if self._is_blank(value) else written(value if value is not None else 0))
        self._set_problem("")

    def words_for(self, value: float | None) -> str:
        """A value as the field would show it: "15", "auto"."""
        return self._blank_text if self._is_blank(value) else written(value if value is not None else 0)

    def _is_blank(self, value: float | None) -> bool:
        return bool(self._blank_text) and value == self._blank

    def check(self) -> str:
        """Look at the text now; the problem, "" when it fits."""
        self._complain()
        return self._problem

    def _typed(self) -> None:
        fits, value = self._read()
        if not fits:
            self._patience.start()
            return
        self._set_problem("")
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _read(self) -> tuple[bool, float | None]:
        text = self.text().strip()
        if self._blank_text and text.casefold() in ("", self._blank_text.casefold()):
            return True, self._blank
        number = read_number(text, self._limits.whole)
        return number is not None and self._limits.fits(number), number

    def _complain(self) -> None:
        self._set_problem("" if self._read()[0] else self._range_text())

    def _range_text(self) -> str:
        least, most = self._bound(self._limits.least), self._bound(self._limits.most)
        if self._limits.above:
            text = self.tr("A number above {least}, at most {most}").format(least=least, most=most)
        elif self._limits.below:
            text = self.tr("A number from {least}, below {most}").format(least=least, most=most)
        elif self._limits.whole:
            text = self.tr("A whole number from {least} to {most}").format(least=least, most=most)
        else:
            text = self.tr("A number from {least} to {most}").format(least=least, most=most)
        if self._blank_text:
            text += self.tr(", or nothing for {blank}").format(blank=self._blank_text)
        return text

    def _bound(self, number: float) -> str:
        return amounts.count(int(number)) if self._limits.whole else written(number)

    def _set_problem(self, problem: str) -> None:
        self._patience.stop()
        if problem != self._problem:
            self._problem = problem
            theme.set_property(self, "invalid", bool(problem))
            self.problem_changed.emit(problem)


class ChoiceField(QComboBox):
    """One of a few; the wheel turns it only after it was clicked, so that scrolling past changes nothing."""

    changed = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.offer(choices)
        self.activated.connect(lambda _index: self.changed.emit(self.currentData()))

    problem = ""

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """The choices as (value, words); what was chosen stays so where it is still there."""
        chosen = self.currentData()
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def show_value(self, value: str, anyway: bool = False) -> None:
        """Show a value, also one that was not among the choices (from an older settings file)."""
        if value == self.currentData() and not anyway:
            return
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def check(self) -> str:
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SwitchField(QCheckBox):
    """Yes or no."""

    changed = Signal(object)
    problem = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda on: self.changed.emit(on))

    def show_value(self, value: bool, anyway: bool = False) -> None:
        if value != self.isChecked() or anyway:
            self.setChecked(value)

    def check(self) -> str:
        return ""
