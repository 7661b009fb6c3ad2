"""Jobs played by a function of the test instead of done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from played import RECORD

from ftstudio.app import history, jobs
from ftstudio.core.control import RunControl
from ftstudio.core.events import (
    Emit,
)

Play = Callable[[Any, RunControl, Emit], object]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[[Play], list[object]]:
    """Let a function play every job; returns the list of requests it gets."""

    def begin(job: Play) -> list[object]:
        requests: list[object] = []

        def run(request: object, control: RunControl, emit: Emit) -> object:
            requests.append(request)
            return job(request, control, emit)

        monkeypatch.setattr(jobs, "run", run)
        monkeypatch.setattr(history, "find_run", lambda _text, _runs_dir: RECORD)
        return requests

    return begin
