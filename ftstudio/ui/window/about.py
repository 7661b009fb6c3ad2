"""What the program says of itself: version, licences, the guide. No widgets here."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion

import ftstudio
from ftstudio.core.paths import resource


def text() -> str:
    """Version and licences, as plain text."""
    lines = [
        f"FTStudio {ftstudio.__version__}",
        "Fine-tune a pretrained network on your own images.",
        "",
        f"Python {sys.version.split()[0]}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        "",
        "FTStudio is free software under the Apache License 2.0.",
        "Qt and PySide6 are used under the LGPL 3; PyTorch, torchvision, NumPy and pyqtgraph under BSD and MIT",
        "licences; Pillow under its own (MIT-CMU). The icons are Lucide's:",
        "",
    ]
    licence = resource("icons/LICENSE-lucide.txt")
    return "\n".join(lines) + (licence.read_text("utf-8") if licence.exists() else "ISC License, lucide.dev\n")


def guide() -> tuple[str, Path]:
    """The guide as Markdown, and the folder its pictures lie in.

    ``docs/`` of a checkout, or, once installed or frozen, the copy among the package's resources.
    """
    for file in (resource("guide/guide.md"), Path(ftstudio.__file__).parent.parent / "docs/guide.md"):
        if file.is_file():
            return file.read_text("utf-8"), file.parent
    return "# FTStudio\n\nDrop a folder of images, choose a model, press Train, try it.", Path()
