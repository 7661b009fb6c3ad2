"""How smoothly the gallery scrolls: 200 images made here, listed until there are 100,000 rows; frame times in ms.

python benchmarks/gallery.py [--rows 100000] [--frames 400] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

IMAGES = 200
FRAME = 1 / 60


def make_images(folder: Path) -> list[str]:
    """Pictures of 640 x 480 pixels with some structure, so that decoding them is honest work."""
    from PIL import Image

    names: list[str] = []
    for number in range(IMAGES):
        small = Image.effect_noise((64, 48), 40 + number % 60).convert("RGB")
        name = f"{number:03}.jpg"
        small.resize((640, 480)).save(folder / name, quality=85)
        names.append(name)
    return names


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure(rows: int, frames: int) -> dict[str, float]:
    """Milliseconds of event handling and painting per frame, while scrolling and at single acts."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from ftstudio.app.session import SessionState
    from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
    from ftstudio.ui.images.gallery import Gallery
    from ftstudio.ui.widgets import theme
    from ftstudio.ui.widgets.tile_grid import TileGrid

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FTSTUDIO_HOME"] = str(Path(folder) / "home")
        names = make_images(Path(folder))
        classes = tuple(f"class {n:02}" for n in range(20))
        # A link to the folder makes another path of the same file, so that each row is a picture of its own.
        for link in range(-(-rows // IMAGES)):
            Path(folder, f"d{link}").symlink_to(folder, target_is_directory=True)
        files = tuple(
            ImageFile(f"d{row // IMAGES}/{names[row % IMAGES]}", classes[row % 20], "train", 640, 480)
            for row in range(rows)
        )
        dataset = DatasetSummary(
            source=folder, root=folder, name="many", layout="folders", class_names=classes,
            counts=tuple(ClassCount(name, train=rows // 20) for name in classes), files=files,
        )  # fmt: skip

        def act(do: object) -> float:
            begin = time.perf_counter()
            if callable(do):
                do()
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            return (time.perf_counter() - begin) * 1000

        gallery = Gallery()
        gallery.resize(900, 700)
        gallery.show()
        app.processEvents()
        figures = {"show_state": act(lambda: gallery.show_state(SessionState(dataset=dataset)))}
        grid = gallery.findChild(TileGrid)
        assert isinstance(grid, TileGrid)
        sorting: list[float] = []
        while grid.model().rowCount() < rows:
            sorting.append(act(None))
        figures["frame_while_sorting_max"] = max(sorting, default=0.0)
        bar = grid.verticalScrollBar()
        for name, distance in (("wheel", 120), ("fling", 1_500), ("jump", bar.maximum() // frames)):
            bar.setValue(0)
            times: list[float] = []
            for frame in range(frames):
                begin = time.perf_counter()
                times.append(act(lambda to=frame * distance: bar.setValue(to % max(1, bar.maximum()))))
                while time.perf_counter() - begin < FRAME:
                    times.append(act(None))
                    time.sleep(0.001)
            figures[f"{name}_p50"] = percentile([t for t in times if t > 0.2] or [0.0], 0.5)
            figures[f"{name}_p99"] = percentile(times, 0.99)
            figures[f"{name}_max"] = max(times)
        figures["resize_max"] = max(act(lambda w=width: gallery.resize(w, 700)) for width in range(900, 500, -20))
        figures["select_all"] = act(grid.selectAll)
        figures["filter_class"] = act(lambda: gallery._filters.choose_class(classes[3]))
        figures["filter_none"] = act(gallery._filters.clear)
        gallery.close()
        gallery.deleteLater()
        app.processEvents()
        from PySide6.QtCore import QThreadPool

        QThreadPool.globalInstance().waitForDone(10_000)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = measure(given.rows, given.frames)
    if given.json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
        return
    print(f"{given.rows:,} rows, milliseconds:")
    for name, value in figures.items():
        print(f"  {name:24} {value:8.2f}")


if __name__ == "__main__":
    main()
