"""Lists that somebody's program, or somebody with bad intent, wrote: rows or a refusal in words, never a bug."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ftstudio.core.errors import UserError
from ftstudio.data.lists import rows_of
from ftstudio.data.reasons import REASONS

MUTANTS = 1_000
SEEDS = (
    b"path,class,split\na.png,cat,train\nb/c.png,dog,val\n",
    "a.png;cat\nb/c.png;dog\n".encode("utf-8-sig"),
    "path\tclass\na.png\tcat\n".encode("utf-16"),
    b'"a, b.png","k"\n"x\ny.png",z\n',
    "für.png,Äpfel\n".encode("cp1252"),
)
ODD = (
    b'"', b"\0", b"\r", b"\n", b",", b";", b"\t", b"|", b"..", b"../" * 300, b"/", b"\\", b"C:\\", b"~", b"\xff",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), b"\x85", b"\x1c", b"a" * 5000, b"=HYPERLINK(1)",
)  # fmt: skip


def mutant(number: int) -> bytes:
    rng = Random(number)
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randint(1, 5)):
        place = rng.randint(0, len(data))
        match rng.randrange(5):
            case 0 | 1:
                data[place:place] = rng.choice(ODD)
            case 2:
                del data[place : place + rng.randint(1, 20)]
            case 3:
                data[place : place + 1] = rng.randbytes(1)
            case _:
                data[place:place] = rng.choice(SEEDS)
    return bytes(data)


@pytest.mark.parametrize("name", ["list.csv", "list.tsv"])
def test_damaged_lists_are_read_or_refused_and_never_name_a_file_outside(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    (folder / "b").mkdir(parents=True)
    for inside in ("a.png", "b/c.png", "../outside.png"):
        (folder / inside).write_bytes(b"x")
    used = refused = 0
    for number in range(MUTANTS):
        (folder / name).write_bytes(mutant(number))
        try:
            rows = list(rows_of(folder / name))
        except UserError as error:
            refused += 1
            assert error.message and error.hint
            continue
        for row in rows:
            assert row.problem in ("", *REASONS)
            if row.problem:
                assert row.detail.startswith(f"Row {row.number}: "), row
            else:
                used += 1
                assert (folder / row.path).resolve().is_relative_to(folder.resolve())
    assert used > MUTANTS / 10 and refused > MUTANTS / 10
