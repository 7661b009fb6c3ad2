"""A .7z is unpacked under the same guards as other archives, by py7zr where it is installed."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.paths import cache_dir
from ftstudio.data.archives.unpack import unpacked

Look = Callable[..., DatasetSummary]

needs_py7zr = pytest.mark.skipif(importlib.util.find_spec("py7zr") is None, reason="py7zr is not installed")


def packed(folder: Path, target: Path, **options: object) -> Path:
    import py7zr

    with py7zr.SevenZipFile(target, "w", **options) as file:  # type: ignore[arg-type]
        for path in sorted(folder.rglob("*")):
            file.write(path, path.relative_to(folder).as_posix())
    return target


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        unpacked(path, RunControl(), lambda _: None)
    assert caught.value.hint and caught.value.message.startswith(str(path))
    left = cache_dir() / "archives"
    assert not left.exists() or not list(left.iterdir())
    return caught.value.message


@needs_py7zr
def test_a_7z_of_class_folders_is_a_data_set(class_folders: Path, tmp_path: Path, look: Look) -> None:
    summary = look(packed(class_folders, tmp_path / "pets.7z"))
    assert summary.name == "pets" and summary.class_names == ("cats", "dogs")
    assert summary.counts == look(class_folders).counts
    for path in class_folders.rglob("*.png"):
        assert Path(summary.root, path.relative_to(class_folders)).read_bytes() == path.read_bytes()
    names = [path.name for path in (cache_dir() / "archives").iterdir()]
    assert not [name for name in names if name.startswith("unpacking-")]


def with_a_second_block(path: Path) -> Path:
    import py7zr

    with py7zr.SevenZipFile(path, "a") as file:
        file.writestr(b"more", "cats/more.png")
        file.writestr(b"", "cats/empty.png")
        file.writestr(b"hidden", "cats/.hidden")
    return path


@needs_py7zr
def test_several_solid_blocks_and_an_empty_file_are_read(class_folders: Path, tmp_path: Path) -> None:
    import py7zr

    with py7zr.SevenZipFile(tmp_path / "pets.7z", "w") as file:
        for path in sorted(class_folders.rglob("*.png")):
            file.write(path, path.relative_to(class_folders).as_posix())
    folder = unpacked(with_a_second_block(tmp_path / "pets.7z"), RunControl(), lambda _: None).folder
    assert (folder / "cats" / "more.png").read_bytes() == b"more"
    assert (folder / "cats" / "empty.png").read_bytes() == b""
    assert not (folder / "cats" / ".hidden").exists()
    for path in class_folders.rglob("*.png"):
        assert (folder / path.relative_to(class_folders)).read_bytes() == path.read_bytes()


@needs_py7zr
def test_blocks_with_folders_between_their_files_are_refused(class_folders: Path, tmp_path: Path) -> None:
    # py7zr 1.1 would give each file behind the folder the content of its neighbour.
    assert "order" in refusal(with_a_second_block(packed(class_folders, tmp_path / "pets.7z")))


@needs_py7zr
@pytest.mark.parametrize("hides_names", [False, True])
def test_a_password_is_named(hides_names: bool, class_folders: Path, tmp_path: Path) -> None:
    path = packed(class_folders, tmp_path / "pets.7z", password="secret", header_encryption=hides_names)
    assert "protected by a password" in refusal(path)


@needs_py7zr
def test_a_link_is_refused_before_anything_is_unpacked(class_folders: Path, tmp_path: Path) -> None:
    (class_folders / "cats" / "link.png").symlink_to("/etc/passwd")
    assert "link" in refusal(packed(class_folders, tmp_path / "pets.7z"))


@needs_py7zr
@pytest.mark.parametrize("name", ["../out.png", "cats/../../out.png", "/out.png", "C:/out.png"])
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import py7zr

    # py7zr itself writes no such name, so it is put in behind its checks.
    monkeypatch.setattr("py7zr.py7zr.check_archive_path", lambda _: True)
    monkeypatch.setattr(py7zr.SevenZipFile, "_sanitize_archive_arcname", staticmethod(lambda arcname: arcname))
    with py7zr.SevenZipFile(tmp_path / "out.7z", "w") as file:
        file.writestr(b"x", name)
    monkeypatch.undo()
    assert "points outside" in refusal(tmp_path / "out.7z")


@needs_py7zr
def test_a_bomb_is_refused_by_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import py7zr

    with py7zr.SevenZipFile(tmp_path / "bomb.7z", "w") as file:
        file.writestr(bytes(65 << 20), "cats/a.png")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(py7zr.SevenZipFile, "extract", never)
    assert "would expand" in refusal(tmp_path / "bomb.7z")


@needs_py7zr
def test_compression_that_is_not_read_piece_by_piece_is_refused(class_folders: Path, tmp_path: Path) -> None:
    import py7zr

    path = packed(class_folders, tmp_path / "pets.7z", filters=[{"id": py7zr.FILTER_BZIP2}])
    assert "BZip2" in refusal(path)


@needs_py7zr
def test_a_damaged_7z_says_so(class_folders: Path, tmp_path: Path) -> None:
    whole = packed(class_folders, tmp_path / "pets.7z").read_bytes()
    damaged = tmp_path / "damaged.7z"
    for content in (whole[:40], whole[: len(whole) // 2], whole[:300] + bytes(64) + whole[364:]):
        damaged.write_bytes(content)
        assert "damaged" in refusal(damaged)


@needs_py7zr
def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    import py7zr

    with py7zr.SevenZipFile(tmp_path / "twice.7z", "w") as file:
        file.writestr(b"a", "cats/a.png")
        file.writestr(b"b", "cats/a.png")
    assert "two files called" in refusal(tmp_path / "twice.7z")


@needs_py7zr
def test_a_stop_leaves_nothing(class_folders: Path, tmp_path: Path) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(StopRequested):
        unpacked(packed(class_folders, tmp_path / "pets.7z"), control, lambda _: None)
    assert not list((cache_dir() / "archives").iterdir())


def test_without_py7zr_the_install_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pets.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(64))
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *_: None if name == "py7zr" else found(name))
    with pytest.raises(UserError) as caught:
        unpacked(tmp_path / "pets.7z", RunControl(), lambda _: None)
    assert "py7zr" in caught.value.message and "pip install ftstudio[7z]" in caught.value.hint
    assert "py7zr" not in vars(sys.modules["ftstudio.data.archives.seven_zip"])
