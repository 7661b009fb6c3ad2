"""Try it: what is asked, what is answered, and that an answer stands beside the image it belongs to."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from ftstudio.app.session import RunView, SessionState
from ftstudio.core.answers import ClassPrediction, ClassProbability, Prediction, UnreadableImage
from ftstudio.core.errors import ErrorReport
from ftstudio.core.run_record import RunRecord
from ftstudio.core.table_text import csv_text
from ftstudio.ui.try_it.predict_panel import LOW, PredictPanel
from ftstudio.ui.widgets.number_format import whole_percent
from ftstudio.ui.window.dropped_paths import local_path


def record(number: int, **more: object) -> RunRecord:
    plain = RunRecord(
        run_id=str(number), run_dir=f"/runs/{number}", name=f"run {number}", created=float(number), state="completed",
        dataset="flowers", model="starter", freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=3,
    )  # fmt: skip
    return replace(plain, **more)


READY = SessionState(runs=(record(2), record(1)))


def answer(path: str, best: str = "tulip", share: float = 0.94, unfamiliar: bool | None = None) -> Prediction:
    top = (ClassProbability(best, share), ClassProbability("rose", 1 - share))
    return ClassPrediction(path=path, top=top, unfamiliar=unfamiliar, milliseconds=38.4)


def picture(folder: Path, name: str = "a.png") -> str:
    path = folder / name
    Image.new("RGB", (30, 20), (200, 30, 30)).save(path, "PNG")
    return str(path)


@pytest.fixture
def panel(qtbot: QtBot) -> PredictPanel:
    widget = PredictPanel()
    qtbot.addWidget(widget)
    widget.resize(300, 640)
    widget.show()
    return widget


def asked(panel: PredictPanel) -> list[list[str]]:
    questions: list[list[str]] = []
    panel.predict_requested.connect(questions.append)
    return questions


def button(panel: PredictPanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


# ---- one image ----------------------------------------------------------------------------------------------


def test_without_a_run_nothing_is_asked_and_the_panel_says_what_to_do(panel: PredictPanel, tmp_path: Path) -> None:
    questions = asked(panel)
    panel.show_state(SessionState())
    panel.ask([picture(tmp_path)])
    assert questions == []
    assert "Train a model first" in panel._note.text()
    assert panel._note.isVisible()


def test_the_verdict_stands_with_its_probability_and_time(panel: PredictPanel, tmp_path: Path) -> None:
    questions = asked(panel)
    panel.show_state(READY)
    path = picture(tmp_path)
    panel.ask([path])
    assert questions == [[path]]
    panel.prediction_started([path])
    panel.add_prediction(answer(path))
    panel.prediction_finished()
    assert panel._verdict.text() == "tulip"
    assert panel._sure.text() == "94 %"
    assert "38 ms" in panel._timing.text()
    assert "tulip 94 %" in panel._bars.accessibleDescription()
    assert not panel._note.isVisible()


def test_an_answer_for_another_image_is_not_shown(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    first, second = picture(tmp_path, "1.png"), picture(tmp_path, "2.png")
    panel.ask([first])
    panel.ask([second])
    panel.add_prediction(answer(first, "rose"))
    assert not panel._verdict.isVisible()
    panel.add_prediction(answer(second, "tulip"))
    assert panel._verdict.text() == "tulip"


def test_the_pages_of_one_file_are_answered_in_a_table(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    path = picture(tmp_path, "stack.tif")
    panel.ask([path])
    panel.prediction_started([path])
    panel.add_prediction(answer(f"{path}#page=1", "rose"))
    panel.add_unreadable(UnreadableImage(f"{path}#page=2", "The image is damaged."))
    panel.prediction_finished()
    assert panel._mode == "many"
    assert [each.named for each in panel._table._model.all] == [f"{path}#page=1", f"{path}#page=2"]


@pytest.mark.parametrize("name", ["images.zip", "images.7z", "images.tar.gz", "images.rar"])
def test_an_archive_is_answered_in_a_table_under_its_own_name(panel: PredictPanel, tmp_path: Path, name: str) -> None:
    panel.show_state(READY)
    archive, inside = picture(tmp_path, name), picture(tmp_path)
    panel.ask([archive])
    panel.prediction_started([archive])
    panel.add_prediction(replace(answer(inside, "rose"), name=f"{archive}/a/1.png"))
    panel.add_unreadable(UnreadableImage(f"{archive}/a/2.png", "Too large."))
    panel.prediction_finished()
    assert f"{archive}/a/1.png,rose" in panel._table.csv() and inside not in panel._table.csv()
    assert f"{archive}/a/2.png" in panel._table.csv()


@pytest.mark.parametrize(("unfamiliar", "warned"), [(True, True), (False, False), (None, False)])
def test_an_unfamiliar_image_is_said_to_be_one(
    panel: PredictPanel, tmp_path: Path, unfamiliar: bool | None, warned: bool
) -> None:
    panel.show_state(READY)
    path = picture(tmp_path)
    panel.ask([path])
    panel.add_prediction(answer(path, unfamiliar=unfamiliar))
    assert ("unlike your training images" in panel._note.text()) is warned


def test_a_question_that_takes_long_says_so_and_can_be_cancelled(
    panel: PredictPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.show_state(READY)
    panel.ask([picture(tmp_path)])
    qtbot.waitUntil(lambda: "Loading" in panel._note.text(), timeout=5_000)
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(button(panel, "Cancel"), Qt.MouseButton.LeftButton)
    panel.prediction_finished()
    assert not panel._note.isVisible()
    assert not button(panel, "Cancel").isVisible()


def test_a_failure_shows_its_hint(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    panel.ask([picture(tmp_path)])
    panel.prediction_failed(ErrorReport(message="The weights are gone.", hint="Choose another run."))
    assert panel._note.text() == "The weights are gone.\nChoose another run."
    assert panel._note.isVisible()


def test_an_unreadable_image_says_why(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    path = picture(tmp_path)
    panel.ask([path])
    panel.add_unreadable(UnreadableImage(path, "The image is truncated."))
    panel.prediction_finished()
    assert "truncated" in panel._note.text()
    assert not panel._verdict.isVisible()


def test_a_recent_image_shows_its_answer_without_asking_again(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    first, second = picture(tmp_path, "1.png"), picture(tmp_path, "2.png")
    for path, name in ((first, "rose"), (second, "tulip")):
        panel.ask([path])
        panel.add_prediction(answer(path, name))
        panel.prediction_finished()
    questions = asked(panel)
    panel._strip.chosen.emit(first)
    assert panel._verdict.text() == "rose"
    assert questions == []


def test_a_kept_answer_is_as_sure_as_the_threshold_of_now_has_it(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    first, second = picture(tmp_path, "1.png"), picture(tmp_path, "2.png")
    for path, share in ((first, 0.6), (second, 0.9)):
        panel.ask([path])
        panel.add_prediction(answer(path, "tulip", share))
        panel.prediction_finished()
    questions = asked(panel)
    panel.show_state(SessionState(runs=(record(2, sure_from=0.95), record(1))))
    assert panel._verdict.text() == "Not sure", "the one in sight too"
    panel.show_state(SessionState(runs=(record(2, sure_from=0.8), record(1))))
    assert panel._verdict.text() == "tulip"
    panel._strip.chosen.emit(first)
    assert panel._verdict.text() == "Not sure"
    assert [words[:1] for _path, words in panel._strip._shown] == ["t", "?"]
    panel.show_state(READY)
    assert panel._verdict.text() == "tulip"
    assert questions == []
    both = (record(2, sure_from=0.95), record(1, sure_from=0.95))
    panel.show_state(SessionState(runs=(record(2), both[1]), try_run="/runs/1"))
    panel.show_state(SessionState(runs=both, try_run="/runs/1"))
    panel.prediction_finished()
    panel.show_state(SessionState(runs=both))
    assert [words[:1] for _path, words in panel._strip._shown] == ["?", "?"], "also changed while another run was tried"


def test_another_run_is_asked_about_the_image_in_sight(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.show_state(READY)
    path = picture(tmp_path)
    panel.ask([path])
    panel.add_prediction(answer(path))
    panel.prediction_finished()
    questions = asked(panel)
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        panel._chooser.activated.emit(2)
    assert chosen.args == ["/runs/1"]
    panel.show_state(replace(READY, try_run="/runs/1"))
    assert questions == [[path]]


def test_the_current_training_comes_first_and_runs_without_weights_never(panel: PredictPanel) -> None:
    run = RunView(run_dir="/runs/9", name="now", has_weights=True)
    runs = (record(9, state="running"), record(3, best_epoch=None), record(2))
    panel.show_state(SessionState(run=run, runs=runs))
    titles = [panel._chooser.itemText(n) for n in range(panel._chooser.count())]
    assert titles == ["Newest: now (training now)", "now (training now)", "run 2"]


# ---- giving images ------------------------------------------------------------------------------------------


def test_a_dropped_file_is_asked_about(panel: PredictPanel, tmp_path: Path) -> None:
    panel.show_state(READY)
    questions = asked(panel)
    path = picture(tmp_path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel._zone.dropEvent(event)
    assert questions == [[path]]


@pytest.mark.skipif(os.name == "nt", reason="names that are no UTF-8 exist on POSIX only")
def test_a_dropped_name_that_is_no_utf8_keeps_its_bytes() -> None:
    assert local_path(QUrl("file:///tmp/caf%E9%20%26.png")) == "/tmp/caf\udce9 &.png"


def test_a_pasted_picture_is_kept_as_a_file_and_asked_about(panel: PredictPanel, qtbot: QtBot) -> None:
    panel.show_state(READY)
    image = QImage(12, 9, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(panel.predict_requested, timeout=5_000) as signal:
        panel.paste()
    (path,) = signal.args[0]
    with Image.open(path) as kept:
        assert kept.size == (12, 9)


class Clipboard:
    """A clipboard that holds what a test says."""

    def __init__(self, mime: QMimeData | None) -> None:
        self.mimeData = lambda: mime


def test_a_clipboard_that_cannot_be_read_says_so(panel: PredictPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.show_state(READY)
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: Clipboard(None))
    panel.paste()
    assert "no image" in panel._note.text()


@pytest.mark.parametrize("form", ["png", "jpeg", "bmp", "pixmap"])
def test_a_picture_is_pasted_whatever_form_it_has(
    panel: PredictPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    panel.show_state(READY)
    mime = QMimeData()
    if form == "pixmap":
        mime.setImageData(QPixmap(12, 9))
    else:
        written = io.BytesIO()
        Image.new("RGB", (12, 9), (200, 30, 30)).save(written, form)
        mime.setData(f"image/{form}", written.getvalue())
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: Clipboard(mime))
    with qtbot.waitSignal(panel.predict_requested, timeout=5_000) as signal:
        panel.paste()
    with Image.open(signal.args[0][0]) as kept:
        assert kept.size == (12, 9)


def test_a_huge_pasted_picture_is_kept_smaller(panel: PredictPanel, qtbot: QtBot) -> None:
    panel.show_state(READY)
    image = QImage(9000, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(panel.predict_requested, timeout=10_000) as signal:
        panel.paste()
    with Image.open(signal.args[0][0]) as kept:
        assert kept.width == 4096


def test_pasting_text_says_that_it_is_no_image(panel: PredictPanel) -> None:
    panel.show_state(READY)
    QGuiApplication.clipboard().setText("hello")
    panel.paste()
    assert "no image" in panel._note.text()


# ---- many images --------------------------------------------------------------------------------------------


def many(panel: PredictPanel, qtbot: QtBot, folder: Path) -> QTableView:
    panel.show_state(READY)
    panel.ask([str(folder)])
    panel.prediction_started([str(folder)])
    for name, best, share in (("b.png", "rose", 0.6), ("a.png", "tulip", 0.9), ("c.png", "rose", 0.8)):
        panel.add_prediction(answer(picture(folder, name), best, share))
    panel.add_unreadable(UnreadableImage(str(folder / "bad.png"), "The image is truncated."))
    panel.prediction_finished()
    table = panel.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == 4, timeout=5_000)
    return table


def column(table: QTableView, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_a_folder_gives_a_table_that_sorts(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    table = many(panel, qtbot, tmp_path)
    assert table.isVisible()
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert column(table, 2) == ["90 %", "80 %", "60 %", ""]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(table, 0) == ["a.png", "b.png", "bad.png", "c.png"]


def test_in_a_low_window_the_table_of_a_folder_has_the_room_of_the_large_picture(
    panel: PredictPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.setMinimumSize(1, 1)  # beside others in the window it may be lower than all of it
    panel.resize(panel.width(), LOW)
    many(panel, qtbot, tmp_path)
    assert panel._zone.isVisible()
    panel.resize(panel.width(), LOW - 1)
    assert not panel._zone.isVisible()


def test_the_table_filters_and_counts_per_class(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    table = many(panel, qtbot, tmp_path)
    assert panel._table._summary.text() == "rose 2  ·  tulip 1  ·  not readable 1"
    qtbot.keyClicks(panel.findChild(QLineEdit), "tulip")
    assert column(table, 0) == ["a.png"]


def test_a_row_shows_its_image_and_bars(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    table = many(panel, qtbot, tmp_path)
    table.selectRow(1)
    assert panel._zone.path == str(tmp_path / "a.png")
    assert panel._verdict.text() == "tulip"
    table.selectRow(3)
    assert "truncated" in panel._note.text()
    assert not panel._verdict.isVisible()


def test_the_saved_table_holds_every_row_and_no_formula(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    many(panel, qtbot, tmp_path)
    target = tmp_path / "out.csv"
    panel._table.save(str(target))
    qtbot.waitUntil(lambda: target.exists() and target.stat().st_size > 100, timeout=5_000)
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8"))))
    ranks = [f"{what}_{rank}" for rank in range(1, 6) for what in ("class", "probability")]
    assert rows[0] == ["path", *ranks, "unfamiliar", "sure", "problem"], "as the command line writes it"
    assert {Path(row[0]).name: row[1:6] + row[-3:] for row in rows[1:]} == {
        "b.png": ["rose", "0.600000", "rose", "0.400000", "", "", "true", ""],
        "a.png": ["tulip", "0.900000", "rose", "0.100000", "", "", "true", ""],
        "c.png": ["rose", "0.800000", "rose", "0.200000", "", "", "true", ""],
        "bad.png": ["", "", "", "", "", "", "", "The image is truncated."],
    }


def test_a_table_that_cannot_be_saved_says_so(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    many(panel, qtbot, tmp_path)
    panel._table.save(str(tmp_path / "no folder" / "out.csv"))
    qtbot.waitUntil(lambda: "could not be saved" in panel._note.text(), timeout=5_000)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_start_a_formula_is_quoted(start: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(("name", "n"), [(f"{start}cmd", -0.5)]), newline="")))
    assert rows[1] == [f"'{start}cmd", "-0.5"]


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (0.001, "<1 %"), (0.944, "94 %"), (0.9999, ">99 %"), (1.0, "100 %")]
)
def test_a_rounded_share_never_claims_certainty(share: float, words: str) -> None:
    assert whole_percent(share) == words


def test_a_late_answer_after_cancel_changes_nothing(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    table = many(panel, qtbot, tmp_path)
    panel.add_prediction(answer("/late.png"))
    panel._table.finish()
    assert table.model().rowCount() == 4


def test_a_click_on_the_zone_opens_a_dialog_for_images(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.show_state(READY)
    questions = asked(panel)
    qtbot.mouseClick(panel._zone, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    dialog = panel.findChild(QFileDialog)
    path = picture(tmp_path)
    dialog.filesSelected.emit([path])
    dialog.close()
    assert questions == [[path]]
