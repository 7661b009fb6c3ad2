"""Damaged images without end, each a function of its format and number: seeds with bytes changed, moved or lost."""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from image_seeds import HIGH, KINDS, WIDE, seeds

Mutation: TypeAlias = Callable[[bytearray, Random], None]

ODD_NUMBERS = (0, 1, 2, 7, 8, 127, 128, 255, 256, 4095, 16383, 32767, 32768, 65535, 65536, 0x7FFFFFFF, 0xFFFFFFFF)
HEAD_BYTES = 400
PNG_START = b"\x89PNG\r\n\x1a\n"


def kind_of(number: int) -> str:
    """The formats take turns."""
    return KINDS[number % len(KINDS)]


def mutant(kind: str, number: int) -> bytes:
    """The damaged file of that format and number; always the same for the same versions of the encoders."""
    rng = Random(f"{kind} {number}")
    data = bytearray(rng.choice(seeds(kind)))
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        rng.choice(MUTATIONS)(data, rng)
    if data.startswith(PNG_START) and rng.random() < 0.7:
        _mend_checksums(data)
    return bytes(data)


def _flip_bits(data: bytearray, rng: Random) -> None:
    for _ in range(rng.randint(1, 8)):
        if data:
            data[_place(data, rng)] ^= 1 << rng.randrange(8)


def _overwrite_a_run(data: bytearray, rng: Random) -> None:
    start, length = _place(data, rng), rng.randint(1, 64)
    length = min(length, len(data) - start)
    data[start : start + length] = rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length)))


def _cut_off(data: bytearray, rng: Random) -> None:
    del data[rng.randint(0, len(data)) :]


def _splice(data: bytearray, rng: Random) -> None:
    """The beginning of this file, the end of another, of this format or any."""
    other = rng.choice(seeds(rng.choice(KINDS)))
    data[rng.randint(0, len(data)) :] = other[rng.randint(0, len(other)) :]


def _repeat_a_chunk(data: bytearray, rng: Random) -> None:
    chunk = _chunk(data, rng)
    data[chunk.stop : chunk.stop] = data[chunk] * rng.choice((1, 1, 2, 30))


def _drop_a_chunk(data: bytearray, rng: Random) -> None:
    del data[_chunk(data, rng)]


def _odd_number_in_the_head(data: bytearray, rng: Random) -> None:
    _put_number(data, rng.randrange(max(1, min(len(data), HEAD_BYTES))), rng.choice((1, 2, 4)), rng)


def _odd_dimensions(data: bytearray, rng: Random) -> None:
    """Wherever a number of the head is the image's width or height, or in words, put another."""
    for side in (WIDE, HIGH, 4 * WIDE, 4 * HIGH):
        if rng.random() < 0.5:
            continue
        for size, order in ((4, ">I"), (4, "<I"), (2, ">H"), (2, "<H")):
            place = data.find(struct.pack(order, side), 0, HEAD_BYTES)
            if place >= 0:
                _put_number(data, place, size, rng, order)
                break
        place = data.find(str(side).encode(), 0, HEAD_BYTES)
        if place >= 0:
            data[place : place + len(str(side))] = str(rng.choice(ODD_NUMBERS)).encode()


MUTATIONS: tuple[Mutation, ...] = (
    _flip_bits, _flip_bits, _overwrite_a_run, _cut_off, _splice, _repeat_a_chunk, _drop_a_chunk,
    _odd_number_in_the_head, _odd_dimensions,
)  # fmt: skip


def _place(data: bytearray, rng: Random) -> int:
    """Often in the head, where formats keep what they believe."""
    return rng.randrange(max(1, min(len(data), HEAD_BYTES if rng.random() < 0.6 else len(data))))


def _put_number(data: bytearray, place: int, size: int, rng: Random, order: str = "") -> None:
    order = order or rng.choice("<>") + {1: "B", 2: "H", 4: "I"}[size]
    value = rng.choice((*ODD_NUMBERS, rng.getrandbits(8 * size))) & (256**size - 1)
    data[place : place + size] = struct.pack(order, value)


def _chunk(data: bytearray, rng: Random) -> slice:
    """A part of the file as its format cuts it, or any other part."""
    cuts = _png_cuts(data) or _jpeg_cuts(data)
    if len(cuts) > 1 and rng.random() < 0.7:
        which = rng.randrange(len(cuts) - 1)
        return slice(cuts[which], cuts[which + 1])
    start = rng.randint(0, len(data))
    return slice(start, min(len(data), start + rng.randint(1, 200)))


def _png_cuts(data: bytearray) -> list[int]:
    if not data.startswith(PNG_START):
        return []
    cuts = [len(PNG_START)]
    while cuts[-1] + 12 <= len(data):
        cuts.append(cuts[-1] + 12 + int.from_bytes(data[cuts[-1] : cuts[-1] + 4], "big"))
    return [cut for cut in cuts if cut <= len(data)]


def _jpeg_cuts(data: bytearray) -> list[int]:
    if not data.startswith(b"\xff\xd8"):
        return []
    cuts = [2]
    while data[cuts[-1] : cuts[-1] + 1] == b"\xff" and cuts[-1] + 4 <= len(data):
        cuts.append(cuts[-1] + 2 + int.from_bytes(data[cuts[-1] + 2 : cuts[-1] + 4], "big"))
    return [cut for cut in cuts if cut <= len(data)]


def _mend_checksums(data: bytearray) -> None:
    """Give a PNG's chunks the checksums that they should have, so that damage gets past the first look."""
    cuts = _png_cuts(data)
    for start, end in itertools.pairwise(cuts):
        data[end - 4 : end] = struct.pack(">I", zlib.crc32(data[start + 4 : end - 4]))
