"""The panel "1 Images": drops, scanning, and what it tells of a data set."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QMenu, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.session import ScanView, SessionState
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.events import LOOKING
from ftstudio.core.list_preview import ListPreview, PreviewRow
from ftstudio.ui.setup.class_bars import FEW, FEWEST, ClassBars
from ftstudio.ui.setup.dataset_panel import DatasetPanel
from ftstudio.ui.setup.drop_zone import DropZone, look_at_drop
from ftstudio.ui.setup.target_choice import TargetChoice
from ftstudio.ui.setup.warning_lines import WarningLines
from ftstudio.ui.widgets.basic import ElidedLabel


@pytest.fixture
def panel(qtbot: QtBot) -> DatasetPanel:
    made = DatasetPanel()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show_state(SessionState())
    made.show()
    return made


def summary(
    counts: tuple[ClassCount, ...], problems: int = 0, warnings: tuple[str, ...] = (), name: str = "flowers"
) -> DatasetSummary:
    return DatasetSummary(
        source=f"/data/{name}",
        root=f"/data/{name}",
        name=name,
        layout="one folder per class",
        class_names=tuple(each.name for each in counts),
        counts=counts,
        files=tuple(ImageFile(f"{n}.jpg", "a", problem="unreadable") for n in range(problems)),
        warnings=warnings,
    )


def dropped(*urls: QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(list(urls))
    return mime


def local(*paths: Path) -> QMimeData:
    return dropped(*(QUrl.fromLocalFile(str(path)) for path in paths))


def drop_on(panel: DatasetPanel, mime: QMimeData) -> None:
    zone = panel.findChild(DropZone)
    left, bare = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, bare))
    QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, bare))


def words(widget: QWidget) -> str:
    """All words in sight."""
    parts = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    parts += [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(parts)


def button(panel: QWidget, start: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text().startswith(start))


def test_a_dropped_folder_is_asked_to_be_opened(qtbot: QtBot, panel: DatasetPanel, tmp_path: Path) -> None:
    with qtbot.waitSignal(panel.open_requested, timeout=2000) as heard:
        drop_on(panel, local(tmp_path))
    assert heard.args == [str(tmp_path)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_whose_name_is_no_utf8_arrives_whole(panel: DatasetPanel, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/x\xff"
    Path(os.fsdecode(folder)).mkdir()
    opened: list[str] = []
    panel.open_requested.connect(opened.append)
    drop_on(panel, dropped(QUrl.fromEncoded(b"file://" + folder.replace(b"\xff", b"%FF"))))
    panel.set_recent([os.fsdecode(folder)])
    panel.findChild(QMenu).aboutToShow.emit()
    panel.findChild(QMenu).actions()[-1].trigger()
    assert opened == [os.fsdecode(folder)] * 2


@pytest.mark.parametrize("name", ["set.zip", "SET.ZIP", "list.csv", "list.tsv", "all.txt", "coco.json"])
def test_an_archive_or_a_list_fits(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert look_at_drop(local(tmp_path / name)).path == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("cat.JPG", "single image"),
        ("set.rar", "archive"),
        ("labels.xlsx", "CSV"),
        ("notes.docx", "not a folder, an archive or a list"),
    ],
)
def test_a_wrong_file_gets_its_own_complaint(panel: DatasetPanel, tmp_path: Path, name: str, complaint: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    opened: list[str] = []
    panel.open_requested.connect(opened.append)
    drop_on(panel, local(tmp_path / name))
    assert opened == []
    assert name in words(panel)
    assert complaint in words(panel)


def test_several_things_the_web_and_what_is_gone_are_refused_in_words(tmp_path: Path) -> None:
    pictures = [tmp_path / "a.jpg", tmp_path / "b.png"]
    assert "single images" in look_at_drop(local(*pictures)).complaint
    assert "one thing at a time" in look_at_drop(local(tmp_path, tmp_path / "x")).complaint
    assert "web" in look_at_drop(dropped(QUrl("https://example.org/a.zip"))).complaint
    assert "no longer exists" in look_at_drop(local(tmp_path / "gone.zip")).complaint
    assert look_at_drop(QMimeData()).complaint


def test_a_good_drop_takes_the_complaint_away(panel: DatasetPanel, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"x")
    drop_on(panel, local(tmp_path / "notes.txt"))
    drop_on(panel, local(tmp_path))
    assert "notes.txt" not in words(panel)


def test_a_scan_shows_counts_and_can_be_cancelled(qtbot: QtBot, panel: DatasetPanel) -> None:
    counts = (ClassCount("a", unassigned=1200), ClassCount("b", unassigned=34))
    panel.show_state(SessionState(scan=ScanView(source="/data/pets", done=1234, counts=counts)))
    assert "pets" in words(panel)
    assert "1234" in words(panel).replace(",", "")
    assert "2 classes" in words(panel)
    assert panel.findChild(QProgressBar).maximum() == 0
    with qtbot.waitSignal(panel.scan_cancelled, timeout=2000):
        button(panel, "Cancel").click()


def test_what_comes_before_the_scan_is_named_and_counted_in_percent(panel: DatasetPanel) -> None:
    scan = ScanView(source="/data/pets.zip", what="Unpacking", done=25_000, total=100_000)
    panel.show_state(SessionState(scan=scan))
    assert "Opening pets.zip" in words(panel) and "Unpacking: 25 %" in words(panel)
    panel.show_state(SessionState(scan=replace(scan, what=LOOKING, done=3, total=9)))
    assert "Scanning pets.zip" in words(panel) and "3 of 9 scanned" in words(panel)


def test_a_cancelled_scan_brings_the_last_data_set_back(panel: DatasetPanel) -> None:
    state = session.with_dataset(SessionState(), summary((ClassCount("a", train=3), ClassCount("b", train=4))))
    panel.show_state(state)
    panel.show_state(replace(state, scan=ScanView(source="/data/other")))
    assert "7 images" not in words(panel)
    panel.show_state(state)
    assert "7 images · 2 classes" in words(panel)


def test_a_rescan_of_the_same_source_leaves_the_data_set_in_sight(panel: DatasetPanel) -> None:
    state = session.with_dataset(SessionState(), summary((ClassCount("a", train=3), ClassCount("b", train=4))))
    panel.show_state(replace(state, scan=ScanView(source="/data/flowers")))
    assert "7 images" in words(panel)


def test_splits_are_counted_and_their_lack_is_said(panel: DatasetPanel) -> None:
    split = summary((ClassCount("a", train=6, val=2, test=1), ClassCount("b", train=4, val=1, test=2)))
    panel.show_state(session.with_dataset(SessionState(), split))
    assert "10 training · 3 validation · 3 test" in words(panel)
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", unassigned=9),))))
    assert "20 %" in words(panel)


def test_one_of_a_thing_is_not_many(panel: DatasetPanel) -> None:
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),), problems=1)))
    assert "1 image · 1 class" in words(panel)
    assert "1 needs attention" in words(panel)


def test_what_needs_attention_opens_the_problems(qtbot: QtBot, panel: DatasetPanel) -> None:
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),), problems=12)))
    with qtbot.waitSignal(panel.problems_requested, timeout=2000):
        button(panel, "12 need attention").click()


def test_nothing_is_said_of_problems_where_there_are_none(panel: DatasetPanel) -> None:
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),))))
    assert "attention" not in words(panel)


def test_classes_stand_by_size_and_many_are_folded(panel: DatasetPanel) -> None:
    counts = tuple(ClassCount(f"c{n:02d}", train=n) for n in range(20))
    panel.show_state(session.with_dataset(SessionState(), summary(counts)))
    bars = next(each for each in panel.findChildren(ClassBars) if each.isVisible())
    assert bars.shown_names == [f"c{n}" for n in range(19, 20 - FEW, -1)]
    button(bars, "and 15 more").click()
    assert len(bars.shown_names) == 20
    button(bars, "show fewer").click()
    assert len(bars.shown_names) == FEW - 1
    bars.show_roomy(False)
    assert len(bars.shown_names) == FEWEST - 1


def test_as_many_classes_as_there_are_cells_are_not_folded(panel: DatasetPanel) -> None:
    counts = tuple(ClassCount(f"c{n}", train=n) for n in range(FEW))
    panel.show_state(session.with_dataset(SessionState(), summary(counts)))
    bars = panel.findChild(ClassBars)
    assert len(next(each for each in panel.findChildren(ClassBars) if each.isVisible()).shown_names) == FEW
    assert bars is not None


def test_long_class_names_widen_nothing(panel: DatasetPanel) -> None:
    long = "a class with a very long name such as museums give to beetles, number"
    counts = tuple(ClassCount(f"{long} {n}", train=3) for n in range(10))
    warning = "Fewer than 10 training images: " + ", ".join(each.name for each in counts)
    panel.show_state(session.with_dataset(SessionState(), summary(counts, warnings=(warning,))))
    assert panel.findChild(WarningLines).minimumSizeHint().width() <= 280
    assert all(bars.minimumSizeHint().width() == 0 for bars in panel.findChildren(ClassBars))
    assert panel.minimumSizeHint().width() <= 280


def test_warnings_are_one_line_until_they_are_unfolded(panel: DatasetPanel) -> None:
    sentences = ("First.", "Second.", "Third.", "Fourth.")
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),), warnings=sentences)))
    lines = panel.findChild(WarningLines)
    assert lines.shown_lines == []
    assert "First." in words(lines)
    button(lines, "Show all 4").click()
    assert lines.shown_lines == list(sentences)
    button(lines, "Hide").click()
    assert lines.shown_lines == []


def test_advice_for_the_command_line_is_given_in_the_words_of_the_window(qtbot: QtBot, panel: DatasetPanel) -> None:
    sentence = "1 picture is in two classes. If several are correct, read the classes as labels with --target labels."
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),), warnings=(sentence,))))
    button(panel.findChild(WarningLines), "Show").click()
    assert "--target" not in words(panel)
    assert "Target: “Several labels per image” (under Details)" in words(panel)
    button(panel, "Details").click()
    choice = panel.findChild(TargetChoice).choices
    assert choice.isVisible() and choice.currentData() == "auto"
    with qtbot.waitSignal(panel.target_chosen, timeout=2000) as chosen:
        choice.activated.emit(choice.findData("labels"))
    assert chosen.args == ["labels"]
    assert choice.currentData() == "auto", "until the images are scanned so"


def test_names_that_look_like_html_or_steer_the_display_are_shown_as_they_stand(panel: DatasetPanel) -> None:
    counts = (ClassCount("<b>x</b>\n\u202e\udcff", train=3), ClassCount("שלום", train=2))
    state = session.with_dataset(SessionState(), summary(counts, warnings=("<i>y</i>",), name="<h1>z\n\udcff</h1>"))
    panel.show_state(state)
    assert "<h1>z��</h1>" in words(panel)
    assert "<i>y</i>" in words(panel)
    assert not panel.grab().isNull()
    labels = [each for each in panel.findChildren(QLabel) if each.text()]
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)


def test_the_folder_dialog_leads_to_an_open(
    qtbot: QtBot, panel: DatasetPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(panel.open_requested, timeout=2000) as heard:
        qtbot.mouseClick(panel.findChild(DropZone), Qt.MouseButton.LeftButton)
    assert heard.args == [str(tmp_path)]


def test_a_dialog_that_was_left_opens_nothing(panel: DatasetPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    opened: list[str] = []
    panel.open_requested.connect(opened.append)
    panel.findChild(DropZone).clicked.emit()
    assert opened == []


def test_recent_data_sets_are_in_the_menu(qtbot: QtBot, panel: DatasetPanel) -> None:
    panel.set_recent(["/data/a&b", "/data/<i>c"])
    menu = panel.findChild(QMenu)
    menu.aboutToShow.emit()
    recent = {each.text(): each for each in menu.actions()}
    with qtbot.waitSignal(panel.open_requested, timeout=2000) as heard:
        recent["a&&b"].trigger()
    assert heard.args == ["/data/a&b"]
    assert "<i>" not in recent["<i>c"].toolTip()


def test_the_sample_images_are_one_click_away_before_and_after(qtbot: QtBot, panel: DatasetPanel) -> None:
    with qtbot.waitSignal(panel.sample_requested, timeout=2000):
        button(panel, "Sample images").click()
    panel.show_state(session.with_dataset(SessionState(), summary((ClassCount("a", train=1),))))
    menu = panel.findChild(QMenu)
    menu.aboutToShow.emit()
    with qtbot.waitSignal(panel.sample_requested, timeout=2000):
        next(each for each in menu.actions() if each.text() == "Sample images").trigger()


def test_where_files_have_several_pages_another_way_to_read_them_can_be_chosen(
    panel: DatasetPanel, qtbot: QtBot
) -> None:
    sentence = "9 images have several pages (3); the brightest over all pages is used."
    dataset = replace(summary((ClassCount("a"),), warnings=(sentence,)), about={sentence: "pages"}, pages="max")
    panel.show_state(SessionState(dataset=dataset))
    button(panel.findChild(WarningLines), "Show").click()
    choice = panel.findChild(WarningLines).findChild(QComboBox)
    assert choice.currentData() == "max" and choice.isVisible()
    with qtbot.waitSignal(panel.pages_chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Up)
    assert chosen.args == ["channels"]


def test_a_caution_about_some_images_leads_to_them(panel: DatasetPanel, qtbot: QtBot) -> None:
    data = summary((ClassCount("a", unassigned=20),), warnings=("1 picture is in both.", "Few images."))
    panel.show_state(SessionState(dataset=replace(data, about={"1 picture is in both.": "across_splits"})))
    [show] = [button for button in panel.findChildren(QPushButton) if button.text() == "Show"]
    with qtbot.waitSignal(panel.caution_requested) as wanted:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert wanted.args == ["across_splits"]


def test_the_first_rows_of_a_list_are_shown_as_understood_and_go_with_it(panel: DatasetPanel) -> None:
    rows = tuple(PreviewRow(f"{n}", f"images/{n}.jpg", "rose") for n in range(5))
    preview = ListPreview(name="labels.csv", columns="images from “id”, classes from “dx”", rows=rows, row_count=12)
    flowers = summary((ClassCount("rose", 5),))
    panel.show_state(SessionState(dataset=replace(flowers, preview=preview)))
    assert "labels.csv, 12 rows: images from “id”, classes from “dx”" in words(panel)
    shown = [label.text() for label in panel._summary._preview.findChildren(ElidedLabel)]
    assert shown == ["images/0.jpg", "rose", "images/1.jpg", "rose", "images/2.jpg", "rose"]
    panel.show_state(SessionState(dataset=flowers))
    assert panel._summary._preview.isHidden()
