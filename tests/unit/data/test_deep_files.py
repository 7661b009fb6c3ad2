"""Images of more than 8 bits, of any kind of number and any arrangement, come out as bright as they are."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from deep_files import DEFLATE, ODD_FILES, eight_bits, packed_tiff, png, ramp, tiff
from PIL import Image

from ftstudio.data.decoding import pixels, tiff_samples
from ftstudio.data.decoding.decode import Undecodable, check, decode, open_rgb


def seen(data: bytes) -> np.ndarray:
    return np.asarray(decode(data)).astype(int)


def refused(data: bytes) -> Undecodable:
    with pytest.raises(Undecodable) as caught:
        decode(data)
    return caught.value


@pytest.mark.parametrize("name", ODD_FILES)
def test_every_kind_of_number_is_scaled_by_one_rule(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jpg"
    path.write_bytes(ODD_FILES[name].make())
    found = np.asarray(open_rgb(path)).astype(int)
    expected = np.array(np.broadcast_to(eight_bits(ODD_FILES[name].colours), found.shape), int)
    if "NaN" in name:
        expected[3, 5], expected[4, 6] = 0, 255
    assert np.abs(found - expected).max() <= 1
    assert check(path)[:2] == (44, 27)


def test_of_twelve_bits_in_sixteen_nothing_is_lost_and_nothing_is_dark() -> None:
    values = np.rint(4095 * ramp(3)).astype(np.uint16)
    values[0, 0] = 4095
    for data in (tiff(values), png(values)):
        assert seen(data).max() == 255 and abs(seen(data).mean() - 127) < 3


def test_channels_are_scaled_together_so_that_colours_stay() -> None:
    values = np.zeros((8, 8, 3), np.uint16)
    values[...] = (4095, 1000, 100)
    assert seen(tiff(values))[0, 0].tolist() == [255, 62, 6]
    floats = np.zeros((8, 8, 3), np.float32)
    floats[:4], floats[4:] = (30, 20, 10), (10, 10, 10)
    assert seen(tiff(floats))[0, 0].tolist() == [255, 128, 0]


@pytest.mark.parametrize(("top", "white"), [(255, 255), (256, 1023), (4095, 4095), (4096, 16383), (16384, 65535)])
def test_the_smallest_usual_depth_that_holds_the_brightest_pixel_is_white(top: int, white: int) -> None:
    values = np.zeros((4, 4, 3), np.uint16)
    values[1, 1, 2] = top
    assert seen(tiff(values))[1, 1].tolist() == [0, 0, round(255 * top / white)]


def test_a_declared_depth_is_believed() -> None:
    dim = np.full((5, 7), 1000, np.uint16)
    assert (seen(packed_tiff(dim, 12)) == round(255 * 1000 / 4095)).all()
    assert (seen(packed_tiff(dim, 10)) == round(255 * 1000 / 1023)).all()


def test_pixels_that_hold_no_data_take_no_part() -> None:
    values = np.rint(100 + 50 * ramp(1)[..., 0]).astype(np.float32)
    values[0, :9] = -9999
    image = seen(tiff(values, t42113="-9999"))
    assert (image[0, :9] == 0).all() and image[:, -1].min() == 255
    assert seen(tiff(values))[5, 5].min() > 250  # without the tag it is a number like any other


def test_transparency_of_sixteen_bits_lies_over_white() -> None:
    values = np.zeros((6, 6, 4), np.uint16)
    values[..., 0] = 30_000
    values[:3, :, 3] = 65535
    for data in (tiff(values, extra=[2]), png(values)):
        image = seen(data)
        assert image[0, 0].tolist() == [117, 0, 0] and image[5, 5].tolist() == [255, 255, 255]
    half = np.full((4, 4, 2), 65535, np.uint16)
    half[..., 0], half[..., 1] = 0, 32768
    assert seen(png(half))[0, 0].tolist() == [127] * 3
    assert seen(tiff(half, extra=[2]))[0, 0].tolist() == [127] * 3
    associated = np.zeros((4, 4, 4), np.uint16)
    associated[...] = (32768, 0, 0, 32768)
    assert seen(tiff(associated, extra=[1]))[0, 0].tolist() == [255, 127, 127]
    twelve = np.zeros((4, 4, 4), np.uint16)
    twelve[...] = (4095, 0, 0, 4095)
    assert seen(tiff(twelve, extra=[2]))[0, 0].tolist() == [255, 0, 0]


def test_the_key_colour_of_a_deep_png_is_clear() -> None:
    values = np.full((4, 4, 3), 65535, np.uint16)
    values[0], values[1] = (1, 2, 3), (1, 2, 4)
    image = seen(png(values, (b"tRNS", struct.pack(">HHH", 1, 2, 3))))
    assert image[0, 0].tolist() == [255] * 3 and image[1, 1].tolist() == [0, 0, 0]


def test_a_fourth_band_without_a_meaning_is_not_transparency() -> None:
    values = np.zeros((4, 4, 4), np.uint16)
    values[...] = (65535, 0, 0, 0)
    assert seen(tiff(values, extra=[0]))[0, 0].tolist() == [255, 0, 0]


def test_white_is_zero_is_turned_round_and_cmyk_becomes_rgb() -> None:
    assert seen(tiff(np.zeros((4, 4), np.float32), photometric=0))[0, 0].tolist() == [255] * 3
    cyan = np.zeros((4, 4, 4), np.uint16)
    cyan[..., 0] = 65535
    assert seen(tiff(cyan, photometric=5, extra=[]))[0, 0].tolist() == [0, 255, 255]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_deep_images_come_out_upright(orientation: int) -> None:
    values = np.rint(4095 * ramp(3)).astype(np.uint16)
    turned = {
        1: values, 2: values[:, ::-1], 3: values[::-1, ::-1], 4: values[::-1], 5: values.transpose(1, 0, 2),
        6: np.rot90(values), 7: values[::-1, ::-1].transpose(1, 0, 2), 8: np.rot90(values, 3),
    }[orientation]  # fmt: skip
    upright = seen(tiff(values))
    exif = Image.Exif()
    exif[0x0112] = orientation
    for data in (
        tiff(np.ascontiguousarray(turned), t274=orientation),
        png(np.ascontiguousarray(turned), (b"eXIf", exif.tobytes()[6:])),
    ):
        assert np.array_equal(seen(data), upright)


def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [odd.make() for odd in ODD_FILES.values()]
    whole = [decode(data).tobytes() for data in files]
    monkeypatch.setattr(pixels, "_STRIP_PIXELS", 100)
    assert [decode(data).tobytes() for data in files] == whole


def test_a_kind_that_is_not_read_is_named_and_not_called_damaged() -> None:
    complex_numbers = tiff(np.zeros((8, 8), np.complex64))
    assert (refused(complex_numbers).reason, "complex" in refused(complex_numbers).detail) == ("kind_not_read", True)
    lerc = tiff(np.zeros((8, 8, 3), np.uint16))
    lerc = lerc.replace(struct.pack("<HHII", 259, 3, 1, 1), struct.pack("<HHII", 259, 3, 1, 34887))
    assert "LERC" in refused(lerc).detail and refused(lerc).hint


def test_a_camera_raw_file_is_refused_and_its_preview_not_taken_for_the_image() -> None:
    preview = np.zeros((8, 8, 3), np.uint8)
    dng = tiff(preview, t50706=0x00000401)
    nef = tiff(preview, t254=1, t330=8)
    for data in (dng, nef, b"II*\0\x10\0\0\0CR\x02\0" + bytes(99)):
        assert refused(data).reason == "kind_not_read" and "raw" in refused(data).detail


def test_of_a_reduced_copy_before_the_image_the_image_is_taken() -> None:
    data = bytearray(tiff(np.zeros((9, 9, 3), np.uint8), np.full((27, 44, 3), 99, np.uint8), t254=0))
    at = data.find(struct.pack("<HHI", 254, 4, 1))
    data[at + 8] = 1
    assert decode(bytes(data)).size == (44, 27) and seen(bytes(data))[0, 0].tolist() == [99] * 3


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (bytes(128) + b"DICM" + bytes(99), "DICOM"), (b"\xff\x0a" + bytes(99), "JPEG XL"), (b"FUJIFILMCCD-RAW", "raw"),
        (b"\0\0\0\x18ftypcrx isom", "raw"), (b"\0\0\0\x18ftypmp42" + bytes(9), "video"), (b"%PDF-1.7", "PDF"),
        (b"v/1\x01" + bytes(9), "OpenEXR"), (b"SIMPLE  =   T", "FITS"), (b"8BPS" + bytes(99), "Photoshop"),
        (b"\xff\xd8\xff\xf7\0\x0b\x08\0\x09\0\x09\x01\x01\x11\0", "JPEG-LS"),
        (b"\xff\xd8\xff\xc1\0\x0b\x0c\0\x09\0\x09\x01\x01\x11\0", "12 bits"),
    ],
)  # fmt: skip
def test_what_other_programs_read_is_refused_by_its_name_with_a_way_on(start: bytes, word: str) -> None:
    error = refused(start)
    assert error.reason == "kind_not_read" and word in error.detail
    assert error.hint and error.hint in error.detail


@pytest.mark.parametrize("kind", ["TGA", "PCX"])
def test_older_formats_are_read(kind: str, tmp_path: Path) -> None:
    picture = Image.fromarray(eight_bits(3))
    for options in ({}, {"compression": "tga_rle"}) if kind == "TGA" else ({},):
        picture.save(tmp_path / "old", kind, **options)
        assert np.array_equal(np.asarray(open_rgb(tmp_path / "old")), eight_bits(3))
    if kind == "TGA":  # the first edition of the format has no end that says what it is
        picture.save(tmp_path / "old", kind)
        (tmp_path / "older").write_bytes((tmp_path / "old").read_bytes()[:-26])
        assert open_rgb(tmp_path / "older").size == (44, 27)


def test_a_deep_image_that_is_cut_off_is_a_problem() -> None:
    for data in (tiff(np.ones((27, 44, 3), np.uint16)), png(np.ones((27, 44, 3), np.uint16))):
        for share in (0.3, 0.7):
            assert refused(data[: int(share * len(data))]).reason in ("truncated", "damaged")


def test_a_deep_bomb_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    small = tiff(np.zeros((64, 64, 3), np.float64), compression=DEFLATE, rows_per_strip=64)
    monkeypatch.setattr(tiff_samples, "MOST_BYTES", 64 * 64 * 24 - 1)
    assert refused(small).reason == "too_many_pixels"
    monkeypatch.setattr(tiff_samples, "MOST_BYTES", 64 * 64 * 24)
    assert decode(small).size == (64, 64)
    wide = small.replace(struct.pack("<HHII", 257, 4, 1, 64), struct.pack("<HHII", 257, 4, 1, 10_000_000))
    assert refused(wide).reason == "too_many_pixels"
