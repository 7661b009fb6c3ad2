"""The searchable list of models: the rows as a Qt model, how one is painted, and the popup around them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.model_info import ModelInfo
from ftstudio.core.probed_models import ModelsProbed, ProbedModel
from ftstudio.models import catalog
from ftstudio.ui.setup.compare_row import CompareRow
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, plain_label

Index = QModelIndex | QPersistentModelIndex

INFO = Qt.ItemDataRole.UserRole
ON_DISK = Qt.ItemDataRole.UserRole + 1
NAMES = Qt.ItemDataRole.UserRole + 2
WORDS = Qt.ItemDataRole.UserRole + 3
PROBED = Qt.ItemDataRole.UserRole + 4

ROW_HEIGHT = 46
POPUP_WIDTH, POPUP_HEIGHT = 500, 520
NUMBER_WIDTH = 74
PAGE_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ModelRows(QAbstractListModel):
    """The catalogue, in its order: the starter first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_disk: frozenset[str] = frozenset()
        self._probed: dict[str, ProbedModel] = {}

    def show_on_disk(self, names: frozenset[str]) -> None:
        if names == self._on_disk:
            return
        self._on_disk = names
        self.dataChanged.emit(self.index(0), self.index(len(catalog.MODELS) - 1), [ON_DISK])

    def show_probed(self, found: ModelsProbed | None) -> None:
        """What a comparison on the user's images has found; None for nothing."""
        self._probed = {model.name: model for model in found.models} if found is not None else {}
        self.dataChanged.emit(self.index(0), self.index(len(catalog.MODELS) - 1), [PROBED])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(catalog.MODELS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        info = catalog.MODELS[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return info.title
        if role == INFO:
            return info
        if role == ON_DISK:
            return info.name in self._on_disk
        if role == PROBED:
            return self._probed.get(info.name)
        if role == NAMES:
            return _searchable(f"{info.title} {info.name} {info.architecture}")
        if role == WORDS:
            return _searchable(f"{info.title} {info.name} {info.architecture} {info.character}")
        if role == Qt.ItemDataRole.StatusTipRole:
            return self._short(info)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(self.tip(info))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (info.title, info.character, self.facts(info), self.on_your_images(info))))
        return None

    def on_your_images(self, info: ModelInfo) -> str:
        """What a comparison on the user's images has found, in words; "" for nothing."""
        found = self._probed.get(info.name)
        if found is None:
            return ""
        if found.accuracy is None:
            return found.error
        words = self.tr("on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}")
        return words.format(**_figures(found))

    def facts(self, info: ModelInfo, placed: bool = True) -> str:
        """Parameters, accuracy and, where they are what is ``placed``, where the default weights are, in one line."""
        parts = [self.tr("{count} parameters").format(count=amounts.parameters(catalog.backbone_parameters(info)))]
        if info.accuracy is not None:
            parts.append(self.tr("ImageNet {percent} %").format(percent=amounts.decimal(info.accuracy)))
        if placed:
            parts.append(self.place(info))
        return " · ".join(parts)

    def place(self, info: ModelInfo) -> str:
        """Where the default weights are: with the program, on this computer, or so many bytes away."""
        if not info.url:
            return self.tr("included with FTStudio")
        if info.name in self._on_disk:
            return self.tr("on this computer")
        return self.tr("{size} to download").format(size=amounts.size(info.download_bytes))

    def _short(self, info: ModelInfo) -> str:
        """The second line of a model that was compared: interval, time and size, or why there are none."""
        found = self._probed.get(info.name)
        if found is None or found.accuracy is None:
            return found.error if found is not None else ""
        return self.tr("{low} to {high} % · {milliseconds} ms per image · {size}").format(**_figures(found))

    def tip(self, info: ModelInfo) -> str:
        own = self.on_your_images(info)
        lines = [info.title, info.character, *([own[:1].upper() + own[1:] + "."] if own else []), ""]
        if not info.url:
            lines.append(self.tr("Small, for a quick start offline. Models with ImageNet weights are more accurate."))
        elif info.accuracy is not None:
            lines.append(
                self.tr("ImageNet top-1 accuracy: {percent} % (published).").format(
                    percent=amounts.decimal(info.accuracy)
                )
            )
        side = info.preprocessing.size
        lines.append(
            self.tr("{count} parameters in {stages} stages; trained at {side} × {side} pixels.").format(
                count=amounts.count(catalog.backbone_parameters(info)), stages=len(info.stages), side=side
            )
        )
        return "\n".join([*lines, "", catalog.DATA_TERMS])


