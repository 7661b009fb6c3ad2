"""Messages between the window's process and a worker: one JSON object per line, distinguished by ``message``.

The parent writes to the worker's standard input, the worker to its standard output. Every message about a job has its
number, so that a late message about a finished job is never mistaken for one about the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app.requests import Answer, Request
from ftstudio.core import json_codec
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import ErrorReport
from ftstudio.core.evaluation import (
    BoxedImage,
    BoxesEvaluation,
    ClassEvaluation,
    EvaluatedImage,
    LabelledImage,
    LabelsEvaluation,
    MeasuredImage,
    NumberEvaluation,
)
from ftstudio.core.events import Event
from ftstudio.core.paired_test import Comparison, DifferingImage

A = TypeVar("A")

# ---- to the worker --------------------------------------------------------------------------------------


class RunJob(Struct, frozen=True, tag_field="message", tag="run_job"):
    """Run a job once the previous ones have finished."""

    job_id: int
    request: Request


class Pause(Struct, frozen=True, tag_field="message", tag="pause"):
    """Pause a job at its next safe point."""

    job_id: int


class GoOn(Struct, frozen=True, tag_field="message", tag="go_on"):
    """Continue a paused job."""

    job_id: int


class Stop(Struct, frozen=True, tag_field="message", tag="stop"):
    """Save and stop a job."""

    job_id: int


class Quit(Struct, frozen=True, tag_field="message", tag="quit"):
    """Stop the job in progress, let it save, and end the worker."""


ToWorker: TypeAlias = RunJob | Pause | GoOn | Stop | Quit

# ---- from the worker ------------------------------------------------------------------------------------


class Ready(Struct, frozen=True, tag_field="message", tag="ready"):
    """The worker now reads requests."""

    pid: int


class Heartbeat(Struct, frozen=True, tag_field="message", tag="heartbeat"):
    """Sent every second, also during a job; if it is missing, the worker is hanging."""


class JobEvent(Struct, frozen=True, tag_field="message", tag="job_event"):
    """An event of a job."""

    job_id: int
    event: Event


class JobDone(Struct, Generic[A], frozen=True, tag_field="message", tag="job_done"):
    """A job has finished; ``answer`` has the type in ``requests.ANSWERS`` for the request."""

    job_id: int
    answer: A


class AnswerPart(Struct, Generic[A], frozen=True, tag_field="message", tag="answer_part"):
    """Some of an answer's many items, sent before it, because decoding all of them at once would block the window.

    Attributes:
        of: The name of the answer's type, which says what the items are if a request has answers of several types.
    """

    job_id: int
    items: A
    of: str = ""


class JobStopped(Struct, frozen=True, tag_field="message", tag="job_stopped"):
    """A job was stopped."""

    job_id: int


class JobFailed(Struct, frozen=True, tag_field="message", tag="job_failed"):
    """A job has failed, with an error of the user or a bug."""

    job_id: int
    error: ErrorReport


FromWorker: TypeAlias = Ready | Heartbeat | JobEvent | AnswerPart[Any] | JobDone[Answer] | JobStopped | JobFailed

PART_ITEMS = 1000
_ITEMS: dict[type, tuple[str, Any]] = {
    DatasetSummary: ("files", tuple[ImageFile, ...]),
    ClassEvaluation: ("images", tuple[EvaluatedImage, ...]),
    LabelsEvaluation: ("images", tuple[LabelledImage, ...]),
    NumberEvaluation: ("images", tuple[MeasuredImage, ...]),
    BoxesEvaluation: ("images", tuple[BoxedImage, ...]),
    Comparison: ("differing", tuple[DifferingImage, ...]),
}
"""Answers that may be long: the field of their items, and its type."""

HEARTBEAT_SECONDS = 1.0
HEARTBEAT_LINE = json_codec.encode(Heartbeat()) + b"\n"
_EVENT_START = b'{"message":"job_event"'


def line(message: ToWorker | FromWorker) -> bytes:
    """Encode ``message`` as one line, with the newline."""
    return json_codec.encode(message) + b"\n"


def answer_lines(job_id: int, answer: Answer) -> Iterator[bytes]:
    """Encode an answer as lines: its parts if it is long, then the rest."""
    field, _kind = _ITEMS.get(type(answer), ("", None))
    items = getattr(answer, field) if field else ()
    for start in range(0, len(items), PART_ITEMS):
        yield line(AnswerPart(job_id, items[start : start + PART_ITEMS], type(answer).__name__))
    yield line(JobDone(job_id, replace(answer, **{field: ()}) if field else answer))


class Parts:
    """Reassembles an answer from its parts.

    Equal names and numbers share one object: every line is decoded to objects of its own, which would take twice the
    memory for a hundred thousand files.
    """

    def __init__(self) -> None:
        self._items: list[Any] = []
        self._shared: dict[Any, Any] = {}

    def add(self, items: Sequence[Any]) -> None:
        """Add the items of one part, in order."""
        self._items += [self._sharing(item) if isinstance(item, ImageFile) else item for item in items]

    def whole(self, answer: Answer) -> Answer:
        """Return ``answer`` with all items."""
        field, _kind = _ITEMS.get(type(answer), ("", None))
        return replace(answer, **{field: tuple(self._items)}) if field else answer

    def _sharing(self, file: ImageFile) -> ImageFile:
        same = self._shared.setdefault
        return ImageFile(
            file.path,
            same(file.class_name, file.class_name),
            same(file.split, file.split),
            same(file.width, file.width),
            same(file.height, file.height),
            file.size,
            file.mtime_ns,
            same(file.problem, file.problem),
            same(file.detail, file.detail),
            file.digest,
            same(file.cautions, file.cautions),
            same(file.cells, file.cells),
            same(file.target, file.target),
        )


def read_to_worker(text: bytes) -> ToWorker:
    """Decode a message from the parent. Raises JsonError."""
    return cast(ToWorker, json_codec.decode(text, cast(Any, ToWorker)))


def read_from_worker(text: bytes, answer: type) -> FromWorker:
    """Decode a message from a worker whose job has an answer of the type ``answer``.

    Passing the type decodes an answer in one pass directly to structs.

    Raises:
        JsonError: The line is not a message.
    """
    message = cast(FromWorker, json_codec.decode(text, _from_worker(answer)))
    if isinstance(message, AnswerPart) and answer not in _ITEMS:
        return replace(message, items=json_codec.converted(message.items, _items_of(message.of)))
    return message


def is_event(text: bytes) -> bool:
    """Whether an undecodable line was meant as an event; then its job can continue."""
    return text.startswith(_EVENT_START)


@cache
def _from_worker(answer: type) -> Any:
    done = cast(Any, JobDone)[answer]
    _field, items = _ITEMS.get(answer, ("", list[Any]))
    part = cast(Any, AnswerPart)[items]
    return Ready | Heartbeat | JobEvent | part | done | JobStopped | JobFailed


def _items_of(name: str) -> Any:
    """The type of the items of the answer type of that name. Raises JsonError for a name that is none."""
    for kind, (_field, items) in _ITEMS.items():
        if kind.__name__ == name:
            return items
    raise json_codec.JsonError(f"{name} is no answer with many items")
