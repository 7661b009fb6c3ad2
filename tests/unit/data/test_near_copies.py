"""Near copies: found whatever became of them, and nothing else taken for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pictures import CHANGES, scene
from PIL import Image

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested
from ftstudio.data.decoding.decode import GREY_EDGE
from ftstudio.data.decoding.pixels import grey_square
from ftstudio.data.quality import near_duplicates
from ftstudio.data.quality.near_duplicates import near_copies
from ftstudio.data.splits.split import make_split

Look = Callable[..., DatasetSummary]


def greys_of(pictures: list[Image.Image]) -> np.ndarray:
    squares = (np.frombuffer(grey_square(picture, GREY_EDGE), np.uint8) for picture in pictures)
    return np.stack([square.reshape(GREY_EDGE, GREY_EDGE) for square in squares])


def pairs_of(pictures: list[Image.Image]) -> list[tuple[int, int]]:
    return near_copies(greys_of(pictures), lambda: None, lambda _done, _total: None)


@pytest.fixture
def albums(tmp_path: Path) -> Path:
    """Two classes of eight different pictures."""
    for number in range(16):
        path = tmp_path / "set" / "ab"[number // 8] / f"{number:02d}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        scene(number).save(path)
    return tmp_path / "set"


@pytest.mark.parametrize("change", CHANGES)
def test_a_near_duplicate_is_found_among_other_pictures(change: str) -> None:
    others = [scene(seed) for seed in range(40)]
    copies = [CHANGES[change](others[number]) for number in range(10)]
    assert pairs_of(others + copies) == [(number, 40 + number) for number in range(10)]


def test_a_mirrored_cropped_and_recompressed_copy_is_found() -> None:
    others = [scene(seed) for seed in range(20)]
    changed = others[3]
    for change in ("mirrored", "cropped", "saved again"):
        changed = CHANGES[change](changed)
    assert pairs_of([*others, changed]) == [(3, 20)]


def test_ruling_pictures_out_first_changes_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [scene(seed) for seed in range(60)]
    pictures = [*others, *(CHANGES[change](others[place]) for place, change in enumerate(CHANGES))]
    found = []
    for share in (0.0, 1.1):  # never, and always
        monkeypatch.setattr(near_duplicates, "_NARROW", share)
        found.append(pairs_of(pictures))
    assert found[0] == found[1]
    assert len(found[0]) >= len(CHANGES)


def test_different_pictures_are_not_near_duplicates() -> None:
    assert pairs_of([scene(seed) for seed in range(120)]) == []


@pytest.mark.parametrize("count", [0, 1, 2])
def test_very_few_pictures_work(count: int) -> None:
    assert near_copies(greys_of([scene(0), scene(1)])[:count], lambda: None, lambda *_: None) == []


def test_the_search_stops_on_request() -> None:
    control = RunControl()
    with pytest.raises(StopRequested):
        near_copies(greys_of([scene(0)] * 300), control.safe_point, lambda _done, _total: control.stop())


def test_a_near_duplicate_has_a_warning_and_its_group_is_in_the_summary(albums: Path, look: Look) -> None:
    CHANGES["mirrored"](Image.open(albums / "a/03.png")).save(albums / "a/mirror.png")
    summary = look(albums)
    [group] = summary.alike
    assert [summary.files[place].path for place in group] == ["a/03.png", "a/mirror.png"]
    marked = {file.path: (file.cautions, file.detail) for file in summary.files if file.cautions}
    assert marked == {"a/mirror.png": (("near_copy",), "Nearly the same as a/03.png.")}
    [warning] = summary.warnings[-1:]
    assert warning.startswith("1 image is nearly the same as another") and summary.about[warning] == "near_copy"


def test_a_near_duplicate_in_validation_is_named_with_its_counterpart(albums: Path, look: Look, tmp_path: Path) -> None:
    split = tmp_path / "split"
    split.mkdir()
    albums.rename(split / "train")
    for name in "ab":
        (split / "val" / name).mkdir(parents=True)
        scene(100 + ord(name)).save(split / "val" / name / "own.png")
    CHANGES["cropped"](Image.open(split / "train/b/12.png")).save(split / "val/b/leak.png")
    summary = look(split)
    [warning] = [one for one, caution in summary.about.items() if caution == "across_splits"]
    assert "train/b/12.png and val/b/leak.png" in warning and "overestimated" in warning
    details = {file.path: file.detail for file in summary.files if "across_splits" in file.cautions}
    assert details == {
        "train/b/12.png": "Nearly the same picture in train and val: val/b/leak.png.",
        "val/b/leak.png": "Nearly the same picture in train and val: train/b/12.png.",
    }


def test_pictures_of_one_colour_have_a_warning_and_are_not_near_duplicates(albums: Path, look: Look) -> None:
    for number, grey in enumerate((10, 12)):
        Image.new("RGB", (64, 64), (grey, grey, grey)).save(albums / "a" / f"black{number}.png")
    summary = look(albums)
    assert summary.alike == ()
    assert [file.path for file in summary.files if file.cautions == ("one_colour",)] == ["a/black0.png", "a/black1.png"]
    assert "2 images are almost a single colour." in summary.warnings


def test_an_unreadable_picture_is_not_of_one_colour(albums: Path, look: Look) -> None:
    (albums / "a/cut.png").write_bytes((albums / "a/03.png").read_bytes()[:60])
    (albums / "b/empty.jpg").touch()
    summary = look(albums)
    assert summary.problem_count == 2
    assert not any("one colour" in warning for warning in summary.warnings)
    assert not any(file.cautions or "colour" in file.detail for file in summary.files if file.problem)


def test_a_split_keeps_near_duplicates_on_one_side(albums: Path, look: Look) -> None:
    for number in range(16):
        path = albums / "ab"[number // 8] / f"{number:02d}.png"
        CHANGES["resized"](Image.open(path)).save(path.with_name(f"small{number:02d}.png"))
    summary = look(albums)
    assert len(summary.alike) == 16
    for seed in range(5):
        manifest = make_split(summary, 0.25, seed)
        split_of = {sample.index: sample.split for sample in manifest.samples}
        assert all(len({split_of[place] for place in group}) == 1 for group in summary.alike)
        assert len(manifest.of("val")) == 8
        assert make_split(summary, 0.25, seed) == manifest


def test_a_class_of_near_duplicates_still_has_validation_images(albums: Path, look: Look) -> None:
    for path in sorted((albums / "a").iterdir())[1:]:
        path.unlink()
    for number in range(6):
        turned = Image.open(albums / "a/00.png").convert("RGB")
        turned.putpixel((0, 0), (number, 0, 0))
        turned.save(albums / "a" / f"frame{number}.png")
    manifest = make_split(look(albums), 0.3, 0)
    assert {sample.class_name for sample in manifest.of("val")} == {"a", "b"}


def test_a_picture_on_its_side_is_compared_upright(albums: Path, look: Look) -> None:
    picture = Image.open(albums / "a/03.png").convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.transpose(Image.Transpose.ROTATE_90).save(albums / "a/phone.jpg", exif=exif)
    summary = look(albums)
    assert [[summary.files[place].path for place in group] for group in summary.alike] == [["a/03.png", "a/phone.jpg"]]
