"""One decoder for everything: upright, RGB, scaled not clipped, or one of the known reasons."""

from __future__ import annotations

import os
import socket
import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ftstudio.data.decoding import contents, pixels
from ftstudio.data.decoding.decode import REASONS, Undecodable, check, decode, open_rgb

SIZE = (40, 24)


def picture() -> Image.Image:
    """A red top left corner on a blue ground."""
    image = Image.new("RGB", SIZE, (20, 40, 220))
    image.paste((230, 20, 20), (0, 0, 20, 12))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def reason_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "file.jpg"
    path.write_bytes(data)
    with pytest.raises(Undecodable) as caught:
        open_rgb(path)
    with pytest.raises(Undecodable) as checked:
        check(path)
    assert checked.value.reason == caught.value.reason
    assert caught.value.reason in REASONS
    assert caught.value.message and caught.value.hint
    return caught.value.reason


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP", "TIFF", "PPM", "JPEG2000"])
def test_every_format_is_read_by_its_content_whatever_it_is_called(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(encoded(picture(), kind))
    image = open_rgb(path)
    assert (image.mode, image.size) == ("RGB", SIZE)
    red, _, blue = image.getpixel((4, 4))
    assert red > 150 and blue < 110
    assert check(path)[:2] == SIZE


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_exif_orientation_comes_out_upright(orientation: int, kind: str, tmp_path: Path) -> None:
    inverse = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = picture().transpose(inverse[orientation]) if orientation > 1 else picture()
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "picture"
    path.write_bytes(encoded(stored, kind, exif=exif.tobytes()))
    image = open_rgb(path)
    assert image.size == SIZE
    assert image.getpixel((4, 4))[0] > 180 and image.getpixel((36, 20))[2] > 180
    assert check(path)[:2] == SIZE


def test_a_jpeg_may_come_smaller_but_not_below_the_asked_side() -> None:
    data = encoded(Image.effect_noise((800, 600), 40).convert("RGB"), "JPEG")
    assert decode(data).size == (800, 600)
    smaller = decode(data, 140)
    assert smaller.size == (200, 150)


@pytest.mark.parametrize("top", [255, 900, 4000, 65535])
def test_sixteen_bits_are_scaled_and_not_clipped(top: int) -> None:
    values = np.linspace(0, top, 256).astype(np.uint16).reshape(16, 16)
    for kind in ("PNG", "TIFF"):
        image = np.asarray(decode(encoded(Image.fromarray(values), kind)))
        assert image.shape == (16, 16, 3)
        assert image.min() == 0 and image.max() >= 200
        assert (image == 255).mean() < 0.02
        assert np.all(np.diff(image[..., 0].ravel().astype(int)) >= 0)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-3.0, 5.0), (0.0, 40_000.0)])
def test_floats_are_scaled_and_not_clipped(low: float, high: float) -> None:
    values = np.linspace(low, high, 256, dtype=np.float32).reshape(16, 16)
    values[3, 3] = np.nan
    image = np.asarray(decode(encoded(Image.fromarray(values), "TIFF")))
    assert image.min() == 0 and image.max() == 255
    assert len(np.unique(image)) > 200


def test_floats_that_are_no_numbers_are_damage(tmp_path: Path) -> None:
    data = encoded(Image.fromarray(np.full((8, 8), np.nan, np.float32)), "TIFF")
    assert reason_of(data, tmp_path) == "damaged"


def test_a_dim_float_image_keeps_its_brightness() -> None:
    image = np.asarray(decode(encoded(Image.fromarray(np.full((8, 8), 0.25, np.float32)), "TIFF")))
    assert image.min() == image.max() == 64


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "I", "I;16"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    if mode in ("I", "I;16"):
        image = Image.fromarray(np.full((24, 40), 9000, np.int32 if mode == "I" else np.uint16))
    elif mode == "LAB":
        image = Image.new("LAB", SIZE, (128, 128, 128))
    else:
        image = picture().convert("L").convert(mode) if mode == "LA" else picture().convert(mode)
    kind = "PNG" if mode in ("LA", "P", "RGBA", "L", "1", "RGB", "I;16") else "TIFF"
    if mode == "PA":
        return  # no format that is read keeps it; conversion is covered by LA and P
    # Uncompressed, Pillow before 12 writes a YCbCr that is no proper TIFF, and cannot read it either.
    options = {"compression": "jpeg"} if mode == "YCbCr" else {}
    assert decode(encoded(image, kind, **options)).mode == "RGB"


