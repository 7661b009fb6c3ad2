"""Keeps the costs under the freeze slider true as images, model, sizes and device change.

First an instant estimate; then, once the user has settled on a choice and the assistant is idle, what the
assistant measures. What was measured is remembered for the settings that it was measured for.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from ftstudio.app import estimate, session
from ftstudio.app.session import SessionState
from ftstudio.core.config import RunConfig
from ftstudio.core.costs import DepthCost, DeviceInfo, Plan
from ftstudio.core.errors import ErrorReport
from ftstudio.core.run_record import Budgets
from ftstudio.models import catalog
from ftstudio.ui.control.services import Services

PLAN = "plan"
REST_MS = 600
"""Without a change for so long, a person has come to a choice."""
MOST_REMEMBERED = 200


@dataclass(frozen=True)
class _Asked:
    """Everything that costs depend on. Not the slider's position: they are those of all positions."""

    config: RunConfig
    counts: tuple[int, int, int]
    device: DeviceInfo | None
    budgets: Budgets


class CostIntents(QObject):
    """Watches the state; guessing is cheap, measuring takes the assistant a second or two."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked: _Asked | None = None
        self._measured: dict[_Asked, tuple[DepthCost, ...]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._measure)
        services.live.changed.connect(self._look)
        for lane in (services.assistant, services.trainer):
            lane.idle.connect(self._wait)

    def _look(self, state: SessionState) -> None:
        asked = self._from(state)
        if asked == self._asked and state.costs:
            return
        self._asked = asked
        costs = self._measured.get(asked) or estimate.costs(asked.config, *asked.counts, asked.device)
        self._services.live.change(session.with_costs, costs)
        self._wait()

    def _from(self, state: SessionState) -> _Asked:
        model = replace(state.config.model, freeze_depth=0)
        counts = estimate.image_counts(state.dataset, state.config.data.val_fraction)
        return _Asked(replace(state.config, model=model), counts, state.device, self._services.settings.value.budgets)

    # ---- measuring

    def _wait(self) -> None:
        """Measure when nothing has changed for a moment."""
        self._rest.start()

    def _measure(self) -> None:
        state, services = self._services.live.value, self._services
        asked = self._from(state)
        if asked in self._measured or not _ready(state) or services.assistant.busy or services.trainer.busy:
            return
        assert state.dataset is not None
        request = estimate.plan_request(asked.config, state.dataset, asked.budgets)

        def take(plan: Plan) -> None:
            self._remember(asked, plan.costs)
            if self._from(services.live.value) == asked:
                services.live.change(session.with_costs, plan.costs)

        def leave(_report: ErrorReport) -> None:
            """It ran unasked, so the estimate stays; training itself will report the error."""
            self._remember(asked, ())

        services.assist(PLAN, request, gives_way=True, on_answer=take, on_failed=leave)

    def _remember(self, asked: _Asked, costs: tuple[DepthCost, ...]) -> None:
        while len(self._measured) >= MOST_REMEMBERED:
            del self._measured[next(iter(self._measured))]
        self._measured[asked] = costs


def _ready(state: SessionState) -> bool:
    """Whether images are there, and a model that could be trained on them now."""
    if state.dataset is None or state.scan is not None or state.device is None or state.training:
        return False
    info = catalog.model(state.config.model.name, state.config.task)
    missing = state.config.model.weights == "default" and info.url and info.name not in state.models_on_disk
    return not missing and state.download is None
