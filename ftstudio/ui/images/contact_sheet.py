"""The opened images at a glance: a line of pictures for each class or label, until there is a training to watch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ftstudio.core.dataset import DatasetSummary
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised, plain_label, scrolling
from ftstudio.ui.widgets.thumbnails import PictureLoader

EDGE, GAP, TITLE = 72, 6, 24
MOST = 24
"""Pictures of a line: as many as a wide screen has room for."""
DIRECT = 5_000
"""Data sets of up to this many files are sorted at once, larger ones in the background."""


class Line(NamedTuple):
    """One class or label: how many images it has in ``total``, and absolute paths of some."""

    name: str
    total: int
    paths: tuple[str, ...]


def lines_of(dataset: DatasetSummary) -> list[Line]:
    """A line for each class or label in order of name; one for all images where the targets are numbers."""
    found: dict[str, list[str]] = {}
    root = str(Path(dataset.root) / "_")[:-1]  # once: a path of its own for each of many files is slow
    for file in dataset.files:
        if file.problem:
            continue
        for name in file.labels or ("",):
            paths = found.setdefault(name, [])
            if len(paths) < MOST:
                paths.append(f"{root}{file.path}")
    counts = {each.name: each.total for each in dataset.counts}
    return [Line(name, counts.get(name, dataset.usable_count), tuple(found[name])) for name in sorted(found)]


class ContactSheet(QWidget):
    """``class_chosen`` carries the class or label whose line was clicked, "" for none.

    ``show_hint`` says what comes next.
    """

    class_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: DatasetSummary | None = None
        self._sorting = Background(self)
        self._hint = plain_label("", "muted")
        self.lines = _Lines()
        self.lines.clicked.connect(self.class_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._hint)
        area = scrolling(self.lines)
        area.setAccessibleName(self.tr("Some images of each class"))
        column.addWidget(area, 1)

    def show_hint(self, hint: str) -> None:
        if hint != self._hint.text():
            self._hint.setText(hint)

    def show_dataset(self, dataset: DatasetSummary) -> None:
        if dataset is self._shown:
            return
        another = self._shown is None or self._shown.source != dataset.source
        self._shown = dataset
        self._sorting.forget()
        if another:
            self.lines.show_lines(())
        if len(dataset.files) > DIRECT:
            self._sorting.start(partial(lines_of, dataset), self._show_sorted)
        else:
            self._show_sorted(lines_of(dataset), None)

    def _show_sorted(self, lines: Sequence[Line], error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images could not be sorted by class.") from error
        self.lines.show_lines(lines)


class _Lines(QWidget):
    """Paints the lines in sight, and asks for pictures of those only."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._pictures = PictureLoader(self, budget=24 * 2**20)
        self._pictures.arrived.connect(lambda _path: self.update())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changes.changed.connect(self.update)

    @property
    def names(self) -> list[str]:
        """The names of the lines, in order."""
        return [line.name for line in self._lines]

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        said = [f"{neutralised(line.name)}: {amounts.count(line.total)}" for line in lines[:100]]
        self.setAccessibleName(self.tr("Some images of each class"))
        self.setAccessibleDescription(", ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._lines) * self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @staticmethod
    def _height() -> int:
        return TITLE + EDGE + theme.SPACE_M

    def _line_at(self, place: QPoint) -> Line | None:
        row = place.y() // self._height()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _picture_at(self, place: QPoint) -> str:
        line = self._line_at(place)
        number = place.x() // (EDGE + GAP)
        inside = place.y() % self._height() >= TITLE and number < self._room()
        return line.paths[number] if line is not None and inside and number < len(line.paths) else ""

    def _room(self) -> int:
        """How many pictures fit into a line."""
        return max(1, (self.width() + GAP) // (EDGE + GAP))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and line is not None:
            self.clicked.emit(line.name)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            path = self._picture_at(event.pos())
            QToolTip.showText(event.globalPos(), as_plain_tip(neutralised(Path(path).name)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        first = max(0, event.rect().top() // self._height())
        last = event.rect().bottom() // self._height() + 1
        seen = self._lines[first:last]
        self._pictures.keep_only({path for line in seen for path in line.paths[: self._room()]})
        for row, line in enumerate(seen, first):
            self._paint_title(painter, row * self._height(), line)
            for number, path in enumerate(line.paths[: self._room()]):
                frame = QRect(number * (EDGE + GAP), row * self._height() + TITLE, EDGE, EDGE)
                self._paint_picture(painter, frame, path)

    def _paint_title(self, painter: QPainter, top: int, line: Line) -> None:
        looks, metrics = theme.current(), self.fontMetrics()
        figure = amounts.count(line.total)
        room = self.width() - metrics.horizontalAdvance(figure) - theme.SPACE_S
        name = metrics.elidedText(neutralised(line.name), Qt.TextElideMode.ElideMiddle, room)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(looks.text))
        painter.drawText(QRect(0, top, room, TITLE), middle, name)
        painter.setPen(QColor(looks.muted))
        left = metrics.horizontalAdvance(name) + theme.SPACE_S if name else 0
        painter.drawText(QRect(left, top, self.width() - left, TITLE), middle, figure)

    def _paint_picture(self, painter: QPainter, frame: QRect, path: str) -> None:
        """The middle of the picture, as a square."""
        image = self._pictures.picture(path, round(2 * EDGE * self.devicePixelRatioF()))
        if image is None:
            ground = QColor(theme.current().border)
            ground.setAlphaF(0.5)
            painter.fillRect(frame, ground)
            return
        side = min(image.width(), image.height())
        part = QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
        painter.drawImage(frame, image, part)
