"""Lists that somebody's program, or somebody with bad intent, wrote: rows or a refusal in words, never a bug."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from ftstudio.core.errors import UserError
from ftstudio.data.lists.read_lists import rows_of
from ftstudio.data.quality.reasons import REASONS

MUTANTS = 1_000
SEEDS = (
    b"path,class,split\na.png,cat,train\nb/c.png,dog,val\n",
    "a.png;cat\nb/c.png;dog\n".encode("utf-8-sig"),
    "path\tclass\na.png\tcat\n".encode("utf-16"),
    b'"a, b.png","k"\n"x\ny.png",z\n',
    "für.png,Äpfel\n".encode("cp1252"),
    b"image,cat,dog\na,1,0\nc,0,1\n",
    b"TRAIN,gs://bucket/a.png,cat\nTEST,C:\\x\\c.png,dog\n",
    b"# a list\na.png 1\nb/c.png 0\n",
)
JSON_SEEDS = (
    b'[{"file": "a.png", "label": "cat"}, {"file": "b/c.png", "label": "dog"}]',
    b'{"file_name": "a.png", "class": 1}\n{"file_name": "c.png", "class": 2, "split": "val"}\n',
    b'{"a.png": "cat", "c": ["dog"]}',
    b'{"images": [{"id": 1, "file_name": "a.png"}], "annotations": [{"image_id": 1, "category_id": 2}],'
    b' "categories": [{"id": 2, "name": "cat"}]}',
    b'[{"data": {"image": "/data/upload/1/01234567-a.png"}, "annotations": [{"result": [{"type": "choices",'
    b' "value": {"choices": ["cat"]}}]}]}]',
    b'{"imageGcsUri": "gs://b/a.png", "classificationAnnotation": {"displayName": "cat"}}\n',
    b'{"x": {"filename": "a.png", "file_attributes": {"class": "cat"}, "regions": []}}',
    b'{"categories": {"label": {"labels": [{"name": "cat"}]}}, "items": [{"id": "a", "annotations":'
    b' [{"type": "label", "label_id": 0}]}]}',
)
LINES_SEEDS = (JSON_SEEDS[1], JSON_SEEDS[5])
XML_SEEDS = (b'<annotations><image id="0" name="a.png"><tag label="cat"/></image></annotations>',)
ODD = (
    b'"', b"\0", b"\r", b"\n", b",", b";", b"\t", b"|", b"..", b"../" * 300, b"/", b"\\", b"C:\\", b"~", b"\xff",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), b"\x85", b"\x1c", b"a" * 5000, b"=HYPERLINK(1)",
    b"[" * 3000, b"null", b"NaN", b"1e999", b"9" * 5000, b"{}", b"[]", b'"', b"<!DOCTYPE x>", b"&a;", b"true,",
)  # fmt: skip


def mutant(number: int, seeds: Sequence[bytes]) -> bytes:
    rng = Random(number)
    data = bytearray(rng.choice(seeds))
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
                data[place:place] = rng.choice(seeds)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "seeds", "mutants"),
    [
        ("list.csv", SEEDS, MUTANTS), ("list.tsv", SEEDS, MUTANTS // 4), ("list.txt", SEEDS, MUTANTS // 4),
        ("list.json", JSON_SEEDS, MUTANTS // 2), ("list.jsonl", LINES_SEEDS, MUTANTS // 4),
        ("list.xml", XML_SEEDS, MUTANTS // 4),
    ],
)  # fmt: skip
def test_damaged_lists_are_read_or_refused_and_never_name_a_file_outside(
    name: str, seeds: Sequence[bytes], mutants: int, tmp_path: Path
) -> None:
    folder = tmp_path / "set"
    (folder / "b").mkdir(parents=True)
    for inside in ("a.png", "b/c.png", "../outside.png"):
        (folder / inside).write_bytes(b"x")
    used = refused = 0
    for number in range(mutants):
        (folder / name).write_bytes(mutant(number, seeds))
        try:
            rows = list(rows_of(folder / name))
        except UserError as error:
            refused += 1
            assert error.message and error.hint
            continue
        for row in rows:
            assert row.problem in ("", *REASONS)
            if row.problem:
                assert row.detail.startswith(f"{row.where}: "), row
            else:
                used += 1
                assert (folder / row.path).resolve().is_relative_to(folder.resolve())
    assert used > mutants / 50 and refused > mutants / 10