def _figures(found: ProbedModel) -> dict[str, str]:
    """Those of a model that was compared, as the list writes them."""
    milliseconds = 1000 * found.seconds_per_image
    return {
        "percent": amounts.decimal(100 * (found.accuracy or 0.0)),
        "low": amounts.decimal(100 * found.low, 0),
        "high": amounts.decimal(100 * found.high, 0),
        "milliseconds": amounts.decimal(milliseconds, 0 if milliseconds >= 10 else 1),
        "size": amounts.size(found.file_bytes),
    }


def _searchable(text: str) -> str:
    """Text in which "ResNet-50", "resnet_50" and "resnet50" are the same."""
    return text.casefold().replace("-", "").replace("_", "")


class ModelFilter(QSortFilterProxyModel):
    """Rows in whose names every word looked for occurs ("resnet 50", "vit").

    Where no name has them, rows that have them anywhere ("quick"), because a character may well mention another model's
    name.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked_for: tuple[str, ...] = ()
        self._where = NAMES

    def look_for(self, text: str) -> None:
        self._looked_for = tuple(_searchable(text).split())
        rows = self.sourceModel()
        named = any(self._has_all(rows.index(row, 0).data(NAMES)) for row in range(rows.rowCount()))
        self._where = NAMES if named else WORDS
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return self._has_all(self.sourceModel().index(source_row, 0, source_parent).data(self._where))

    def _has_all(self, words: str) -> bool:
        return all(word in words for word in self._looked_for)


class ModelDelegate(QStyledItemDelegate):
    """Two lines a row: title, parameters and accuracy; below, the character and where the weights are."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(POPUP_WIDTH - 40, max(ROW_HEIGHT, 2 * option.fontMetrics.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        info: ModelInfo = index.data(INFO)
        colours = theme.current()
        painter.save()
        self._paint_ground(painter, option)
        area = option.rect.adjusted(theme.SPACE_S, 5, -theme.SPACE_S, -5)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower = QRect(area.left(), area.center().y(), area.width(), area.height() // 2)

        found: ProbedModel | None = index.data(PROBED)
        accuracy = f"{amounts.decimal(info.accuracy)} %" if info.accuracy is not None else "–"
        left = self._paint_right(painter, upper, self._own_accuracy(found), colours.accent, NUMBER_WIDTH)
        left = self._paint_right(painter, left, accuracy, colours.text, NUMBER_WIDTH)
        left = self._paint_right(
            painter, left, amounts.parameters(catalog.backbone_parameters(info)), colours.text, NUMBER_WIDTH
        )
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        self._paint_left(painter, left, info.title, colours.text)
        font.setBold(False)
        font.setPixelSize(theme.CAPTION_PX + 1)
        painter.setFont(font)
        place, colour = self._place(info, bool(index.data(ON_DISK)))
        width = painter.fontMetrics().horizontalAdvance(place) + 2
        left = self._paint_right(painter, lower, place, colour, width)
        found_words = index.data(Qt.ItemDataRole.StatusTipRole) if found is not None else ""
        self._paint_left(painter, left, found_words or info.character, colours.muted)
        painter.restore()

    def _own_accuracy(self, found: ProbedModel | None) -> str:
        """On the user's images, with a mark for the best trade-offs; "" where it is not known."""
        if found is None or found.accuracy is None:
            return ""
        return f"{'◆ ' if found.is_trade_off else ''}{amounts.decimal(100 * found.accuracy)} %"

    def _place(self, info: ModelInfo, on_disk: bool) -> tuple[str, str]:
        colours = theme.current()
        if not info.url:
            return "✓ " + self.tr("included with FTStudio"), colours.good
        if on_disk:
            return "✓ " + self.tr("on this computer"), colours.good
        return "↓ " + amounts.size(info.download_bytes), colours.muted

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.mix(colours.surface, colours.accent, 0.18)))
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.mix(colours.surface, colours.text, 0.06)))

    def _paint_right(self, painter: QPainter, area: QRect, text: str, colour: str, width: int) -> QRect:
        """Paint at the right end; answer with what is left of the area."""
        painter.setPen(QColor(colour))
        place = QRect(area.right() - width, area.top(), width, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return area.adjusted(0, 0, -width - theme.SPACE_S, 0)

    def _paint_left(self, painter: QPainter, area: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class ModelPopup(QFrame):
    """A search line over the list. Typing narrows it, arrows move, Enter or a click chooses, Esc closes."""

    chosen = Signal(str)

    def __init__(self, rows: ModelRows, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search models"))
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(self.tr("Search models"))
        self._search.textChanged.connect(self._look_for)
        self._search.installEventFilter(self)
        self._filter = ModelFilter(self)
        self._filter.setSourceModel(rows)
        self._list = QListView()
        self._list.setModel(self._filter)
        self._list.setItemDelegate(ModelDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Models"))
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        self._nothing = plain_label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._search)
        column.addLayout(self._column_titles())
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
        self.compare = CompareRow()
        column.addWidget(self.compare)
        self._nothing.hide()

    def _column_titles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.SPACE_M + theme.SPACE_XS, 0)  # the list's own margin and its scroll bar
        row.setSpacing(theme.SPACE_S)
        row.addStretch(1)
        for words in (self.tr("parameters"), self.tr("ImageNet"), self.tr("your images")):
            title = plain_label(words, "caption")
            title.setAlignment(Qt.AlignmentFlag.AlignRight)
            title.setFixedWidth(NUMBER_WIDTH)
            row.addWidget(title)
        return row

    def open_at(self, below: QWidget, current: str) -> None:
        """Open under a widget, with the current model chosen and in sight."""
        screen = below.screen().availableGeometry()
        width = max(POPUP_WIDTH, below.width())
        height = min(POPUP_HEIGHT, screen.height() - 40)
        corner = below.mapToGlobal(QPoint(0, below.height() + 2))
        left = max(screen.left(), min(corner.x(), screen.right() - width))
        top = max(screen.top(), min(corner.y(), screen.bottom() - height))
        self.setGeometry(left, top, width, height)
        self._search.clear()
        self._select(current)
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)
        self._list.scrollTo(self._list.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    @property
    def shown_names(self) -> list[str]:
        """The models in the list now, from the top."""
        rows = range(self._filter.rowCount())
        return [self._filter.index(row, 0).data(INFO).name for row in rows]

    def _select(self, name: str) -> None:
        for row, other in enumerate(self.shown_names):
            if other == name:
                self._list.setCurrentIndex(self._filter.index(row, 0))
                return

    def _look_for(self, text: str) -> None:
        self._filter.look_for(text)
        found = self._filter.rowCount() > 0
        self._list.setVisible(found)
        self._nothing.setVisible(not found)
        self._nothing.setText(self.tr("No model matches “{text}”.").format(text=text))
        if found and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._filter.index(0, 0))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close()
            self.chosen.emit(index.data(INFO).name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentIndex())
                return True
            if watched is self._search and event.key() in PAGE_KEYS:
                # The arrows belong to the list also while the cursor stands in the search line.
                self._list.event(event)
                return True
        return super().eventFilter(watched, event)
