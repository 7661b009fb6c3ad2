"""Messages over the foot of the window: what happened, what to do; details fold out; nothing is modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.errors import ErrorReport
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import IconLabel, plain_label

Level: TypeAlias = Literal["info", "good", "warning", "error"]
_ICONS = {"info": ("info", "accent"), "good": ("good", "good"), "warning": ("warning", "caution"),
          "error": ("error", "wrong")}  # fmt: skip
_MOST = 6
"""Maximum number of messages; the oldest are removed."""
_TALLEST, _LEAST_LIMIT, _WIDEST = 220, 140, 560
"""In pixels: never taller than a quarter of the window, but room for one message and its actions."""
PASSING_MS = 12_000
"""Good news that asks for nothing disappears by itself after this time."""


@dataclass(frozen=True)
class Action:
    """A button of a message; pressing it closes the message."""

    title: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Message:
    """``key``: a newer message of the same key takes the place of the older one ("" never does)."""

    level: Level
    text: str
    hint: str = ""
    details: str = ""
    actions: tuple[Action, ...] = ()
    key: str = ""


class MessageCard(QFrame):
    """One message."""

    def __init__(self, message: Message, dismiss: Callable[[MessageCard], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self._dismiss = dismiss
        self.setObjectName("message")
        self.setProperty("level", message.level)
        self.setAccessibleName(f"{message.text} {message.hint}".strip())
        icon, colour = _ICONS[message.level]
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(IconLabel(icon, 18, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        for index, action in enumerate(message.actions):
            row.addWidget(self._action_button(action, first=index == 0), 0, Qt.AlignmentFlag.AlignVCenter)
        self._fold = self._quiet_button("chevron-right", self.tr("Details"))
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_details)
        self._fold.setVisible(bool(message.details))
        row.addWidget(self._fold)
        close = self._quiet_button("close", self.tr("Close this message"))
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M - 2, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        column.addLayout(row)
        self._details = self._details_box() if message.details else None
        if self._details is not None:
            column.addWidget(self._details)

    @Slot()
    def dismiss(self) -> None:
        self._dismiss(self)

    @Slot()
    def pass_by(self) -> None:
        """Disappear, unless it is being read: the mouse is on it."""
        if self.underMouse():
            QTimer.singleShot(PASSING_MS, self, self.pass_by)
        else:
            self.dismiss()

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, role in ((self.message.text, ""), (self.message.hint, "muted")):
            if text:
                label = plain_label(text, role, wrap=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.addWidget(label)
        return words

    def _action_button(self, action: Action, first: bool) -> QPushButton:
        button = QPushButton(action.title)
        button.setProperty("role", "" if first else "quiet")
        button.setAccessibleName(action.title)

        def press() -> None:
            self.dismiss()
            action.act()

        button.clicked.connect(press)
        return button

    def _quiet_button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon, "muted"))
        button.setIconSize(QSize(16, 16))
        button.setProperty("role", "quiet")
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _details_box(self) -> QWidget:
        text = QPlainTextEdit(self.message.details)
        text.setReadOnly(True)
        text.setProperty("role", "mono")
        text.setFixedHeight(120)
        text.setAccessibleName(self.tr("Details"))
        copy = QPushButton(theme.icon("copy"), self.tr("Copy"))
        copy.setAccessibleName(self.tr("Copy the details"))
        copy.clicked.connect(self._copy)
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(26, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        box.hide()
        return box

    @Slot(bool)
    def _show_details(self, shown: bool) -> None:
        self._fold.setIcon(theme.icon("chevron-down" if shown else "chevron-right", "muted"))
        if self._details is not None:
            self._details.setVisible(shown)

    @Slot()
    def _copy(self) -> None:
        message = self.message
        QGuiApplication.clipboard().setText("\n".join(filter(None, (message.text, message.hint, message.details))))


class MessageArea(QScrollArea):
    """The messages, newest first, over what is below them: nothing moves when one comes or goes.

    It scrolls rather than grow for ever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Messages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._inside.installEventFilter(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_XS)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self._cards: list[MessageCard] = []
        self._room = QRect(0, 0, _WIDEST, 4 * _TALLEST)
        self.hide()

    def set_room(self, room: QRect) -> None:
        """Where messages may stand, in coordinates of the parent: they fill its lower right corner."""
        self._room = room
        self._fit()

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is shown, newest first."""
        return tuple(card.message for card in self._cards)

    def show_message(self, message: Message) -> None:
        """Show it on top. The same words again only move up."""
        for card in list(self._cards):
            old = card.message
            same = (old.level, old.text, old.hint) == (message.level, message.text, message.hint)
            if same or (message.key and old.key == message.key):
                self._remove(card)
        card = MessageCard(message, self._remove, self._inside)
        self._cards.insert(0, card)
        self._column.insertWidget(0, card)
        for old_card in self._cards[_MOST:]:
            self._remove(old_card)
        if message.level in ("info", "good") and not message.actions and not message.details:
            QTimer.singleShot(PASSING_MS, card, card.pass_by)
        self.show()
        self.raise_()
        self._fit()
        self.verticalScrollBar().setValue(0)

    def dismiss_key(self, key: str) -> None:
        """Take away what no longer holds."""
        for card in [card for card in self._cards if card.message.key == key]:
            self._remove(card)

    def info(self, text: str, hint: str = "", *actions: Action, key: str = "") -> None:
        self.show_message(Message("info", text, hint, actions=actions, key=key))

    def good(self, text: str, hint: str = "", *actions: Action, key: str = "") -> None:
        self.show_message(Message("good", text, hint, actions=actions, key=key))

    def warning(self, text: str, hint: str = "", *actions: Action, key: str = "") -> None:
        self.show_message(Message("warning", text, hint, actions=actions, key=key))

    def error(self, report: ErrorReport, *actions: Action, key: str = "") -> None:
        self.show_message(Message("error", report.message, report.hint, report.details, actions, key))

    def _remove(self, card: MessageCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As tall as the messages, up to a limit."""
        width = min(_WIDEST, self._room.width())
        needed = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else 0
        needed = max(needed, self._column.totalMinimumSize().height())
        height = min(needed, _TALLEST, max(_LEAST_LIMIT, self._room.height() // 4))
        place = QRect(self._room.right() + 1 - width, self._room.bottom() + 1 - height, width, height)
        if place != self.geometry():
            self.setGeometry(place)
