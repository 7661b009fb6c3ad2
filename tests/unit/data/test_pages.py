"""TIFFs of several pages: what is said about them, and the ways to make an image of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from deep_files import DEFLATE, ramp, tiff

from ftstudio.core.config import Pages
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.data.decoding.decode import Undecodable, check, decode
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.scan import ScanOptions, scan

TWELVE = np.rint(4095 * ramp(3)).astype(np.uint16)
PAGES = [np.ascontiguousarray(TWELVE[..., band]) for band in range(3)]


def seen(data: bytes, pages: Pages) -> np.ndarray:
    return np.asarray(decode(data, pages=pages)).astype(int)


def refused(data: bytes, pages: Pages) -> str:
    with pytest.raises(Undecodable) as caught:
        decode(data, pages=pages)
    assert caught.value.reason == "kind_not_read"
    return caught.value.detail


def test_three_pages_become_red_green_and_blue() -> None:
    colours = seen(tiff(TWELVE), "first")
    assert np.array_equal(seen(tiff(*PAGES), "channels"), colours)
    assert np.array_equal(seen(tiff(*PAGES, PAGES[0]), "channels"), colours)
    assert np.array_equal(seen(tiff(*PAGES, order=">", big=True, compression=DEFLATE), "channels"), colours)
    two = seen(tiff(*PAGES[:2]), "channels")
    assert np.array_equal(two[..., :2], colours[..., :2]) and (two[..., 2] == 0).all()


def test_the_brightest_of_each_pixel_over_all_pages() -> None:
    assert np.array_equal(seen(tiff(*PAGES), "max"), seen(tiff(TWELVE.max(-1)), "first"))
    holes = [page.astype(np.float32) / 4095 for page in PAGES]
    holes[0][4, 4] = np.nan
    assert seen(tiff(*holes), "max")[4, 4, 0] == round(255 * max(holes[1][4, 4], holes[2][4, 4]))


def test_pages_of_eight_bits_are_read_as_well() -> None:
    eight = [(page // 16).astype(np.uint8) for page in PAGES]
    assert np.abs(seen(tiff(*eight), "channels") - seen(tiff(*PAGES), "channels")).max() <= 1
    colour = [np.full((8, 8, 3), colour, np.uint8) for colour in ((200, 0, 0), (0, 100, 0))]
    assert seen(tiff(*colour), "max")[0, 0].tolist() == [200, 100, 0]
    assert "in colour" in refused(tiff(*colour), "channels")


@pytest.mark.parametrize("pages", ["channels", "max"])
def test_a_single_page_and_other_formats_are_as_ever(pages: Pages) -> None:
    assert np.array_equal(seen(tiff(TWELVE), pages), seen(tiff(TWELVE), "first"))


def test_pages_that_do_not_fit_together_are_refused_in_words() -> None:
    assert "different sizes" in refused(tiff(PAGES[0], PAGES[1][:9]), "max")
    assert "different kinds" in refused(tiff(PAGES[0], TWELVE), "max")


def test_reduced_copies_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(tiff(*PAGES))
    assert check(tmp_path / "a.tif").pages == 3
    (tmp_path / "b.tif").write_bytes(
        tiff(PAGES[0], PAGES[0][::2, ::2]).replace(b"\xfe\x00\x04\x00", b"\xfe\x00\x04\x00")
    )
    assert check(tmp_path / "b.tif").pages == 2
    data = bytearray(tiff(PAGES[0], PAGES[0][::2, ::2], t254=0))
    at = data.rfind(b"\xfe\x00\x04\x00\x01\x00\x00\x00")
    data[at + 8] = 1
    (tmp_path / "c.tif").write_bytes(data)
    assert check(tmp_path / "c.tif").pages == 1


def test_a_chain_of_pages_that_bites_its_tail_ends() -> None:
    data = bytearray(tiff(PAGES[0]))
    at = int.from_bytes(data[4:8], "little")
    end = at + 2 + 12 * int.from_bytes(data[at : at + 2], "little")
    data[end : end + 4] = data[4:8]
    assert decode(bytes(data), pages="max").size == (44, 27)


def stacks(folder: Path, first: np.ndarray) -> Path:
    for name in ("ant", "bee"):
        (folder / name).mkdir(parents=True)
        for number in range(6):
            rng = np.random.default_rng(len(name) * number + ord(name[0]))
            pages = [rng.integers(0, 4000, (40, 40)).astype(np.uint16) for _ in range(2 + number % 2)]
            (folder / name / f"{number}.tif").write_bytes(tiff(first, *pages))
    return folder


def looked_at(folder: Path, pages: Pages = "first") -> DatasetSummary:
    return scan(str(folder), (), RunControl(), lambda _: None, ScanOptions(pages=pages))


def test_the_scan_says_how_many_pages_there_are_and_what_else_can_be_done(tmp_path: Path) -> None:
    empty = np.zeros((40, 40), np.uint16)
    summary = looked_at(stacks(tmp_path / "data", empty))
    [sentence] = [each for each in summary.warnings if summary.about.get(each) == "pages"]
    assert sentence.startswith("12 images have several pages (3 to 4); the first page is used.")
    assert "12 images are empty on the first page." in sentence
    assert "channels" in sentence and "max" in sentence
    assert all(
        "pages" in file.cautions and file.detail.startswith(("Has 3 pages", "Has 4 pages")) for file in summary.files
    )
    assert summary.pages == "first"


def test_the_scan_reads_pages_as_it_is_told_to(tmp_path: Path) -> None:
    summary = looked_at(stacks(tmp_path / "data", np.zeros((40, 40), np.uint16)), "max")
    assert summary.pages == "max" and not any("one_colour" in file.cautions for file in summary.files)
    [sentence] = [each for each in summary.warnings if summary.about.get(each) == "pages"]
    assert "the brightest over all pages. Other values of data.pages: first" in sentence


def test_files_of_many_bands_are_said_to_show_three(tmp_path: Path) -> None:
    for name in ("ant", "bee"):
        (tmp_path / name).mkdir()
        bands = np.random.default_rng(ord(name[0])).integers(0, 4000, (40, 40, 7)).astype(np.uint16)
        (tmp_path / name / "a.tif").write_bytes(tiff(bands, photometric=1))
    summary = looked_at(tmp_path)
    assert any(each.startswith("2 images have more than 4 bands; the first three") for each in summary.warnings)
    assert summary.files[0].cautions == ("bands",) and "7 bands" in summary.files[0].detail


def test_pixels_of_another_way_are_not_kept_together(tmp_path: Path) -> None:
    first, brightest = PixelCache(tmp_path, 64, "bilinear"), PixelCache(tmp_path, 64, "bilinear", pages="max")
    assert first.folder != brightest.folder
