"""Rank the folder levels that may be the classes, separating versions and folds from classes, and groups from kinds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from ftstudio.data.layout.folder_names import are_ids, are_parts
from ftstudio.data.layout.split_names import plain

Content: TypeAlias = tuple[str, ...]
LEAF = "leaf"
_DEEP_SHARE = 0.5
"""If fewer images than this are below the outermost level, it is used without asking."""
_CROSSED_SHARE = 0.5
_FEW_IN_A_LEAF = 2


class Candidate(NamedTuple):
    """A level (see ``Reading.key``), and whether it is a likely choice."""

    key: str
    likely: bool


def class_at(content: Content, key: str) -> str:
    """Return the class of a folder in the reading ``key``; "" for none."""
    if key == LEAF:
        return content[-1] if content else ""
    level = int(key)
    return content[level - 1] if len(content) >= level else ""


def candidates(counts: Mapping[Content, int]) -> list[Candidate]:
    """Return every level that can be read, best first. ``counts`` has the number of images by folder content."""
    deepest = max(map(len, counts), default=0)
    if not deepest:
        return []
    total = sum(counts.values())
    keys = [str(level) for level in range(1, deepest + 1)]
    if any(len(content) < deepest for content in counts if content):
        # Single levels only as deep as nearly all images are; below that, the innermost folders.
        keys = [key for key in keys if _share(counts, int(key)) >= 0.98] or ["1"]
        keys.append(LEAF)
    chosen, likely = keys[0], [keys[0]]
    deep = sum(number for content, number in counts.items() if len(content) > 1)
    for key in keys[1:] if deep >= _DEEP_SHARE * total else ():
        verdict = _verdict(counts, chosen, key)
        if verdict == "down":
            likely = [key]
        elif verdict == "deeper":
            likely.insert(0, key)
        elif verdict == "either":
            likely.append(key)
        if verdict in ("down", "deeper"):
            chosen = key
    others = [key for key in keys if key not in likely]
    return [*(Candidate(key, True) for key in likely), *(Candidate(key, False) for key in others)]


def crossed_with_others(counts: Mapping[Content, int], key: str) -> bool:
    """Whether the same classes are in several outer folders: versions or parts of the same set."""
    if key in (LEAF, "1"):
        return False
    return _is_crossed(counts, "1", key)


def _share(counts: Mapping[Content, int], level: int) -> float:
    reached = sum(number for content, number in counts.items() if len(content) >= level)
    return reached / max(1, sum(number for content, number in counts.items() if content))


def _verdict(counts: Mapping[Content, int], upper: str, lower: str) -> Literal["stay", "down", "deeper", "either"]:
    """Compare two levels: keep the upper, use the lower, or offer both with the better one first."""
    uppers, lowers = _names(counts, upper), _names(counts, lower)
    upper_parts, lower_parts = are_parts(uppers), _are_parts_by_group(counts, upper, lower)
    if len(lowers) < 2:
        return "stay"
    if len(uppers) < 2:
        return "down"
    if _is_crossed(counts, upper, lower):
        if upper_parts != lower_parts:
            return "down" if upper_parts else "stay"
        if not upper_parts and are_ids(lowers) and not are_ids(uppers):
            return "stay"
        if not lower_parts and are_ids(uppers) and not are_ids(lowers):
            return "down"
        return "either" if len(uppers) > 2 * len(lowers) else "deeper"
    if lower_parts or are_ids(lowers) or _middle_size(counts, lower) <= _FEW_IN_A_LEAF:
        return "stay"
    return "down" if upper_parts else "deeper"


def _names(counts: Mapping[Content, int], key: str) -> set[str]:
    return {plain(name) for content in counts if (name := class_at(content, key))}


def _groups(counts: Mapping[Content, int], upper: str, lower: str) -> dict[str, set[str]]:
    """The names of the lower level by those of the upper."""
    groups: dict[str, set[str]] = defaultdict(set)
    for content in counts:
        if (group := class_at(content, upper)) and (name := class_at(content, lower)):
            groups[plain(group)].add(plain(name))
    return groups


def _are_parts_by_group(counts: Mapping[Content, int], upper: str, lower: str) -> bool:
    if are_parts(_names(counts, lower)):
        return True
    groups = [names for names in _groups(counts, upper, lower).values() if len(names) > 1]
    return bool(groups) and sum(map(are_parts, groups)) >= 0.6 * len(groups)


def _is_crossed(counts: Mapping[Content, int], upper: str, lower: str) -> bool:
    """Whether, for most images, the lower names repeat below several upper ones."""
    homes = Counter(name for names in _groups(counts, upper, lower).values() for name in names)
    shared = whole = 0
    for content, number in counts.items():
        if name := class_at(content, lower):
            whole += number
            shared += number * (homes[plain(name)] > 1)
    return shared >= _CROSSED_SHARE * whole > 0


def _middle_size(counts: Mapping[Content, int], key: str) -> int:
    sizes: Counter[str] = Counter()
    for content, number in counts.items():
        sizes[class_at(content, key)] += number
    ordered: Sequence[int] = sorted(sizes.values())
    return ordered[len(ordered) // 2] if ordered else 0
