"""The images behind an evaluation: those of one cell of the matrix, or the most confident mistakes."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from ftstudio.core.evaluation import ClassEvaluation, EvaluatedImage
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.number_format import whole_percent
from ftstudio.ui.widgets.tile import TILE_ROLE, Tile

Index: TypeAlias = QModelIndex | QPersistentModelIndex

MOST_SHOWN = 500
"""How many mistakes are listed; the cells of the matrix show all of theirs."""


MOST_PAIRS = 12


def mistakes(evaluation: ClassEvaluation) -> tuple[EvaluatedImage, ...]:
    """Misclassified images, most confident first."""
    wrong = [image for image in evaluation.images if image.target != image.predicted]
    wrong.sort(key=lambda image: -image.probability)
    return tuple(wrong[:MOST_SHOWN])


def of_cell(evaluation: ClassEvaluation, target: int, predicted: int) -> tuple[EvaluatedImage, ...]:
    """Images of one class predicted as one class, most confident first."""
    found = [image for image in evaluation.images if image.target == target and image.predicted == predicted]
    found.sort(key=lambda image: -image.probability)
    return tuple(found)


def of_class(evaluation: ClassEvaluation, target: int) -> tuple[EvaluatedImage, ...]:
    """Misclassified images of one class, most confident first."""
    found = [image for image in evaluation.images if image.target == target != image.predicted]
    found.sort(key=lambda image: -image.probability)
    return tuple(found)


def most_confused(evaluation: ClassEvaluation) -> list[tuple[int, int, int]]:
    """(class, predicted class, images) of the pairs of classes that are confused most often, at most twelve."""
    pairs = (
        (target, predicted, count)
        for target, row in enumerate(evaluation.confusion)
        for predicted, count in enumerate(row)
        if count and target != predicted
    )
    return heapq.nlargest(MOST_PAIRS, pairs, key=lambda pair: pair[2])


def unsure(evaluation: ClassEvaluation, threshold: float) -> tuple[EvaluatedImage, ...]:
    """Images whose confidence lies below ``threshold`` (0..1), least sure first."""
    found = [image for image in evaluation.images if image.probability < threshold]
    found.sort(key=lambda image: image.probability)
    return tuple(found)


def unlike(evaluation: ClassEvaluation) -> tuple[EvaluatedImage, ...]:
    """Images that look unlike the training images, the most unlike first; none where that was not measured."""
    limit = evaluation.distance_limit
    if limit is None:
        return ()
    found = [(image.distance, image) for image in evaluation.images if image.distance is not None]
    return tuple(image for distance, image in sorted(found, key=lambda each: -each[0]) if distance > limit)


class EvaluatedImages(QAbstractListModel):
    """Tiles whose caption gives the true and the predicted class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[EvaluatedImage, ...] = ()
        self._names: tuple[str, ...] = ()
        self._root = PurePath()
        self._overlay_of: Callable[[str], QImage | None] | None = None

    def show_images(self, evaluation: ClassEvaluation | None, images: tuple[EvaluatedImage, ...]) -> None:
        self.beginResetModel()
        self._images = images
        self._names = evaluation.class_names if evaluation else ()
        self._root = PurePath(evaluation.root) if evaluation else PurePath()
        self.endResetModel()

    def show_overlays(self, overlay_of: Callable[[str], QImage | None] | None) -> None:
        """Where to get what is drawn over the image of an absolute path; None: draw nothing over them."""
        self._overlay_of = overlay_of

    def absolute(self, row: int) -> str:
        return str(self._root / self._images[row].path)

    def taken_for(self, row: int) -> str:
        """The predicted class."""
        return self._names[self._images[row].predicted]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._images):
            return None
        image = self._images[index.row()]
        true, taken = self._names[image.target], self._names[image.predicted]
        if role == TILE_ROLE:
            wrong = "" if image.target == image.predicted else taken
            path = self.absolute(index.row())
            overlay = self._overlay_of(path) if self._overlay_of else None
            return Tile(path=path, caption=true, pill=whole_percent(image.probability), overlay=overlay, taken=wrong)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return neutralised(self._words(image, true, taken))
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(f"{neutralised(image.path)}\n{neutralised(self._words(image, true, taken))}")
        return None

    def _words(self, image: EvaluatedImage, true: str, taken: str) -> str:
        share = whole_percent(image.probability)
        if image.target == image.predicted:
            return self.tr("{0}, correct ({1})").format(true, share)
        return self.tr("{0}, predicted as {1} ({2})").format(true, taken, share)
