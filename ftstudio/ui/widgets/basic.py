"""Small widgets that several panels share: an elided label, titles, captions, the empty state, a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QStyle, QStyleOption, QVBoxLayout, QWidget

from ftstudio.core.text import respelled
from ftstudio.ui.widgets import theme


def neutralised(text: str) -> str:
    """``text`` on one line, with a visible sign for all in it that steers the display or is not seen.

    For showing only; never for opening a file.
    """
    return respelled(text, lambda _character: "�")


def unbroken(text: str) -> str:
    """``text`` that a wrapped label keeps on one line: "p < 0.05", "80 %"."""
    return text.replace(" ", "\u00a0")


class ElidedLabel(QLabel):
    """One line of elided plain text: what does not fit ends in "…"; the tooltip has the full text.

    ``text()`` stays the whole text.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(neutralised(text))
        self._refresh_tip()

    def show_elided(self, elide: Qt.TextElideMode) -> None:
        """Set which part is elided."""
        self._elide = elide
        self.update()

    def setToolTip(self, tip: str) -> None:
        """A tooltip of the caller's own; the whole text comes first where the label is cut."""
        self._tip = tip
        self._refresh_tip()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._elide, area.width())
        self.style().drawItemText(
            painter, area, int(self.alignment()), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )

    def _refresh_tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        parts = [self.text()] if cut and self.text() else []
        if self._tip:
            parts.append(self._tip)
        super().setToolTip(as_plain_tip("\n".join(parts)))


def as_plain_tip(text: str) -> str:
    """Text for ``setToolTip`` that is shown as it stands, also where it looks like HTML."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


def plain_label(text: str = "", role: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label that shows its text as it stands. ``role`` is one of the style sheet's."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def section_title(text: str, parent: QWidget | None = None) -> QLabel:
    """15 px semibold."""
    return plain_label(text, "title", parent=parent)


def caption(text: str = "", parent: QWidget | None = None) -> QLabel:
    """11 px, muted, wrapped."""
    return plain_label(text, "caption", wrap=True, parent=parent)


def under_each_other(*widgets: QWidget) -> QWidget:
    """What belongs together, closer to each other than to the rest; the first one takes the focus."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_XS)
    for widget in widgets:
        column.addWidget(widget)
    box.setFocusProxy(widgets[0])
    return box


def scrolling(inside: QWidget) -> QScrollArea:
    """``inside`` as wide as there is room; scrolls where it is higher."""
    inside.setObjectName("scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class IconLabel(QLabel):
    """An icon by itself, in a colour of the theme, that follows the theme."""

    def __init__(self, name: str, edge: int = 16, colour: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._edge, self._colour = name, edge, colour
        self.setFixedSize(edge, edge)
        theme.changes.changed.connect(self.update)

    def show_icon(self, name: str, colour: str | None = None) -> None:
        if (name, colour or self._colour) != (self._name, self._colour):
            self._name, self._colour = name, colour or self._colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme.icon(self._name, self._colour).paint(QPainter(self), self.rect())


def line(parent: QWidget | None = None) -> QFrame:
    """A hairline across."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made


class EmptyState(QWidget):
    """What stands where there is nothing yet: an icon, what is missing, what to do next."""

    def __init__(self, icon: str, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, 32)
        self._title = plain_label(title, "title", wrap=True)
        self._hint = plain_label(hint, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    def show_text(self, title: str, hint: str) -> None:
        if self._title.text() != title:
            self._title.setText(title)
        if self._hint.text() != hint:
            self._hint.setText(hint)


def add_shortcut(widget: QWidget, title: str, key: QKeySequence.StandardKey, do: Callable[[], None]) -> None:
    """Let ``key`` do something while ``widget`` or one inside it has the focus."""
    action = QAction(title, widget)
    action.setShortcut(key)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: do())
    widget.addAction(action)


def empty_state(icon: str, title: str, hint: str, parent: QWidget | None = None) -> EmptyState:
    """An EmptyState, centred in the room it is given."""
    return EmptyState(icon, title, hint, parent)
