"""Scan a folder of images without classes, whatever folders they are in."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.data.decoding.decode import GREY_EDGE
from ftstudio.data.layout.layouts import NEEDED, Entry
from ftstudio.data.layout.walk import below, is_companion
from ftstudio.data.quality import duplicates
from ftstudio.data.quality.fingerprints import one_colour
from ftstudio.data.scan import LISTING, Decoder, decode_all, near_copies_of

UNSORTED = "Unsorted images"


def scan_unsorted(folder: str, control: RunControl, emit: Emit) -> DatasetSummary:
    """All images in ``folder`` and below, without classes; ``alike`` has the near-duplicates.

    Raises:
        UserError: It is no folder, or no image in it can be read.
        StopRequested: As soon as a stop is requested.
    """
    began = time.monotonic()
    root = os.path.abspath(os.path.expanduser(folder))  # noqa: PTH100, PTH111 - names need not be UTF-8
    if not os.path.isdir(root):  # noqa: PTH112 - as above
        what = "is not a folder" if os.path.lexists(root) else "does not exist"
        raise UserError(f"{root} {what}.", "Give a folder of images. Unpack an archive first.")
    emit(Progress(LISTING, 0))
    entries: list[Entry] = []
    for path, problem in below(root):
        control.safe_point()
        if not is_companion(path.rsplit("/", 1)[-1]):
            entries.append(Entry(path, problem=problem))
    entries.sort()
    greys = np.zeros((len(entries), GREY_EDGE, GREY_EDGE), np.uint8)
    files = decode_all(Decoder(root, frozenset(), "first", greys), entries, control, emit)
    usable = [place for place, file in enumerate(files) if not file.problem]
    if not usable:
        what = "None of the files can be read as an image" if files else "There are no images"
        raise UserError(f"{what} in {root}.", NEEDED if files else "Give a folder of images.")
    near = near_copies_of(files, greys, one_colour(greys), control, emit)
    groups = [group for group in duplicates.groups_among(files, near, usable) if len(group) > 1]
    return DatasetSummary(
        source=root,
        root=root,
        name=Path(root).name,
        layout=UNSORTED,
        class_names=(),
        counts=(),
        files=tuple(files),
        alike=tuple(groups),
        seconds=time.monotonic() - began,
    )
