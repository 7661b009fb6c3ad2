"""Runs on the images of an archive, when the cache is emptied."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import run_archives
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.storage.file_lock import FileLock
from ftstudio.data.archives import unpack
from ftstudio.data.archives import unpacked as archive_cache
from ftstudio.store.run_folder import RunFolder

MakeRun = Callable[..., RunFolder]


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "pets.zip", "w") as file:
        file.writestr("cats/a.png", b"x")
    return tmp_path / "pets.zip"


def unpacked(path: Path) -> Path:
    """Its folder, used by nobody."""
    folder = unpack.unpacked(path, RunControl(), lambda _: None).folder
    for lane in archive_cache._in_use.values():
        lane.release()
    archive_cache._in_use.clear()
    return folder


def run_on(path: Path, make_run: MakeRun, state: str) -> RunFolder:
    run = make_run(state=state)
    root = str(unpacked(path))
    run.write_manifest(SplitManifest(root=root, fingerprint="", seed=0, class_names=("cat", "dog"), samples=()))
    run.write_dataset(
        DatasetSummary(source=str(path), root=root, name="pets", layout="", class_names=(), counts=(), files=())
    )
    return run


def test_what_no_run_needs_is_emptied_and_what_is_in_use_stays(pets: Path) -> None:
    folder = unpacked(pets)
    archive_cache.use_of(folder)
    assert archive_cache.empty(()) == 0 and folder.is_dir()
    unpacked(pets)
    assert archive_cache.empty(()) > 0 and not folder.exists()


def test_an_archive_stays_while_three_others_are_opened_and_not_a_fourth(tmp_path: Path) -> None:
    folders: list[Path] = []
    for name in "abcde":
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as file:
            file.writestr("cats/a.png", name.encode())
        folders.append(unpack.unpacked(tmp_path / f"{name}.zip", RunControl(), lambda _: None).folder)
        if name == "d":
            assert archive_cache.empty(()) == 0
    assert archive_cache.empty(()) > 0
    assert [folder.exists() for folder in folders] == [False, True, True, True, True]
    for lane in archive_cache._in_use.values():
        lane.release()
    archive_cache._in_use.clear()


def test_an_unfinished_run_keeps_its_images_and_a_finished_one_gets_them_back(
    pets: Path, runs_dir: Path, make_run: MakeRun
) -> None:
    stopped = run_on(pets, make_run, "stopped")
    assert run_archives.needed(runs_dir) == {Path(stopped.manifest.root)}
    stopped.write_record(replace(stopped.record, state="completed"))
    assert run_archives.needed(runs_dir) == set()
    archive_cache.empty(run_archives.needed(runs_dir))
    root = Path(stopped.manifest.root)
    assert not root.exists()
    run_archives.bring_back(stopped, RunControl(), lambda _: None)
    assert (root / "cats" / "a.png").is_file()


def test_images_whose_archive_is_gone_or_changed_stay(pets: Path, runs_dir: Path, make_run: MakeRun) -> None:
    run = run_on(pets, make_run, "completed")
    pets.write_bytes(pets.read_bytes() + b" ")
    assert run_archives.needed(runs_dir) == {Path(run.manifest.root)}
    shutil.rmtree(run.manifest.root)
    with pytest.raises(UserError, match="has changed"):
        run_archives.bring_back(run, RunControl(), lambda _: None)
    pets.unlink()
    with pytest.raises(UserError, match="no longer exists"):
        run_archives.bring_back(run, RunControl(), lambda _: None)


def test_what_a_killed_unpacking_left_is_swept_but_not_one_that_goes_on() -> None:
    for name in ("unpacking-dead", "unpacking-alive"):
        (archive_cache.root() / name).mkdir(parents=True)
        (archive_cache.root() / name / "a.png").write_bytes(b"xxx")
        (archive_cache.root() / f"{name}.lock").touch()
    lock = FileLock(archive_cache.root() / "unpacking-alive.lock")
    assert lock.acquire()
    assert archive_cache.sweep() == 3
    assert sorted(each.name for each in archive_cache.root().iterdir()) == ["unpacking-alive", "unpacking-alive.lock"]
    lock.release()
