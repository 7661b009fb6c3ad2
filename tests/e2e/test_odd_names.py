"""Names that are no UTF-8, of the data set, its classes and its files, from the drop to the prediction."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from studio import OpenStudio

posix_only = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system knows only Unicode names")


@posix_only
def test_names_that_are_no_utf_8_work_from_the_drop_to_the_prediction(
    open_studio: OpenStudio, pictures: Path, plum: Path, tmp_path: Path
) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9 pictures")
    shutil.copytree(pictures, folder)
    odd = os.fsdecode(b"pl\xfcm")
    (folder / "plum").rename(folder / odd)
    for image in sorted(folder.glob("*/*.png")):
        image.rename(image.with_name(os.fsdecode(b"\xff") + image.name))
    asked_about = plum.rename(plum.with_name(os.fsdecode(b"never se\xe9n.png")))

    studio = open_studio()
    studio.open_images(folder)
    dataset = studio.state.dataset
    assert dataset is not None and dataset.problem_count == 0 and dataset.usable_count == 36
    assert dataset.source == str(folder) and odd in dataset.class_names

    studio.train()
    studio.until_trained()
    assert studio.run.outcome == "completed", studio.words()

    heard: list[str] = []
    studio.window.controller.tries.predicted.connect(lambda prediction: heard.append(prediction.path))
    studio.drop_on_try_it(asked_about)
    studio.until(lambda: studio.verdict() != "")
    assert heard == [str(asked_about)]
    assert studio.verdict() == "pl\ufffdm", "shown with a sign for the byte that is no letter"
