"""The results of advice trainings, and the cache file that stores them. Without torch.

Every training is stored as soon as it ends, so a cancelled advice resumes from there. The answer is stored too, so the
same question is answered at once.
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

FORMAT = 1
"""Increase it when the same question would get a different answer."""
RIGHT, WRONG, UNREAD = "1", "0", "-"


class Trial(Struct, frozen=True, kw_only=True):
    """The result of one training.

    Attributes:
        freeze_depth: The number of frozen stages.
        epochs: Epochs requested.
        epochs_done: Epochs trained before early stopping.
        best_epoch: The epoch with the best validation result.
        right: One character per validation image, in the order of the split: RIGHT or WRONG at the best epoch, UNREAD
            for an unreadable image.
        by_epoch: The same for every validated epoch.
        loss: Validation loss of the best epoch.
        seconds: Duration without pauses.
        seconds_per_epoch: Mean duration of an epoch.
        processor_seconds: CPU time over all cores.
    """

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
        """The number of readable validation images."""
        return len(self.right) - self.right.count(UNREAD)

    @property
    def right_share(self) -> float:
        return self.right_count / max(1, self.count)


class Remembered(Struct, frozen=True, kw_only=True):
    """Everything stored about one question. ``answers`` are keyed by time limit and strategy."""

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
    """The cache folder of all stored advice."""
    return paths.cache_dir() / "advice"


def key_of(words: Iterable[str]) -> str:
    """Return the key of the question that ``words`` describe, a hash."""
    return hashlib.blake2b("\0".join((str(FORMAT), *words)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def read(key: str) -> Remembered:
    """Load what is stored about a question; empty if the file is missing or damaged."""
    try:
        return json_codec.decode(_file(key).read_bytes(), Remembered)
    except (OSError, json_codec.JsonError):
        return Remembered()


def write(key: str, remembered: Remembered) -> None:
    """Store ``remembered``. If the disk refuses, nothing is stored and later questions train again."""
    with contextlib.suppress(OSError):
        make_folders(folder())
        replace_file(_file(key), json_codec.encode(remembered))


def _file(key: str) -> Path:
    return folder() / f"{key}.json"
