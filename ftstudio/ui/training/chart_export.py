"""The charts as a file: PNG, SVG, or the values as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem

from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import replace_output
from ftstudio.core.table_text import safe_cell
from ftstudio.ui.widgets import theme

if TYPE_CHECKING:
    from ftstudio.ui.training.curve_data import Curves

PNG_SCALE = 2
"""Pixels of the picture for each pixel on the screen: sharp in a document."""
CSV_HEADER = ("run", "kind", "step", "epoch", "seconds", "train_loss", "val_loss", "lr", "images_per_second")


def save(canvas: pg.GraphicsLayoutWidget, curves: Sequence[Curves], path: Path) -> None:
    """Write the charts, as they stand, to ``path``; its ending says how: .png, .svg or .csv.

    What was at ``path`` stays until the new file is complete. Raises UserError for another ending and when the
    disk refuses.
    """
    writers: dict[str, Callable[[], bytes]] = {
        ".png": lambda: _png(canvas),
        ".svg": lambda: _svg(canvas),
        ".csv": lambda: _csv(curves),
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            _tr("Charts cannot be saved as {file}.").format(file=path.name),
            _tr("Use a name ending in .png, .svg or .csv."),
        )
    try:
        replace_output(path, writer())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            _tr("{file} cannot be written: {reason}.").format(file=path, reason=reason), _tr("Choose another folder.")
        ) from error


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartExport", text)


def _png(canvas: pg.GraphicsLayoutWidget) -> bytes:
    image = QImage(canvas.size() * PNG_SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _render(canvas, painter, QRectF(image.rect()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def _svg(canvas: pg.GraphicsLayoutWidget) -> bytes:
    # Not pyqtgraph's own exporter: it stumbles over closed paths.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(canvas.size())
    generator.setViewBox(canvas.rect())
    painter = QPainter(generator)
    _render(canvas, painter, QRectF(canvas.rect()))
    painter.end()
    return bytes(buffer.data().data())


def _render(canvas: pg.GraphicsLayoutWidget, painter: QPainter, target: QRectF) -> None:
    """Paint the whole scene as lines and letters: what is kept as pixels on the screen would blur."""
    background = theme.current().surface
    painter.fillRect(target, QColor(background))
    items: list[Any] = canvas.scene().items()
    kept = {item: item.cacheMode() for item in items if item.cacheMode() != QGraphicsItem.CacheMode.NoCache}
    exporting = [item for item in items if hasattr(item, "setExportMode")]
    scale = target.width() / max(1, canvas.width())
    how = {"painter": painter, "antialias": True, "background": background, "resolutionScale": scale}
    try:
        for item in kept:
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        for item in exporting:
            item.setExportMode(True, how)
        canvas.scene().render(painter, target, QRectF(canvas.rect()))
    finally:
        for item in exporting:
            item.setExportMode(False)
        for item, mode in kept.items():
            item.setCacheMode(mode)


def _csv(runs: Sequence[Curves]) -> bytes:
    keys = list(dict.fromkeys(metric.key for run in runs for metric in run.metrics))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*CSV_HEADER, *(f"train_{key}" for key in keys), *(f"val_{key}" for key in keys)))
    for run in runs:
        writer.writerows(_rows(run, keys))
    return text.getvalue().encode("utf-8", "backslashreplace")


def _rows(run: Curves, keys: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """First the steps of the run, then its epochs."""
    name = safe_cell(run.name or Path(run.run_dir).name)
    columns = [run[column] for column in ("step", "epoch", "seconds", "loss", "lr", "speed")]
    for step, epoch, seconds, loss, lr, speed in zip(*columns, strict=True):
        place = (name, "step", int(step), _plain(epoch), _plain(seconds))
        yield (*place, _plain(loss), "", _plain(lr), _plain(speed))
    for done in run.epochs:
        train = [_plain(done.train_metrics.get(key)) for key in keys]
        val = [_plain(done.metrics.get(key)) for key in keys]
        place = (name, "epoch", done.step, done.epoch, _plain(done.seconds))
        yield (*place, _plain(done.train_loss), _plain(done.val_loss), "", "", *train, *val)


def _plain(value: float | None) -> str:
    """With a point, whatever the locale; empty where there is none."""
    return "" if value is None or not isfinite(value) else f"{float(value):.10g}"
