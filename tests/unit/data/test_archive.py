"""A .zip is unpacked by our own checks or refused, and never leaves anything half done."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Progress
from ftstudio.core.places import cache_dir
from ftstudio.core.records import DatasetSummary
from ftstudio.data import archive
from ftstudio.data.archive import unpacked

Look = Callable[..., DatasetSummary]


def packed(folder: Path, target: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, prefix + str(path.relative_to(folder)))
    return target


def left_behind() -> list[Path]:
    return list((cache_dir() / "archives").glob("*")) if (cache_dir() / "archives").exists() else []


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        unpacked(path, RunControl(), lambda _: None)
    assert caught.value.hint
    assert left_behind() == []
    return caught.value.message


@pytest.mark.parametrize("prefix", ["", "download/pets/"])
def test_a_zip_of_class_folders_is_a_data_set(prefix: str, class_folders: Path, tmp_path: Path, look: Look) -> None:
    path = packed(class_folders, tmp_path / "pets.zip", prefix)
    summary = look(path)
    assert summary.class_names == ("cats", "dogs") and summary.usable_count == 24
    assert summary.source == str(path) and summary.name == "pets"
    assert Path(summary.root).is_relative_to(cache_dir())
    assert all((Path(summary.root) / file.path).is_file() for file in summary.files)


def test_an_unchanged_zip_is_unpacked_once(class_folders: Path, tmp_path: Path) -> None:
    path = packed(class_folders, tmp_path / "pets.zip")
    events: list[object] = []
    first = unpacked(path, RunControl(), events.append)
    assert events[-1] == Progress("Unpacking", events[-1].done, events[-1].done)
    seen = len(events)
    assert unpacked(path, RunControl(), events.append) == first and len(events) == seen
    os.utime(path, ns=(1, 1))
    assert unpacked(path, RunControl(), events.append) != first


def test_system_files_of_a_mac_are_left_packed(class_folders: Path, tmp_path: Path, look: Look) -> None:
    path = packed(class_folders, tmp_path / "pets.zip")
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("__MACOSX/cats/._00.png", b"x")
        file.writestr(".DS_Store", b"x")
    assert look(path).problem_count == 0


@pytest.mark.parametrize(
    "name", ["../evil.png", "cats/../../evil.png", "/etc/evil.png", "C:\\evil.png", "..\\evil.png", "C:/evil.png"]
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as file:
        file.writestr("cats/fine.png", b"x")
        file.writestr(name, b"x")
    assert "leads out of the folder" in refusal(tmp_path / "bad.zip")
    assert not list(tmp_path.parent.rglob("evil.png"))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(kind: int, tmp_path: Path) -> None:
    info = zipfile.ZipInfo("cats/link.png")
    info.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as file:
        file.writestr(info, "/etc/passwd")
    assert "a link or a device" in refusal(tmp_path / "bad.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(3):
            file.writestr(f"cats/{number}.bmp", bytes(32 << 20))
    assert "would grow" in refusal(tmp_path / "bomb.zip")


def test_an_entry_larger_than_it_says_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("cats/a.bmp", bytes(3 << 20))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 3 << 20), struct.pack("<I", 1000)))
    assert refusal(path)


def test_too_little_room_is_said_before_unpacking(
    class_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_SPARE_BYTES", 1 << 60)
    assert "no room" in refusal(packed(class_folders, tmp_path / "pets.zip"))


def test_damaged_truncated_and_pretended_archives_are_refused(class_folders: Path, tmp_path: Path) -> None:
    data = packed(class_folders, tmp_path / "pets.zip").read_bytes()
    broken = bytearray(data)
    for place in range(200, 20_000, 97):
        broken[place] ^= 0xFF
    for content in (b"", b"<html>", data[: len(data) // 2], bytes(broken)):
        (tmp_path / "bad.zip").write_bytes(content)
        assert refusal(tmp_path / "bad.zip")


def test_a_protected_archive_says_so(class_folders: Path, tmp_path: Path) -> None:
    path = packed(class_folders, tmp_path / "pets.zip")
    data = bytearray(path.read_bytes())
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 4)
    path.write_bytes(bytes(data))
    assert "password" in refusal(path)


def test_a_stop_leaves_nothing_behind(class_folders: Path, tmp_path: Path) -> None:
    path = packed(class_folders, tmp_path / "pets.zip")
    control = RunControl()
    with pytest.raises(StopRequested):
        unpacked(path, control, lambda _: control.stop())
    assert left_behind() == []


def test_names_in_utf8_without_the_flag_are_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "names.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("ab12/x.txt", b"x")
    path.write_bytes(path.read_bytes().replace(b"ab12", "äö".encode()))
    folder = unpacked(path, RunControl(), lambda _: None)
    assert (folder / "äö" / "x.txt").is_file()
