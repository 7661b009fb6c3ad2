"""Short walks with real workers; ``benchmarks/window_walks.py`` takes long ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio import LONG, OpenStudio
from walks import Walk


@pytest.mark.timeout(180)
def test_whatever_a_person_and_the_computer_do_the_window_lives_and_every_run_can_be_loaded(
    open_studio: OpenStudio, pictures: Path, plum: Path
) -> None:
    studio = open_studio(**LONG)
    walk = Walk(studio, pictures, plum, seed=2)
    walk.go(18)
    assert walk.done["train"]
