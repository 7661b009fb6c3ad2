"""The images behind an evaluation of classes, and the model of tiles that shows images of any evaluation."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from ftstudio.core.evaluation import ClassEvaluation, EvaluatedImage, Evaluation
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.number_format import whole_percent
from ftstudio.ui.widgets.tile import TILE_ROLE, Tile

Index: TypeAlias = QModelIndex | QPersistentModelIndex

MOST_SHOWN = 500
"""How many mistakes are listed; the cells of the matrix show all of theirs."""
MOST_PAIRS = 12


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("EvaluatedImages", text)


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


def unlike(evaluation: Evaluation) -> tuple[Any, ...]:
    """Images that look unlike the training images, the most unlike first; none where that was not measured."""
    limit = evaluation.distance_limit
    if limit is None:
        return ()
    found = [(image.distance, image) for image in evaluation.images if image.distance is not None]
    return tuple(image for distance, image in sorted(found, key=lambda each: -each[0]) if distance > limit)


class Seen(NamedTuple):
    """How one image reads.

    The ``path`` relative to the root; ``caption``, ``pill`` and ``taken`` as in Tile; all of it as a sentence; the
    output whose heat map explains the answer; what makes an image to draw over it.
    """

    path: str
    caption: str
    pill: str
    words: str
    explained: str = ""
    taken: str = ""
    overlay: Callable[[], QImage] | None = None


Describe: TypeAlias = Callable[[Any], Seen]
"""How an image of an evaluation reads."""


def class_words(evaluation: ClassEvaluation) -> Describe:
    """How images of an evaluation of classes read: the true and the predicted class."""
    names = evaluation.class_names

    def describe(image: EvaluatedImage) -> Seen:
        true, taken, share = names[image.target], names[image.predicted], whole_percent(image.probability)
        if image.target == image.predicted:
            return Seen(image.path, true, share, tr("{0}, correct ({1})").format(true, share), taken)
        words = tr("{0}, predicted as {1} ({2})").format(true, taken, share)
        return Seen(image.path, true, share, words, taken, taken)

    return describe


class EvaluatedImages(QAbstractListModel):
    """Tiles of images of one evaluation; how each reads is worked out when it comes into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: Sequence[Any] = ()
        self._describe: Describe | None = None
        self._root = PurePath()
        self._overlay_of: Callable[[str], QImage | None] | None = None

    def show_images(self, root: str, images: Sequence[Any], describe: Describe) -> None:
        """``images`` of any kind that ``describe`` knows, relative to ``root``."""
        self.beginResetModel()
        self._images = images
        self._describe = describe
        self._root = PurePath(root)
        self.endResetModel()

    def show_overlays(self, overlay_of: Callable[[str], QImage | None] | None) -> None:
        """Where to get what is drawn over the image of an absolute path; None: draw nothing over them."""
        self._overlay_of = overlay_of

    def seen(self, row: int) -> Seen:
        assert self._describe is not None
        return self._describe(self._images[row])

    def absolute(self, row: int) -> str:
        return str(self._root / self.seen(row).path)

    def explained(self, row: int) -> str:
        """The output whose heat map explains the answer."""
        return self.seen(row).explained

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._images):
            return None
        seen = self.seen(index.row())
        if role == TILE_ROLE:
            path = str(self._root / seen.path)
            overlay = self._overlay_of(path) if self._overlay_of else None
            if overlay is None and seen.overlay is not None:
                overlay = seen.overlay()
            return Tile(path=path, caption=seen.caption, pill=seen.pill, overlay=overlay, taken=seen.taken)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return neutralised(seen.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(f"{neutralised(seen.path)}\n{neutralised(seen.words)}")
        return None
