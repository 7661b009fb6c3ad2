"""An Evaluation tab for tests, what it is shown, and what can be seen on it."""

from __future__ import annotations

from made_evaluations import evaluation, labels_evaluation, number_evaluation
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid

__all__ = [
    "button", "evaluation", "labels_evaluation", "number_evaluation", "record", "shown_panel", "state", "strip",
]  # fmt: skip


def record(run_dir: str, test_count: int = 0) -> RunRecord:
    return RunRecord(
        run_id=run_dir, run_dir=run_dir, name=run_dir, created=1.0, state="completed", dataset="pets", model="starter",
        freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=3, test_count=test_count,
    )  # fmt: skip


def shown_panel(qtbot: QtBot) -> EvaluationPanel:
    widget = EvaluationPanel()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


def state(*records: RunRecord) -> SessionState:
    return SessionState(runs=records)


def button(panel: QWidget, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def strip(panel: EvaluationPanel) -> list[str]:
    model = panel.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).path for row in range(model.rowCount())]
