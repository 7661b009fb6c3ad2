"""The Images tab and the set-up column with labels and with numbers instead of classes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState, why_not_advise
from ftstudio.core.config import DataConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, Number
from ftstudio.ui.images.class_strip import ClassStrip
from ftstudio.ui.images.gallery import Gallery
from ftstudio.ui.images.gallery_model import GalleryFilter, build_index
from ftstudio.ui.setup.dataset_panel import DatasetPanel
from ftstudio.ui.setup.number_bars import spread_of
from ftstudio.ui.setup.target_summary import target_words
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid

LABELLED = (
    ImageFile("a.png", "", target=Labels(("sea", "sky"))), ImageFile("b.png", "", target=Labels(("sky",))),
    ImageFile("c.png", "", target=Labels(())), ImageFile("d.png", "", problem="truncated", target=Labels(("sea",))),
)  # fmt: skip
MEASURED = (
    *(ImageFile(f"{value}.png", "", target=Number(value)) for value in (3.0, 46.0, 80.0)),
    ImageFile("x.png", "", problem="truncated", target=Number(9999.0)),
)


def labels() -> DatasetSummary:
    return DatasetSummary(
        source="/s", root="/s", name="views", layout="", class_names=("sea", "sky"), files=LABELLED, task=MULTI_LABEL,
        counts=(ClassCount("sea", unassigned=1), ClassCount("sky", unassigned=2)),
    )  # fmt: skip


def numbers(files: tuple[ImageFile, ...] = MEASURED) -> DatasetSummary:
    return DatasetSummary(
        source="/s", root="/s", name="people", layout="", class_names=(), counts=(), files=files, task=REGRESSION,
        quantity="age",
    )  # fmt: skip


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    widget = Gallery()
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


@pytest.fixture
def panel(qtbot: QtBot) -> DatasetPanel:
    widget = DatasetPanel()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def captions(gallery: Gallery) -> list[str]:
    model = gallery.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).caption for row in range(model.rowCount())]


# ---- the Images tab -----------------------------------------------------------------------------------------


def test_an_image_is_found_under_each_of_its_labels_and_counts_for_each() -> None:
    index = build_index(LABELLED)
    assert list(index.rows(GalleryFilter(class_name="sea"))) == [0, 3]
    assert list(index.rows(GalleryFilter(class_name="sky"))) == [0, 1]
    assert list(index.rows(GalleryFilter(class_name=""))) == [2]
    assert dict(index.used) == {"sea": 1, "sky": 2, "": 1}  # d cannot be used
    assert list(index.rows(GalleryFilter())) == [0, 1, 2, 3]


def test_a_caution_can_be_narrowed_to_a_label() -> None:
    files = tuple(ImageFile(each.path, "", cautions=("small",), target=each.target) for each in LABELLED[:3])
    index = build_index(files)
    assert list(index.rows(GalleryFilter(attention=True, reason="small", class_name="sky"))) == [0, 1]


def test_tiles_and_the_strip_show_labels(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show_state(SessionState(dataset=labels()))
    assert captions(gallery) == ["sea, sky", "sky", "no label", "sea"]
    strip = gallery.findChild(ClassStrip)
    assert strip.isVisible() and strip.accessibleName() == "Images per label"
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert captions(gallery) == ["sea, sky", "sea"]
    combo = next(box for box in gallery.findChildren(QComboBox) if box.accessibleName() == "Label")
    assert [combo.itemText(place) for place in range(combo.count())] == ["All labels", "sea", "sky", "No label"]


def test_tiles_show_numbers_and_there_is_nothing_to_filter_by(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=numbers()))
    assert captions(gallery)[:3] == ["3.00", "46.0", "80.0"]
    assert not gallery.findChild(ClassStrip).isVisible()
    assert not gallery._filters._classes.isVisible()


@pytest.mark.parametrize("dataset", [labels(), numbers()])
def test_what_needs_classes_is_not_offered(gallery: Gallery, dataset: DatasetSummary) -> None:
    gallery.show_state(SessionState(dataset=dataset))
    grid = gallery.findChild(TileGrid)
    grid.setCurrentIndex(grid.model().index(0, 0))
    grid.selectAll()
    assert not gallery._check.isVisible()
    menu = gallery.menu()
    assert "Move to class" not in [action.text() for action in menu.actions()]
    assert "Exclude" in [action.text() for action in menu.actions()]


def test_classes_bring_back_what_needs_them(gallery: Gallery) -> None:
    gallery.show_state(SessionState(dataset=labels()))
    files = (ImageFile("cat/a.png", "cat"), ImageFile("dog/b.png", "dog"))
    classes = DatasetSummary(
        source="/s", root="/s", name="pets", layout="", class_names=("cat", "dog"), counts=(), files=files
    )
    gallery.show_state(SessionState(dataset=classes))
    assert gallery._check.isVisible() and gallery._filters._classes.isVisible()
    assert gallery.findChild(ClassStrip).accessibleName() == "Images per class"


# ---- the set-up column --------------------------------------------------------------------------------------


def test_labels_are_counted_and_so_are_those_of_an_image(panel: DatasetPanel) -> None:
    panel.show_state(SessionState(dataset=labels()))
    assert any(label.text() == "3 images · 2 labels · 1.0 per image" for label in panel.findChildren(QLabel))
    assert panel._summary.targets.bars.shown_names == ["sky", "sea"]
    assert not panel._summary.targets.numbers.isVisible()


def test_numbers_are_a_histogram_of_the_usable_images(panel: DatasetPanel) -> None:
    panel.show_state(SessionState(dataset=numbers()))
    assert any(label.text() == "3 images · age" for label in panel.findChildren(QLabel))
    shown = panel._summary.targets.numbers
    assert shown.isVisible() and not panel._summary.targets.bars.isVisible()
    assert shown.accessibleDescription() == "lowest 3.00, median 46.0, highest 80.0"
    assert not shown.grab().isNull()


def test_the_numbers_of_many_images_are_sorted_beside_the_window(panel: DatasetPanel, qtbot: QtBot) -> None:
    many = tuple(ImageFile(f"{place}.png", "", target=Number(float(place))) for place in range(20_001))
    panel.show_state(SessionState(dataset=numbers(many)))
    shown = panel._summary.targets.numbers
    qtbot.waitUntil(lambda: "median" in shown.accessibleDescription(), timeout=10_000)
    assert "median 10" in shown.accessibleDescription()


@pytest.mark.parametrize(
    ("found", "bins"),
    [
        ([1.0], (1,)),
        ([2.0, 2.0, 2.0], (3,)),
        ([0.0, 1.0, 2.0, 3.0, 5.0], (1, 1, 1, 1, 1)),
        ([-1.0, 1.0], (1, 0, 0, 0, 1)),
    ],
)
def test_every_number_is_in_a_bin_and_the_highest_in_the_last(found: list[float], bins: tuple[int, ...]) -> None:
    spread = spread_of(found)
    assert spread is not None and spread.bins == bins


def test_no_numbers_have_no_spread() -> None:
    assert spread_of([]) is None


def test_a_set_without_usable_images_has_no_labels_per_image() -> None:
    empty = DatasetSummary(
        source="/s", root="/s", name="", layout="", class_names=("sea",), counts=(), files=(), task=MULTI_LABEL
    )
    assert target_words(empty) == "1 label"


@pytest.mark.parametrize("dataset", [labels(), numbers()])
def test_the_best_position_is_not_looked_for_without_classes(dataset: DatasetSummary) -> None:
    reason = why_not_advise(SessionState(dataset=dataset))
    assert "one class each" in reason


def test_the_panel_follows_from_numbers_to_classes(panel: DatasetPanel) -> None:
    panel.show_state(SessionState(dataset=numbers()))
    classes = DatasetSummary(
        source="/s", root="/s", name="pets", layout="", class_names=("cat",), files=(),
        counts=(ClassCount("cat", unassigned=3),),
    )  # fmt: skip
    panel._summary.show_dataset(classes, DataConfig())
    assert panel._summary.targets.bars.shown_names == ["cat"]
    assert panel._summary.targets.bars.isVisible()
