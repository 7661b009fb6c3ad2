"""What runs have kept: counted, limited, and deleted where nobody uses it."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app import cache_admin, doctor
from ftstudio.app import settings as settings_store
from ftstudio.app.settings import Settings
from ftstudio.core import paths
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage import cache_room


def folder_in(cache: str, name: str, size: int = 1000) -> Path:
    folder = paths.cache_dir() / cache / name
    folder.mkdir(parents=True)
    (folder / "data").write_bytes(bytes(size))
    return folder


def test_amounts_and_limits_are_told_also_where_nothing_was_ever_kept() -> None:
    none = cache_admin.kept(Budgets())
    assert (none.pixels, none.features) == (0, 0)
    assert none.most_pixels > 0 and none.most_features > 0
    folder_in("pixels", "a", 3000)
    folder_in("features", "b", 500)
    found = cache_admin.kept(Budgets(pixels=7_000_000, features=0))
    assert (found.pixels, found.features) == (3000, 500)
    assert (found.most_pixels, found.most_features) == (7_000_000, 0)


def test_emptying_leaves_what_is_in_use_and_everything_else_in_the_cache() -> None:
    gone, used = folder_in("pixels", "gone"), folder_in("features", "used")
    weights = folder_in("weights", "resnet18")
    speeds = folder_in("speeds", "")
    (speeds / "cpu.json").write_bytes(bytes(100))
    lane = cache_room.take_lane(used)
    assert lane is not None
    try:
        freed = cache_admin.empty()
    finally:
        lane.release()
    assert freed >= 1000
    assert not (speeds / "cpu.json").exists(), "it may have been measured beside other work"
    assert not gone.exists() and (used / "data").exists() and (weights / "data").exists()


def test_the_diagnostics_tell_of_it() -> None:
    folder_in("pixels", "a", 2_000_000)
    settings_store.save(Settings(budgets=Budgets(pixels=5_000_000_000, features=0)))
    finding = doctor._kept()
    assert finding.text == "decoded images 2.0 MB of 5.0 GB, features 0.0 MB of 0.0 MB, unpacked archives 0.0 MB"


def test_limits_come_back_at_the_next_start() -> None:
    chosen = Budgets(pixels=5_000_000_000, host=0)
    settings_store.save(Settings(budgets=chosen))
    assert settings_store.load() == (Settings(budgets=chosen), "")
