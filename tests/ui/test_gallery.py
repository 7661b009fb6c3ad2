"""The Images tab: what is shown, what is filtered, what is announced, and that much of it does not matter."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.ui.images.gallery import Gallery
from ftstudio.ui.images.gallery_model import CAUTION, GalleryFilter, build_index
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid

CLASSES = ("daisy", "rose")


def summary(files: tuple[ImageFile, ...], root: str = "/nowhere", names: tuple[str, ...] = CLASSES) -> DatasetSummary:
    counts = tuple(ClassCount(name, train=sum(file.class_name == name for file in files)) for name in names)
    return DatasetSummary(
        source=root, root=root, name="flowers", layout="splits", class_names=names, counts=counts, files=files
    )


def some_files() -> tuple[ImageFile, ...]:
    return (
        ImageFile("train/daisy/a.png", "daisy", "train", 40, 30, 900),
        ImageFile("train/daisy/b.png", "daisy", "train", problem="truncated", detail="The image is truncated."),
        ImageFile("train/rose/c.png", "rose", "train", detail="Duplicate of train/daisy/a.png."),
        ImageFile("val/rose/d.png", "rose", "val"),
        ImageFile("val/rose/e.png", "rose", "val", problem="excluded", detail="Excluded by you."),
    )


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    widget = Gallery()
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


def grid_of(gallery: Gallery) -> TileGrid:
    return gallery.findChild(TileGrid)


def shown(gallery: Gallery) -> list[str]:
    model = grid_of(gallery).model()
    return [Path(model.index(row, 0).data(TILE_ROLE).path).name for row in range(model.rowCount())]


def choose(gallery: Gallery, *rows: int) -> None:
    grid = grid_of(gallery)
    grid.clearSelection()
    for row in rows:
        index = grid.model().index(row, 0)
        grid.setCurrentIndex(index)
        grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    for row in rows:
        grid.selectionModel().select(grid.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)


def press(menu: QMenu, title: str) -> None:
    for action in menu.actions():
        if action.text() == title:
            action.trigger()
            return
        if action.menu() is not None:
            for inner in action.menu().actions():
                if inner.text() == title:
                    inner.trigger()
                    return
    raise AssertionError(f"no {title} in the menu")


# ---- what is shown ------------------------------------------------------------------------------------------


def test_without_images_the_tab_says_what_to_do(gallery: Gallery) -> None:
    gallery.show_state(SessionState())
    assert not grid_of(gallery).isVisible()
    assert any("Open a folder" in label.text() for label in gallery.findChildren(QLabel))


def test_every_file_is_a_tile_with_its_mark(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    model = grid_of(gallery).model()
    tiles = [model.index(row, 0).data(TILE_ROLE) for row in range(model.rowCount())]
    assert [tile.mark for tile in tiles] == ["", "wrong", "caution", "", "wrong"]
    assert [tile.badge for tile in tiles] == ["train", "train", "train", "val", "val"]


def test_a_file_name_that_looks_like_html_is_shown_as_it_stands(gallery: Gallery) -> None:
    files = (ImageFile("daisy/<b>x</b>\n.png", "daisy"), ImageFile("rose/\udcff.png", "rose"))
    gallery.show_state(SessionState(dataset=summary(files)))
    tip = grid_of(gallery).model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip and "<b>" not in tip
    words = grid_of(gallery).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.encode("utf-8")


def test_many_files_are_sorted_off_the_windows_thread(gallery: Gallery, qtbot: QtBot) -> None:
    files = tuple(ImageFile(f"daisy/{n}.png", "daisy", mtime_ns=n) for n in range(20_000))
    gallery.show_state(SessionState(dataset=summary(files)))
    assert grid_of(gallery).model().rowCount() == 0
    qtbot.waitUntil(lambda: grid_of(gallery).model().rowCount() == 20_000, timeout=10_000)


def test_a_data_set_that_is_overtaken_while_it_is_sorted_never_shows(gallery: Gallery, qtbot: QtBot) -> None:
    many = tuple(ImageFile(f"daisy/{n}.png", "daisy") for n in range(20_000))
    gallery.show_state(SessionState(dataset=summary(many)))
    gallery.show_state(SessionState(dataset=summary(some_files())))
    qtbot.wait(0)
    qtbot.waitUntil(lambda: not gallery._sorting.busy, timeout=10_000)
    assert len(shown(gallery)) == 5


# ---- filters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (GalleryFilter(), [0, 1, 2, 3, 4]),
        (GalleryFilter(class_name="rose"), [2, 3, 4]),
        (GalleryFilter(split="val"), [3, 4]),
        (GalleryFilter(attention=True), [1, 2]),
        (GalleryFilter(attention=True, reason="excluded"), [4]),
        (GalleryFilter(attention=True, reason=CAUTION), [2]),
        (GalleryFilter(text=" ROSE/D"), [3]),
        (GalleryFilter(class_name="daisy", split="val"), []),
    ],
)
def test_the_index_finds_what_passes(wanted: GalleryFilter, rows: list[int]) -> None:
    assert list(build_index(some_files()).rows(wanted)) == rows


def test_a_class_whose_name_is_no_utf8_can_be_shown_alone(gallery: Gallery) -> None:
    name = os.fsdecode(b"caf\xe9")
    files = (ImageFile("a/1.png", "a"), ImageFile(f"{name}/2.png", name))
    gallery.show_state(SessionState(dataset=summary(files, names=("a", name))))
    gallery._filters._classes.setCurrentIndex(2)
    assert shown(gallery) == ["2.png"]


def test_images_left_out_need_no_attention_and_can_still_be_found(gallery: Gallery) -> None:
    files = tuple(file for file in some_files() if file.problem in ("", "excluded") and not file.detail.startswith("D"))
    gallery.show_state(SessionState(dataset=summary(files)))
    assert gallery._filters._attention.text() == "Excluded (1)"
    for _again in range(2):
        gallery._filters._attention.click()
        assert shown(gallery) == ["e.png"]
        gallery._filters._attention.click()
        assert len(shown(gallery)) == 3


def test_show_problems_shows_only_what_needs_attention(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    gallery.show_problems()
    assert shown(gallery) == ["b.png", "c.png"]
    assert gallery._filters._attention.text() == "Needs attention (2)"


def test_a_filter_without_a_match_offers_to_clear_it(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    qtbot.keyClicks(gallery._filters._search, "zebra")
    qtbot.waitUntil(lambda: not grid_of(gallery).isVisible(), timeout=5_000)
    assert gallery._clear.isVisible()
    qtbot.mouseClick(gallery._clear, Qt.MouseButton.LeftButton)
    assert len(shown(gallery)) == 5
    assert gallery._filters._search.text() == ""


def test_a_click_on_a_bar_filters_by_its_class_and_a_second_one_takes_it_back(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    strip = gallery._filters._strip
    at = QPoint(round(strip._step() * 1.4), strip.height() // 2)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert shown(gallery) == ["c.png", "d.png", "e.png"]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert len(shown(gallery)) == 5


def test_splits_are_offered_only_where_there_are_some(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    assert gallery._filters._split_row.isVisible()
    assert not gallery._filters._splits.button(3).isVisible()
    plain = tuple(replace(file, split="") for file in some_files())
    gallery.show_state(SessionState(dataset=summary(plain)))
    assert not gallery._filters._split_row.isVisible()


# ---- doing --------------------------------------------------------------------------------------------------


def test_exclude_and_include_name_only_the_files_concerned(gallery: Gallery, qtbot: QtBot) -> None:
    data = DataConfig(excluded=("val/rose/d.png",))
    gallery.show_state(SessionState(dataset=summary(some_files()), config=RunConfig(data=data)))
    choose(gallery, 0, 3, 4)
    with qtbot.waitSignal(gallery.exclude_requested) as excluded:
        press(gallery.menu(), "Exclude")
    assert excluded.args == [["train/daisy/a.png"]]
    with qtbot.waitSignal(gallery.include_requested) as included:
        press(gallery.menu(), "Include again")
    assert included.args == [["val/rose/d.png", "val/rose/e.png"]]


def test_the_delete_key_excludes(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    gallery.activateWindow()
    grid_of(gallery).setFocus()
    choose(gallery, 0)
    with qtbot.waitSignal(gallery.exclude_requested, timeout=5_000) as excluded:
        qtbot.keyClick(grid_of(gallery), Qt.Key.Key_Delete)
    assert excluded.args == [["train/daisy/a.png"]]


def test_moving_to_a_class_leaves_out_what_is_there_already(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    choose(gallery, 0, 3)
    with qtbot.waitSignal(gallery.move_requested) as moved:
        press(gallery.menu(), "rose")
    assert moved.args == [["train/daisy/a.png"], "rose"]


def test_a_path_that_is_no_utf8_is_announced_exactly(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary((ImageFile("daisy/\udcff.png", "daisy"),))))
    choose(gallery, 0)
    with qtbot.waitSignal(gallery.open_requested) as opened:
        press(gallery.menu(), "Open")
    assert opened.args == ["/nowhere/daisy/\udcff.png"]


def test_enter_opens_the_current_image(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    choose(gallery, 3)
    with qtbot.waitSignal(gallery.open_requested) as opened:
        qtbot.keyClick(grid_of(gallery), Qt.Key.Key_Return)
    assert opened.args == ["/nowhere/val/rose/d.png"]


# ---- the grid -----------------------------------------------------------------------------------------------


def test_keys_walk_the_grid_and_shift_selects_a_range(gallery: Gallery, qtbot: QtBot) -> None:
    files = tuple(ImageFile(f"daisy/{n:03}.png", "daisy") for n in range(100))
    gallery.show_state(SessionState(dataset=summary(files)))
    grid = grid_of(gallery)
    choose(gallery, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 1 + grid.columns
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().row() == 99
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())
    grid.scrollToTop()
    for row, modifier in ((2, Qt.KeyboardModifier.NoModifier), (2 + grid.columns, Qt.KeyboardModifier.ShiftModifier)):
        at = grid.visualRect(grid.model().index(row, 0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, at)
    assert grid.selected_rows() == list(range(2, 3 + grid.columns))


def test_every_tile_is_found_where_it_is_drawn(gallery: Gallery) -> None:
    files = tuple(ImageFile(f"daisy/{n:03}.png", "daisy") for n in range(100))
    gallery.show_state(SessionState(dataset=summary(files)))
    grid = grid_of(gallery)
    for edge in (80, 128, 256):
        grid.set_edge(edge)
        for row in (0, 1, 7, 50, 99):
            index = grid.model().index(row, 0)
            grid.scrollTo(index)
            assert grid.indexAt(grid.visualRect(index).center()).row() == row


# ---- pictures -----------------------------------------------------------------------------------------------


def test_only_pictures_in_sight_are_made(gallery: Gallery, qtbot: QtBot, tmp_path: Path) -> None:
    files: list[ImageFile] = []
    for n in range(300):
        files.append(ImageFile(f"{n:03}.png", "daisy"))
        Image.new("RGB", (20, 20), (n % 255, 0, 0)).save(tmp_path / f"{n:03}.png")
    arrived: list[str] = []
    gallery._pictures.arrived.connect(arrived.append)
    gallery.show_state(SessionState(dataset=summary(tuple(files), str(tmp_path))))
    qtbot.waitUntil(lambda: str(tmp_path / "000.png") in arrived, timeout=10_000)
    assert str(tmp_path / "299.png") not in arrived
    grid_of(gallery).scrollToBottom()
    qtbot.waitUntil(lambda: str(tmp_path / "299.png") in arrived, timeout=10_000)
    assert str(tmp_path / "150.png") not in arrived


def plain_picture(_path: str, edge: int) -> QImage:
    image = QImage(edge, edge, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def test_pictures_in_memory_stay_within_their_budget(qtbot: QtBot) -> None:
    loader = PictureLoader(None, plain_picture, budget=10 * 64 * 64 * 4)
    for n in range(30):
        with qtbot.waitSignal(loader.arrived, timeout=5_000):
            loader.picture(str(n), 64)
    assert loader.memory <= 10 * 64 * 64 * 4
    assert loader.picture("29", 64) is not None
    assert loader.picture("0", 64) is None


def test_the_newest_wish_is_granted_first_and_withdrawn_ones_never(qtbot: QtBot) -> None:
    gate, order = threading.Event(), []

    def slow(path: str, edge: int) -> QImage:
        gate.wait(10)
        order.append(path)
        return plain_picture(path, edge)

    loader = PictureLoader(None, slow)
    arrived: list[str] = []
    loader.arrived.connect(arrived.append)
    for n in range(10):
        loader.picture(str(n), 8)
    loader.keep_only({"7", "8", "9"})
    gate.set()
    qtbot.waitUntil(lambda: {"7", "8", "9"} <= set(arrived), timeout=5_000)
    assert len(order) <= 5
    assert order.index("9") < order.index("7") or order.index("8") < order.index("7")


def test_a_resting_loader_goes_on_by_itself(qtbot: QtBot) -> None:
    loader = PictureLoader(None, plain_picture)
    arrived: list[str] = []
    loader.arrived.connect(arrived.append)
    loader.rest()
    loader.picture("x", 8)
    assert not loader._backlog._threads
    qtbot.waitUntil(lambda: arrived == ["x"], timeout=5_000)


def test_a_picture_that_cannot_be_made_has_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no image at all")
    loader = PictureLoader()
    with qtbot.waitSignal(loader.arrived, timeout=5_000):
        loader.picture(str(broken), 64)
    assert loader.picture(str(broken), 64) is None
    assert loader.problem(str(broken))


def test_a_loader_that_is_destroyed_while_it_works_does_no_harm(qtbot: QtBot) -> None:
    begun, gate, done = threading.Event(), threading.Event(), threading.Event()

    def slow(path: str, edge: int) -> QImage:
        begun.set()
        gate.wait(10)
        done.set()
        return plain_picture(path, edge)

    gallery = Gallery()
    loader = PictureLoader(gallery, slow)
    loader.picture("x", 8)
    assert begun.wait(5)
    with qtbot.waitSignal(gallery.destroyed, timeout=5_000):
        gallery.deleteLater()
    gate.set()
    assert done.wait(5)


def test_a_rescan_keeps_the_place(gallery: Gallery) -> None:
    files = tuple(ImageFile(f"daisy/{n:03}.png", "daisy") for n in range(500))
    gallery.show_state(SessionState(dataset=summary(files)))
    bar = grid_of(gallery).verticalScrollBar()
    bar.setValue(1_500)
    gallery.show_state(SessionState(dataset=summary(files[:-1])))
    assert bar.value() == 1_500


def test_a_key_press_reaches_no_search_through_all_rows(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=summary(some_files())))
    choose(gallery, 0)
    grid_of(gallery).keyboardSearch("r")
    assert grid_of(gallery).currentIndex().row() == 0


# ---- cautions -----------------------------------------------------------------------------------------------


def copies() -> tuple[ImageFile, ...]:
    detail = "Nearly the same picture."
    return (
        ImageFile(
            "train/daisy/a.png", "daisy", "train", cautions=("across_splits",), detail="Nearly the same picture."
        ),
        ImageFile("train/daisy/b.png", "daisy", "train", cautions=("small",), detail="Smaller than 32 pixels."),
        ImageFile("train/rose/c.png", "rose", "train"),
        ImageFile("val/daisy/d.png", "daisy", "val", cautions=("across_splits", "near_copy"), detail=detail),
        ImageFile("val/rose/e.png", "rose", "val", cautions=("copy",), detail="Duplicate of train/rose/c.png."),
    )


def test_a_caution_shows_whole_groups_of_copies_side_by_side(gallery: Gallery) -> None:
    dataset = replace(summary(copies()), alike=((0, 3), (2, 4)))
    gallery.show_state(SessionState(dataset=dataset))
    for caution, names in (
        ("across_splits", ["a.png", "d.png"]),
        ("copy", ["c.png", "e.png"]),
        ("small", ["b.png"]),
    ):
        gallery.show_reason(caution)
        assert shown(gallery) == names
    gallery.show_reason("no such caution")
    assert shown(gallery) == ["a.png", "b.png", "d.png", "e.png"]


def test_cautions_are_offered_with_their_counts(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=replace(summary(copies()), alike=((0, 3), (2, 4)))))
    gallery.show_problems()
    reasons = gallery._filters._reasons
    offered = [reasons.itemText(place) for place in range(reasons.count())]
    assert offered == [
        "Any reason",
        "The same picture in training and in validation or test (2)",
        "Exact copy of another image (2)",
        "Nearly the same as another image (2)",
        "Very small (1)",
    ]


def test_a_caution_can_be_narrowed_to_a_class(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=replace(summary(copies()), alike=((0, 3), (2, 4)))))
    gallery.show_reason("copy")
    gallery._filters.choose_class("daisy")
    assert shown(gallery) == []
