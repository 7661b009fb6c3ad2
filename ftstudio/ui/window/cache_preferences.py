"""What runs may keep, and what they have kept: four limits, the present amounts, a button that empties it all."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.cache_admin import Kept
from ftstudio.core.run_record import Budgets
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import caption, section_title
from ftstudio.ui.widgets.fields import Limits, NumberField

GIGABYTE = 1_000_000_000
MOST_GIGABYTES = 100_000
FIELD_WIDTH = 110


class KeptData(QWidget):
    """Announces each limit as soon as it fits. ``show_kept`` says what there is."""

    budgets_chosen = Signal(object)
    empty_requested = Signal()

    def __init__(self, budgets: Budgets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budgets = budgets
        self.fields: dict[str, NumberField] = {}
        self.amounts: dict[str, QLabel] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_M)
        form.setVerticalSpacing(theme.SPACE_S)
        for key, title, tip in (
            ("pixels", self.tr("Decoded &images"), self.tr("On disk, so that no image is decoded twice.")),
            ("features", self.tr("&Features"), self.tr("On disk: the output of the frozen stages for each image.")),
            ("host", self.tr("In &memory"), self.tr("The same features in RAM, while a run uses them.")),
            ("device", self.tr("On the &GPU"), self.tr("The same features in GPU memory.")),
        ):
            form.addRow(title, self._row(key, title.replace("&", ""), tip))
        self.amounts["archives"] = caption()
        form.addRow(self.tr("Unpacked archives"), self.amounts["archives"])
        self.empty_button = QPushButton(self.tr("&Empty"))
        self.empty_button.setToolTip(
            self.tr("Delete the cached images and features of all runs, and unpacked archives that no run needs.")
        )
        self.empty_button.clicked.connect(self.empty_requested)
        self._told = caption(self.tr("Speeds up later epochs and runs. Can be recomputed at any time."))
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.empty_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(section_title(self.tr("Cache")))
        column.addLayout(form)
        column.addLayout(foot)

    def show_kept(self, kept: Kept) -> None:
        for key, used, most in (
            ("pixels", kept.pixels, kept.most_pixels),
            ("features", kept.features, kept.most_features),
        ):
            text = self.tr("{used} of {most} used")
            self.amounts[key].setText(text.format(used=amounts.size(used), most=amounts.size(most)))
        self.amounts["archives"].setText(self.tr("{used} used").format(used=amounts.size(kept.archives)))
        self.empty_button.setEnabled(kept.pixels + kept.features + kept.archives > 0)

    def show_emptied(self, freed: int) -> None:
        self._told.setText(self.tr("{size} freed.").format(size=amounts.size(freed)))

    def show_trouble(self, text: str) -> None:
        self._told.setText(text)

    def _row(self, key: str, title: str, tip: str) -> QWidget:
        field = self.fields[key] = NumberField(Limits(0, MOST_GIGABYTES), blank_text=self.tr("automatic"))
        limit = getattr(self._budgets, key)
        field.show_value(None if limit is None else limit / GIGABYTE, anyway=True)
        field.setFixedWidth(FIELD_WIDTH)
        field.setToolTip(tip)
        field.setAccessibleName(self.tr("{what}, at most, in GB").format(what=title))
        field.changed.connect(partial(self._choose, key))
        field.problem_changed.connect(lambda problem: field.setToolTip(problem or tip))
        amount = self.amounts[key] = caption()
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(field)
        inside.addWidget(QLabel(self.tr("GB")))
        inside.addWidget(amount, 1)
        return row

    def _choose(self, key: str, gigabytes: float | None) -> None:
        limit = None if gigabytes is None else round(gigabytes * GIGABYTE)
        self._budgets = replace(self._budgets, **{key: limit})
        self.budgets_chosen.emit(self._budgets)
