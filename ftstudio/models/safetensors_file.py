"""Check the header of a .safetensors file before any parser trusts it. Without torch.

The format: eight bytes with the length of the header, a JSON header, then the tensors' bytes. The reference reader
accepts duplicate keys and uses the last; such ambiguous files are refused here.
"""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

from ftstudio.core.storage.files import MOST_WEIGHTS, open_plain

MAX_HEADER = 32 << 20
ITEM_BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E4M3": 8, "F8_E5M2": 8, "U16": 16, "I16": 16, "F16": 16, "BF16": 16,
    "U32": 32, "I32": 32, "F32": 32, "U64": 64, "I64": 64, "F64": 64,
}  # fmt: skip


class BadHeader(ValueError):
    """The file is not a valid .safetensors file; the message says why."""


def read_header(data: bytes) -> tuple[dict[str, tuple[int, ...]], dict[str, str]]:
    """Return (shapes by tensor name, metadata) of a whole .safetensors file.

    Afterwards types are known, sizes match shapes, and the tensors follow one another without gap or overlap up to the
    end of the file.

    Raises:
        BadHeader: The file is not valid.
    """
    return _checked(data, len(data))


def header_of(path: Path) -> tuple[dict[str, tuple[int, ...]], dict[str, str]]:
    """Return the same as ``read_header`` for a file, reading only its header.

    Raises:
        BadHeader: The file is not valid.
        ValueError: It is not a regular file.
        OSError: It cannot be read.
    """
    with open_plain(path, MOST_WEIGHTS, follow=True) as file:
        beginning = file.read(8)
        beginning += file.read(min(MAX_HEADER, int.from_bytes(beginning, "little")))
        return _checked(beginning, os.fstat(file.fileno()).st_size)


def _checked(data: bytes, size: int) -> tuple[dict[str, tuple[int, ...]], dict[str, str]]:
    """``data`` is the beginning of a file of ``size`` bytes, with all of its header."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 10 or not 2 <= length <= min(MAX_HEADER, len(data) - 8):
        raise BadHeader("its header is longer than the file, or it is cut off")
    try:
        header = json.loads(data[8 : 8 + length], object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as error:
        raise BadHeader(f"its header is invalid: {error}") from error
    if not isinstance(header, dict):
        raise BadHeader("its header is not a table")
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise BadHeader("its metadata is not text")
    shapes: dict[str, tuple[int, ...]] = {}
    places: list[tuple[int, int]] = []
    for name, entry in header.items():
        shapes[name], place = _tensor(name, entry)
        places.append(place)
    reached = 0
    for begin, end in sorted(places):
        if begin != reached:
            raise BadHeader("its tensors overlap or leave gaps")
        reached = end
    if reached != size - 8 - length:
        raise BadHeader(f"it should have {reached + 8 + length:,} bytes and has {size:,}")
    return shapes, metadata


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a name appears twice")
    return table


def _tensor(name: str, entry: Any) -> tuple[tuple[int, ...], tuple[int, int]]:
    match entry:
        case {"dtype": str(kind), "shape": list(shape), "data_offsets": [int(begin), int(end)]}:
            pass
        case _:
            raise BadHeader(f"its entry {name!r} is incomplete")
    if kind not in ITEM_BITS:
        raise BadHeader(f"{name!r} has an unknown type, {kind!r}")
    if len(shape) > 8 or not all(type(side) is int and 0 <= side < 2**40 for side in shape):
        raise BadHeader(f"{name!r} has an impossible shape")
    if begin < 0 or (end - begin) * 8 != math.prod(shape) * ITEM_BITS[kind]:
        raise BadHeader(f"the bytes of {name!r} do not match its shape")
    return tuple(shape), (begin, end)
