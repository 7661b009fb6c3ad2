"""Damaged and hostile archives: unpacked inside their folder or refused in words, and nothing half done is left."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.paths import cache_dir
from ftstudio.data.archives.unpack import unpacked

MUTANTS = 1_000
ODD_NUMBERS = (0, 1, 100_000, 0x7FFFFFFF, 0xFFFFFFFF)


@cache
def seeds() -> tuple[bytes, ...]:
    """Every compression, and names that get in each other's way."""
    names = ("cats/a.png", "dogs/b.png")
    kinds = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    odd = ("cats/", "cats/a.png", "cats/a.png/b.png", "cats/A.png", f"{'x' * 300}.png", "a\n.png")
    zips = (*(_packed(kind, names) for kind in kinds), _packed(zipfile.ZIP_STORED, odd))
    plain = tuple(
        _packed_tar(dialect, each)
        for dialect in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
        for each in (names, ("cats/\udcc3\udcb1.png", "cats/a.png", "cats/a.png/b.png", f"{'x' * 90}/{'y' * 95}"))
    )
    return (*zips, *plain, *(pack(plain[2]) for pack in (gzip.compress, bz2.compress, lzma.compress)))


def _packed_tar(dialect: int, names: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=dialect, errors="surrogateescape") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 360
            archive.addfile(info, io.BytesIO(b"hello world " * 30))
    return buffer.getvalue()


def _packed(kind: int, names: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"hello world " * 30, kind)
    return buffer.getvalue()


def mutant(number: int) -> bytes:
    rng = Random(number)
    data = bytearray(rng.choice(seeds()))
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(data) or 1)
        match rng.randrange(10):
            case 0 | 1 | 2 | 3 | 4:
                data[place : place + 1] = bytes([rng.choice((0, 255, rng.randrange(256)))])
            case 5 | 6:
                data[place : place + 4] = rng.choice(ODD_NUMBERS).to_bytes(4, "little")
            case 7:
                del data[place : place + rng.randint(1, 30)]
            case 8:
                data[place:place] = data[place : place + 60]
            case _:
                del data[place:]
    return bytes(data)


def test_damaged_archives_are_unpacked_or_refused_and_leave_nothing_half_done(own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "images.zip"
    done = refused = 0
    for number in range(MUTANTS):
        path.write_bytes(mutant(number))
        try:
            folder = unpacked(path, RunControl(), lambda _event: None).folder
        except UserError as error:
            refused += 1
            assert error.message and error.hint
        else:
            done += 1
            assert all(each.resolve().is_relative_to(folder) for each in folder.rglob("*"))
            shutil.rmtree(folder)
        archives = cache_dir() / "archives"
        left = list(archives.iterdir()) if archives.exists() else []
        assert all(each.name.endswith(".about") for each in left), (number, left)
        for each in left:
            shutil.rmtree(each)
    assert [each.name for each in own_home.iterdir()] == ["cache"] and [each.name for each in tmp_path.iterdir()] == [
        "images.zip"
    ]
    assert done > 10 and refused > MUTANTS / 2
