"""Thumbnails are made once, made again when the image changes, and never half written."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from ftstudio.core.paths import cache_dir
from ftstudio.data import thumbnails
from ftstudio.data.decoding.decode import Undecodable
from ftstudio.data.thumbnails import thumbnail

MakeImage = Callable[..., Path]


def test_a_thumbnail_is_a_small_jpeg_in_the_cache(tmp_path: Path, make_image: MakeImage) -> None:
    path = thumbnail(make_image(tmp_path / "a.png", (400, 200)), 128)
    with Image.open(path) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (128, 64))
    assert path.is_relative_to(cache_dir() / "thumbnails")


def test_a_thumbnail_is_made_once(tmp_path: Path, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch) -> None:
    image = make_image(tmp_path / "a.png")
    first = thumbnail(image, 64)
    monkeypatch.setattr(thumbnails, "open_rgb", lambda *_: pytest.fail("decoded again"))
    assert thumbnail(image, 64) == first


def test_another_edge_or_a_changed_image_gives_another(tmp_path: Path, make_image: MakeImage) -> None:
    image = make_image(tmp_path / "a.png")
    first = thumbnail(image, 64)
    assert thumbnail(image, 96) != first
    os.utime(image, ns=(5, 5))
    assert thumbnail(image, 64) != first


def test_small_images_are_not_enlarged(tmp_path: Path, make_image: MakeImage) -> None:
    with Image.open(thumbnail(make_image(tmp_path / "a.png", (10, 6)), 128)) as image:
        assert image.size == (10, 6)


def test_a_file_that_is_no_image_has_no_thumbnail(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("<html>")
    for name, reason in (("a.jpg", "not_an_image"), ("gone.jpg", "missing")):
        with pytest.raises(Undecodable) as caught:
            thumbnail(tmp_path / name, 64)
        assert caught.value.reason == reason


def test_a_failed_write_leaves_nothing(tmp_path: Path, make_image: MakeImage, monkeypatch: pytest.MonkeyPatch) -> None:
    image = make_image(tmp_path / "a.png")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(OSError, match="No space"):
        thumbnail(image, 64)
    assert not [path for path in (cache_dir() / "thumbnails").rglob("*") if path.is_file()]


def test_many_threads_may_request_the_same_thumbnail(tmp_path: Path, make_image: MakeImage) -> None:
    image = make_image(tmp_path / "a.png", (300, 300))
    with ThreadPoolExecutor(8) as pool:
        paths = set(pool.map(lambda _: thumbnail(image, 64), range(64)))
    assert len(paths) == 1
    assert len([path for path in (cache_dir() / "thumbnails").rglob("*") if path.is_file()]) == 1


def test_names_that_are_not_utf8_have_thumbnails(tmp_path: Path, make_image: MakeImage) -> None:
    made = make_image(tmp_path / "a.png")
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.png"))
    made.rename(path)
    assert thumbnail(path, 64).is_file()
