"""Spellings of one class: Unicode forms, surrounding spaces and case make no difference."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

_UNSEEN = "\ufeff\u200b\u2060\u00ad"
"""Byte order mark, zero-width space, word joiner, soft hyphen: copied with a name by accident."""
_MOST_NAMED = 5


def tidy(name: str) -> str:
    """Normalise ``name`` to NFC without invisible characters and surrounding spaces, unless nothing would be left."""
    if name.isascii() and name == name.strip():
        return name
    composed = unicodedata.normalize("NFC", name.translate(dict.fromkeys(map(ord, _UNSEEN))))
    return composed.strip() or name


def key(name: str) -> str:
    """Return a key that is equal for spellings of one class.

    Single letters keep their case: handwritten “a” and “A” are two classes.
    """
    name = " ".join(tidy(name).split()) or name
    return name if len(name) == 1 else unicodedata.normalize("NFC", name.casefold())


def spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the spelling to use for each name: the most frequent of its class, tidied; of ties the first.

    ``counts`` has the number of images by name as written.
    """
    tallies: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name in sorted(counts):
        tallies[key(name)][tidy(name)] += counts[name]
    best = {one: max(tally, key=tally.__getitem__) for one, tally in tallies.items()}
    return {name: best[key(name)] for name in counts}


def spelled_like(name: str, known: Iterable[str]) -> str:
    """Return the one of ``known`` that is the same class as ``name``, or ``name`` itself."""
    names = list(known)
    return name if name in names else next((one for one in names if key(one) == key(name)), name)


def merged_in_words(chosen: Mapping[str, str], kind: str = "class") -> list[str]:
    """Return sentences about the names, of things of this ``kind``, that ``spellings`` has merged."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, spelling in sorted(chosen.items()):
        groups[spelling].append(name)
    several = {spelling: names for spelling, names in groups.items() if len(names) > 1}
    differ = [
        " and ".join(f"“{name}”" for name in sorted({tidy(name) for name in names}))
        for names in several.values()
        if len({tidy(name) for name in names}) > 1
    ]
    alike = [f"“{spelling}”" for spelling, names in several.items() if len({tidy(name) for name in names}) == 1]
    said: list[str] = []
    if differ:
        said.append(
            f"These names differ only in capitals or spaces and are merged into one {kind} each: {_first(differ)}."
        )
    if alike:
        said.append(
            f"These names look the same but are encoded differently and are merged into one {kind} each: "
            f"{_first(alike)}."
        )
    return said


def _first(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f"; and {more:,} more" if more > 0 else "")
