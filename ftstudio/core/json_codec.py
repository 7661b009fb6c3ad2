"""JSON for every frozen value of the program, exact for any file name.

msgspec does the work. Python represents file names that are not valid UTF-8 with lone surrogates, which strict JSON
writers refuse; the standard library escapes them exactly, so such values are written by it, which is slower.
"""

from __future__ import annotations

import json
import math
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class JsonError(ValueError):
    """Text that is not the JSON of the expected type; the message says where."""


def encode(value: Any) -> bytes:
    """Return one line of JSON (no newline) for a msgspec struct or a tree of plain values."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value)
        return json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode()


def encode_pretty(value: Any) -> bytes:
    """Return indented JSON with a final newline, for files that people read."""
    plain = msgspec.to_builtins(value)
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def decode(text: bytes | str, kind: type[T]) -> T:
    """Decode a value of type ``kind``.

    Raises:
        JsonError: The text is not JSON or not of that type.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise JsonError(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        tree = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        return msgspec.convert(tree, type=kind)
    except (ValueError, RecursionError) as error:
        raise JsonError(str(error)) from error


def converted(tree: Any, kind: type[T]) -> T:
    """Convert plain values to type ``kind``. Raises JsonError if they do not fit."""
    try:
        return msgspec.convert(tree, type=kind)
    except msgspec.ValidationError as error:
        raise JsonError(str(error)) from error


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{digits[:40]} is too large a number")
    return number


def _refuse_constant(name: str) -> None:
    """Refuse NaN and Infinity, which Python accepts but JSON does not have."""
    raise ValueError(f"{name} is not a number")
