"""The images under an evaluation: a title, a grid, and on request why the model said what it said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ftstudio.core.confidence import HeatMap
from ftstudio.ui.evaluation.evaluated_images import Describe, EvaluatedImages
from ftstudio.ui.evaluation.heat_maps import HeatMaps
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile_grid import TileGrid

EDGE = 88


class ImageStrip(QWidget):
    """Shows images of one evaluation.

    ``explain_requested`` carries absolute paths and the class of each heat map; ``open_requested`` an absolute path.
    Both as objects: a name may be no UTF-8.
    """

    open_requested = Signal(object)
    explain_requested = Signal(object, object)
    explain_cancelled = Signal()
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat_maps = HeatMaps(self)
        self._images = EvaluatedImages(self)
        self._pictures = PictureLoader(self, budget=16 * 2**20)
        self._title = ElidedLabel()
        self._progress = plain_label(role="caption")
        self._why = QPushButton(self.tr("Show why"))
        self._all = QPushButton(self.tr("Show all mistakes"))
        self._grid = TileGrid(self._pictures, edge=EDGE)
        self._empty = plain_label(role="muted", wrap=True)
        self._pages = QStackedWidget()
        self._predicted: dict[str, str] = {}
        self._build()
        self._connect()

    def name_all(self, text: str) -> None:
        """What the button is called that goes back to the images that are shown first."""
        self._all.setText(text)

    def hide_why(self) -> None:
        """There are no heat maps."""
        self._why.hide()

    def begin(self, title: str, empty: str, default: bool) -> None:
        """What will be shown: its title, and what to say where there is nothing.

        ``default``: the images that are shown first.
        """
        self._title.setText(title)
        self._empty.setText(empty)
        self._all.setVisible(not default)

    def show_images(self, root: str, images: Sequence[Any], describe: Describe) -> None:
        """As EvaluatedImages.show_images."""
        self._images.show_images(root, images, describe)
        self._grid.scrollToTop()
        self._pages.setCurrentIndex(0 if images else 1)
        self._why.setEnabled(bool(images))
        self._look()

    def forget_heat_maps(self) -> None:
        """Another evaluation or another output comes: the heat maps are for something else."""
        if self._heat_maps.asking:
            self.explain_cancelled.emit()
        self._heat_maps.clear()

    # ---- why ------------------------------------------------------------------------------------------------

    def add_heat_map(self, heat_map: HeatMap) -> None:
        if self._predicted.get(heat_map.path, heat_map.class_name) == heat_map.class_name:
            self._heat_maps.add(heat_map)

    def explaining_ended(self, answered: bool) -> None:
        """The question is over; ``answered`` False: it was interrupted."""
        self._heat_maps.question_ended(answered)
        self._show_progress()

    def explaining_failed(self) -> None:
        """It cannot be said why: ask no more."""
        self._why.setChecked(False)
        self._heat_maps.question_ended(answered=True)

    def _toggle(self, on: bool) -> None:
        self._images.show_overlays(self._heat_maps.overlay if on else None)
        self._grid.viewport().update()
        if not on and self._heat_maps.asking:
            self.explain_cancelled.emit()
        self._look()

    def _look(self) -> None:
        """Ask for what is in sight now, if it is to be explained at all."""
        wanted = self._why.isChecked() and self.isVisible()
        rows = self._grid.seen_rows() if wanted else range(0)
        self._predicted = {self._images.absolute(row): self._images.explained(row) for row in rows}
        self._heat_maps.show_sight(tuple(self._predicted))
        self._show_progress()

    def _ask(self, paths: list[str]) -> None:
        self.explain_requested.emit(paths, [self._predicted.get(path, "") for path in paths])

    def _show_progress(self) -> None:
        there, waiting = len(self._predicted), self._heat_maps.waiting
        words = self.tr("{0} of {1}").format(number_format.count(there - waiting), number_format.count(there))
        self._progress.setText(words if waiting else "")

    def _repaint(self, _path: str) -> None:
        self._grid.viewport().update()
        self._show_progress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is explained."""
        super().hideEvent(event)
        self._look()

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title.setProperty("role", "title")
        self._why.setProperty("role", "quiet")
        self._why.setIcon(theme.icon("eye"))
        self._why.setCheckable(True)
        self._why.setToolTip(
            self.tr("Overlay a heat map on each visible image: the brighter, the more it supports the model's answer")
        )
        self._all.setProperty("role", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.setModel(self._images)
        self._grid.setAccessibleName(self.tr("Evaluated images"))
        self._pages.addWidget(self._grid)
        self._pages.addWidget(self._empty)
        title = QHBoxLayout()
        title.setSpacing(theme.SPACE_XS)
        title.addWidget(self._title, 1)
        for widget in (self._progress, self._why, self._all):
            title.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(title)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._heat_maps.wanted.connect(self._ask)
        self._heat_maps.arrived.connect(self._repaint)
        self._why.toggled.connect(self._toggle)
        self._grid.seen_changed.connect(self._look)
        self._grid.tile_opened.connect(self._open_tile)
        self._all.clicked.connect(self.all_requested)

    def _open_tile(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._images.absolute(index.row()))
