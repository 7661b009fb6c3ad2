"""Pixels on the disk: what comes back is what was decoded, or nothing, whatever happened to the files."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.model_info import Preprocessing
from ftstudio.core.storage import cache_room
from ftstudio.data.decoding import decode
from ftstudio.data.loading import dataset, pixel_cache, pixel_segments
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.pixel_cache import PixelCache

SIDE = 24
COUNT = 8
PREPROCESSING = Preprocessing(size=20, resize=SIDE)

KEEP_UNTIL_KILLED = """
import os, sys
from pathlib import Path
import torch
from ftstudio.data.loading.pixel_cache import PixelCache
root = Path(sys.argv[1])
status = root.stat()
with PixelCache(root, 24, "bilinear") as cache:
    for number in range(10**9):
        pixels = torch.full((3, 24, 30 + number % 7), number % 251, dtype=torch.uint8)
        assert cache.keep(str(number), status, pixels) == number
        print(number, flush=True)
"""


@pytest.fixture
def root(tmp_path: Path, make_image: Callable[..., Path]) -> Path:
    for number in range(COUNT):
        make_image(tmp_path / "images" / f"{number}.png", size=(30 + number, 40))
    return tmp_path / "images"


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were decoded."""
    names: list[str] = []
    load = dataset.load_pixels

    def counted(path: Path, side: int, interpolation: str = "bilinear", *more: Any) -> Tensor:
        names.append(path.name)
        return load(path, side, interpolation, *more)

    monkeypatch.setattr(dataset, "load_pixels", counted)
    return names


def open_cache(root: Path) -> PixelCache:
    return PixelCache(root, SIDE, "bilinear")


def sample_set(root: Path, cache: PixelCache | None, names: list[str] | None = None) -> SampleSet:
    names = names or [f"{number}.png" for number in range(COUNT)]
    samples = [SplitSample(place, name, "a", "train") for place, name in enumerate(names)]
    return SampleSet(root, samples, torch.zeros(len(samples), dtype=torch.int64), PREPROCESSING, SIDE, cache)


def all_pixels(samples: SampleSet) -> list[Tensor | None]:
    return [samples.pixels(position) for position in range(len(samples))]


def equal(one: list[Tensor | None], two: list[Tensor | None]) -> bool:
    return len(one) == len(two) and all(
        a is b if a is None or b is None else torch.equal(a, b) for a, b in zip(one, two, strict=True)
    )


def kept_in(cache: PixelCache, suffix: str) -> list[Path]:
    return sorted(cache.folder.glob(f"*{suffix}"))


def test_an_image_is_decoded_once_for_all_runs(root: Path, decoded: list[str]) -> None:
    expected = all_pixels(sample_set(root, None))
    decoded.clear()
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        assert equal(all_pixels(samples), expected) and equal(all_pixels(samples), expected)
    assert len(decoded) == COUNT
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert len(decoded) == COUNT


