"""The last answers about single images, kept to be shown again without asking."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.answers import Prediction
from ftstudio.core.coverage import is_sure
from ftstudio.ui.try_it.answer_words import look_of
from ftstudio.ui.try_it.recent_strip import KEPT


class _Tried(NamedTuple):
    prediction: Prediction
    stamp: str


class Tried:
    """Predictions by path, each with the stamp of the weights that gave it (see run_choice.Choice)."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Tried] = OrderedDict()
        self._judged_by = ("", 0.0)

    def __bool__(self) -> bool:
        return bool(self._kept)

    def remember(self, prediction: Prediction, stamp: str) -> None:
        self._kept[prediction.path] = _Tried(prediction, stamp)
        self._kept.move_to_end(prediction.path)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def answer(self, path: str, stamp: str) -> Prediction | None:
        """What the weights of this stamp said of an image."""
        tried = self._kept.get(path)
        return tried.prediction if tried is not None and tried.stamp == stamp else None

    def judge_again(self, stamp: str, sure_from: float) -> bool:
        """Sure or not by the confidence that the run of this stamp is to answer from now; whether that is news."""
        if (stamp, sure_from) == self._judged_by:
            return False
        self._judged_by = (stamp, sure_from)
        for path, tried in self._kept.items():
            if tried.stamp == stamp and tried.prediction.confidence is not None:
                sure = is_sure(tried.prediction.confidence, sure_from)
                self._kept[path] = tried._replace(prediction=replace(tried.prediction, sure=sure))
        return True

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """(path, the answer in words), newest first."""
        return tuple((path, _words(tried.prediction)) for path, tried in reversed(self._kept.items()))


def _words(prediction: Prediction) -> str:
    words = " ".join(filter(None, look_of(prediction).verdict(prediction)))
    return words if prediction.sure else f"? {words}"
