"""Pages of TIFFs as images of their own: found, told apart, kept on one side of a split, and read alike everywhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from deep_files import ramp, tiff
from PIL import Image

from ftstudio.app import corrections
from ftstudio.app.dataset_edits import Move, plan_moves, with_moves
from ftstudio.core.config import Pages
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.model_info import Preprocessing
from ftstudio.data.decoding.contents import content_of, pages_of
from ftstudio.data.decoding.decode import Undecodable, check, decode, open_rgb, read_size
from ftstudio.data.decoding.page_paths import file_of, page_in, page_path, source_of
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.scan import ScanOptions, scan
from ftstudio.data.splits.fold_pool import pool_of
from ftstudio.data.splits.split import make_split
from ftstudio.data.thumbnails import thumbnail

DEEP = np.rint(4095 * ramp(3)).astype(np.uint16)
ONE, TWO, THREE = (np.ascontiguousarray(DEEP[..., band]) for band in range(3))


def noise(seed: int) -> np.ndarray:
    coarse = np.random.default_rng(seed).integers(0, 4095, (6, 7))
    return np.kron(coarse, np.ones((8, 8))).astype(np.uint16)


def stacks(folder: Path, of_class: int = 3, pages: int = 3) -> Path:
    for number in range(2 * of_class):
        at = folder / ("a" if number % 2 else "b") / f"{number}.tif"
        at.parent.mkdir(exist_ok=True, parents=True)
        at.write_bytes(tiff(*(noise(100 * number + page) for page in range(pages))))
    return folder


def scanned(folder: Path, pages: Pages = "each", excluded: tuple[str, ...] = ()) -> DatasetSummary:
    return scan(str(folder), excluded, RunControl(), lambda _: None, ScanOptions(pages=pages))


def file_at(summary: DatasetSummary, path: str) -> ImageFile:
    return next(file for file in summary.files if file.path == path)


# ---- paths


def test_a_page_has_a_path_of_its_own(tmp_path: Path) -> None:
    path = page_path(str(tmp_path / "a.tif"), 12)
    assert source_of(path) == (str(tmp_path / "a.tif"), 12)
    assert (file_of(path), page_in(path)) == (str(tmp_path / "a.tif"), 12)


@pytest.mark.parametrize("name", ["a.tif", "a.tif#page=0", "a.tif#page=x", "#page=3", "a.tif#page=3.png"])
def test_other_names_are_files(name: str) -> None:
    assert source_of(f"folder/{name}") == (f"folder/{name}", 0)


def test_a_real_file_of_that_name_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(ONE, TWO))
    Image.new("RGB", (9, 5), "red").save(tmp_path / "a.tif#page=2", "PNG")
    assert open_rgb(tmp_path / "a.tif#page=2").size == (9, 5)


# ---- decoding


@pytest.mark.parametrize("pages", ["first", "each", "channels", "max"])
def test_a_page_is_decoded_like_a_file_of_its_own(tmp_path: Path, pages: Pages) -> None:
    eight = (ONE // 16).astype(np.uint8)
    (tmp_path / "a.tif").write_bytes(tiff(ONE, eight, DEEP))
    for number, alone in enumerate((ONE, eight, DEEP), 1):
        seen = open_rgb(tmp_path / f"a.tif#page={number}", pages=pages)
        assert np.array_equal(np.asarray(seen), np.asarray(decode(tiff(alone))))
    assert read_size(tmp_path / "a.tif#page=3") == DEEP.shape[1::-1]


def test_pages_are_listed(tmp_path: Path) -> None:
    several, one, no_tiff = tmp_path / "a.tif", tmp_path / "b.tif", tmp_path / "c.tif"
    several.write_bytes(tiff(ONE, TWO))
    one.write_bytes(tiff(ONE))
    no_tiff.write_bytes(b"II*\0 nothing")
    assert pages_of(several) == [f"{several}#page=1", f"{several}#page=2"]
    for path in (one, no_tiff, tmp_path / "missing.tif", tmp_path, tmp_path / "a.tif#page=2"):
        assert pages_of(path) == [str(path)]


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(ONE, TWO))
    Image.new("RGB", (9, 5)).save(tmp_path / "b.png")
    for name in ("a.tif#page=3", "b.png#page=1"):
        with pytest.raises(Undecodable, match="has no page") as caught:
            open_rgb(tmp_path / name)
        assert caught.value.reason == "missing"


def test_what_is_lost_behind_damage_is_a_problem(tmp_path: Path) -> None:
    data = tiff(ONE, TWO, THREE)
    third = int.from_bytes(_after_directory(data, _after_directory(data, data[4:8])), "little")
    (tmp_path / "a.tif").write_bytes(data[:third])
    assert len(pages_of(tmp_path / "a.tif")) == 3
    with pytest.raises(Undecodable, match="page 3"):
        open_rgb(tmp_path / "a.tif#page=3")
    assert open_rgb(tmp_path / "a.tif#page=2").size == ONE.shape[::-1]


def _after_directory(data: bytes, offset: bytes) -> bytes:
    at = int.from_bytes(offset, "little")
    end = at + 2 + 12 * int.from_bytes(data[at : at + 2], "little")
    return data[end : end + 4]


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(ONE, TWO))
    before = content_of(f"{path}#page=2").digest
    path.write_bytes(tiff(ONE, THREE, TWO))
    assert content_of(f"{path}#page=2").digest != before


# ---- scanning


def test_each_page_is_an_image_with_its_own_size_and_digest(tmp_path: Path) -> None:
    stacks(tmp_path)
    (tmp_path / "a" / "1.tif").write_bytes(tiff(noise(9001), noise(9002)[:20], np.zeros((48, 56), np.uint16)))
    (tmp_path / "a" / "single.tif").write_bytes(tiff(noise(9003)))
    summary = scanned(tmp_path)
    assert summary.usable_count == 6 * 3 + 1 and summary.problem_count == 0
    assert len({file.digest for file in summary.files}) == 19
    assert (file_at(summary, "a/1.tif#page=2").height, file_at(summary, "a/1.tif#page=1").height) == (20, 48)
    assert file_at(summary, "a/1.tif#page=1").detail == "Page 1 of 3."
    assert "one_colour" in file_at(summary, "a/1.tif#page=3").cautions
    [said] = [text for text, caution in summary.about.items() if caution == "pages"]
    assert said.startswith("6 files have several pages (3); each page is an image. 1 of these pages is empty.")


def test_copies_of_a_stack_are_copies_page_by_page(tmp_path: Path) -> None:
    stacks(tmp_path)
    (tmp_path / "a" / "copy.tif").write_bytes((tmp_path / "a" / "1.tif").read_bytes())
    assert "Duplicate of a/1.tif#page=2." in file_at(scanned(tmp_path), "a/copy.tif#page=2").detail


def test_pages_of_one_file_are_no_copies_of_each_other(tmp_path: Path) -> None:
    stacks(tmp_path)
    (tmp_path / "a" / "1.tif").write_bytes(tiff(noise(9001), noise(9001) + 3, noise(9001) + 5))
    assert scanned(tmp_path).alike == ()


def test_a_file_with_the_name_of_a_page_is_said(tmp_path: Path) -> None:
    stacks(tmp_path)
    (tmp_path / "a" / "1.tif#page=2").write_bytes(tiff(noise(9077)))
    [problem] = [file for file in scanned(tmp_path).files if file.problem]
    assert problem.problem == "name_taken" and "Rename" in problem.detail


def test_excluded_pages_and_files_stay_excluded(tmp_path: Path) -> None:
    stacks(tmp_path)
    summary = scanned(tmp_path, excluded=("a/1.tif#page=2", "b/0.tif"))
    excluded = {file.path for file in summary.files if file.problem == "excluded"}
    assert excluded == {"a/1.tif#page=2", "b/0.tif"} and summary.usable_count == 18 - 1 - 3


# ---- splits


def test_pages_of_one_file_stay_on_one_side(tmp_path: Path) -> None:
    summary = scanned(stacks(tmp_path, of_class=5))
    for groups in ((), tuple("left" if file.class_name == "a" else file.path for file in summary.files)):
        for seed in range(5):
            side: dict[str, set[str]] = {}
            for sample in make_split(summary, 0.3, seed, groups).samples:
                side.setdefault(file_of(sample.path), set()).add(sample.split)
            assert all(len(splits) == 1 for splits in side.values())
    pool = pool_of(summary, 3)
    fold_of = dict(zip(pool.places, pool.folds(3, 0), strict=True))
    folds = {(file_of(summary.files[place].path), fold) for place, fold in fold_of.items()}
    assert len(folds) == 10


def test_a_class_in_one_file_is_divided_and_that_is_said(tmp_path: Path) -> None:
    stacks(tmp_path, of_class=3)
    for number in (1, 3):
        (tmp_path / "a" / f"{number}.tif").unlink()
    summary = scanned(tmp_path)
    assert any("All images of “a” are pages of one file" in warning for warning in summary.warnings)
    assert {sample.split for sample in make_split(summary, 0.3, 0).samples if sample.class_name == "a"} == {
        "train",
        "val",
    }


# ---- who opens images by their paths


def test_pages_are_cached_and_loaded_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTSTUDIO_HOME", str(tmp_path / "home"))
    summary = scanned(stacks(tmp_path / "images"))
    samples = make_split(summary, 0.3, 0).samples
    looks = Preprocessing(pages="each")
    for _ in range(2):  # decoded, then from the cache
        with PixelCache(Path(summary.root), 32, looks.interpolation, None, "each") as cache:
            sets = SampleSet(Path(summary.root), samples, torch.zeros(len(samples)), looks, 32, cache)
            seen = [sets.pixels(position) for position in range(len(samples))]
            assert not sets.unreadable
            assert len({pixels.numpy().tobytes() for pixels in seen if pixels is not None}) == len(samples)


def test_thumbnails_show_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTSTUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(np.full((9, 9), 200, np.uint8), np.full((9, 9), 10, np.uint8)))
    shown = [Image.open(thumbnail(tmp_path / name, 64)).getpixel((4, 4)) for name in ("a.tif#page=1", "a.tif#page=2")]
    assert shown == [(200, 200, 200), (10, 10, 10)]


def test_a_page_cannot_be_moved_to_another_class(tmp_path: Path) -> None:
    summary = scanned(stacks(tmp_path))
    with pytest.raises(UserError, match=r"a/1\.tif#page=2 is a page of a file"):
        plan_moves(summary, ["a/1.tif#page=2"], "b")


def test_a_page_is_added_to_a_class_as_the_model_saw_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections.history, "count_added", lambda *_: None)
    summary = scanned(stacks(tmp_path / "images"))
    other = tmp_path / "new.tif"
    other.write_bytes(tiff(noise(901), noise(902)))
    page = Path(f"{other}#page=2")
    addition = corrections.plan(summary, page, "a", "run")
    corrections.add(addition)
    added = Path(addition.after)
    assert added == tmp_path / "images" / "a" / "new page 2.png"
    assert np.array_equal(np.asarray(open_rgb(added)), np.asarray(open_rgb(page)))
    corrections.take_back(addition)
    assert not added.exists()
    with pytest.raises(UserError, match="already among your images"):
        corrections.plan(summary, tmp_path / "images" / "a" / "1.tif#page=1", "b", "run")


def test_groups_that_stay_together_follow_files_that_move(tmp_path: Path) -> None:
    summary = scanned(stacks(tmp_path))
    Image.new("RGB", (9, 9)).save(tmp_path / "b" / "z.png")
    summary = scanned(tmp_path)
    moved = with_moves(summary, [Move(str(tmp_path / "b" / "z.png"), str(tmp_path / "a" / "0.png"))])
    for group in moved.together:
        assert len({file_of(moved.files[place].path) for place in group}) == 1


def test_the_check_counts_pages_and_bands_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(ONE, np.repeat(DEEP, 2, axis=2)))
    found = [check(f"{tmp_path}/a.tif#page={page}") for page in (1, 2)]
    assert [(each.pages, each.bands) for each in found] == [(2, 1), (2, 6)]


def test_a_file_with_the_name_of_a_page_is_found_as_itself(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.tif").write_bytes(tiff(noise(number), noise(number + 9)))
    Image.new("RGB", (20, 20)).save(folder / "1.tif#page=2", "PNG")
    (tmp_path / "labels.csv").write_text("file,class\nall/1.tif#page=2,dog\nall/0.tif,cat\nall/2.tif,cat\n")
    files = {file.path: file.problem for file in scanned(tmp_path, "first").files}
    assert files == {"all/1.tif#page=2": "", "all/0.tif": "", "all/2.tif": "", "all/1.tif": "not_listed"}


def test_a_list_may_name_single_pages(tmp_path: Path) -> None:
    stacks(tmp_path / "stacks", of_class=1, pages=2)
    rows = [
        f"{path}#page={page},{'dog' if page == 1 else 'cat'}" for path in ("0.tif", "stacks/a/1.tif") for page in (1, 2)
    ]
    (tmp_path / "labels.csv").write_text("\n".join(["file,class", *rows, "0.tif#page=3,dog"]) + "\n")
    summary = scanned(tmp_path)
    assert [(file.path, file.class_name, file.problem) for file in summary.files] == [
        ("stacks/a/1.tif#page=1", "dog", ""),
        ("stacks/a/1.tif#page=2", "cat", ""),
        ("stacks/b/0.tif#page=1", "dog", ""),
        ("stacks/b/0.tif#page=2", "cat", ""),
        ("stacks/b/0.tif#page=3", "dog", "missing"),
    ]
