"""Words for training, validation and test images, in any language, case and Unicode form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ftstudio.core.dataset import Split
from ftstudio.data.layout.split_words import BEGINNINGS, ENDINGS, FILLERS, SPLIT_WORDS


def plain(name: str) -> str:
    """Normalise ``name`` for comparisons: no case, no accents, one Unicode form."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).replace("ı", "i")
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))


def _words(phrases: str) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in phrases.split("|"))


_SPLIT_OF: dict[str, Split] = {plain(word): split for split, words in SPLIT_WORDS.items() for word in words.split("|")}
_FILLER_WORDS = _words(FILLERS)
_ENDINGS = sorted(_words(ENDINGS), key=len, reverse=True)
_BEGINNINGS = sorted(_words(BEGINNINGS), key=len, reverse=True)
_LONGEST = 100
"""Longer names are not split names."""


@cache
def split_named(name: str) -> Split | None:
    """Return the split that a folder name or a word in a list means.

    For example, "Training_Set", "ENTRENAMIENTO" and "训练集" are train.
    """
    if len(name) > _LONGEST:
        return None
    tokens = re.findall(r"[^\W\d_]+", plain(name))
    words = [word for word in tokens if word not in _FILLER_WORDS]
    return _SPLIT_OF.get(" ".join(words)) or (_compound(words[0]) if len(words) == 1 else None)


def _compound(word: str) -> Split | None:
    """The split of a word joined with a filler."""
    for ending in _ENDINGS:
        if word.endswith(ending) and (split := _SPLIT_OF.get(word.removesuffix(ending))):
            return split
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and (split := _SPLIT_OF.get(word.removeprefix(beginning))):
            return split
    return None
