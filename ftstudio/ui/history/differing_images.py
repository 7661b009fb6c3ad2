"""The images that exactly one of two runs got right, to look at and to open."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.paired_test import Comparison, DifferingImage
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile import TILE_ROLE, Tile
from ftstudio.ui.widgets.tile_grid import TileGrid

Index: TypeAlias = QModelIndex | QPersistentModelIndex
SIZE = (720, 520)


class DifferingModel(QAbstractListModel):
    """Tiles whose caption says what the image is and what the run that erred took it for."""

    def __init__(self, root: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = PurePath(root)
        self._images: tuple[DifferingImage, ...] = ()

    def show_images(self, images: tuple[DifferingImage, ...]) -> None:
        self.beginResetModel()
        self._images = images
        self.endResetModel()

    def absolute(self, row: int) -> str:
        return str(self._root / self._images[row].path)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._images):
            return None
        image = self._images[index.row()]
        taken = image.predicted_b if image.a_is_right else image.predicted_a
        share = number_format.percent(image.probability_b if image.a_is_right else image.probability_a, 0)
        if role == TILE_ROLE:
            return Tile(self.absolute(index.row()), image.class_name, pill=share, taken=taken)
        words = neutralised(self.tr("{0}, predicted as {1} ({2})").format(image.class_name, taken, share))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return as_plain_tip(f"{neutralised(image.path)}\n{words}") if role == Qt.ItemDataRole.ToolTipRole else None


class DifferingImages(QDialog):
    """Two sides: the images that only the one run got right, and those that only the other did.

    ``open_requested`` carries an absolute path, as object.
    """

    open_requested = Signal(object)

    def __init__(self, comparison: Comparison, name_a: str, name_b: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Images on which two runs differ"))
        self.resize(*SIZE)
        self._comparison = comparison
        self._images = DifferingModel(comparison.root, self)
        self._grid = TileGrid(PictureLoader(self, budget=16 * 2**20), edge=104)
        self._grid.setModel(self._images)
        self._grid.setAccessibleName(self.tr("Images on which the runs differ"))
        self._grid.tile_opened.connect(self._open_tile)
        self._sides = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2)
        for side, (name, count) in enumerate(((name_a, comparison.only_a), (name_b, comparison.only_b))):
            button = QPushButton(
                self.tr("Only {0} is right ({1})").format(_short(neutralised(name)), number_format.count(count))
            )
            button.setCheckable(True)
            button.setProperty("role", "quiet")
            button.setToolTip(as_plain_tip(neutralised(name)))
            button.setEnabled(count > 0)
            self._sides.addButton(button, side)
            row.addWidget(button)
        row.addStretch(1)
        self._sides.idClicked.connect(self.show_side)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(row)
        column.addWidget(self._grid, 1)
        column.addWidget(close)
        self.show_side(0 if comparison.only_a else 1)

    def show_side(self, side: int) -> None:
        """0: what only the first got right; 1: what only the second did."""
        self._sides.button(side).setChecked(True)
        self._images.show_images(
            tuple(image for image in self._comparison.differing if image.a_is_right == (side == 0))
        )
        self._grid.scrollToTop()

    def _open_tile(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._images.absolute(index.row()))


def _short(name: str) -> str:
    return name if len(name) <= 32 else name[:31] + "…"
