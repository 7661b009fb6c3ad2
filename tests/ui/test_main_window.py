"""The whole window with obedient workers: what is dropped, pressed and closed, and what follows from it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from obedient import ObedientWorker, two_classes
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from ftstudio.app import settings as settings_store
from ftstudio.app.requests import Scan, Train
from ftstudio.app.settings import Settings
from ftstudio.core import paths as places
from ftstudio.core.run_record import Budgets, RunRecord
from ftstudio.ui.setup.freeze_slider import FreezeSlider
from ftstudio.ui.setup.set_up_column import SetUpColumn
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.dropped_paths import local_path, local_paths
from ftstudio.ui.window.main_window import EVALUATION, IMAGES, RUNS, TRAINING, MainWindow
from ftstudio.ui.window.preferences import Preferences


@pytest.fixture
def window(qapp: QApplication, qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(trainer, assistant, Settings(theme="light"))
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    yield window
    gone(window, qtbot)


def gone(window: MainWindow, qtbot: Any) -> None:
    """Closed to the end. The window is not given to qtbot, which would delete it before it has closed."""
    if not window.controller.closing:
        with qtbot.waitSignal(window.gone, timeout=10_000):
            window.leave()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    window.deleteLater()


def drop(window: MainWindow, *paths: Path | str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def drag_over(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDragEnterEvent(
        QPoint(500, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    assert event.isAccepted()


def training(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        window.controller.images.open_source("/data/flowers")
    qtbot.waitUntil(window.menus.train.isEnabled, timeout=2000)
    window.menus.train.trigger()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)


def question(window: MainWindow, qtbot: Any) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=5000)
    return window.findChildren(QMessageBox)[-1]


def press(box: QMessageBox, title: str) -> None:
    [button] = [button for button in box.buttons() if button.text().replace("&", "") == title]
    button.click()


# ---- opening and dropping


def test_a_folder_dropped_anywhere_is_opened(
    window: MainWindow, assistant: ObedientWorker, tmp_path: Path, qtbot: Any
) -> None:
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        drop(window, tmp_path)
    assert assistant.requests(Scan) == [Scan(source=str(tmp_path))]
    qtbot.waitUntil(lambda: window.windowTitle() == "flowers – FTStudio", timeout=2000)


def test_while_something_is_dragged_over_the_window_a_veil_says_what_will_become_of_it(
    window: MainWindow, tmp_path: Path
) -> None:
    image = tmp_path / "a.jpg"
    image.write_bytes(b"")
    for path, words in ((tmp_path, "Drop to open these images"), (image, "Drop to try the model on this")):
        drag_over(window, path)
        assert window.veil.isVisible() and window.veil.words == words
        assert window.veil.size() == window.size()
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not window.veil.isVisible()
    drag_over(window, image)
    drop(window, image)
    assert not window.veil.isVisible()


def test_in_a_narrow_window_the_column_on_the_right_is_a_rail_until_it_is_needed(
    window: MainWindow,
) -> None:
    window.resize(1024, 640)
    assert window.try_it.is_folded and not window.predict_panel.isVisible()
    middle = window.columns.sizes()[1]
    window.try_it.rail.click()
    assert window.predict_panel.isVisible() and window.columns.sizes()[1] < middle
    window.try_it.fold_button.click()
    assert window.try_it.is_folded
    window.predict_panel.predict_requested.emit(["/a.jpg"])
    assert not window.try_it.is_folded, "an answer has to be seen"
    window.resize(1280, 800)
    assert not window.try_it.is_folded


@pytest.mark.parametrize("size", [(1280, 720), (1024, 640)])
def test_all_decisions_are_in_sight_without_scrolling(window: MainWindow, size: tuple[int, int], qtbot: Any) -> None:
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        window.controller.images.open_source("/data/flowers")
    window.resize(*size)
    area = window.findChild(SetUpColumn).area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=2000)
    slider = window.findChild(FreezeSlider)
    assert slider.height() >= slider.sizeHint().height()
    panels = (window.dataset_panel, window.model_panel, window.train_panel)
    qtbot.waitUntil(lambda: all(panel.width() <= area.viewport().width() for panel in panels), timeout=2000)


def test_messages_stand_over_the_window_and_move_nothing(window: MainWindow) -> None:
    before = window.columns.geometry()
    window.messages.warning("Something happened.", "Do something.", key="x")
    assert window.columns.geometry() == before
    left = window.columns.widget(0)
    assert window.messages.geometry().left() > left.geometry().right(), "the Train button stays in sight"


def test_a_training_that_starts_is_shown(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    window.show_tab(RUNS)
    training(window, trainer, qtbot)
    assert window.tabs.currentIndex() == TRAINING


@pytest.mark.parametrize("name", ["set.zip", "list.csv", "LIST.TSV"])
def test_an_archive_or_a_list_dropped_anywhere_is_opened(
    window: MainWindow, assistant: ObedientWorker, tmp_path: Path, qtbot: Any, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"")
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        drop(window, file)
    assert assistant.requests(Scan)[-1].source == str(file)


def test_a_single_image_dropped_on_the_window_goes_to_try_it(
    window: MainWindow, assistant: ObedientWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(window.predict_panel, "ask", asked.append)
    image = tmp_path / "a.jpg"
    image.write_bytes(b"")
    drop(window, image)
    assert asked == [[str(image)]]
    assert not assistant.requests(Scan)


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_comes_through_exactly() -> None:
    assert local_path(QUrl.fromEncoded(b"file:///tmp/caf%E9/a%20b.jpg")) == "/tmp/caf\udce9/a b.jpg"


def test_what_does_not_lie_on_this_computer_is_left_out() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.jpg"), QUrl.fromLocalFile("/tmp/b.jpg")])
    assert local_paths(mime) == ["/tmp/b.jpg"]


# ---- menus and keys


def test_every_view_has_its_key(window: MainWindow) -> None:
    for index, key in ((IMAGES, "2"), (EVALUATION, "3"), (RUNS, "4"), (TRAINING, "1")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.tabs.currentIndex() == index


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in window.actions_with_keys()]
    assert len(keys) == len(set(keys)), keys
    assert {"Ctrl+O", "Ctrl+T", "Ctrl+.", "Ctrl+1", "Ctrl+4", "F1", "Ctrl+Q", "Ctrl+Z"} <= set(keys)


def test_what_is_not_possible_is_grey_and_says_why(window: MainWindow) -> None:
    menus = window.menus
    assert not menus.train.isEnabled()
    assert menus.train.toolTip() == "Open a folder of images first."
    assert not menus.stop.isEnabled() and not menus.pause.isEnabled() and not menus.resume.isEnabled()


def test_the_space_bar_pauses_and_a_button_keeps_its_own(
    window: MainWindow, trainer: ObedientWorker, qtbot: Any
) -> None:
    training(window, trainer, qtbot)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert trainer.said.count("pause") == 1
    button = QPushButton("x", window)
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert trainer.said.count("pause") == 1


def test_stop_by_its_key_saves_and_stops(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    training(window, trainer, qtbot)
    with qtbot.waitSignal(window.controller.runs.finished, timeout=5000):
        QTest.keyClick(window, ".", Qt.KeyboardModifier.ControlModifier)
    assert "stop" in trainer.said


def test_paste_tries_an_image_but_in_a_text_field_it_pastes_text(window: MainWindow) -> None:
    pasted: list[int] = []
    window.menus.paste.triggered.connect(lambda: pasted.append(1))
    window.menus.paste.setEnabled(True)
    QApplication.clipboard().setText("words")
    field = QLineEdit(window)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not pasted
    assert field.text() == "words"
    QTest.keyClick(window.tabs.tabBar(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted


# ---- looks and preferences


def test_the_chosen_looks_are_put_on_and_remembered(window: MainWindow) -> None:
    window.menus.theme_chosen.emit("dark")
    assert theme.current().name == "dark"
    assert window.controller.settings.value.theme == "dark"
    window.menus.theme_chosen.emit("light")


def test_preferences_take_effect_at_once(window: MainWindow, tmp_path: Path) -> None:
    window.acts.show_preferences()
    [dialog] = window.findChildren(Preferences)
    dialog.runs_field.setText(str(tmp_path))
    dialog.runs_field.editingFinished.emit()
    dialog.device_box.setCurrentIndex(dialog.device_box.findData("cpu"))
    assert window.controller.settings.value.runs_dir == str(tmp_path)
    assert window.controller.state.config.train.device == "cpu"
    dialog.reject()


def test_what_explains_a_preference_stands_close_under_it(window: MainWindow) -> None:
    window.acts.show_preferences()
    [dialog] = window.findChildren(Preferences)
    [words] = [label for label in dialog.findChildren(QLabel) if label.text().startswith("Automatic: uses")]
    below = (
        words.mapTo(dialog, QPoint()).y()
        - dialog.device_box.geometry().translated(dialog.device_box.parentWidget().mapTo(dialog, QPoint())).bottom()
    )
    assert 0 < below <= theme.SPACE_S
    fields = dialog.findChildren(QLineEdit)
    assert fields and all(field.height() >= field.sizeHint().height() for field in fields)
    dialog.reject()


def test_limits_of_kept_data_are_remembered_and_go_with_the_next_run(
    window: MainWindow, trainer: ObedientWorker, qtbot: Any
) -> None:
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        window.controller.images.open_source("/data/flowers")
    window.acts.show_preferences()
    [dialog] = window.findChildren(Preferences)
    fields = dialog.kept_data.fields
    for key, text in (("pixels", "2.5"), ("features", "0"), ("host", "lots")):
        fields[key].setText(text)
        fields[key].textEdited.emit(text)
    budgets = Budgets(pixels=2_500_000_000, features=0)
    assert window.controller.settings.value.budgets == budgets
    assert fields["host"].check()
    dialog.reject()
    window.controller.runs.train()
    qtbot.waitUntil(lambda: bool(trainer.requests(Train)), timeout=5000)
    assert trainer.requests(Train)[0].budgets == budgets


def test_kept_data_is_counted_and_emptied(window: MainWindow, qtbot: Any) -> None:
    folder = places.cache_dir() / "features" / "a"
    folder.mkdir(parents=True)
    (folder / "data").write_bytes(bytes(4_000_000))
    window.acts.show_preferences()
    [dialog] = window.findChildren(Preferences)
    part = dialog.kept_data
    qtbot.waitUntil(lambda: part.amounts["features"].text().startswith("4.0 MB of"), timeout=5000)
    part.empty_button.click()
    qtbot.waitUntil(lambda: part.amounts["features"].text().startswith("0 kB of"), timeout=5000)
    assert not folder.exists()
    assert not part.empty_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
@pytest.mark.parametrize("looks", ["light", "dark"])
def test_the_window_fits_small_screens(window: MainWindow, size: tuple[int, int], looks: str, qtbot: Any) -> None:
    window.choose_theme(looks)
    window.resize(*size)
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        window.controller.images.open_source("/data/flowers")
    for index in range(4):
        window.show_tab(index)
        qtbot.wait(1)
        assert (window.width(), window.height()) == size
    assert train_button(window).isVisible()
    inside = train_button(window).mapTo(window, train_button(window).rect().bottomLeft())
    assert inside.y() < size[1]
    window.choose_theme("light")


def train_button(window: MainWindow) -> QWidget:
    buttons = (button for button in window.findChildren(QPushButton) if button.property("role") == "primary")
    [button] = [button for button in buttons if button.isVisibleTo(window)]
    return button


def test_only_one_button_is_the_primary_one(window: MainWindow) -> None:
    assert isinstance(train_button(window), QPushButton)


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    nameless = [
        button
        for button in window.findChildren(QPushButton)
        if not (button.accessibleName() or button.text()) and button.isVisibleTo(window)
    ]
    assert not nameless


# ---- closing


def test_closing_an_idle_window_remembers_it(qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, "light")
    window = MainWindow(ObedientWorker(), ObedientWorker(), Settings())
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    window.resize(1111, 700)
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.close()
    settings, _ = settings_store.load()
    assert settings.geometry
    assert len(settings.splitter) == 3
    again = MainWindow(ObedientWorker(), ObedientWorker(), settings)
    assert again.height() == 700  # the screen of this platform is too narrow for the width
    with qtbot.waitSignal(again.gone, timeout=10_000):
        again.leave()
    for each in (window, again):
        each.deleteLater()


def test_the_runs_are_sorted_as_they_were_at_the_last_start(qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, "light")
    settings = Settings()
    for before, chosen in ((("created", "descending"), 0), (("name", "ascending"), None)):
        window = MainWindow(ObedientWorker(), ObedientWorker(), settings)
        with qtbot.waitSignal(window.filled, timeout=10_000):
            window.show()
        header = window.history_panel.view.horizontalHeader()
        key = window.history_panel.table.columns[header.sortIndicatorSection()].key
        order = "ascending" if header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else "descending"
        assert (key, order) == before
        if chosen is not None:
            window.history_panel.view.sortByColumn(chosen, Qt.SortOrder.AscendingOrder)
        settings = window.controller.settings.value
        gone(window, qtbot)


def test_closing_while_training_asks_once_and_cancel_keeps_everything(
    window: MainWindow, trainer: ObedientWorker, qtbot: Any
) -> None:
    training(window, trainer, qtbot)
    window.close()
    box = question(window, qtbot)
    assert [button.text().replace("&", "") for button in box.buttons()][:2] == [
        "Stop and save",
        "Keep training, minimised",
    ]
    window.close()
    assert len([box for box in window.findChildren(QMessageBox) if box.isVisible()]) == 1
    assert all(button.icon().isNull() for button in box.buttons()), "no icons of another style on our buttons"
    press(box, "Cancel")
    assert window.isVisible()
    assert window.controller.state.training
    assert not window.controller.closing


def test_stop_and_save_closes_after_the_training_has_ended(
    window: MainWindow, trainer: ObedientWorker, qtbot: Any
) -> None:
    training(window, trainer, qtbot)
    window.close()
    box = question(window, qtbot)
    with qtbot.waitSignal(window.gone, timeout=10_000):
        press(box, "Stop and save")
    run = window.controller.state.run
    assert run is not None and run.outcome == "stopped"
    assert "close" in trainer.said


def test_keep_training_leaves_the_training_alone(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    training(window, trainer, qtbot)
    window.close()
    press(question(window, qtbot), "Keep training, minimised")
    assert window.isMinimized()
    assert window.controller.state.training
    assert "stop" not in trainer.said
    window.showNormal()


def test_closing_twice_is_closing_once(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.close()
        window.close()
        window.leave()
    assert trainer.said.count("close") == 1


# ---- runs


def test_resume_takes_the_newest_unfinished_run(window: MainWindow, trainer: ObedientWorker, qtbot: Any) -> None:
    def record(name: str, state: Any) -> RunRecord:
        return RunRecord(
            run_id=name, run_dir=f"/runs/{name}", name=name, created=0.0, state=state, dataset="flowers",
            model="starter", freeze_depth=0, stage_count=7,
        )  # fmt: skip

    window.controller.history._show_runs((record("c", "completed"), record("b", "stopped"), record("a", "stopped")))
    window.controller.live.announce_now()
    assert window.menus.resume.isEnabled()
    window.menus.resume.trigger()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    assert [request.run_dir for request in trainer.asked] == ["/runs/b"]


def test_a_training_sends_the_images_that_were_looked_at(
    window: MainWindow, trainer: ObedientWorker, qtbot: Any
) -> None:
    training(window, trainer, qtbot)
    [request] = trainer.requests(Train)
    assert request.dataset == two_classes()