def test_other_sizes_filters_and_decoders_have_separate_pixels(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = {PixelCache(root, 24, "bilinear").folder, PixelCache(root, 25, "bilinear").folder}
    folders.add(PixelCache(root, 24, "bicubic").folder)
    folders.add(PixelCache(root.parent, 24, "bilinear").folder)
    monkeypatch.setattr(decode, "DECODER_VERSION", decode.DECODER_VERSION + 1)
    folders.add(PixelCache(root, 24, "bilinear").folder)
    assert len(folders) == 5


def test_two_sets_share_a_cache_from_many_threads(root: Path, decoded: list[str]) -> None:
    expected = all_pixels(sample_set(root, None))
    decoded.clear()
    halves = [f"{number}.png" for number in range(4)], [f"{number}.png" for number in range(4, 8)]
    with open_cache(root) as cache, ThreadPoolExecutor(8) as pool:
        train, val = (sample_set(root, cache, half) for half in halves)
        for _ in range(20):
            found = list(pool.map(train.pixels, range(4))) + list(pool.map(val.pixels, range(4)))
            assert equal(found, expected)
    assert len(decoded) == COUNT


def test_writing_to_cached_pixels_does_not_change_the_file(root: Path, decoded: list[str]) -> None:
    expected = all_pixels(sample_set(root, None))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    with open_cache(root) as cache:
        pixels = sample_set(root, cache).pixels(0)
        assert pixels is not None and pixels.stride()[0] == 1
        pixels.zero_()
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert not decoded


def test_pixels_can_be_used_after_the_cache_is_closed(root: Path) -> None:
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        found = all_pixels(samples)
    assert equal(found, all_pixels(sample_set(root, None)))
    assert equal(all_pixels(samples), found)


@pytest.mark.parametrize(("size", "later"), [((30, 40), 1000), ((50, 41), 0)])
def test_a_changed_image_is_decoded_again(root: Path, decoded: list[str], size: tuple[int, int], later: int) -> None:
    """Changed in size, or at another time."""
    Image.new("RGB", (30, 40), "red").save(root / "3.png", "BMP")
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    before = (root / "3.png").stat()
    Image.new("RGB", size, "blue").save(root / "3.png", "BMP")
    os.utime(root / "3.png", ns=(before.st_atime_ns, before.st_mtime_ns + later))
    assert ((root / "3.png").stat().st_size == before.st_size) == bool(later)
    decoded.clear()
    with open_cache(root) as cache:
        found = all_pixels(sample_set(root, cache))
    assert decoded == ["3.png"]
    assert equal(found, all_pixels(sample_set(root, None)))


def test_a_deleted_image_is_reported_and_not_served(root: Path) -> None:
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    content = (root / "2.png").read_bytes()
    status = (root / "2.png").stat()
    (root / "2.png").unlink()
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        assert samples.pixels(2) is None
        assert samples.unreadable[2].reason == "The file does not exist."
        (root / "2.png").write_bytes(content)
        os.utime(root / "2.png", ns=(status.st_atime_ns, status.st_mtime_ns))
        assert samples.pixels(2) is not None
        assert not samples.unreadable


def test_an_image_deleted_after_it_was_decoded_is_still_served(root: Path, decoded: list[str]) -> None:
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        expected = all_pixels(samples)
        for path in root.iterdir():
            path.unlink()
        assert equal(all_pixels(samples), expected)
    assert len(decoded) == COUNT and not samples.unreadable


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are Unicode")
def test_images_with_names_that_are_not_utf8_are_cached(root: Path, decoded: list[str]) -> None:
    name = os.fsdecode(b"\xff\xfe.png")
    (root / "0.png").rename(root / name)
    for _ in range(2):
        with open_cache(root) as cache:
            assert sample_set(root, cache, [name]).pixels(0) is not None
    assert decoded == [name]


# ---- damage ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [pixel_segments.INDEX, pixel_segments.PIXELS])
def test_truncated_cache_files_give_the_same_pixels(root: Path, suffix: str, decoded: list[str]) -> None:
    """And what is kept after that is found again."""
    expected = all_pixels(sample_set(root, None))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    [path] = kept_in(cache, suffix)
    whole = path.read_bytes()
    for length in range(0, len(whole), len(whole) // 50):
        path.write_bytes(whole[:length])
        for _ in range(2):
            decoded.clear()
            with open_cache(root) as cache:
                assert equal(all_pixels(sample_set(root, cache)), expected), length
        assert not decoded, length


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_in_the_cache_give_the_same_pixels(root: Path, seed: int, decoded: list[str]) -> None:
    expected = all_pixels(sample_set(root, None))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    chance = random.Random(seed)
    [path] = kept_in(cache, chance.choice([pixel_segments.INDEX, pixel_segments.PIXELS]))
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert len(decoded) <= 4
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert not decoded


def test_pixels_that_never_reached_the_disk_are_decoded(root: Path, decoded: list[str]) -> None:
    """As after a power cut: the records are there, their pixels are zeros."""
    expected = all_pixels(sample_set(root, None))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    [path] = kept_in(cache, pixel_segments.PIXELS)
    path.write_bytes(bytes(path.stat().st_size))
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert len(decoded) == COUNT


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete what is mapped")
def test_cache_files_deleted_during_use_only_cost_decoding(root: Path) -> None:
    expected = all_pixels(sample_set(root, None))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache, ["0.png", "1.png"]))
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        held = [samples.pixels(0), samples.pixels(2)]
        for path in cache.folder.iterdir():
            path.unlink()
        cache.folder.rmdir()
        assert equal(all_pixels(samples), expected)
        assert equal(all_pixels(samples), expected)
        assert equal(held, [expected[0], expected[2]])
    assert equal(all_pixels(samples), expected)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("moment", [1, 7, 40])
def test_pixels_cached_by_a_killed_process_are_complete_or_missing(root: Path, moment: int) -> None:
    """And so is what another one kept beside it."""
    zeros = torch.zeros(3, 2, 2, dtype=torch.uint8)
    child = subprocess.Popen(
        [sys.executable, "-c", KEEP_UNTIL_KILLED, str(root)], stdout=subprocess.PIPE, env=os.environ.copy()
    )
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(moment)]
    with open_cache(root) as cache:
        assert cache.keep("beside", root.stat(), zeros) is not None
    child.kill()
    said = len(lines) + len(child.stdout.read().splitlines())
    child.wait()
    child.stdout.close()
    with open_cache(root) as cache:
        for number in range(said - 1):
            found = cache.find(str(number), root.stat())
            assert found is not None
            pixels = cache.pixels(found)
            assert pixels is not None and pixels.shape == (3, 24, 30 + number % 7)
            assert (pixels == number % 251).all()
        assert cache.find("beside", root.stat()) is not None
        # The lane of the killed process is free, and its segment is gone on with.
        assert cache.keep("new", root.stat(), zeros) is not None
        assert [path.stem for path in kept_in(cache, pixel_segments.INDEX)] == ["0-0", "1-0"]


