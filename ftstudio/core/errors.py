"""The two kinds of error: what a person can mend, and everything else, which is a bug."""

from __future__ import annotations

from msgspec import Struct


class UserError(Exception):
    """Something the person can mend.

    ``message`` says what happened and to which file; ``hint`` says what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class StopRequested(Exception):
    """Raised at a safe point after somebody asked the job to stop. Not an error."""


class ErrorReport(Struct, frozen=True, kw_only=True):
    """An error as text. ``is_bug`` tells a fault of the program from something the person can mend."""

    message: str
    hint: str = ""
    details: str = ""
    is_bug: bool = False
