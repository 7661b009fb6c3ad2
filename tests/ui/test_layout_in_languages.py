"""The window in longer words and from right to left: nothing leaves its column, and the decisions stay in sight."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from obedient import ObedientWorker
from PySide6.QtCore import QLocale, QPoint, QRect, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from ftstudio.app import languages
from ftstudio.app.settings import Settings
from ftstudio.models import catalog
from ftstudio.ui.setup.freeze_slider import FreezeSlider
from ftstudio.ui.training.chart_canvas import AXIS_WIDTH, ChartCanvas
from ftstudio.ui.widgets import theme
from ftstudio.ui.window import translators
from ftstudio.ui.window.main_window import MainWindow
from ftstudio.ui.window.preferences import Preferences

ROOT = Path(__file__).parents[2]
SIZES = [(1024, 640), (1280, 800)]
UNTOUCHED = re.compile(r"\{[^{}]*\}|%n")
LONGER = 0.6


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def longer(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a translation of every string into one that is 60 % longer, under the name of French."""
    folder = tmp_path_factory.mktemp("longer")
    messages = {
        key: script.Message(each.plural, (stretched(key[1]),) * (2 if each.plural else 1))
        for key, each in script.marked().items()
    }
    source = folder / "ftstudio_fr.ts"
    source.write_text(script.written(messages, "fr"), encoding="utf-8")
    script.release(source, source.with_suffix(".qm"))
    return folder


def stretched(text: str) -> str:
    """``text`` with 60 % more letters; file filters, which have a grammar, stay as they are."""
    if "(*" in text:
        return text
    count = round(LONGER * len(UNTOUCHED.sub("", text)))
    more = ("word " * count)[:count].rstrip() if " " in text else "o" * count
    return f"{text} {more}" if " " in text else text + more


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def opened(qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> MainWindow:
    """The window with images in it. Not given to qtbot, which would delete it before it has closed."""
    window = MainWindow(trainer, assistant, Settings(theme="light"))
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    with qtbot.waitSignal(window.controller.images.dataset_opened, timeout=5000):
        window.controller.images.open_source("/data/flowers")
    return window


def closed(qtbot: Any, window: MainWindow) -> None:
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.leave()
    window.deleteLater()


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def decisions(window: MainWindow) -> list[QWidget]:
    """Images, model, freeze depth, and Train."""
    buttons = (each for each in window.findChildren(QPushButton) if each.property("role") == "primary")
    [button] = [each for each in buttons if each.isVisibleTo(window)]
    [slider] = window.findChildren(FreezeSlider)
    return [window.dataset_panel, window.model_panel, slider, button]


def check(window: MainWindow, size: tuple[int, int], qtbot: Any) -> None:
    for index in range(window.tabs.count()):
        window.show_tab(index)
        window.resize(*size)
        qtbot.wait(1)
        assert (window.width(), window.height()) == size
        inside = window.rect()
        for widget in decisions(window):
            assert widget.isVisible()
            assert inside.contains(place(widget, window)), widget
        for panel in (window.dataset_panel, window.model_panel, window.train_panel):
            for child in panel.findChildren(QWidget):
                if child.isVisible() and not scrolled(child, panel):
                    area = place(child, panel)
                    assert area.left() >= 0 and area.right() < panel.width(), (child, child.property("text"))


def scrolled(widget: QWidget, panel: QWidget) -> bool:
    """Whether ``widget`` lies in a scroll area within ``panel``, which may be larger than what is seen of it."""
    parent = widget.parentWidget()
    while parent is not None and parent is not panel:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_longer_words_fit_their_column(  # noqa: PLR0913 - fixtures and parameters
    app: QApplication,
    longer: Path,
    size: tuple[int, int],
    direction: Qt.LayoutDirection,
    qtbot: Any,
    trainer: ObedientWorker,
    assistant: ObedientWorker,
) -> None:
    translators.install(app, "fr", longer)
    app.setLayoutDirection(direction)
    window = opened(qtbot, trainer, assistant)
    try:
        assert window.tabs.tabText(1) == stretched("Images")
        check(window, size, qtbot)
    finally:
        closed(qtbot, window)


@pytest.mark.parametrize("language", languages.NAMES)
def test_every_language_fits_the_smallest_window(
    app: QApplication, language: str, qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker
) -> None:
    translators.install(app, language)
    window = opened(qtbot, trainer, assistant)
    try:
        check(window, SIZES[0], qtbot)
        for panel in (window.model_panel, window.train_panel):
            for button in panel.findChildren(QPushButton):
                if button.isVisible() and button.text():
                    words = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
                    assert words <= button.width(), button.text()
    finally:
        closed(qtbot, window)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("language", languages.NAMES)
def test_no_line_of_the_preferences_is_cut(app: QApplication, language: str) -> None:
    translators.install(app, language)
    dialog = Preferences(Settings(), "auto", None)
    dialog.show()
    QApplication.processEvents()
    for label in dialog.findChildren(QLabel):
        if label.wordWrap() and label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.close()
    dialog.deleteLater()


def test_the_value_axis_of_a_chart_stays_on_the_left_in_a_right_to_left_window(app: QApplication, qtbot: Any) -> None:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    canvas = ChartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(700, 500)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.loss_plot.vb.sceneBoundingRect().width() > 100)
    for plot in (canvas.loss_plot, canvas.metric_plot):
        assert plot.vb.sceneBoundingRect().left() >= AXIS_WIDTH


def test_the_freeze_slider_runs_from_right_to_left_where_the_window_does(app: QApplication, qtbot: Any) -> None:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    slider = FreezeSlider()
    qtbot.addWidget(slider)
    slider.set_stages(catalog.model("starter").stages, 50)
    slider.resize(260, slider.sizeHint().height())
    slider.show_depth(3)
    slider.show()
    blocks = slider.blocks()
    assert all(later.right() < earlier.left() for earlier, later in pairwise(blocks))
    assert blocks[-1].left() >= 0 and blocks[0].right() <= slider.width()
    assert blocks[3].right() < slider.handle_x(3) < blocks[2].left()
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert slider.value() == 4
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 3
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=blocks[0].center().toPoint())
    assert slider.value() == 0
