"""``ftstudio pack`` and ``unpack``: what they ask for and what they say; the jobs behind them are played."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from played import run

from ftstudio.app.requests import Pack, Packed, Unpack, UnpackedProject


def test_pack_says_what_is_in_the_file(
    play: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    requests = play(
        lambda request, _control, _emit: Packed(path=request.out, size=2_000_000, runs=2, images=9, missing=0)
    )
    assert run("pack", "--out", "all.zip", "--runs", "runs") == 0
    assert run("pack", "first", "--out", "one.zip", "--without-images") == 0
    assert requests[0] == Pack(runs_dir=str(tmp_path / "runs"), out=str(tmp_path / "all.zip"))
    assert requests[1].run_dirs == ("/runs/r1",) and not requests[1].with_images
    out, _ = capfd.readouterr()
    assert "2 runs and 9 images" in out and "2.0 MB" in out and "a list of 9 images" in out


def test_pack_without_some_images_has_another_status(play: Any, tmp_path: Path) -> None:
    play(lambda request, _control, _emit: Packed(path=request.out, size=1, runs=1, images=1, missing=1))
    assert run("pack", "--out", str(tmp_path / "all.zip")) == 3


def test_unpack_says_where_everything_is(play: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(
        lambda _request, _control, _emit: UnpackedProject(run_dirs=("/runs/r1",), already_there=1, images=("/i/pets",))
    )
    assert run("unpack", str(tmp_path / "all.zip"), "--out", str(tmp_path / "i"), "--runs", str(tmp_path / "r")) == 0
    assert requests == [
        Unpack(archive=str(tmp_path / "all.zip"), images_dir=str(tmp_path / "i"), runs_dir=str(tmp_path / "r"))
    ]
    out, err = capfd.readouterr()
    assert "/runs/r1" in out and "/i/pets" in out and "On this computer already, and not changed: 1 run." in err


def test_a_project_with_only_a_list_says_how_to_name_the_images(
    play: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    play(lambda _request, _control, _emit: UnpackedProject(run_dirs=("/runs/r1",), already_there=0, images=()))
    assert run("unpack", str(tmp_path / "all.zip"), "--out", str(tmp_path / "i")) == 0
    assert "--images DIR" in capfd.readouterr().err
