"""What an image of the data set shows, in words, and which labels it counts for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ftstudio.core.dataset import ImageFile
from ftstudio.core.targets import Labels, Number
from ftstudio.ui.widgets.number_format import number

NO_LABEL = ""
"""Stands for images without a class, and without any label."""


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("TargetWords", text)


def target_words(file: ImageFile) -> str:
    """The class, the labels or the number; "" where nothing is known."""
    match file.target:
        case Labels(names):
            return ", ".join(names) or tr("no label")
        case Number(value):
            return number(value)
        case _:
            return file.class_name


def labels_of(file: ImageFile) -> tuple[str, ...]:
    """What the image is found under: its class, each of its labels, or NO_LABEL."""
    return file.labels or (NO_LABEL,)
