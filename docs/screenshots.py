"""The pictures of the guide: opens the real window on a folder of images, trains, tries, and grabs what stands there.

    python docs/screenshots.py FOLDER docs/images

FOLDER holds images that may be shown to everybody: train/, validation/ and test/ with one folder per class, or
class folders alone. Needs a display or QT_QPA_PLATFORM=offscreen. Own runs and settings are not touched.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace
from PIL import Image, ImageColor
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ftstudio.app.session import run_to_try
from ftstudio.app.settings import Settings
from ftstudio.app.start import held_out
from ftstudio.core.answers import Prediction
from ftstudio.core.config import PRESETS
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.ui.evaluation.evaluation_result import MATRIX, THRESHOLD, EvaluationResult
from ftstudio.ui.images.check_bar import CheckBar
from ftstudio.ui.images.label_queue import LabelQueue
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.main_window import EVALUATION, IMAGES, RUNS, TRAINING, MainWindow
from ftstudio.worker.client import WorkerClient

SIZE = (1280, 800)
EPOCHS = 8
EXACT = 96
LOOK_MS, SETTLE_SECONDS, DEADLINE_SECONDS = 50, 1.0, 300.0

Wait: TypeAlias = Generator[Callable[[], object], None, None]
"""A story of what happens in the window: yields what to wait for before it continues."""


class Photographer:
    """Lets a story happen in a window and writes a PNG file wherever the story asks for one."""

    def __init__(self, window: MainWindow, out: Path, dark: bool = False) -> None:
        self.window, self.out, self.dark = window, out, dark
        self.failure = ""
        self._story: Wait = iter(())  # type: ignore[assignment]  # until ``follow``
        self._until: Callable[[], object] = lambda: True
        self._deadline = 0.0
        self._clock = QTimer()
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)

    def follow(self, story: Wait) -> None:
        """Start; at the end of the story, or when it waits for too long, the window is closed."""
        self._story = story
        self._deadline = time.monotonic() + DEADLINE_SECONDS
        self._clock.start()

    def _look(self) -> None:
        try:
            if self._until():
                self._until = next(self._story)
                self._deadline = time.monotonic() + DEADLINE_SECONDS
            elif time.monotonic() > self._deadline:
                self._end(f"Nothing came within {DEADLINE_SECONDS:.0f} s.")
        except StopIteration:
            self._end("")
        except Exception as error:  # noqa: BLE001 - the edge of this program: the window must be closed in order all the same
            self._end(f"{type(error).__name__}: {error}")

    def _end(self, failure: str) -> None:
        self._clock.stop()
        self.failure = failure
        self.window.leave()

    def settled(self) -> Callable[[], bool]:
        """True a moment from now: thumbnails and charts come a little after what they show."""
        since = time.monotonic()
        return lambda: time.monotonic() - since > SETTLE_SECONDS

    def grab(self, name: str) -> Wait:
        """The window as NAME.png; where dark pictures are wanted, in the other theme too, as NAME-dark.png."""
        for mode, suffix in (("light", ""), ("dark", "-dark"))[: 2 if self.dark else 1]:
            self.window.choose_theme(mode)
            yield self.settled()
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            self.window.grab().save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only file names
            file = self.out / f"{name}{suffix}.png"
            file.write_bytes(_small_png(bytes(buffer.data().data())))
            print(f"{file} {file.stat().st_size // 1000} kB")
        self.window.choose_theme("light")


def _small_png(png: bytes) -> bytes:
    """The same picture in 256 colours, a third of the bytes. The theme's colours and the frequent ones have their
    places; photographs share the rest."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counts = sorted(picture.getcolors(SIZE[0] * SIZE[1] * 4) or [], reverse=True)
    themed = [colour for colour in vars(theme.current()).values() if str(colour).startswith("#")]
    frequent = [colour for _count, colour in counts[:EXACT] if isinstance(colour, tuple)]
    exact = dict.fromkeys([*(ImageColor.getrgb(colour) for colour in themed), *frequent])
    rest = picture.quantize(256 - len(exact), method=Image.Quantize.MEDIANCUT).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in exact for value in colour[:3]] + rest)
    out = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def story(photographer: Photographer, folder: Path) -> Wait:
    """From the empty window to a tested model."""
    window = photographer.window
    controller = window.controller
    yield lambda: controller.state.device is not None
    yield from photographer.grab("start")

    controller.images.open_source(str(folder))
    yield lambda: controller.state.dataset is not None and controller.state.scan is None
    controller.change_training(replace(PRESETS["quick"], epochs=EPOCHS), "custom")
    yield lambda: controller.state.costs and all(cost.seconds_per_epoch for cost in controller.state.costs)
    window.show_tab(IMAGES)
    yield from photographer.grab("images")
    found: list[object] = []
    controller.labels.found.connect(found.append)
    controller.labels.check()
    yield lambda: found
    window.gallery.findChild(CheckBar).queue_wanted.emit()
    yield from photographer.grab("wrong-class")
    window.gallery.findChild(LabelQueue).closed.emit()

    window.show_tab(TRAINING)
    controller.runs.train()
    yield lambda: controller.state.run is not None and controller.state.run.epoch >= EPOCHS // 2
    yield lambda: not controller.state.training
    if controller.state.run is None or controller.state.run.outcome != "completed":
        raise RuntimeError("The training did not end well; see the messages in the window.")
    yield from photographer.grab("finished")

    run_dir = run_to_try(controller.state)
    tried = held_out(run_dir, 12)
    answers: list[Prediction] = []
    controller.tries.predicted.connect(answers.append)
    for number, (path, _class_name) in enumerate(tried, 1):
        window.predict_panel.ask([path])
        yield lambda number=number: len(answers) >= number
    window.predict_panel.ask([_best_recognised(answers, dict(tried))])
    yield from photographer.grab("try-it")
    maps: list[object] = []
    controller.why.explained.connect(maps.append)
    window.predict_panel.restore_why("on 70")
    yield lambda: maps
    yield from photographer.grab("show-why")
    window.predict_panel.restore_why("off 70")

    window.evaluate_current()
    results: list[object] = []
    controller.tries.evaluated.connect(results.append)
    yield lambda: results
    window.show_tab(EVALUATION)
    yield from photographer.grab("evaluation")
    result = window.evaluation_panel.findChild(EvaluationResult)
    result.show_view(THRESHOLD)
    yield from photographer.grab("threshold")
    result.show_view(MATRIX)

    controller.choose_depth(2)
    controller.change_training(replace(PRESETS["quick"], epochs=3), "custom")
    window.show_tab(TRAINING)
    controller.runs.train()
    yield lambda: controller.state.training
    yield lambda: not controller.state.training
    yield lambda: len(controller.state.runs) == 2
    window.show_tab(RUNS)
    window.history_panel.view.selectAll()
    yield from photographer.grab("runs")

    window.predict_panel.ask([str(Path(tried[0][0]).parent)])
    yield photographer.settled()
    yield lambda: not controller.services.assistant.busy
    yield from photographer.grab("try-a-folder")


