"""Which words people use for training, validation and test images."""

from __future__ import annotations

import re

from ftstudio.core.records import Split

_WORDS: dict[Split, str] = {
    "train": "train training trn learn",
    "val": "val valid validation validate dev development",
    "test": "test testing tst eval evaluation holdout",
}
_FILLERS = "set data dataset split folder seg image images img imgs pic pics picture pictures photo photos"

_SPLIT_OF: dict[str, Split] = {word: split for split, words in _WORDS.items() for word in words.split()}
_FILLER_WORDS = frozenset(_FILLERS.split())


def split_named(name: str) -> Split | None:
    """The split that a folder's name or a word of a list means, in any case: "Training_Set" is train."""
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if word not in _FILLER_WORDS]
    return _SPLIT_OF.get(words[0]) if len(words) == 1 else None
