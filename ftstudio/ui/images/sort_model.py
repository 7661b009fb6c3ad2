"""The images of one place of a sorting, as rows of a grid that can be dragged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.tile import TILE_ROLE, Tile

Index: TypeAlias = QModelIndex | QPersistentModelIndex
DRAGGED = "application/x-ftstudio-sort"
"""The kind of a drag of images within the sorting view; the selection says which."""


class SortModel(QAbstractListModel):
    """One row per image: (path, what to say of it)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = PurePath()
        self._rows: Sequence[tuple[str, str]] = ()

    def show(self, root: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show other images."""
        self.beginResetModel()
        self._root, self._rows = PurePath(root), rows
        self.endResetModel()

    def paths(self, rows: Iterable[int] | None = None) -> list[str]:
        """The paths of some rows, or of all."""
        return [self._rows[row][0] for row in (range(len(self._rows)) if rows is None else rows)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, QByteArray(str(len(indexes)).encode()))
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        path, note = self._rows[index.row()]
        if role == TILE_ROLE:
            return Tile(path=str(self._root / path), caption=path.rpartition("/")[2], badge=note)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(neutralised(path))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return neutralised(f"{path} {note}".strip())
        return None
