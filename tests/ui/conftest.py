"""What the window's tests share: nothing may be left behind, and two obedient workers."""

from __future__ import annotations

import pytest
from leftovers import nothing_left_behind  # noqa: F401 - a fixture that watches every test here
from obedient import ObedientWorker, two_classes

from ftstudio.app.requests import Scan


@pytest.fixture
def trainer() -> ObedientWorker:
    return ObedientWorker()


@pytest.fixture
def assistant() -> ObedientWorker:
    worker = ObedientWorker()
    worker.answers[Scan] = lambda request, _emit: two_classes(request.source)
    return worker
