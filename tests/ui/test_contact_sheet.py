"""The contact sheet: a line of pictures for each class, until there is a training to watch."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.targets import REGRESSION, Number
from ftstudio.ui.images.contact_sheet import DIRECT, EDGE, MOST, TITLE, ContactSheet, lines_of
from ftstudio.ui.training.training_tab import TrainingTab


def dataset(files: tuple[ImageFile, ...], root: str = "/pets", **more: object) -> DatasetSummary:
    names = sorted({file.class_name for file in files if file.class_name})
    counts = tuple(ClassCount(name, train=sum(file.class_name == name for file in files)) for name in names)
    made = DatasetSummary(
        source=root, root=root, name="pets", layout="", class_names=tuple(names), counts=counts, files=files
    )
    return replace(made, **more)


def test_each_class_has_a_line_of_images_that_can_be_used() -> None:
    files = (
        *(ImageFile(f"cat/{n:03}.jpg", "cat") for n in range(MOST + 5)),
        ImageFile("dog/a.jpg", "dog", problem="unreadable"),
        ImageFile("dog/b.jpg", "dog"),
    )
    cat, dog = lines_of(dataset(files))
    assert (cat.name, cat.total, len(cat.paths)) == ("cat", MOST + 5, MOST)
    assert dog.paths == (str(Path("/pets") / "dog/b.jpg"),)


def test_numbers_are_one_line() -> None:
    files = tuple(ImageFile(f"{n}.jpg", "", target=Number(float(n))) for n in range(3))
    [line] = lines_of(dataset(files, task=REGRESSION, quantity="age"))
    assert (line.name, line.total, len(line.paths)) == ("", 3, 3)


def test_many_images_are_sorted_beside_the_window(qtbot: QtBot) -> None:
    sheet = ContactSheet()
    qtbot.addWidget(sheet)
    sheet.show_dataset(dataset(tuple(ImageFile(f"cat/{n}.jpg", "cat") for n in range(DIRECT + 1))))
    assert sheet.lines.names == []
    qtbot.waitUntil(lambda: sheet.lines.names == ["cat"], timeout=5000)


def test_the_training_tab_shows_the_images_before_the_first_training(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("cat", "dog"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (40, 30), "red" if name == "cat" else "blue").save(tmp_path / name / "a.png")
    files = (ImageFile("cat/a.png", "cat"), ImageFile("dog/a.png", "dog"))
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(500, 500)
    tab.show()
    assert tab.pages.currentWidget() is not tab.sheet
    tab.show_state(SessionState(dataset=dataset(files, str(tmp_path))))
    assert tab.pages.currentWidget() is tab.sheet

    def is_seen(row: int, red: bool) -> bool:
        place = QPoint(EDGE // 2, row * tab.sheet.lines._height() + TITLE + EDGE // 2)
        colour = tab.sheet.lines.grab().toImage().pixelColor(place)
        return colour.red() > 200 > 50 > colour.blue() if red else colour.blue() > 200 > 50 > colour.red()

    qtbot.waitUntil(lambda: is_seen(0, True) and is_seen(1, False), timeout=10_000)
    with qtbot.waitSignal(tab.class_chosen, timeout=2000) as chosen:
        row = QPoint(5, tab.sheet.lines._height() + 5)
        qtbot.mouseClick(tab.sheet.lines, Qt.MouseButton.LeftButton, pos=row)
    assert chosen.args == ["dog"]
