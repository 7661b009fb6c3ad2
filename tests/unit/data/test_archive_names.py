"""Names in archives that do not declare their encoding: guessed from all of them, shown, and chosen."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.data.archives import entry_names
from ftstudio.data.archives.guess_encoding import readings
from ftstudio.data.archives.unpack import unpacked

Look = Callable[..., DatasetSummary]


class _Raw(zipfile.ZipInfo):
    """An entry whose name is written as it is, without a flag that says in which encoding."""

    raw = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, self.flag_bits


def zip_of(path: Path, names: Sequence[bytes], extras: Sequence[bytes] = ()) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for place, name in enumerate(names):
            info = _Raw("x")
            info.raw, info.filename = name, name.decode("cp437")
            info.extra = extras[place] if extras else b""
            file.writestr(info, b"x")
    return path


def names_in(path: Path, names: str = "auto") -> set[str]:
    folder = unpacked(path, RunControl(), lambda _: None, names).folder
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("gbk", ["玫瑰", "百合", "向日葵"]),
        ("cp932", ["ソフト", "表示", "ひまわり"]),  # with 0x5C, the backslash, as the second byte of a letter
        ("big5", ["功能", "許願", "向日葵"]),  # the same
        ("cp949", ["장미", "백합", "해바라기"]),
        ("cp866", ["Роза", "лилия", "подсолнух"]),
        ("cp1251", ["Роза", "лилия", "подсолнух"]),
        ("koi8_r", ["Роза", "лилия", "подсолнух"]),
        ("cp737", ["τριαντάφυλλο", "κρίνος", "ηλίανθος"]),
        ("cp862", ["ורד", "שושן", "חמנית"]),
        ("cp1256", ["وردة", "زنبق", "خزامى"]),
        ("cp874", ["กุหลาบ", "ลิลลี่", "ทานตะวัน"]),
        ("cp852", ["růže", "lilie", "slunečnice", "pampeliška"]),
        ("cp850", ["Löwenzahn", "Gänseblümchen", "Äpfel"]),
        ("cp1252", ["Löwenzahn", "Gänseblümchen", "Äpfel"]),
        ("iso8859-5", ["Роза", "лилия", "подсолнух"]),
    ],
)
def test_names_are_read_as_they_were_written(codec: str, words: list[str], tmp_path: Path) -> None:
    path = zip_of(tmp_path / "flowers.zip", [f"{word}/1.png".encode(codec) for word in words])
    assert names_in(path) == {f"{word}/1.png" for word in words}


def test_a_tar_is_read_in_the_same_way(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "flowers.tar.gz", "w:gz", encoding="gbk", format=tarfile.GNU_FORMAT) as file:
        for word in ("玫瑰", "百合"):
            file.addfile(tarfile.TarInfo(f"{word}/1.png"))
    assert names_in(tmp_path / "flowers.tar.gz") == {"玫瑰/1.png", "百合/1.png"}


def test_another_encoding_can_be_chosen_and_both_stay(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "flowers.zip", [f"{word}/1.png".encode("gbk") for word in ("玫瑰", "百合")])
    first = unpacked(path, RunControl(), lambda _: None)
    other = unpacked(path, RunControl(), lambda _: None, "CP1251")
    assert first.folder.is_dir() and other.folder.is_dir() and first.folder != other.folder
    assert first.names and first.names.guessed and first.names.encoding == "gbk"
    assert other.names and not other.names.guessed and other.names.encoding == "cp1251"
    assert "cp1251" in {reading.encoding for reading in first.names.readings}
    assert unpacked(path, RunControl(), lambda _: None, "gbk").folder == first.folder


def test_what_does_not_fit_a_chosen_encoding_is_spelt_and_nothing_is_lost(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", [b"\xff\x01/1.png", b"\xfe\x01/1.png"])
    assert names_in(path, "gbk") == {"%FF\x01/1.png", "%FE\x01/1.png"}


def test_the_unicode_path_field_is_honoured_where_it_is_of_this_name(tmp_path: Path) -> None:
    raw, text = b"\x81\x82/1.png", "바다/1.png".encode()
    right = struct.pack("<HHBL", 0x7075, 5 + len(text), 1, zlib.crc32(raw)) + text
    wrong = struct.pack("<HHBL", 0x7075, 5 + len(text), 1, 7) + text
    assert names_in(zip_of(tmp_path / "right.zip", [raw], [right])) == {"바다/1.png"}
    assert "바다/1.png" not in names_in(zip_of(tmp_path / "wrong.zip", [raw], [wrong]))


def test_declared_and_plain_names_leave_nothing_to_choose(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("玫瑰/1.png", b"x")
    assert unpacked(tmp_path / "a.zip", RunControl(), lambda _: None, "cp1251").names is None
    assert names_in(tmp_path / "a.zip", "cp1251") == {"玫瑰/1.png"}


def test_an_encoding_that_is_unknown_or_not_of_names_is_refused() -> None:
    for name in ("klingon", "utf-16", "base64", "../x", ""):
        with pytest.raises(UserError, match="There is no encoding called"):
            entry_names.checked(name)
    assert [entry_names.checked(name) for name in ("GBK", "auto", "Shift-JIS", "latin1")] == [
        "gbk", "auto", "shift_jis", "iso8859-1",
    ]  # fmt: skip


def test_the_guess_says_what_else_it_may_be() -> None:
    found = readings(["кошки/1.png".encode("cp866")])
    assert found[0].encoding.key == "cp866" and len({one.encoding.key for one in found}) == len(found) > 3
