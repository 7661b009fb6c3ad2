"""A worker that stands ready to train, so that Train shows its first step at once.

torch and the device take seconds to begin with, which go by while a person looks at the images and chooses a model.
Not before there are images: training needs them, and a window that only shows earlier runs need not pay the memory.
Not before the other worker is through with its own beginning: two at once would each take twice as long.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from ftstudio.app.requests import WarmedUp, WarmUp
from ftstudio.core.errors import ErrorReport
from ftstudio.ui.control.services import Services

WARM_UP = "warm up"


class WarmTrainer(QObject):
    """Warms the trainer's worker when it is new and the window idle: at first, and after one died.

    Looks whenever one of the workers has done all it was asked for. A worker that died while nothing was asked, most
    likely for want of memory, is so replaced when somebody comes back, and not again and again.
    """

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._warm: int | None = None
        self._given_up = False
        services.assistant.idle.connect(self.look)
        services.trainer.idle.connect(self.look)

    def look(self) -> None:
        """Ask for a warm worker if there is none and nothing else to do."""
        services, state = self._services, self._services.live.value
        if state.dataset is None or state.device is None or services.assistant.busy or services.trainer.busy:
            return
        pid = services.trainer_client.pid
        if self._given_up or (pid is not None and pid == self._warm):
            return
        request = WarmUp(device=state.config.train.device)
        services.train(WARM_UP, request, on_answer=self._note_warm, on_failed=self._give_up)

    def _note_warm(self, _answer: WarmedUp) -> None:
        self._warm = self._services.trainer_client.pid
        self._given_up = self._warm is None

    def _give_up(self, _report: ErrorReport) -> None:
        """Nothing that a person asked for has failed. The training itself will say what is wrong."""
        self._given_up = True