# ---- several at once, and too much ----------------------------------------------------------------------


def test_two_simultaneous_runs_write_separately_and_later_runs_find_both(root: Path, decoded: list[str]) -> None:
    with open_cache(root) as one, open_cache(root) as two:
        both = threading.Barrier(2)

        def keep(cache: PixelCache, names: list[str]) -> None:
            both.wait(10)
            all_pixels(sample_set(root, cache, names))

        with ThreadPoolExecutor(2) as pool:
            halves = [f"{number}.png" for number in range(5)], [f"{number}.png" for number in range(3, 8)]
            list(pool.map(keep, (one, two), halves))
    assert len(kept_in(one, pixel_segments.INDEX)) == 2
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(
            all_pixels(sample_set(root, cache)), [dataset.load_pixels(root / f"{n}.png", SIDE) for n in range(8)]
        )
    assert len(decoded) == COUNT  # those of the comparison


def test_a_full_segment_is_followed_by_another(root: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixel_cache, "SEGMENT_BYTES", 4000)
    for _ in range(2):
        with open_cache(root) as cache:
            all_pixels(sample_set(root, cache))
    assert len(kept_in(cache, pixel_segments.INDEX)) > 2
    assert len(decoded) == COUNT


def test_images_that_do_not_fit_are_decoded_each_time(
    root: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = all_pixels(sample_set(root, None))
    decoded.clear()
    monkeypatch.setattr(cache_room, "fair_share", lambda _: 10_000)
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        assert equal(all_pixels(samples), expected) and equal(all_pixels(samples), expected)
        assert COUNT < len(decoded) < 2 * COUNT
        assert sum(path.stat().st_size for path in kept_in(cache, pixel_segments.PIXELS)) <= 10_000
        assert cache.take_trouble() == ""


def test_the_least_recently_used_folder_is_evicted_unless_in_use(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches = [PixelCache(root, SIDE + number, "bilinear") for number in range(3)]
    pixels = torch.ones(3, 20, 100, dtype=torch.uint8)

    def keep(cache: PixelCache) -> int | None:
        return cache.keep("a", root.stat(), pixels)

    for number, cache in enumerate(caches[:2]):
        with cache:
            assert keep(cache) is not None
        os.utime(cache.folder / "used", (number, number))
    monkeypatch.setattr(cache_room, "fair_share", lambda _: 15_000)
    with caches[0], caches[2]:
        os.utime(caches[0].folder / "used", (0, 0))
        assert keep(caches[2]) is not None
        assert not caches[1].folder.exists() and caches[0].folder.exists()
    for cache in (caches[0], caches[2]):
        with cache:
            assert cache.find("a", root.stat()) is not None
    os.utime(caches[0].folder / "used", (0, 0))
    with caches[1] as cache:
        assert keep(cache) is not None
        assert not caches[0].folder.exists() and caches[2].folder.exists()


def test_pixels_of_deleted_images_do_not_block_the_cache(
    root: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files are touched, so nothing that is kept fits any more and fills the room."""
    monkeypatch.setattr(cache_room, "fair_share", lambda _: 20_000)
    for later in range(1, 4):
        for path in root.iterdir():
            os.utime(path, (later, later))
        with open_cache(root) as cache:
            all_pixels(sample_set(root, cache))
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    decoded.clear()
    with open_cache(root) as cache:
        all_pixels(sample_set(root, cache))
    assert not decoded


# ---- disks that refuse ----------------------------------------------------------------------------------


def test_a_full_disk_is_reported_once_and_the_rest_is_decoded(
    root: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = all_pixels(sample_set(root, None))
    decoded.clear()
    write, written = pixel_segments.write_all, 0

    def full(file: int, content: bytes | memoryview) -> None:
        nonlocal written
        written += 1
        if written > 7:
            write(file, bytes(content)[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(file, content)

    with open_cache(root) as cache:
        with monkeypatch.context() as patched:
            patched.setattr(pixel_segments, "write_all", full)
            samples = sample_set(root, cache)
            assert equal(all_pixels(samples), expected) and equal(all_pixels(samples), expected)
        assert "No space left" in cache.take_trouble()
        assert cache.take_trouble() == ""
    assert len(decoded) == COUNT + 5
    decoded.clear()
    with open_cache(root) as cache:
        assert equal(all_pixels(sample_set(root, cache)), expected)
    assert len(decoded) == 5


def test_a_folder_that_cannot_be_created_is_reported_and_everything_is_decoded(root: Path, own_home: Path) -> None:
    (own_home / "cache").write_bytes(b"a file where a folder should be")
    with open_cache(root) as cache:
        samples = sample_set(root, cache)
        assert equal(all_pixels(samples), all_pixels(sample_set(root, None)))
        assert str(cache.folder) in cache.take_trouble()