def test_cmyk_jpeg_keeps_its_colours() -> None:
    image = decode(encoded(picture().convert("CMYK"), "JPEG", quality=95))
    assert image.getpixel((4, 4))[0] > 180 and image.getpixel((36, 20))[2] > 180


def test_transparency_lies_over_white() -> None:
    clear = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    half = Image.new("LA", SIZE, (0, 128))
    palette = picture().convert("P", palette=Image.Palette.ADAPTIVE)
    index = palette.getpixel((36, 20))
    assert decode(encoded(clear, "PNG")).getpixel((3, 3)) == (255, 255, 255)
    assert decode(encoded(half, "PNG")).getpixel((3, 3)) == (127, 127, 127)
    image = decode(encoded(palette, "PNG", transparency=index))
    assert image.getpixel((36, 20)) == (255, 255, 255) and image.getpixel((4, 4))[0] > 180
    keyed = decode(encoded(picture(), "PNG", transparency=(20, 40, 220)))
    assert keyed.getpixel((36, 20)) == (255, 255, 255)


def test_of_an_animation_the_first_frame_is_taken() -> None:
    others = [Image.new("RGB", SIZE, "green"), Image.new("RGB", SIZE, "black")]
    for kind in ("GIF", "WEBP", "PNG"):
        image = decode(encoded(picture(), kind, save_all=True, append_images=others, duration=50))
        assert image.getpixel((4, 4))[0] > 180


def test_one_pixel_is_an_image() -> None:
    assert decode(encoded(Image.new("RGB", (1, 1), "red"), "PNG"), 224).size == (1, 1)


