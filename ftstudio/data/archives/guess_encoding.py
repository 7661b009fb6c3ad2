"""Which encoding the names in an archive are in, judged from all of them together.

The names are decoded in every encoding that they fit. The text whose characters are the most probable in the languages
of its encoding wins: letters of one script, common ones, capitals at the beginning of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ftstudio.data.archives.encodings import ENCODINGS, Encoding, Group, groups

MOST_NAMES = 500
"""Different parts of names that are looked at: more would change nothing."""
_ASCII_BITS = 5.0
_MIXED_BITS = 6.0
"""Two neighbouring letters of different scripts."""
_CAPITAL_BITS = 5.0
"""A capital after a small letter."""
_FINAL_BITS = 5.0
"""The form of a letter for the end of a word within a word, or the other way round."""
_FINAL = frozenset("ςךםןףץةى")
_NOT_FINAL = frozenset("σכמנפצ")
_NO_LETTER_BITS = 4.0
"""A symbol or a box-drawing character, on top of its being unusual."""


class Reading(NamedTuple):
    """Names decoded in one encoding."""

    encoding: Encoding
    bits: float


def readings(names: Iterable[bytes]) -> list[Reading]:
    """The encodings that fit all ``names``, the most probable first; those that read the same text only once."""
    parts = _parts(names)
    found: list[Reading] = []
    seen: set[tuple[str, ...]] = set()
    for encoding in ENCODINGS:
        try:
            texts = tuple(part.decode(encoding.codec) for part in parts)
        except UnicodeDecodeError:
            continue
        found.append(Reading(encoding, encoding.doubt + _bits(texts, groups()[encoding.group])))
    found.sort(key=lambda reading: reading.bits)
    best: list[Reading] = []
    for reading in found:
        texts = tuple(part.decode(reading.encoding.codec) for part in parts)
        if texts not in seen:
            seen.add(texts)
            best.append(reading)
    return best


def _parts(names: Iterable[bytes]) -> Sequence[bytes]:
    """The different folder names and stems of file names with a byte that is not ASCII."""
    parts: dict[bytes, None] = {}
    for name in names:
        for part in re.split(rb"/", name):
            if not part.isascii():
                parts.setdefault(part)
        if len(parts) >= MOST_NAMES:
            break
    return tuple(parts)


def _bits(texts: Sequence[str], group: Group) -> float:
    table, other = group.bits(), group.other_bits
    total = 0.0
    for text in texts:
        before = ""
        for char in text:
            if char.isascii():
                total += _ASCII_BITS
            else:
                total += table.get(char, other)
            total += _pair_bits(before, char)
            before = char
        total += _pair_bits(before, "")
    return total


@cache
def _pair_bits(before: str, char: str) -> float:
    script, earlier = _script(char), _script(before)
    bits = 0.0
    if char and not char.isascii() and not script:
        bits += _NO_LETTER_BITS
    if script and earlier and script != earlier:
        bits += _MIXED_BITS
    if (before in _FINAL and script) or (before in _NOT_FINAL and not script):
        bits += _FINAL_BITS
    if before.islower() and char.isupper():
        bits += _CAPITAL_BITS
    return bits


def _script(char: str) -> str:
    """The script of a letter; "" for what is none. Japanese is written in three scripts that count as one."""
    if not char or unicodedata.category(char)[0] not in "LM":
        return ""
    first = unicodedata.name(char, "").partition(" ")[0]
    return "CJK" if first in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else first
