"""The valid values of a setting, in words, derived from its type."""

from __future__ import annotations

from msgspec import Struct, inspect

DEVICES = "auto, cpu, mps, cuda or cuda:N"
CLASSES_FROM = "auto, leaf, name, list or a level from 1 upwards"
TARGETS = "auto, class, labels, number or number:COLUMN"
_PATTERNS = {"^(auto|leaf": CLASSES_FROM, "^(auto|class": TARGETS, "^(auto|cpu": DEVICES}
"""What may be typed for texts of a pattern, by its beginning."""


def takes(section: type[Struct], key: str) -> str:
    """Say what is valid for one field of a section of the configuration: "a whole number from 1 to 10,000"."""
    info = inspect.type_info(section)
    assert isinstance(info, inspect.StructType)
    return _words(next(field.type for field in info.fields if field.name == key))


def _words(info: inspect.Type) -> str:
    match info:
        case inspect.UnionType():
            return " or ".join(_words(each) for each in info.types)
        case inspect.NoneType():
            return "auto"
        case inspect.LiteralType():
            return ", ".join(map(str, info.values[:-1])) + " or " * (len(info.values) > 1) + str(info.values[-1])
        case inspect.IntType():
            return f"a whole number{_whole_range(info)}"
        case inspect.FloatType():
            return f"a number{_range(info)}"
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType():
            if not info.pattern:
                return "text"
            return next(words for start, words in _PATTERNS.items() if info.pattern.startswith(start))
        case _:
            return "a list, as in JSON"


def _whole_range(info: inspect.IntType) -> str:
    least = info.ge if info.ge is not None else None if info.gt is None else info.gt + 1
    most = info.le if info.le is not None else None if info.lt is None else info.lt - 1
    from_on = "" if least is None else f" from {least:,}"
    return from_on + (f" to {most:,}" if most is not None else " upwards" if from_on else "")


def _range(info: inspect.FloatType) -> str:
    ends = {"from": info.ge, "above": info.gt, "up to": info.le, "below": info.lt}
    return "".join(f" {word} {end:g}" for word, end in ends.items() if end is not None)
