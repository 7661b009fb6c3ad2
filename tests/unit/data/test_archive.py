"""An archive is unpacked by our own checks or refused, and never leaves anything half done."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Progress
from ftstudio.core.paths import cache_dir
from ftstudio.data.archives import unpack, unpack_plan
from ftstudio.data.archives.entries import Entry
from ftstudio.data.archives.unpack import unpacked

Look = Callable[..., DatasetSummary]


def packed(folder: Path, target: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, prefix + str(path.relative_to(folder)))
    return target


def packed_tar(folder: Path, target: Path, mode: Literal["w", "w:gz", "w:bz2", "w:xz"]) -> Path:
    with tarfile.open(target, mode) as file:
        file.add(folder, "")
    return target


def folder_of(path: Path) -> Path:
    return unpacked(path, RunControl(), lambda _: None).folder


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
    first = unpacked(path, RunControl(), events.append).folder
    assert events[-1] == Progress("Unpacking", events[-1].done, events[-1].done)
    seen = len(events)
    assert unpacked(path, RunControl(), events.append).folder == first and len(events) == seen
    os.utime(path, ns=(1, 1))
    assert unpacked(path, RunControl(), events.append).folder != first


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
    assert "points outside the folder" in refusal(tmp_path / "bad.zip")
    assert not [*tmp_path.rglob("evil.png"), *tmp_path.parent.glob("evil.png")]


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
    assert "would expand" in refusal(tmp_path / "bomb.zip")


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
    monkeypatch.setattr(unpack, "_SPARE_BYTES", 1 << 60)
    assert "not enough space" in refusal(packed(class_folders, tmp_path / "pets.zip"))


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
    assert (folder_of(path) / "äö" / "x.txt").is_file()


@pytest.mark.parametrize(("suffix", "mode"), [("tar", "w"), ("tar.gz", "w:gz"), ("tbz", "w:bz2"), ("tar.xz", "w:xz")])
def test_a_tar_of_class_folders_is_a_data_set(
    suffix: str, mode: Literal["w", "w:gz", "w:bz2", "w:xz"], class_folders: Path, tmp_path: Path, look: Look
) -> None:
    path = packed_tar(class_folders, tmp_path / f"pets.{suffix}", mode)
    summary = look(path)
    assert summary.class_names == ("cats", "dogs") and summary.usable_count == 24 and summary.problem_count == 0
    assert summary.source == str(path) and summary.name == "pets"


def test_the_content_decides_where_the_ending_is_wrong_or_missing(class_folders: Path, tmp_path: Path) -> None:
    for name in ("pets.zip", "download"):
        path = packed_tar(class_folders, tmp_path / name, "w:gz")
        assert (folder_of(path) / "cats" / "00.png").is_file()


@pytest.mark.parametrize(
    ("kind", "linkname"), [(tarfile.SYMTYPE, "/etc/passwd"), (tarfile.LNKTYPE, "cats/a.png"), (tarfile.FIFOTYPE, "")]
)
def test_links_and_devices_in_a_tar_are_refused(kind: bytes, linkname: str, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "bad.tar.gz", "w:gz") as file:
        info = tarfile.TarInfo("cats/b.png")
        info.type, info.linkname = kind, linkname
        file.addfile(info)
    assert "a link or a device" in refusal(tmp_path / "bad.tar.gz")


def test_a_bomb_in_a_tar_is_refused_by_what_it_announces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack_plan, "RATIO_COUNTS_FROM", 1 << 20)
    with tarfile.open(tmp_path / "bomb.tar.gz", "w:gz") as file:
        info = tarfile.TarInfo("cats/a.bmp")
        info.size = 2 << 20
        file.addfile(info, io.BytesIO(bytes(info.size)))
    assert "would expand" in refusal(tmp_path / "bomb.tar.gz")


def test_a_tar_that_is_damaged_in_the_middle_is_no_shorter_tar(class_folders: Path, tmp_path: Path) -> None:
    path = packed_tar(class_folders, tmp_path / "pets.tar", "w")
    data = bytearray(path.read_bytes())
    header = data.find(b"dogs/05.png")
    data[header + 148 : header + 156] = b"99999999"  # the checksum
    path.write_bytes(bytes(data))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.tar.zst", b"\x28\xb5\x2f\xfd", "Zstandard"),
        ("a.csv.gz", gzip.compress(b"file,label\n", mtime=0), "it contains no .tar"),
        ("a.z01", b"PK\x07\x08", "one part"),
        ("a.7z.002", b"", "one part"),
        ("a.part2.rar", b"", "one part"),
    ],
)
def test_other_kinds_are_refused_by_name(name: str, content: bytes, said: str, tmp_path: Path, look: Look) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        look(tmp_path / name)
    assert said in caught.value.message and caught.value.message.startswith(str(tmp_path / name))
    assert "npack" in caught.value.hint or "Decompress" in caught.value.hint


def test_the_last_part_of_a_zip_in_parts_says_so(class_folders: Path, tmp_path: Path) -> None:
    path = packed(class_folders, tmp_path / "pets.zip")
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 4 : end + 8] = struct.pack("<HH", 2, 2)
    path.write_bytes(bytes(data))
    assert "one part of a multi-part archive" in refusal(path)


def test_a_zip64_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w") as file, file.open("cats/a.png", "w", force_zip64=True) as entry:
        entry.write(b"x")
    assert (folder_of(path) / "cats" / "a.png").read_bytes() == b"x"


# ---- one entry that cannot be written -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_that_no_disk_takes_costs_its_entry(kind: str, class_folders: Path, tmp_path: Path, look: Look) -> None:
    bad = {
        f"cats/{'x' * 300}.png": "too long",
        "/".join(["d"] * 200) + "/a.png": "nested too deeply",
        "cats/00.png": "folder with the same name",
    }
    path = tmp_path / f"pets.{kind}"
    names = [*bad, "cats/00.png/inner.png"]
    if kind == "zip":
        packed(class_folders, path)
        with zipfile.ZipFile(path, "a") as file:
            for name in names[:2] + names[3:]:
                file.writestr(name, (class_folders / "cats" / "01.png").read_bytes())
    else:
        packed_tar(class_folders, path, "w")
        with tarfile.open(path, "a") as file:
            for name in names[:2] + names[3:]:
                file.add(class_folders / "cats" / "01.png", name)
    summary = look(path)
    left_out = {one.path: one.detail for one in summary.files if one.problem == "not_unpacked"}
    assert left_out.keys() == bad.keys()
    assert all(word in left_out[name] for name, word in bad.items())
    assert summary.class_names == ("cats", "dogs") and summary.usable_count == 24


def test_a_name_that_comes_twice_is_said_and_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("cats/a.png", b"first")
        file.writestr("cats/a.png", b"second")
    content = unpacked(path, RunControl(), lambda _: None)
    assert (content.folder / "cats" / "a.png").read_bytes() == b"second"
    assert [one.path for one in content.left_out] == ["cats/a.png"]


def plan_of(names: Sequence[str], **options: bool) -> unpack_plan.Plan:
    entries = [Entry(name.encode(), name, "file", 1) for name in names]
    return unpack_plan.planned(entries, list(names), Path("pets.zip"), **options)


def test_names_that_a_disk_takes_for_the_same_are_not_merged() -> None:
    names = ["Cats/a.png", "cats/b.png", "Cats/A.png", "dogs/a.png", "e\u0301/x.png", "\xe9/y.png"]
    assert len(plan_of(names).files) == 6
    plan = plan_of(names, folds_case=True)
    assert sorted(plan.files) == [0, 3, 4] and all("is the same as" in one.reason for one in plan.left_out)


def test_names_that_windows_does_not_allow_are_left_out_there() -> None:
    names = ["cats/con.png", "cats/a?.png", "cats./b.png", "cats/a:b.png", "cats/lpt1", "cats/b.png", "cats/cons.png"]
    assert sorted(plan_of(names, windows=True).files) == [5, 6]
    assert len(plan_of(names).files) == 7


def test_a_zip_of_zips_names_the_file_that_was_opened(tmp_path: Path, look: Look) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("train.zip", b"PK")
        file.writestr("test.zip", b"PK")
    with pytest.raises(UserError) as caught:
        look(path)
    told = f"{caught.value.message} {caught.value.hint}"
    assert str(path) in told and "train.zip" in told and str(cache_dir()) not in told


def test_an_archive_without_images_is_named_and_not_the_cache(tmp_path: Path, look: Look) -> None:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("notes/a.txt", b"x")
    with pytest.raises(UserError) as caught:
        look(path)
    assert str(path) in caught.value.message and str(cache_dir()) not in caught.value.message
