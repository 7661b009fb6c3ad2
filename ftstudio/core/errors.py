"""The two kinds of error: what a person can mend, and everything else, which is a bug."""

from __future__ import annotations


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
