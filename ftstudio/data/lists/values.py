"""Values out of a JSON file of unknown make: each asked for with the kind that is hoped for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from ftstudio.data.lists import titles

_NAMES = ("name", "label", "value", "class", "display_name", "class_name", "title", "choices", "classes", "tags")
_DEEPEST = 6


def mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def mappings(value: object) -> Iterator[dict[str, object]]:
    """The objects of a list, without the empty ones."""
    return filter(None, map(mapping, items(value)))


def word(value: object) -> str:
    """A string without spaces at its ends, or a number as it is written; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else ""


def words(value: object, depth: int = 0) -> tuple[str, ...]:
    """The class names in a value: a word, a list of them, an object with a name, or one of names and 0 or 1."""
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
    is_flags = all(other in (0, 1) for other in inner.values())  # also false and true
    return tuple(name.strip() for name, yes in inner.items() if yes) if is_flags else ()


def of_titles(item: Mapping[str, object], known: Sequence[str]) -> str:
    """The key of ``item`` whose plain form stands first among the ``known`` titles; "" for none."""
    plain = {titles.plain(name): name for name in reversed(list(item))}
    return next((plain[title] for title in known if title in plain), "")
