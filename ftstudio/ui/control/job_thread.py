"""JobThread: a blocking piece of work in a thread of its own, whose outcome is never lost."""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import Emit, Event
from ftstudio.worker.client import JobCrashed

Work: TypeAlias = Callable[[Emit], object]


class EventInbox:
    """Events on their way from a job's thread to the window.

    Thousands a second may come in, the window takes them in one go when it is ready to paint.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: deque[Event] = deque()

    def put(self, event: Event) -> None:
        with self._lock:
            self._events.append(event)

    def take_all(self) -> list[Event]:
        """Everything that came since the last call, oldest first."""
        with self._lock:
            events = list(self._events)
            self._events.clear()
        return events


class JobThread(QThread):
    """Runs ``work(emit)`` and emits exactly one of ``answered``, ``failed`` (an ErrorReport) and ``stopped``.

    That is always before ``finished``. Events are collected in ``inbox``.
    """

    answered = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.inbox = EventInbox()

    def run(self) -> None:
        """In the thread. Catches everything: an exception that leaves here would look like success."""
        try:
            answer = self._work(self.inbox.put)
        except StopRequested:
            self.stopped.emit()
        except UserError as error:
            self.failed.emit(ErrorReport.of(error))
        except JobCrashed as error:
            self.failed.emit(error.report)
        except Exception as error:  # noqa: BLE001 - the outermost edge of this thread
            self.failed.emit(bug_report(error))
        else:
            self.answered.emit(answer)


def _tr(text: str) -> str:
    return QCoreApplication.translate("JobThread", text)


def bug_report(error: BaseException) -> ErrorReport:
    """A fault of the program as text; the exception itself would keep its frames alive."""
    return ErrorReport(
        message=_tr("Something went wrong inside FTStudio: {0}").format(str(error) or type(error).__name__),
        hint=_tr("Try again. If it happens again, please report it with the details."),
        details="".join(traceback.format_exception(error)),
        is_bug=True,
    )
