"""Which images belong together: the group key of a data set, and the groups it makes."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.errors import UserError

Kind: TypeAlias = Literal["folder", "name", "column", "bursts"]

PLACE = "{group}"
"""The group in the simple form of a pattern."""
_SIMPLE = {"#": r"\d+", "*": ".*?", "?": "."}
_FORMS = "Give folder:2, name:PATTERN, column:NAME or bursts."
_PATTERN_HINT = (
    "Write {group} where the group is, # for a number, * for anything: name:{group}_#. "
    "Or give a regular expression with one group: name:^(p[0-9]+)_"
)


class GroupKey(Struct, frozen=True):
    """What makes images one group.

    It is the folder at a ``level`` counted from the root (1 is the first), the part of the file name that ``value``
    matches, the column of the list that ``value`` names, or a burst found by the scan.
    """

    kind: Kind
    value: str = ""

    @property
    def level(self) -> int:
        return int(self.value) if self.kind == "folder" else 0


class Grouping(Struct, frozen=True, kw_only=True):
    """The groups that a group key (``key``, as in DataConfig.group) makes.

    ``groups`` counts groups of at least two images, ``largest`` the images in the largest, ``alone`` the images in no
    group.
    """

    key: str
    groups: int
    largest: int
    alone: int = 0


def parsed(text: str) -> GroupKey | None:
    """Parse ``text`` (DataConfig.group); None for "". Raises UserError if it is not a group key."""
    if not text:
        return None
    kind, _, value = text.partition(":")
    match kind:
        case "bursts" if not value:
            return GroupKey("bursts")
        case "folder" if value.isascii() and value.isdigit() and 0 < int(value) < 100:
            return GroupKey("folder", str(int(value)))
        case "name" if value:
            expression(value)
            return GroupKey("name", value)
        case "column" if value.strip():
            return GroupKey("column", value.strip())
        case "folder":
            raise UserError(f"The group key “{text}” needs the level of a folder.", "Count from the root: folder:2.")
        case _:
            raise UserError(f"The group key “{text}” is not understood.", _FORMS)


def expression(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, to be searched for in file names without their ending.

    Its first group is the image's group.

    Raises:
        UserError: It is not valid or does not have exactly one group.
    """
    if PLACE in pattern:
        before, _, after = pattern.partition(PLACE)
        if PLACE in after:
            raise UserError(f"The pattern “{pattern}” contains {PLACE} twice.", "Write it once.")
        return re.compile(f"^{_of_simple(before)}(.+?){_of_simple(after)}$", re.DOTALL)
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise UserError(f"The pattern “{pattern}” is not valid: {error}.", _PATTERN_HINT) from error
    if compiled.groups != 1:
        count = "no group" if not compiled.groups else f"{compiled.groups} groups"
        raise UserError(f"The pattern “{pattern}” has {count}; it needs exactly one.", _PATTERN_HINT)
    return compiled


def _of_simple(text: str) -> str:
    return "".join(_SIMPLE.get(character) or re.escape(character) for character in text)


def in_words(key: str) -> str:
    """Say what a group key groups by: "folder level 2". Raises as ``parsed``."""
    parts = parsed(key)
    if parts is None:
        return ""
    match parts.kind:
        case "folder":
            return f"folder level {parts.value}"
        case "name":
            return f"file name ({parts.value})"
        case "column":
            return f"column “{parts.value}”"
        case "bursts":
            return "bursts found by the scan"
