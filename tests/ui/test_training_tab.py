"""The Training tab: live curves, earlier runs, the status line, and nothing heavy before the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.history import RunCurves
from ftstudio.app.session import SessionState
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import (
    NO_LEARNING_RATE,
    EpochDone,
    Event,
    PhaseChanged,
    Progress,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.metrics import ACCURACY, Metric, measured
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.training.chart_toolbar import smoothing_weight
from ftstudio.ui.training.training_tab import TrainingTab


@pytest.fixture(autouse=True)
def plain_figures() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


def started(start_step: int = 0, metrics: int = 1) -> RunStarted:
    return RunStarted(
        run_id="a", run_dir="/runs/a", target_names=("x", "y"), train_count=40, val_count=200, epochs=4,
        steps_per_epoch=10, total_steps=40, device="cpu", batch_size=2, image_size=64, trainable_parameters=1,
        frozen_parameters=1, start_step=start_step, start_epoch=start_step // 10,
        metrics=(ACCURACY, Metric("f1", "F1"))[:metrics],
    )  # fmt: skip


def events(first: int = 1, last: int = 40) -> list[StepDone | EpochDone]:
    made: list[StepDone | EpochDone] = []
    for number in range(first, last + 1):
        made.append(StepDone(number, (number - 1) // 10 + 1, 1.0 / number, 1e-3, 50.0, number * 2.0))
        if number % 10 == 0:
            epoch = number // 10
            made.append(
                EpochDone(
                    epoch=epoch, step=number, train_loss=1.0, val_loss=1.0, metrics={"accuracy": 0.6 + epoch / 10},
                    train_metrics={}, is_best=epoch <= 3, seconds=number * 2.0,
                )
            )  # fmt: skip
    return made


def earlier(run_dir: str = "/runs/old", last: int = 20) -> RunCurves:
    numbers = tuple(range(1, last + 1))
    return RunCurves(
        run_dir=run_dir, name="Old run", steps=numbers, losses=(0.5,) * last, lrs=(0.1,) * last,
        step_seconds=tuple(float(number) for number in numbers),
        step_epochs=tuple(number / 10 for number in numbers),
        epochs=tuple(event for event in events(1, last) if isinstance(event, EpochDone)),
    )  # fmt: skip


def record(run_dir: str = "/runs/old") -> RunRecord:
    return RunRecord(
        run_id="old", run_dir=run_dir, name="Old <b>run</b>", created=1.0, state="stopped", dataset="pets",
        model="starter", freeze_depth=1, stage_count=6, epochs_done=2, epochs_planned=4, best_epoch=2,
        validation=measured(ACCURACY, 0.934, 734), val_count=734, seconds=201.0, device="cpu",
    )  # fmt: skip


class Run:
    """A run told to the tab and to the state, as the window does it."""

    def __init__(self, tab: TrainingTab) -> None:
        self.tab = tab
        self.state = session.with_run_requested(SessionState())
        self.say(PhaseChanged("training"))

    def say(self, *told: Event) -> Run:
        for event in told:
            self.state = session.with_run_event(self.state, event)
            if isinstance(event, RunStarted):
                self.tab.run_started(event)
            elif isinstance(event, StepDone | EpochDone | PhaseChanged):
                self.tab.add_event(event)
        self.tab.show_state(self.state)
        return self


@pytest.fixture
def tab(qtbot: QtBot) -> TrainingTab:
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(700, 600)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def ready(qtbot: QtBot, tab: TrainingTab) -> None:
    qtbot.waitUntil(lambda: tab.charts is not None and not tab._waiting, timeout=20_000)


def test_making_the_tab_imports_neither_pyqtgraph_nor_numpy_nor_torch() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ftstudio.app.session import SessionState\n"
        "from ftstudio.ui.training.training_tab import TrainingTab\n"
        "from ftstudio.ui.history.history_panel import HistoryPanel\n"
        "app = QApplication([])\n"
        "tab, runs = TrainingTab(), HistoryPanel()\n"
        "tab.show_state(SessionState())\n"
        "runs.show_state(SessionState())\n"
        "found = {'pyqtgraph', 'numpy', 'torch'} & set(sys.modules)\n"
        "del tab, runs\n"
        "print(sorted(found))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert answer.stdout.strip() == "[]", answer.stderr


def test_empty_tab_says_what_to_do(tab: TrainingTab) -> None:
    title, steps = tab._guide()
    assert title == "Your loss curves will appear here."
    assert steps.replace("\u00a0", " ") == "1  Open images   →   ✓  Choose a model   →   3  Train"
    assert [part.strip(" ")[0] for part in steps.split(" ") if part.strip(" ")] == ["1", "→", "→"]  # where lines break
    assert tab.pages.currentWidget() is tab._empty
    assert tab.status.isHidden()


def test_values_that_come_before_the_charts_are_ready_are_drawn_too(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(), *events(1, 25))
    ready(qtbot, tab)
    assert tab.charts is not None
    assert len(tab.charts.curves) == 25
    assert [epoch.epoch for epoch in tab.charts.curves.epochs] == [1, 2]
    assert tab.pages.currentWidget() is tab._chart_page


def test_status_line_counts_epochs_percent_time_and_speed(tab: TrainingTab) -> None:
    Run(tab).say(started(), *events(1, 15))
    assert tab.status.label.text() == "Epoch 2 of 4 · 49 % · 0:50 left"
    assert tab.status.phase.text() == "Training · 50 images/s · CPU"
    assert tab.status.bar.value() == 489  # a fifth for what comes before the first step, 3 % for what follows


def test_pause_is_seen(tab: TrainingTab) -> None:
    run = Run(tab).say(started(), *events(1, 15), PhaseChanged("paused"))
    assert tab.status.phase.text() == "Paused"
    assert tab.status.label.text().startswith("Epoch 2 of 4")
    assert tab.status.label.property("role") == "warning"
    run.say(PhaseChanged("training"))
    assert tab.status.phase.text().startswith("Training")
    assert not tab.status.label.property("role")


def test_preparing_shows_what_and_how_far(tab: TrainingTab) -> None:
    run = Run(tab).say(started(), PhaseChanged("caching"), Progress("computing the frozen part", 30, 120))
    assert tab.status.label.text() == "Epoch 0 of 4 · 4 % · time left unknown"
    assert tab.status.phase.text() == "Computing the frozen part · 30 of 120 · CPU"
    run.say(Progress("reading", 5, None))
    assert tab.status.phase.text() == "Reading · 5 · CPU"


def test_the_bar_never_runs_back(tab: TrainingTab) -> None:
    run = Run(tab).say(started())
    seen = [tab.status.bar.value()]
    parts = [
        PhaseChanged("caching"), Progress("validation", 200, 200), Progress("training", 10, 40),
        PhaseChanged("caching"), Progress("training", 40, 40), PhaseChanged("training"), *events(1, 20),
        PhaseChanged("caching"), Progress("training", 1, 40), PhaseChanged("training"), *events(21, 40),
        Progress("calibrating", 1, 200),
    ]  # fmt: skip
    for event in parts:
        run.say(event)
        seen.append(tab.status.bar.value())
    assert seen == sorted(seen)
    assert seen[-1] == 970


def test_stop_is_answered_at_once(tab: TrainingTab) -> None:
    run = Run(tab).say(started(), *events(1, 15))
    tab.show_state(session.with_stop_requested(run.state))
    assert tab.status.phase.text() == "Saving and stopping…"


def test_finished_run_is_summed_up_with_its_interval(tab: TrainingTab) -> None:
    Run(tab).say(started(), *events(), RunFinished("completed"))
    text = tab.status.label.text()
    assert text == "Finished · best epoch 3 · accuracy 90.0 % (85.1–93.4 %) · 1:20 · CPU"
    assert "200 validation images" in tab.status.label.toolTip()
    assert not tab.status.bar.isVisible()


def test_failed_run_says_why(tab: TrainingTab) -> None:
    error = ErrorReport(message="The disk is full.")
    Run(tab).say(started(), *events(1, 5), RunFinished("failed", error))
    assert tab.status.label.text().startswith("Failed: The disk is full.")
    assert tab.status.label.property("role") == "danger"


def test_resumed_run_goes_on_in_the_same_curves(tab: TrainingTab, qtbot: QtBot) -> None:
    run = Run(tab).say(started(), *events(1, 25), RunFinished("stopped"))
    ready(qtbot, tab)
    run.state = session.with_run_requested(run.state)
    run.say(PhaseChanged("training"), started(start_step=20), *events(21, 30))
    assert tab.charts is not None
    assert tab.charts.curves["step"].tolist() == list(range(1, 31))
    assert [epoch.epoch for epoch in tab.charts.curves.epochs] == [1, 2, 3]


def test_part_before_a_resume_comes_from_the_history(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(start_step=20), *events(21, 30))
    tab.show_run(earlier("/runs/a", last=25))
    ready(qtbot, tab)
    assert tab.charts is not None
    assert tab.charts.curves["step"].tolist() == list(range(1, 31))


def test_earlier_run_in_front_leaves_the_training_running_behind_it(tab: TrainingTab, qtbot: QtBot) -> None:
    run = Run(tab).say(started(), *events(1, 10))
    run.state = replace(run.state, runs=(record(),))
    run.say()
    tab.show_run(earlier())
    ready(qtbot, tab)
    assert tab.charts is not None
    assert tab.charts.curves.run_dir == "/runs/old"
    assert tab._earlier_name.text() == "Earlier run: Old <b>run</b>"
    run.say(*events(11, 15))
    assert len(tab.charts.curves) == 20
    tab._back_button.click()
    assert len(tab.charts.curves) == 15
    assert tab._earlier.isHidden()


def test_opened_run_is_summed_up_from_its_record(tab: TrainingTab, qtbot: QtBot) -> None:
    tab.show_state(SessionState(runs=(record(),)))
    tab.show_run(earlier())
    ready(qtbot, tab)
    assert tab.status.label.text().startswith("Stopped in epoch 2 of 4 · best epoch 2 · accuracy 93.4 % (91.4–95.0 %)")
    tab._back_button.click()
    assert tab.pages.currentWidget() is tab._empty


def test_earlier_runs_are_laid_behind_and_taken_away(tab: TrainingTab, qtbot: QtBot) -> None:
    tab.show_runs([earlier("/runs/1"), earlier("/runs/2")])
    ready(qtbot, tab)
    assert tab.charts is not None
    assert [run.run_dir for run in tab.charts.others] == ["/runs/1", "/runs/2"]
    assert tab.pages.currentWidget() is tab._chart_page
    tab.show_runs([])
    assert tab.pages.currentWidget() is tab._empty


def test_shown_run_is_not_laid_behind_itself(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(), *events(1, 10))
    tab.show_runs([earlier("/runs/a"), earlier("/runs/2")])
    ready(qtbot, tab)
    assert tab.charts is not None
    assert [run.run_dir for run in tab.charts.others] == ["/runs/2"]


def test_clear_forgets_everything(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(), *events(1, 10), RunFinished("completed"))
    ready(qtbot, tab)
    tab.clear()
    tab.show_state(SessionState())
    assert tab.pages.currentWidget() is tab._empty
    assert tab.status.isHidden()


def test_metric_choice_appears_with_several_metrics_only(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(metrics=1), *events(1, 10))
    ready(qtbot, tab)
    assert tab.toolbar.metric_choice.isHidden()
    tab.run_started(started(metrics=2))
    assert not tab.toolbar.metric_choice.isHidden()
    tab.toolbar.metric_choice.setCurrentIndex(1)
    assert tab.charts is not None
    assert tab.charts.view.metric.key == "f1"


def test_controls_reach_the_charts(tab: TrainingTab, qtbot: QtBot) -> None:
    Run(tab).say(started(), *events(1, 10))
    ready(qtbot, tab)
    assert tab.charts is not None
    tab.toolbar.axis.buttons()[2].click()
    tab.toolbar.log.click()
    tab.toolbar.raw.click()
    tab.toolbar.smoothing.setValue(0)
    view = tab.charts.view
    assert (view.axis, view.log, view.raw, view.smoothing) == ("time", True, False, 0.0)


def test_smoothing_slider_goes_from_none_to_a_thousand_steps() -> None:
    assert smoothing_weight(0) == 0.0
    assert smoothing_weight(100) == pytest.approx(0.999)


def test_saving_says_where_and_why_not(tab: TrainingTab, qtbot: QtBot, tmp_path: Path) -> None:
    Run(tab).say(started(), *events(1, 10))
    ready(qtbot, tab)
    tab.save_charts(tmp_path / "my charts.png")
    assert (tmp_path / "my charts.png").stat().st_size > 1000
    assert tab.status.label.text() == f"Saved: {tmp_path / 'my charts.png'}"
    tab.save_charts(tmp_path / "no such folder" / "charts.csv")
    assert "cannot be written" in tab.status.label.text()
    assert tab.status.label.property("role") == "danger"


def test_nothing_is_to_be_smoothed_where_the_head_was_fitted_in_one_go(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.run_started(started())
    tab.add_event(StepDone(1, 1, 2.0, NO_LEARNING_RATE, 90_000.0, 0.1))
    ready(qtbot, tab)
    assert tab.charts is not None
    tab.charts.repaint_now()
    assert not tab.toolbar.smoothing.isEnabled() and not tab.toolbar.raw.isEnabled()
    tab.show_runs([earlier()])  # which has noise
    tab.charts.repaint_now()
    assert tab.toolbar.smoothing.isEnabled() and tab.toolbar.raw.isEnabled()


def test_earlier_runs_of_one_name_say_when_they_were(qtbot: QtBot, tab: TrainingTab) -> None:
    records = [replace(record(f"/runs/{number}"), created=1e9 + 60 * number) for number in (1, 2)]
    tab.show_state(SessionState(runs=tuple(records)))
    tab.show_runs([earlier("/runs/1"), earlier("/runs/2")])
    ready(qtbot, tab)
    assert tab.charts is not None
    names = [run.name for run in tab.charts.others]
    assert len(set(names)) == 2 and all(name.endswith("Old run") for name in names)
    tab.show_runs([earlier("/runs/1")])
    assert [run.name for run in tab.charts.others] == ["Old run"]
