"""What one training of an advice came to, and the file in the cache that remembers it. No torch.

Every training is written down as soon as it has ended, so an advice that was cancelled goes on from there; and the
answer with it, so that the same question gets the same answer at once.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core import json_codec, paths
from ftstudio.core.advice import Advice
from ftstudio.core.storage.files import make_folders, replace_file

FORMAT = 2
"""To be raised when the same question would get another answer."""
RIGHT, WRONG, UNREAD = "1", "0", "-"


class Trial(Struct, frozen=True, kw_only=True):
    """One training. ``right`` has a character for each validation image, in the order of the split: RIGHT or WRONG at
    the best epoch, UNREAD where the image could not be read; ``by_epoch`` has the same for every epoch that was judged.
    ``epochs`` were asked for, ``epochs_done`` came before early stopping; ``processor_seconds`` are those of all
    cores."""

    freeze_depth: int
    epochs: int
    epochs_done: int
    best_epoch: int
    right: str
    by_epoch: tuple[str, ...]
    loss: float
    seconds: float
    seconds_per_epoch: float
    processor_seconds: float = 0.0

    @property
    def right_count(self) -> int:
        return self.right.count(RIGHT)

    @property
    def count(self) -> int:
        """Validation images that could be read."""
        return len(self.right) - self.right.count(UNREAD)

    @property
    def right_share(self) -> float:
        return self.right_count / max(1, self.count)


class Remembered(Struct, frozen=True, kw_only=True):
    """All that is known about one question; ``answers`` by the limit and strategy that they were given under."""

    trials: tuple[Trial, ...] = ()
    answers: dict[str, Advice] = {}

    def find(self, freeze_depth: int, epochs: int) -> Trial | None:
        wanted = (freeze_depth, epochs)
        return next((trial for trial in self.trials if (trial.freeze_depth, trial.epochs) == wanted), None)

    def with_trial(self, trial: Trial) -> Remembered:
        return replace(self, trials=(*self.trials, trial))

    def with_answer(self, under: str, advice: Advice) -> Remembered:
        return replace(self, answers={**self.answers, under: advice})


def folder() -> Path:
    return paths.cache_dir() / "advice"


def key_of(words: Iterable[str]) -> str:
    """The name of the question that ``words`` describe."""
    return hashlib.blake2b("\0".join((str(FORMAT), *words)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def read(key: str) -> Remembered:
    """What is known about a question; nothing where the file is missing or damaged."""
    try:
        return json_codec.decode(_file(key).read_bytes(), Remembered)
    except (OSError, json_codec.JsonError):
        return Remembered()


def write(key: str, remembered: Remembered) -> None:
    """For later questions; where the disk refuses, they train again."""
    with contextlib.suppress(OSError):
        make_folders(folder())
        replace_file(_file(key), json_codec.encode(remembered))


def _file(key: str) -> Path:
    return folder() / f"{key}.json"
