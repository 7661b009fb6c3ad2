"""The two kinds of error: what a person can mend, and everything else, which is a bug."""

from __future__ import annotations

from msgspec import Struct


class UserError(Exception):
    """Something the person can mend.

    Attributes:
        message: What happened, and to which file.
        hint: What to do next.
        targets: Values of ``data.target`` with which the same list can be read; the window offers them as buttons.
    """

    def __init__(self, message: str, hint: str = "", targets: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.targets = targets


class StopRequested(Exception):
    """Raised at a safe point after somebody asked the job to stop. Not an error."""


class ErrorReport(Struct, frozen=True, kw_only=True):
    """An error as text.

    ``is_bug`` tells a fault of the program from something the person can mend; ``targets`` as in UserError.
    """

    message: str
    hint: str = ""
    details: str = ""
    is_bug: bool = False
    targets: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: UserError) -> ErrorReport:
        """Return what the person can mend, as text."""
        return cls(message=error.message, hint=error.hint, targets=error.targets)