def noisy(kind: str) -> bytes:
    rng = np.random.default_rng(3)
    return encoded(Image.fromarray(rng.integers(0, 255, (96, 128, 3), np.uint8)), kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_cut_off_image_is_a_problem(kind: str, share: float, tmp_path: Path) -> None:
    data = noisy(kind)
    assert reason_of(data[: int(len(data) * share)], tmp_path) in ("truncated", "damaged")


def test_checking_a_jpeg_at_an_eighth_finds_every_cut_that_full_decoding_finds(tmp_path: Path) -> None:
    for options in ({}, {"progressive": True}):
        data = encoded(Image.effect_noise((160, 120), 60).convert("RGB"), "JPEG", **options)
        for cut in range(len(data) - 40, len(data)):
            path = tmp_path / "cut.jpg"
            path.write_bytes(data[:cut])
            outcomes = []
            for attempt in (open_rgb, check):
                try:
                    attempt(path)
                    outcomes.append("read")
                except Undecodable as error:
                    outcomes.append(error.reason)
            assert outcomes[0] == outcomes[1], cut


def test_html_and_text_are_not_images_and_drawings_are_named(tmp_path: Path) -> None:
    for text in (b"<!DOCTYPE html><html><body>404</body></html>", b"hello"):
        assert reason_of(text, tmp_path) == "not_an_image"
    for drawing in (b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg xmlns='x'/>", b"<?xml version='1.0'?>\n<svg>"):
        assert reason_of(drawing, tmp_path) == "kind_not_read"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html><html>Not found</html>", "a web page, not an image. The download saved a page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "a Git LFS pointer, not an image."),
        (b"PK\3\4" + bytes(300), "an archive, not an image. Rename it"),
        (b"PAR1" + bytes(300), "a Parquet table, not an image."),
        (b"MATLAB 5.0 MAT-file, Platform: GLNXA64" + bytes(99), "a MATLAB file, not an image."),
    ],
)
def test_files_with_the_ending_of_an_image_are_named_for_what_they_are(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(data)
    with pytest.raises(Undecodable) as refused:
        open_rgb(tmp_path / "x.png")
    assert refused.value.reason == "not_an_image" and f"This is {words}" in refused.value.detail


def test_an_icon_and_a_metafile_are_images_that_are_not_supported(tmp_path: Path) -> None:
    for data in (b"icns" + bytes(300), b"\1\0\0\0\x6c\0\0\0" + bytes(32) + b" EMF" + bytes(300)):
        assert reason_of(data, tmp_path) == "kind_not_read"


def test_an_image_with_a_broken_head_is_damaged_and_not_something_else(tmp_path: Path) -> None:
    assert reason_of(b"\x89PNG\r\n\x1a\n" + b"garbage" * 9, tmp_path) == "damaged"
    assert reason_of(b"\xff\xd8\xff\xe0nothing more", tmp_path) == "damaged"


def test_an_empty_file_is_named_so(tmp_path: Path) -> None:
    assert reason_of(b"", tmp_path) == "empty_file"


def bomb(width: int, height: int) -> bytes:
    """A PNG in black and white that says it has so many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(min(16 << 20, (width // 8 + 2) * height)), 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    assert reason_of(bomb(50_000, 50_000), tmp_path) == "too_many_pixels"
    assert reason_of(bomb(10_001, 10_000), tmp_path) == "too_many_pixels"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_inside_an_icon_is_refused(tmp_path: Path) -> None:
    for width in (50_000, 11_000):
        inside = bomb(width, 10_000)
        entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inside), 22)
        assert reason_of(struct.pack("<HHH", 0, 1, 1) + entry + inside, tmp_path) == "too_many_pixels"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_jpeg_may_have_twice_as_many_pixels_because_it_is_decoded_smaller() -> None:
    data = encoded(Image.new("L", SIZE), "JPEG")
    stored = struct.pack(">HH", SIZE[1], SIZE[0])
    assert data.count(stored) == 1
    large = data.replace(stored, struct.pack(">HH", 10_000, 19_000))
    assert decode(large, 224).size == (2375, 1250)
    with pytest.raises(Undecodable) as caught:
        decode(data.replace(stored, struct.pack(">HH", 10_000, 20_100)), 224)
    assert caught.value.reason == "too_many_pixels"


def test_large_pictures_are_converted_in_strips_and_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    floats = rng.normal(0, 9, (31, 50)).astype(np.float32)
    floats[2:9, 3:] = np.nan
    files = [
        encoded(Image.fromarray(rng.integers(0, 255, (31, 50, 4), np.uint8)), "PNG"),
        encoded(Image.fromarray(rng.integers(0, 4000, (31, 50), np.uint16)), "PNG"),
        encoded(Image.fromarray(floats), "TIFF"),
        encoded(picture().quantize(4), "PNG", transparency=1),
    ]
    whole = [decode(data).tobytes() for data in files]
    monkeypatch.setattr(pixels, "_STRIP_PIXELS", 120)
    assert [decode(data).tobytes() for data in files] == whole


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_FILE_BYTES", 100)
    assert reason_of(bytes(101), tmp_path) == "too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_a_socket_a_device_and_a_folder_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.jpg"))
        for path in (tmp_path / "pipe.jpg", tmp_path / "s.jpg", Path("/dev/zero"), tmp_path):
            with pytest.raises(Undecodable) as caught:
                open_rgb(path)
            assert caught.value.reason == "not_a_file"


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    (tmp_path / "dangling.jpg").symlink_to(tmp_path / "nowhere.jpg")
    for name in ("none.jpg", "dangling.jpg", "x" * 300 + ".jpg", "nul\0.jpg"):
        with pytest.raises(Undecodable) as caught:
            open_rgb(tmp_path / name)
        assert caught.value.reason == "missing"


def test_a_link_to_itself_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "self.jpg").symlink_to(tmp_path / "self.jpg")
    with pytest.raises(Undecodable) as caught:
        open_rgb(tmp_path / "self.jpg")
    assert caught.value.reason == "link_loop"


def test_names_that_are_not_utf8_or_hold_newlines_are_read(tmp_path: Path) -> None:
    for name in (b"caf\xe9.png", b"new\nline.png", "\u202egnp.exe".encode()):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.write_bytes(encoded(picture(), "PNG"))
        assert open_rgb(path).size == SIZE
