"""Keeps the costs under the freeze slider true as images, model, sizes and device change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ftstudio.app import estimate, session
from ftstudio.app.estimate import LearnedRate
from ftstudio.app.session import SessionState
from ftstudio.core.records import DatasetSummary
from ftstudio.models import catalog
from ftstudio.ui.control.desk import Desk


class CostIntents(QObject):
    """Watches the state. Counting is cheap; what earlier runs taught is read in the background."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counted_from: tuple[object, ...] = ()
        self._learned_from: tuple[object, ...] = ()
        self._rate: LearnedRate | None = None
        desk.live.changed.connect(self._look)

    def _look(self, state: SessionState) -> None:
        self._learn(state)
        self._count(state)

    def _learn(self, state: SessionState) -> None:
        finished = tuple(record for record in state.runs if record.state != "running")
        device = state.device.title if state.device else ""
        learned_from = (state.config.model.name, device, tuple(record.run_dir for record in finished))
        if learned_from == self._learned_from or not device:
            return
        self._learned_from = learned_from
        model = state.config.model.name

        def take(rate: LearnedRate | None) -> None:
            if learned_from == self._learned_from:
                self._rate = rate
                self._count(self._desk.live.value)

        self._desk.errand("rate", lambda: estimate.learned_rate(finished, model, device), take)

    def _count(self, state: SessionState) -> None:
        train = state.config.train
        images, validation, classes = image_counts(state.dataset, state.config.data.val_fraction)
        device = state.device.device if state.device else "cpu"
        counted_from = (
            state.config.model.name, images, validation, classes, train.image_size, train.batch_size, device,
            self._rate,
        )  # fmt: skip
        if counted_from == self._counted_from and state.costs:
            return
        self._counted_from = counted_from
        costs = estimate.costs(
            info=catalog.model(state.config.model.name),
            class_count=classes,
            image_count=images,
            image_size=train.image_size,
            batch_size=train.batch_size,
            rate=self._rate,
            device_kind=device,
            val_count=validation,
        )
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
