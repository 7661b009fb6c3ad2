"""Wrong? It is …: the image goes to the others of its class, and the run is behind its images."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.app import corrections
from ftstudio.app.session import SessionState
from ftstudio.core.dataset import DatasetSummary
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised, plain_label
from ftstudio.ui.widgets.elided_combo import ElidedComboBox


class CorrectionRow(QWidget):
    """``add_requested`` carries the class that the user names, as object."""

    add_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._judged: tuple[DatasetSummary | None, str] | None = None
        self._choice = ElidedComboBox()
        self._add = QPushButton(self.tr("Add to images"))
        self._reason = plain_label(role="caption", wrap=True)
        self._build()

    def show_state(self, state: SessionState, run_dir: str) -> None:
        """The classes of the run at ``run_dir`` and of the images that are open, and whether images can be added."""
        known = next((record.class_names for record in state.runs if record.run_dir == run_dir), ())
        if not known and state.run is not None and state.run.started is not None:
            known = state.run.started.target_names
        self._show_names(corrections.classes_to_choose(known, state.dataset))
        if self._judged is None or self._judged[0] is not state.dataset:
            self._judged = state.dataset, corrections.why_not(state.dataset)
            self._show_reason(self._judged[1])

    def forget_choice(self) -> None:
        """Another image: nothing is chosen for it yet."""
        self._choice.setCurrentIndex(-1)

    def _show_names(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        chosen = self._chosen()
        self._names = names
        with QSignalBlocker(self._choice):
            self._choice.clear()
            self._choice.addItems([neutralised(name) for name in names])
            self._choice.setCurrentIndex(names.index(chosen) if chosen in names else -1)
        self._chosen_another()

    def _show_reason(self, reason: str) -> None:
        self._choice.setEnabled(not reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._chosen_another()

    def _chosen(self) -> str:
        place = self._choice.currentIndex()
        return self._names[place] if place >= 0 else ""

    def _chosen_another(self) -> None:
        chosen = self._chosen()
        self._add.setEnabled(bool(chosen) and self._choice.isEnabled())
        where = self.tr("Copy this image to the images of “{0}”. Undo with Ctrl+Z")
        tip = where.format(neutralised(chosen)) if chosen else self.tr("Choose the correct class first")
        self._add.setToolTip(as_plain_tip(tip))
        self._choice.setToolTip(as_plain_tip(neutralised(chosen)))

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.add_requested.emit(chosen)
            self.forget_choice()

    def _build(self) -> None:
        self._choice.setPlaceholderText(self.tr("Wrong? It is …"))
        self._choice.setAccessibleName(self.tr("The correct class of this image"))
        self._choice.currentIndexChanged.connect(self._chosen_another)
        self._add.setEnabled(False)
        self._add.clicked.connect(self._ask)
        self._reason.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._choice, 1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self._reason)
