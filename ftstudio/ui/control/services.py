"""The services: what every intent needs at hand. The live state, the messages, the workers and their lanes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject

from ftstudio.app.requests import Answer, Request
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Emit
from ftstudio.ui.control.job_lane import Job, JobLane
from ftstudio.ui.control.live_state import LiveState
from ftstudio.ui.control.settings_file import SettingsFile
from ftstudio.ui.window.messages import MessageArea


class Client(Protocol):
    """What the window asks of a worker; satisfied by worker.client.WorkerClient and by the fakes of tests."""

    def run(self, request: Request, emit: Emit) -> Answer: ...
    def pause(self) -> None: ...
    def go_on(self) -> None: ...
    def stop(self) -> None: ...
    def end_now(self) -> None: ...
    def close(self, limit: float = 10.0) -> None: ...
    @property
    def last_heard(self) -> float: ...
    @property
    def pid(self) -> int | None: ...


@dataclass(frozen=True)
class Services:
    """Where work is done, never on the window's thread.

    ``trainer`` does Train and Resume, ``assistant`` the other jobs, and ``errands`` small work on files and on the
    history in this process.
    """

    live: LiveState
    messages: MessageArea
    settings: SettingsFile
    trainer_client: Client
    assistant_client: Client
    trainer: JobLane
    assistant: JobLane
    errands: JobLane

    def train(self, key: str, request: Request, **callbacks: Callable[..., None]) -> None:
        self.trainer.submit(Job(key, partial(self.trainer_client.run, request), gives_way=False, **callbacks))

    def assist(self, key: str, request: Request, *, gives_way: bool = False, **callbacks: Callable[..., None]) -> None:
        work = partial(self.assistant_client.run, request)
        self.assistant.submit(Job(key, work, gives_way=gives_way, **callbacks))

    def errand(
        self,
        key: str,
        work: Callable[[], Any],
        on_answer: Callable[[Any], None] | None = None,
        on_failed: Callable[[ErrorReport], None] | None = None,
    ) -> None:
        """Run ``work()`` beside the window. A failure without a handler goes to the message area."""

        def run(_emit: Emit) -> object:
            return work()

        def nothing(_answer: object) -> None:
            pass

        self.errands.submit(Job(key, run, on_answer=on_answer or nothing, on_failed=on_failed or self.messages.error))


def make_services(
    live: LiveState,
    messages: MessageArea,
    settings: SettingsFile,
    trainer_client: Client,
    assistant_client: Client,
    parent: QObject,
) -> Services:
    """A services whose lanes belong to ``parent``."""
    return Services(
        live=live,
        messages=messages,
        settings=settings,
        trainer_client=trainer_client,
        assistant_client=assistant_client,
        trainer=JobLane(trainer_client.stop, parent),
        assistant=JobLane(assistant_client.stop, parent),
        errands=JobLane(parent=parent),
    )
