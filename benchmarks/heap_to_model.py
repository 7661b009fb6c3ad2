"""A scripted user gets from a heap of unsorted images to a tested model, in the real window; the time of each step.

The user drops the heap, presses *Sort these images*, names two classes, labels 20 images of the queue with the keys 1
and 2, accepts all proposals, makes class folders and trains. The class that the user knows is that of the folder which
each image was copied from.

    python benchmarks/heap_to_model.py CLASS_FOLDER CLASS_FOLDER [--images 200] [--labels 20] [--pictures FOLDER]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ftstudio.core.paths import HOME_VARIABLE

LIMIT = 120.0
THINKING_SECONDS = 1.5
"""What a user takes to look at one image and press a key; added for each label, as the script takes none."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs=2, type=Path)
    options.add_argument("--images", type=int, default=200)
    options.add_argument("--labels", type=int, default=20)
    options.add_argument("--pictures", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ[HOME_VARIABLE] = f"{place}/home"
        heap = Path(place, "heap")
        names = made_heap(heap, chosen.folders, chosen.images)
        User(heap, names, chosen.labels, chosen.pictures).work()


def made_heap(heap: Path, folders: list[Path], count: int) -> dict[str, str]:
    """Copy images of both classes into one folder, under names that say nothing; name to class."""
    heap.mkdir(parents=True)
    chance = random.Random(0)
    names: dict[str, str] = {}
    for folder in folders:
        files = sorted(path for path in folder.iterdir() if path.is_file())
        for path in chance.sample(files, min(len(files), count // 2)):
            name = f"IMG_{chance.randrange(10**8):08}{path.suffix}"
            shutil.copy(path, heap / name)
            names[name] = folder.name
    return names


class User:
    """Works in the window like a user: with signals, buttons and keys."""

    def __init__(self, heap: Path, names: dict[str, str], labels: int, pictures: Path | None) -> None:
        from ftstudio.app.settings import Settings
        from ftstudio.ui.widgets import theme
        from ftstudio.ui.window.main_window import MainWindow
        from ftstudio.worker.client import WorkerClient

        self._app = QApplication([])
        theme.apply(self._app, "light")
        self._heap, self._names, self._labels, self._pictures = heap, names, labels, pictures
        self.window = MainWindow(WorkerClient("trainer"), WorkerClient("assistant"), Settings())
        self._began = self._last = time.monotonic()

    def work(self) -> None:
        """All steps, and the sum."""
        window, controller = self.window, self.window.controller
        window.show()
        self._until(lambda: window._filled)
        controller.start()
        self._said("window open")
        window.take_paths([str(self._heap)])
        self._until(lambda: self._offered())
        self._shot("offer")
        self._offered()[0].act()
        self._until(lambda: controller.sorting.board is not None)
        self._said("images grouped")
        view = window.sort_view
        classes = sorted(set(self._names.values()))
        for name in classes:
            view.classes.name.setText(name)
            QTest.keyClick(view.classes.name, Qt.Key.Key_Return)
        self._shot("groups")
        for _ in range(self._labels):
            [path] = view._model.paths(view.grid.selected_rows())
            key = Qt.Key(Qt.Key.Key_1 + classes.index(self._names[path]))
            QTest.keyClick(view.grid, key)
            self._app.processEvents()
        self._said(f"{self._labels} images labelled", self._labels * THINKING_SECONDS)
        view.propose.click()
        board = controller.sorting.board
        assert board is not None
        self._until(lambda: self._proposals_of(self._labels))
        self._said("classes proposed")
        self._accept_all()
        self._shot("accepted")
        view.make.click()
        self._until(lambda: controller.state.dataset is not None)
        self._said("class folders made and opened")
        dataset = controller.state.dataset
        assert dataset is not None
        right = sum(self._names[Path(file.path).name] == file.class_name for file in dataset.files)
        print(f"{right} of {len(dataset.files)} images are in the right class")
        window.train_panel.train()
        self._until(lambda: bool(controller.state.runs) and controller.state.runs[0].state == "completed")
        self._said("model trained and tested")
        self._shot("trained")
        run = controller.state.runs[0]
        print(f"validation {run.validation and run.validation.in_words()}, test {run.test and run.test.in_words()}")
        print(f"total {self._last - self._began + self._labels * THINKING_SECONDS:.0f} s")
        window.leave()
        gone: list[bool] = []
        window.gone.connect(lambda: gone.append(True))
        self._until(lambda: bool(gone))

    def _offered(self) -> list[object]:
        messages = self.window.messages.messages
        return [action for message in messages for action in message.actions if action.title == "Sort these images"]

    def _proposals_of(self, labels: int) -> bool:
        board = self.window.controller.sorting.board
        return board is not None and bool(board.proposals) and board.proposed_at >= labels

    def _accept_all(self) -> None:
        view = self.window.sort_view
        while True:
            rows = [row for row in range(view.places.count()) if view.places.item(row).text().startswith("Proposed")]
            if not rows:
                return
            view.places.setCurrentRow(rows[0])
            if len(rows) == 2:
                self._shot("proposals")
            view.accept.click()
            self._app.processEvents()

    def _until(self, ready: Callable[[], object]) -> None:
        end = time.monotonic() + LIMIT
        while not ready():
            if time.monotonic() > end:
                said = [message.text for message in self.window.messages.messages]
                raise TimeoutError(f"nothing came; the window says {said}")
            self._app.processEvents()
            time.sleep(0.02)

    def _said(self, what: str, thinking: float = 0.0) -> None:
        now = time.monotonic()
        print(f"{what}: {now - self._last + thinking:.1f} s", flush=True)
        self._last = now

    def _shot(self, name: str) -> None:
        if self._pictures is None:
            return
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.02)
        self._pictures.mkdir(exist_ok=True)
        self.window.grab().save(str(self._pictures / f"{name}.png"))
        self._last += 1.5
        self._began += 1.5


if __name__ == "__main__":
    main()
