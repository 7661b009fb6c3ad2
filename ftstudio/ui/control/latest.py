"""Questions of one kind, of which only the newest one's answer is wanted."""

from __future__ import annotations

from collections.abc import Callable


class Questions:
    """Numbers what is asked. A worker may answer an earlier question after a later one was asked."""

    def __init__(self) -> None:
        self._newest = 0

    def ask(self) -> Question:
        """A new token; earlier ones become outdated."""
        self._newest += 1
        return Question(self, self._newest)

    def drop(self) -> None:
        """All tokens become outdated."""
        self._newest += 1

    def is_newest(self, number: int) -> bool:
        return number == self._newest


class Question:
    """One request; an outdated one is ignored."""

    def __init__(self, questions: Questions, number: int) -> None:
        self._questions, self._number = questions, number

    @property
    def is_open(self) -> bool:
        """Whether its answer is still wanted."""
        return self._questions.is_newest(self._number)

    def while_open(self, act: Callable[..., None]) -> Callable[..., None]:
        """``act`` as a callback that does nothing any more once the answer is not wanted."""
        return lambda *arguments: act(*arguments) if self.is_open else None
