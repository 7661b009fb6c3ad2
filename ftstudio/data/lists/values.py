"""Read values from JSON files of unknown structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from ftstudio.data.lists import titles

_NAMES = ("name", "label", "value", "class", "display_name", "class_name", "title", "choices", "classes", "tags")
_DEEPEST = 6


def mapping(value: object) -> dict[str, object]:
    """Return ``value`` if it is an object, otherwise an empty one."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """Return ``value`` if it is a list, otherwise an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def mappings(value: object) -> Iterator[dict[str, object]]:
    """Yield the non-empty objects of a list."""
    return filter(None, map(mapping, items(value)))


def word(value: object) -> str:
    """Return a string without surrounding spaces, or a number as text; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else ""


def words(value: object, depth: int = 0) -> tuple[str, ...]:
    """Return the class names in a value: a word, a list of them, an object with a name, or one of names and 0 or 1."""
    if depth > _DEEPEST:
        return ()
    if listed := items(value):
        return tuple(dict.fromkeys(one for each in listed for one in words(each, depth + 1)))
    inner = mapping(value)
    if not inner:
        return (one,) if (one := word(value)) else ()
    plain = {titles.plain(name): other for name, other in inner.items()}
    if named := next((found for name in _NAMES if (found := words(plain.get(name), depth + 1))), ()):
        return named
    is_flags = all(other in (0, 1) for other in inner.values())  # False and True included
    return tuple(name.strip() for name, yes in inner.items() if yes) if is_flags else ()


def of_titles(item: Mapping[str, object], known: Sequence[str]) -> str:
    """Return the key of ``item`` whose normalised form comes first in ``known``; "" for none."""
    plain = {titles.plain(name): name for name in reversed(list(item))}
    return next((plain[title] for title in known if title in plain), "")
