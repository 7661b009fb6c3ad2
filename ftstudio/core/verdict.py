"""The result of a finished training in one sentence, and the one step that follows from it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

NextStep: TypeAlias = Literal[
    "evaluate", "freeze-more", "unfreeze-more", "train-on", "more-images", "look-at-confusion", "more-validation"
]


class Verdict(Struct, frozen=True):
    """``classes`` are the two classes of a "look-at-confusion"."""

    sentence: str
    step: NextStep
    classes: tuple[str, ...] = ()
