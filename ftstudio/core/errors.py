"""The two kinds of error: what the user can fix, and everything else, which is a bug."""

from __future__ import annotations

from msgspec import Struct


class UserError(Exception):
    """Something that the user can fix.

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
    """Raised at a safe point after a stop was requested. Not an error."""


class ErrorReport(Struct, frozen=True, kw_only=True):
    """An error as text.

    ``is_bug`` distinguishes a fault of the program from something that the user can fix; ``targets`` as in UserError.
    """

    message: str
    hint: str = ""
    details: str = ""
    is_bug: bool = False
    targets: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: UserError) -> ErrorReport:
        """Return a UserError as text."""
        return cls(message=error.message, hint=error.hint, targets=error.targets)
