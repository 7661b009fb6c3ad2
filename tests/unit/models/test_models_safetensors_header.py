"""A hostile .safetensors header is refused before any parser that trusts it."""

from __future__ import annotations

import json

import pytest

from ftstudio.models.safetensors_file import BadHeader, read_header


def made(header: object, body: bytes = bytes(16)) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def entry(begin: int, end: int, shape: list[int], kind: str = "F32") -> dict[str, object]:
    return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}


SOUND = {"__metadata__": {"version": "3"}, "a": entry(0, 8, [2]), "b": entry(8, 16, [1, 2])}


def test_a_valid_header_is_read() -> None:
    assert read_header(made(SOUND)) == ({"a": (2,), "b": (1, 2)}, {"version": "3"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cut off"),
        ((2**62).to_bytes(8, "little") + b"{}" * 20, "longer than the file"),
        (made(SOUND)[:40], "cut off"),
        (made(SOUND)[:-1], "should have"),
        (made(SOUND) + b"x", "should have"),
        (made(b'{"a": {}, "a": {}}'), "twice"),
        (made(b'{"a": {"dtype": "F32", "dtype": "F16"}}'), "twice"),
        (made(b"[" * 100_000), "invalid"),
        (made(b"\xff\xfe{}"), "invalid"),
        (made([1]), "not a table"),
        (made({"__metadata__": {"x": 1}}), "not text"),
        (made({"a": 5}), "incomplete"),
        (made({"a": entry(0, 8, [3])}, bytes(8)), "do not match"),
        (made({"a": entry(-8, 0, [2])}, bytes(8)), "do not match"),
        (made({"a": entry(0, 8, [-2])}, bytes(8)), "impossible shape"),
        (made({"a": entry(0, 8, [2**50])}, bytes(8)), "impossible shape"),
        (made({"a": entry(0, 8, [2], "F31")}, bytes(8)), "unknown type"),
        (made({"a": entry(0, 8, [2]), "b": entry(4, 12, [2])}, bytes(12)), "overlap"),
        (made({"a": entry(0, 4, [1]), "b": entry(8, 16, [2])}), "gaps"),
    ],
)
def test_an_inconsistent_header_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(BadHeader, match=reason):
        read_header(data)
