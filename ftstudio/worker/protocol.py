"""What the window's process and a worker say to each other: one JSON object a line, told apart by ``message``.

The parent writes to the worker's standard input, the worker to its standard output. Every message about a job
carries its number, so that a late word about an ended job is never taken for one about the next.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar, cast

from msgspec import Struct

from ftstudio.app.requests import Answer, Request
from ftstudio.core import wire
from ftstudio.core.events import Event
from ftstudio.core.records import ErrorReport

A = TypeVar("A")

# ---- to the worker --------------------------------------------------------------------------------------


class RunJob(Struct, frozen=True, tag_field="message", tag="run_job"):
    job_id: int
    request: Request


class Pause(Struct, frozen=True, tag_field="message", tag="pause"):
    job_id: int


class GoOn(Struct, frozen=True, tag_field="message", tag="go_on"):
    job_id: int


class Stop(Struct, frozen=True, tag_field="message", tag="stop"):
    job_id: int


class Quit(Struct, frozen=True, tag_field="message", tag="quit"):
    """Stop the job in progress, let it save, and end."""


ToWorker: TypeAlias = RunJob | Pause | GoOn | Stop | Quit

# ---- from the worker ------------------------------------------------------------------------------------


class Ready(Struct, frozen=True, tag_field="message", tag="ready"):
    """The worker reads requests from now on."""

    pid: int


class Heartbeat(Struct, frozen=True, tag_field="message", tag="heartbeat"):
    """Sent once a second, also during a job: its absence means that the worker hangs."""


class JobEvent(Struct, frozen=True, tag_field="message", tag="job_event"):
    job_id: int
    event: Event


class JobDone(Struct, Generic[A], frozen=True, tag_field="message", tag="job_done"):
    """``answer`` has the type that ``requests.ANSWERS`` names for the request."""

    job_id: int
    answer: A


class JobStopped(Struct, frozen=True, tag_field="message", tag="job_stopped"):
    job_id: int


class JobFailed(Struct, frozen=True, tag_field="message", tag="job_failed"):
    job_id: int
    error: ErrorReport


FromWorker: TypeAlias = Ready | Heartbeat | JobEvent | JobDone[Answer] | JobStopped | JobFailed

HEARTBEAT_SECONDS = 1.0
HEARTBEAT_LINE = wire.encode(Heartbeat()) + b"\n"
_EVENT_START = b'{"message":"job_event"'


def line(message: ToWorker | FromWorker) -> bytes:
    """``message`` as one line, newline included."""
    return wire.encode(message) + b"\n"


def read_to_worker(text: bytes) -> ToWorker:
    """The message in one line from the parent. Raises WireError when it is none."""
    return cast(ToWorker, wire.decode(text, cast(Any, ToWorker)))


def read_from_worker(text: bytes, answer: type) -> FromWorker:
    """The message in one line from the worker, whose job answers with the type ``answer``.

    The type is given so that an answer with a hundred thousand files is decoded once, straight into structs.
    Raises WireError when the line is no message.
    """
    return cast(FromWorker, wire.decode(text, _from_worker(answer)))


def is_event(text: bytes) -> bool:
    """Whether an undecodable line was at least meant as an event: the job that sent it can go on."""
    return text.startswith(_EVENT_START)


@cache
def _from_worker(answer: type) -> Any:
    done = cast(Any, JobDone)[answer]
    return Ready | Heartbeat | JobEvent | done | JobStopped | JobFailed
