"""Images that may lie in the wrong class, one at a time: keep it, move it, or leave it out, with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.ui.images.label_doubts import EXAMPLES, Doubt
from ftstudio.ui.images.picture_row import PictureRow
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, caption, empty_state, plain_label
from ftstudio.ui.widgets.number_format import percent
from ftstudio.ui.widgets.thumbnails import PictureLoader, load_picture

EXAMPLE_EDGE = 56


class LabelQueue(QWidget):
    """Shows the doubts that it is given and announces what the user decides about the one in sight."""

    keep_wanted = Signal(object)
    move_wanted = Signal(object)
    exclude_wanted = Signal(object)
    closed = Signal()

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubts: list[Doubt] = []
        self._now = 0
        self._large = PictureRow(PictureLoader(self, load_picture), 1, None)
        self._own, self._other = _Choice(self.tr("Is in"), pictures), _Choice(self.tr("Looks like"), pictures)
        self._count = plain_label("", "muted")
        self._path = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._done = empty_state("good", self.tr("All reviewed"), self.tr("No more likely label errors."))
        self._card = QWidget()
        self._buttons: list[QPushButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Likely label errors"))
        self._build()
        self._show()

    @property
    def current(self) -> Doubt | None:
        return self._doubts[self._now] if self._doubts else None

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """What is left, the most doubtful first. The image in sight stays, or the next one takes its place."""
        here = self.current
        before = {doubt.path for doubt in self._doubts[: self._now]}
        self._doubts = list(doubts)
        paths = [doubt.path for doubt in self._doubts]
        if here is not None and here.path in paths:
            self._now = paths.index(here.path)
        else:
            self._now = sum(path in before for path in paths)
        self._now = min(self._now, max(0, len(paths) - 1))
        self._show()

    # ---- deciding -------------------------------------------------------------------------------------------

    def keep_it(self) -> None:
        if self.current is not None:
            self.keep_wanted.emit(self.current)

    def move_it(self) -> None:
        if self.current is not None:
            self.move_wanted.emit(self.current)

    def leave_out(self) -> None:
        if self.current is not None:
            self.exclude_wanted.emit(self.current)

    def step(self, by: int) -> None:
        """To the next image, or back, without a decision."""
        if self._doubts:
            self._now = min(max(0, self._now + by), len(self._doubts) - 1)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_K: self.keep_it, Qt.Key.Key_M: self.move_it, Qt.Key.Key_X: self.leave_out,
            Qt.Key.Key_Delete: self.leave_out, Qt.Key.Key_Return: self.move_it, Qt.Key.Key_Enter: self.move_it,
            Qt.Key.Key_Right: lambda: self.step(1), Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Escape: self.closed.emit,
        }  # fmt: skip
        act = acts.get(event.key())
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or act in (acts[Qt.Key.Key_Right], acts[Qt.Key.Key_Left]):
            act()

    # ---- showing --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        doubt = self.current
        self._card.setVisible(doubt is not None)
        self._done.setVisible(doubt is None)
        for button in self._buttons:
            button.setEnabled(doubt is not None)
        if doubt is None:
            self._count.setText("")
            self._path.setText("")
            return
        suspect = doubt.suspect
        self._count.setText(
            self.tr("{0} of {1}").format(amounts.count(self._now + 1), amounts.count(len(self._doubts)))
        )
        self._path.setText(suspect.path)
        self._large.show_pictures([(doubt.path, doubt.file.mtime_ns)])
        self._own.show_class(suspect.class_name, percent(suspect.own_probability, 0), doubt.own_examples)
        self._other.show_class(suspect.suggested, percent(suspect.probability, 0), doubt.other_examples)

    def _build(self) -> None:
        back = self._button(self.tr("Back to all images"), "close", self.closed.emit, self.tr("Esc"), "quiet")
        earlier = self._button("‹", "", lambda: self.step(-1), self.tr("Left arrow"), "quiet")
        later = self._button("›", "", lambda: self.step(1), self.tr("Right arrow"), "quiet")
        earlier.setAccessibleName(self.tr("Previous image"))
        later.setAccessibleName(self.tr("Next image, without a decision"))
        keep = self._button(self.tr("Keep  (K)"), "", self.keep_it, self.tr("The label is right; do not ask again"))
        move = self._button(self.tr("Move  (M)"), "", self.move_it, self.tr("Move the file to this class (M or Enter)"))
        exclude = self._button(
            self.tr("Exclude  (X)"), "trash", self.leave_out, self.tr("Exclude it from training"), "quiet"
        )
        self._buttons = [earlier, later, keep, move, exclude]
        self._own.column.addWidget(keep)
        self._other.column.addWidget(move)
        top, foot, choices = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (top, foot, choices):
            row.setSpacing(theme.SPACE_S)
        top.addWidget(back)
        top.addStretch(1)
        for part in (self._count, earlier, later):
            top.addWidget(part)
        choices.addWidget(self._own, 1)
        choices.addWidget(self._other, 1)
        foot.addWidget(self._path, 1)
        foot.addWidget(exclude)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.SPACE_S)
        inside.addWidget(self._large, 1)
        inside.addLayout(foot)
        inside.addLayout(choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addWidget(self._card, 1)
        column.addWidget(self._done, 1)

    def _button(self, text: str, icon: str, act: Callable[[], None], tip: str, role: str = "") -> QPushButton:
        button = QPushButton(text)
        if icon:
            button.setIcon(theme.icon(icon))
        if role:
            button.setProperty("role", role)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the queue
        button.clicked.connect(lambda: act())
        return button

    def sizeHint(self) -> QSize:
        return QSize(400, 400)


class _Choice(QFrame):
    """One of the two classes: its name, how likely it is, some of its other images, and what to press."""

    def __init__(self, words: str, pictures: PictureLoader) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = ElidedLabel()
        self._share = plain_label("", "muted")
        self._examples = PictureRow(pictures, EXAMPLES, EXAMPLE_EDGE)
        name = QHBoxLayout()
        name.setSpacing(theme.SPACE_S)
        name.addWidget(self._title, 1)
        name.addWidget(self._share)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        self.column.setSpacing(theme.SPACE_XS)
        self.column.addWidget(caption(words))
        self.column.addLayout(name)
        self.column.addWidget(self._examples)

    def show_class(self, name: str, share: str, examples: Sequence[tuple[str, int]]) -> None:
        self._title.setText(name)
        self._share.setText(share)
        self._examples.show_pictures(examples)
