"""Keeps the costs under the freeze slider true as images, model, sizes and device change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ftstudio.app import estimate, session
from ftstudio.app.session import SessionState
from ftstudio.ui.control.desk import Desk


class CostIntents(QObject):
    """Watches the state; counting is cheap."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counted_from: tuple[object, ...] = ()
        desk.live.changed.connect(self._count)

    def _count(self, state: SessionState) -> None:
        train, validation, classes = estimate.image_counts(state.dataset, state.config.data.val_fraction)
        counted_from = (state.config.model, state.config.train, train, validation, classes, state.device)
        if counted_from == self._counted_from and state.costs:
            return
        self._counted_from = counted_from
        costs = estimate.costs(state.config, train, validation, classes, state.device)
        self._desk.live.change(session.with_costs, costs)
