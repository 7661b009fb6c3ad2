"""The Runs tab: what the table says, what can be done with which runs, and how settings are compared."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core import config
from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.errors import ErrorReport
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.history.history_details import headings
from ftstudio.ui.history.history_model import differences, freeze_words
from ftstudio.ui.history.history_panel import LEAST_TABLE, HistoryPanel
from ftstudio.ui.widgets.fit_or_scroll import LowScroll


@pytest.fixture(autouse=True)
def plain_figures() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


def record(number: int, **fields: object) -> RunRecord:
    made = RunRecord(
        run_id=str(number), run_dir=f"/runs/{number}", name=f"Run {number}", created=1e9 - number * 1000,
        state="completed", dataset="pets", model="starter", freeze_depth=number % 7, stage_count=6,
        epochs_done=10, epochs_planned=10, best_epoch=5, val_count=100,
        validation=measured(ACCURACY, 0.5 + number % 40 / 100, 100),
        seconds=60.0 + number,
    )  # fmt: skip
    return replace(made, **fields)


@pytest.fixture
def panel(qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def column(panel: HistoryPanel, key: str) -> int:
    return next(place for place, column in enumerate(panel.table.columns) if column.key == key)


def texts(panel: HistoryPanel, key: str) -> list[str]:
    place = column(panel, key)
    return [panel.table.index(row, place).data() for row in range(panel.table.rowCount())]


def show(panel: HistoryPanel, *runs: RunRecord, training: bool = False) -> SessionState:
    from ftstudio.app.run_view import RunView

    state = SessionState(runs=runs, run=RunView() if training else None)
    panel.show_state(state)
    return state


def test_the_newest_run_is_selected_when_it_comes(panel: HistoryPanel) -> None:
    show(panel, record(1), record(2))
    assert panel.selected_dirs() == ["/runs/1"]
    panel._select(["/runs/2"])
    show(panel, record(0), record(1), record(2))
    assert panel.selected_dirs() == ["/runs/0"]


def test_the_table_never_scrolls_sideways(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1))
    for width, hidden in ((1400, False), (600, True)):
        panel.resize(width, 600)
        qtbot.waitUntil(lambda hidden=hidden: panel.view.isColumnHidden(panel.table.columnCount() - 1) == hidden)
        shown = sum(panel.view.columnWidth(place) for place in range(panel.table.columnCount()))
        assert shown <= panel.view.viewport().width()
        assert not panel.view.isColumnHidden(0)


def test_no_note_is_asked_for_while_no_run_is_selected(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2))
    panel._select([])
    assert not panel.details.isVisible()
    # By the mouse: selectRow() listens to Ctrl and Shift as a test before left them.
    row = panel.view.visualRect(panel.table.index(0, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert panel.details.isVisible()


def test_runs_of_one_name_are_told_apart_by_their_dates() -> None:
    runs = [record(number, name="fruit", created=1e9 + number * 86_400) for number in (1, 2)]
    assert len(set(headings(runs))) == 2
    assert headings([record(1), record(2)]) == ["Run 1", "Run 2"]


def test_runs_of_one_name_and_one_day_are_told_apart_by_their_times_alone() -> None:
    for apart in (60, 1):
        one, other = headings([record(number, name="fruit", created=1e9 + number * apart) for number in (1, 2)])
        assert one != other
        assert max(len(one), len(other)) <= len("11:46:41 AM")


@pytest.mark.parametrize("many", [12, 60])
def test_a_low_window_scrolls_the_comparison_instead_of_laying_its_words_over_each_other(
    panel: HistoryPanel, qtbot: QtBot, many: int
) -> None:
    panel.resize(380, 330)
    show(panel, record(1), record(2))
    panel.view.selectAll()
    verdict, scroll = panel.details.comparison.verdict, panel.findChild(LowScroll)
    assert scroll is not None
    # What is read beside the window says its own words over those of this test, if they do not wait for it.
    qtbot.waitUntil(lambda: "cannot be compared" in verdict.text())
    verdict.setText("a verdict of many words " * many)
    qtbot.waitUntil(lambda: verdict.height() >= verdict.heightForWidth(verdict.width()))
    assert panel.view.height() >= LEAST_TABLE
    qtbot.waitUntil(
        lambda: (scroll.verticalScrollBar().maximum() > 0) == (scroll.height() < scroll.sizeHint().height())
    )
    assert many < 60 or scroll.verticalScrollBar().maximum() > 0
    panel.resize(380, 1200)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    assert verdict.height() >= verdict.heightForWidth(verdict.width())


def test_without_runs_the_tab_says_what_will_be_here(panel: HistoryPanel) -> None:
    show(panel)
    assert panel.pages.currentWidget() is panel._empty
    show(panel, record(1))
    assert panel.pages.currentWidget() is panel._list_page


@pytest.mark.parametrize(("depth", "words"), [(0, "nothing"), (3, "3 of 6"), (6, "head only")])
def test_frozen_part_in_words(depth: int, words: str) -> None:
    assert freeze_words(record(1, freeze_depth=depth)) == words


def test_state_is_a_word_and_an_icon_with_the_reason_as_tooltip(panel: HistoryPanel) -> None:
    error = ErrorReport(message="The disk is full.", hint="Make room.")
    show(panel, record(1, state="failed", error=error))
    index = panel.table.index(0, column(panel, "state"))
    assert index.data() == "failed"
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "The disk is full. Make room."


def test_accuracy_tells_its_interval(panel: HistoryPanel) -> None:
    show(panel, record(1, validation=measured(ACCURACY, 0.9, 200), val_count=200), record(2, validation=None))
    assert texts(panel, "figure") == ["90.0 %", "–"]
    tip = panel.table.index(0, column(panel, "figure")).data(Qt.ItemDataRole.ToolTipRole)
    assert "200 validation images" in tip
    assert "85.1–93.4 %" in tip


def test_newest_run_stands_first_and_columns_sort_by_value(panel: HistoryPanel) -> None:
    show(panel, record(1, seconds=100.0), record(2, seconds=20.0), record(3, seconds=3600.0, validation=None))
    assert texts(panel, "name") == ["Run 1", "Run 2", "Run 3"]
    panel.view.sortByColumn(column(panel, "seconds"), Qt.SortOrder.AscendingOrder)
    assert texts(panel, "seconds") == ["0:20", "1:40", "1:00:00"]
    panel.view.sortByColumn(column(panel, "figure"), Qt.SortOrder.AscendingOrder)
    assert texts(panel, "name")[0] == "Run 3", "no accuracy sorts below every accuracy"


def test_the_sorting_is_told_and_comes_back(panel: HistoryPanel, qtbot: QtBot) -> None:
    kept: list[str] = []
    panel.sorting_kept.connect(kept.append)
    panel.view.sortByColumn(column(panel, "seconds"), Qt.SortOrder.AscendingOrder)
    assert kept == ["seconds ascending"]
    another = HistoryPanel()
    qtbot.addWidget(another)
    runs = [record(1, seconds=100.0), record(2, seconds=20.0), record(3, seconds=3600.0)]
    another.restore_sorting(kept[-1])
    show(another, *runs)
    assert texts(another, "seconds") == ["0:20", "1:40", "1:00:00"]
    for damaged in ("", "seconds", "weather descending", "seconds sideways"):
        another.restore_sorting(damaged)
        assert texts(another, "seconds") == ["0:20", "1:40", "1:00:00"]
    another.restore_sorting("seconds descending")
    assert texts(another, "seconds") == ["1:00:00", "1:40", "0:20"]


def test_search_finds_all_words_in_any_column(panel: HistoryPanel) -> None:
    show(panel, record(1, note="the good one"), record(2, dataset="flowers"), record(3, name="Flowers"))
    panel.filter.setText("flowers")
    assert texts(panel, "name") == ["Run 2", "Flowers"]
    panel.filter.setText("good pets")
    assert texts(panel, "name") == ["Run 1"]
    assert panel._count.text() == "1 of 3 runs"


def test_selection_is_announced_once_it_has_come_to_rest(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2), record(3))
    said: list[list[str]] = []
    panel.selection_changed.connect(said.append)
    with qtbot.waitSignal(panel.selection_changed, timeout=2000):
        panel.view.selectRow(0)
        panel._select(["/runs/1", "/runs/3"])
    assert said == [["/runs/1", "/runs/3"]]


def test_selection_survives_a_refresh_and_loses_what_is_gone(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2), record(3))
    panel._select(["/runs/2", "/runs/3"])
    show(panel, record(1), record(2))
    assert panel.selected_dirs() == ["/runs/2"]
    with qtbot.waitSignal(panel.selection_changed, timeout=2000) as said:
        pass
    assert said.args == [["/runs/2"]]


def test_new_values_do_not_disturb_the_selection(panel: HistoryPanel) -> None:
    show(panel, record(1), record(2))
    panel._select(["/runs/2"])
    show(panel, record(1), record(2, epochs_done=3, note="new"))
    assert panel.selected_dirs() == ["/runs/2"]
    assert texts(panel, "epochs") == ["10", "3 of 10"]
    assert panel.details.note.text() == "new"


@pytest.mark.parametrize("state", ["stopped", "interrupted", "failed"])
def test_resume_is_for_runs_that_did_not_finish(panel: HistoryPanel, qtbot: QtBot, state: str) -> None:
    show(panel, record(1, state=state), record(2))
    panel._select(["/runs/2"])
    assert not panel._resume.isEnabled()
    panel._select(["/runs/1"])
    with qtbot.waitSignal(panel.resume_requested) as said:
        panel._resume.trigger()
    assert said.args == ["/runs/1"]
    show(panel, record(1, state=state), record(2), training=True)
    assert not panel._resume.isEnabled()
    assert "training run is in progress" in panel._resume.toolTip()


def test_run_without_weights_cannot_be_tried(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1, best_epoch=None), record(2))
    panel._select(["/runs/1"])
    assert not panel._try.isEnabled()
    panel._select(["/runs/2"])
    with qtbot.waitSignal(panel.open_requested) as said:
        panel._try.trigger()
    assert said.args == ["/runs/2"]


def test_only_a_run_that_has_learned_something_can_be_gone_on_from(panel: HistoryPanel) -> None:
    for run, learned in (
        (record(1), True), (record(1, state="stopped"), True), (record(1, state="running"), False),
        (record(1, best_epoch=None), False),
    ):  # fmt: skip
        show(panel, run)
        panel._select(["/runs/1"])
        assert (panel._train_on.isEnabled(), panel._start.isEnabled()) == (learned, learned)
    show(panel, record(1), training=True)
    assert not panel._train_on.isEnabled() and panel._start.isEnabled()


def test_a_run_tells_its_head_and_where_it_comes_from(panel: HistoryPanel) -> None:
    show(panel, record(1, head="knn", began_from="the good one"))
    panel._select(["/runs/1"])
    assert "k nearest neighbours" in panel.details.facts.text()
    assert "from the run the good one" in panel.details.facts.text()
    panel.filter.setText("neighbours")
    assert texts(panel, "name") == ["Run 1"]


def test_other_actions_name_the_selected_run(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2))
    panel._select(["/runs/1"])
    for action, signal in (
        (panel._duplicate, panel.duplicate_requested),
        (panel._reveal, panel.reveal_requested),
        (panel._train_on, panel.train_on_requested),
        (panel._start, panel.start_requested),
    ):
        with qtbot.waitSignal(signal) as said:
            action.trigger()
        assert said.args == ["/runs/1"]


@pytest.mark.parametrize("act", ["_try", "_resume", "_train_on", "_start", "_duplicate", "_reveal", "_delete"])
def test_a_run_folder_whose_name_is_no_utf8_arrives_whole(panel: HistoryPanel, qtbot: QtBot, act: str) -> None:
    run_dir = os.fsdecode(b"/runs/caf\xe9/1")
    show(panel, record(1, run_dir=run_dir, state="stopped"))
    with qtbot.waitSignal(panel.selection_changed, timeout=2000) as selected:
        panel._select([run_dir])
    signals = {
        "_try": panel.open_requested,
        "_resume": panel.resume_requested,
        "_train_on": panel.train_on_requested,
        "_start": panel.start_requested,
        "_duplicate": panel.duplicate_requested,
        "_reveal": panel.reveal_requested,
        "_delete": panel.delete_requested,
    }
    with qtbot.waitSignal(signals[act], timeout=2000) as said:
        getattr(panel, act).trigger()
    assert selected.args == [[run_dir]]
    assert said.args in ([run_dir], [[run_dir]])
    with qtbot.waitSignal(panel.rename_requested, timeout=2000) as renamed:
        panel.table.setData(panel.table.index(0, 0), "New")
    assert renamed.args == [run_dir, "New"]
    panel.details.note.setText("good")
    with qtbot.waitSignal(panel.note_requested, timeout=2000) as noted:
        qtbot.keyClick(panel.details.note, Qt.Key.Key_Return)
    assert noted.args == [run_dir, "good"]


def test_delete_key_asks_for_the_selected_runs(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2), record(3))
    panel._select(["/runs/1", "/runs/2"])
    panel.view.setFocus()
    with qtbot.waitSignal(panel.delete_requested) as said:
        qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert said.args == [["/runs/1", "/runs/2"]]


def test_running_run_cannot_be_deleted(panel: HistoryPanel) -> None:
    show(panel, record(1, state="running"))
    panel._select(["/runs/1"])
    assert not panel._delete.isEnabled()


def test_f2_renames_in_place(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2))
    panel.view.setFocus()
    panel.view.selectRow(1)
    panel.view.setCurrentIndex(panel.table.index(1, 0))
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  A better   name ")
    with qtbot.waitSignal(panel.rename_requested) as said:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert said.args == ["/runs/2", "A better name"]


def test_empty_name_renames_nothing(panel: HistoryPanel) -> None:
    show(panel, record(1))
    said: list[str] = []
    panel.rename_requested.connect(lambda run_dir, _name: said.append(run_dir))
    assert not panel.table.setData(panel.table.index(0, 0), "   ")
    assert not panel.table.setData(panel.table.index(0, 0), "Run 1")
    assert said == []


def test_note_is_kept_on_enter_and_taken_back_on_escape(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1, note="old"))
    panel._select(["/runs/1"])
    note = panel.details.note
    note.setFocus()
    note.setText("never mind")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert note.text() == "old"
    note.setText("new")
    with qtbot.waitSignal(panel.note_requested) as said:
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert said.args == ["/runs/1", "new"]


def test_context_menu_offers_every_action(panel: HistoryPanel) -> None:
    show(panel, record(1))
    panel._select(["/runs/1"])
    panel._show_menu(panel.view.visualRect(panel.table.index(0, 0)).center())
    menu = panel.findChild(QMenu)
    assert menu is not None
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [
        "Try it", "Resume", "Train on", "Use as starting point", "Use these settings", "Rename", "Show in folder",
        "Report…", "Export…", "Delete…",
    ]  # fmt: skip
    menu.close()
    panel._show_menu(QPoint(5, 9999))


def test_differences_name_the_settings_that_differ_and_no_others() -> None:
    first = RunConfig(name="a", train=TrainConfig(epochs=10, lr=0.001))
    second = RunConfig(name="b", train=TrainConfig(epochs=20), model=ModelConfig(freeze_depth=2))
    found = {difference.title: difference.values for difference in differences([first, second])}
    assert found == {"Frozen stages": ("all", "2"), "Epochs": ("10", "20"), "Learning rate": ("0.001", "auto")}
    assert differences([first, first]) == ()
    assert differences([first]) == ()


def test_selected_runs_are_compared_from_their_folders(panel: HistoryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    runs: list[RunRecord] = []
    for number, epochs in ((1, 5), (2, 9)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "config.json").write_bytes(config.to_json(RunConfig(train=TrainConfig(epochs=epochs))))
        runs.append(record(number, run_dir=str(folder)))
    show(panel, *runs, record(3))
    panel._select([run.run_dir for run in runs])
    table = panel.details.table
    qtbot.waitUntil(lambda: not table.isHidden(), timeout=5000)
    cells = [[table.item(row, place).text() for place in range(3)] for row in range(table.rowCount())]
    assert cells == [["Epochs", "5", "9"]]


def test_run_folder_that_is_gone_does_not_stop_the_comparison(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1), record(2))
    panel._select(["/runs/1", "/runs/2"])
    qtbot.waitUntil(lambda: "cannot be read" in panel.details.title.text(), timeout=5000)


def test_names_of_others_cannot_play_tricks(panel: HistoryPanel) -> None:
    show(panel, record(1, name="<b>x</b>\nline\u202egnp.exe"))
    index = panel.table.index(0, 0)
    assert "\n" not in index.data()
    assert "\u202e" not in index.data()
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_thousand_runs_stay_quick(panel: HistoryPanel) -> None:
    runs = tuple(record(number) for number in range(1000))
    panel.show_state(SessionState(runs=runs))
    changed = (replace(runs[0], epochs_done=3), *runs[1:])
    start = perf_counter()
    panel.show_state(SessionState(runs=changed))
    panel.filter.setText("run 99")
    assert perf_counter() - start < 0.5, "generous for a busy machine; a few milliseconds are usual"
    assert panel.table.rowCount() == 19


def test_in_a_narrow_tab_the_buttons_take_two_lines_and_are_read_whole(panel: HistoryPanel, qtbot: QtBot) -> None:
    show(panel, record(1))
    words = [button for button in panel.findChildren(QPushButton) if button.text()]
    icon = next(each for each in panel.findChildren(QToolButton) if each.accessibleName() == "Rename")

    def line(widget: QWidget) -> int:
        return widget.mapTo(panel, QPoint(0, 0)).y()

    assert abs(line(icon) - line(words[0])) < icon.height()
    panel.resize(360, 600)
    qtbot.waitUntil(lambda: line(icon) >= line(words[0]) + words[0].height(), timeout=2000)
    assert all(button.width() >= button.sizeHint().width() for button in words)
