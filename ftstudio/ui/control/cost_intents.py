"""Keeps the costs under the freeze slider true as images, model, sizes and device change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ftstudio.app import estimate, session
from ftstudio.app.session import SessionState
from ftstudio.core.records import DatasetSummary
from ftstudio.ui.control.desk import Desk


class CostIntents(QObject):
    """Watches the state; counting is cheap."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counted_from: tuple[object, ...] = ()
        desk.live.changed.connect(self._count)

    def _count(self, state: SessionState) -> None:
        train, validation, classes = image_counts(state.dataset, state.config.data.val_fraction)
        counted_from = (state.config.model, state.config.train, train, validation, classes, state.device)
        if counted_from == self._counted_from and state.costs:
            return
        self._counted_from = counted_from
        costs = estimate.costs(state.config, train, validation, classes, state.device)
        self._desk.live.change(session.with_costs, costs)


def image_counts(dataset: DatasetSummary | None, val_fraction: float) -> tuple[int, int, int]:
    """Training images, validation images and classes as a run would have them, about; with no data set yet,
    those of a small one."""
    if dataset is None:
        return 1000, 250, 5
    train = sum(count.train for count in dataset.counts)
    validation = sum(count.val for count in dataset.counts)
    unassigned = sum(count.unassigned for count in dataset.counts)
    pool = train + unassigned
    if validation == 0:
        validation = round(pool * val_fraction)
        pool -= validation
    return max(1, pool), validation, max(2, len(dataset.class_names))
