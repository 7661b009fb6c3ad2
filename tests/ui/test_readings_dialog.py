"""The question which folders are the classes."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.data.scan import scan
from ftstudio.ui.setup.reading_row import ReadingRow
from ftstudio.ui.setup.readings_dialog import ReadingsDialog


def pictures(root: Path, *folders: str) -> DatasetSummary:
    for shade, folder in enumerate(folders):
        (root / folder).mkdir(parents=True)
        for number in range(4):
            Image.new("RGB", (20, 20), (shade * 40, number * 99, 7)).save(root / folder / f"{number}.png")
    return scan(str(root), (), RunControl(), lambda _: None)


def shown(row: ReadingRow) -> ReadingsDialog | None:
    return row.window().findChild(ReadingsDialog)


def test_several_likely_readings_are_asked_about_best_first(qtbot: QtBot, tmp_path: Path) -> None:
    row = ReadingRow()
    qtbot.addWidget(row)
    row.show_dataset(pictures(tmp_path, "animals/cat", "animals/dog", "plants/rose", "plants/lily"))
    dialog = shown(row)
    assert dialog is not None and list(dialog.buttons) == ["2", "1"]
    assert dialog.buttons["2"].isChecked()
    dialog.buttons["1"].click()
    with qtbot.waitSignal(row.reading_chosen) as chosen:
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    assert chosen.args == ["1"]


def test_one_sensible_reading_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    row = ReadingRow()
    qtbot.addWidget(row)
    row.show_dataset(pictures(tmp_path, "cat", "dog"))
    assert shown(row) is None and row.isHidden()


def test_companions_are_used_and_left_out_again_by_a_link(qtbot: QtBot, tmp_path: Path) -> None:
    row = ReadingRow()
    qtbot.addWidget(row)
    dataset = pictures(tmp_path, "cat", "dog")
    masks = tuple(replace(file, problem="companion") for file in dataset.files[:2])
    row.show_dataset(replace(dataset, files=masks + dataset.files[2:]))
    use, without = (button for button in row.findChildren(QPushButton) if "thumbnails" in button.text())
    assert not row.isHidden() and not use.isHidden() and without.isHidden()
    with qtbot.waitSignal(row.companions_chosen) as chosen:
        use.click()
    assert chosen.args == ["use"]
    row.show_dataset(replace(dataset, companions="use"))
    assert not row.isHidden() and use.isHidden() and not without.isHidden()
    with qtbot.waitSignal(row.companions_chosen) as chosen:
        without.click()
    assert chosen.args == ["leave-out"]
