"""An Evaluation tab for tests, what it is shown, and what can be seen on it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage, Evaluation
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid


def record(run_dir: str, test_count: int = 0) -> RunRecord:
    return RunRecord(
        run_id=run_dir, run_dir=run_dir, name=run_dir, created=1.0, state="completed", dataset="pets", model="starter",
        freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=3, test_count=test_count,
    )  # fmt: skip


def evaluation(run_dir: str = "/runs/1", split: str = "val") -> Evaluation:
    return ClassEvaluation(
        run_dir=run_dir, split=split, root="/pets", class_names=("cat", "=dog"), count=5, accuracy=0.6,
        accuracy_low=0.231, accuracy_high=0.882, loss=0.7, macro_f1=0.583,
        classes=(
            ClassScore(name="cat", count=3, precision=0.667, recall=0.667, f1=0.667),
            ClassScore(name="=dog", count=2, precision=None, recall=0.5, f1=0.5),
        ),
        confusion=((2, 1), (1, 1)),
        images=(
            EvaluatedImage("a.jpg", 0, 0, 0.9), EvaluatedImage("b.jpg", 0, 0, 0.99), EvaluatedImage("c.jpg", 0, 1, 0.6),
            EvaluatedImage("d.jpg", 1, 0, 0.8), EvaluatedImage("e.jpg", 1, 1, 0.7),
        ),
    )  # fmt: skip


def shown_panel(qtbot: QtBot) -> EvaluationPanel:
    widget = EvaluationPanel()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


def state(*records: RunRecord) -> SessionState:
    return SessionState(runs=records)


def button(panel: EvaluationPanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def strip(panel: EvaluationPanel) -> list[str]:
    model = panel.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).path for row in range(model.rowCount())]
