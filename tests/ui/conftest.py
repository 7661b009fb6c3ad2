"""What the window's tests share: nothing may be left behind, two obedient workers, and a controller of theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from controllers import closed, made
from leftovers import nothing_left_behind  # noqa: F401 - a fixture that watches every test here
from obedient import ObedientWorker, two_classes
from pytestqt.qtbot import QtBot

from ftstudio.app.requests import Scan
from ftstudio.ui.control.controller import Controller


@pytest.fixture
def trainer() -> ObedientWorker:
    return ObedientWorker()


@pytest.fixture
def assistant() -> ObedientWorker:
    worker = ObedientWorker()
    worker.answers[Scan] = lambda request, _emit: two_classes(request.source)
    return worker


@pytest.fixture
def controller(qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker) -> Iterator[Controller]:
    controller = made(trainer, assistant)
    yield controller
    closed(controller, qtbot)