def _best_recognised(answers: list[Prediction], truth: dict[str, str]) -> str:
    """The image whose true class the model is surest of; a guide shows what is meant to happen."""
    share = {
        each.path: next((c.probability for c in each.top[:1] if c.class_name == truth[each.path]), 0.0)
        for each in answers
    }
    return max(share, key=lambda path: share[path])


def main() -> int:
    """Exit status: 0, or 1 when a picture is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true", help="every picture in the dark theme as well")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ftstudio-pictures-") as home:
        os.environ[HOME_VARIABLE] = home
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        app = QApplication(sys.argv[:1])
        app.setApplicationDisplayName("FTStudio")
        app.setQuitOnLastWindowClosed(False)
        theme.apply(app, "light")
        window = MainWindow(WorkerClient("trainer"), WorkerClient("assistant"), Settings(theme="light"))
        photographer = Photographer(window, asked.out, asked.dark)
        window.gone.connect(app.quit)
        window.filled.connect(window.controller.start)
        window.filled.connect(lambda: photographer.follow(story(photographer, asked.folder.resolve())))
        window.resize(*SIZE)
        window.show()
        app.exec()
    if photographer.failure:
        print(photographer.failure, file=sys.stderr)
    return 1 if photographer.failure else 0


if __name__ == "__main__":
    sys.exit(main())
