"""The decoder.py of an export is the program's decoder: the same pixels and the same refusals, for every odd file."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from deep_files import ODD_FILES, eight_bits, ramp, tiff
from PIL import Image

from ftstudio.core.config import Pages
from ftstudio.data.decoding.contents import pages_of
from ftstudio.data.decoding.decode import Undecodable, open_rgb
from ftstudio.data.loading.dataset import framed
from ftstudio.tasks.classification.export import decoder_file

ASKED = """
import hashlib, json, sys
if sys.argv[1] == "without HEIF":
    sys.modules["pillow_heif"] = None
sys.path.insert(0, sys.argv[2])
import decoder
for path in sys.argv[3:]:
    wanted = [(path, pages) for pages in ("first", "each", "channels", "max")]
    wanted += [(page, "each") for page in decoder.pages_of(path) if page != path]
    for path, pages in wanted:
        try:
            picture = decoder.framed(decoder.open_rgb(path, 20, pages), 20, "bicubic")
            print(json.dumps([picture.size, hashlib.sha256(picture.tobytes()).hexdigest()]))
        except decoder.Undecodable as error:
            print(json.dumps([error.reason, error.detail]))
assert not any(name.split(".")[0] in ("ftstudio", "torch", "msgspec") for name in sys.modules)
"""


def asked(folder: Path, files: list[Path], how: str = "") -> list[list[object]]:
    (folder / "decoder.py").write_text(decoder_file.text("FTStudio"), "utf-8")
    command = [sys.executable, "-I", "-c", ASKED, how, str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def seen_here(path: Path, pages: Pages) -> list[object]:
    try:
        picture = framed(open_rgb(path, 20, pages), 20, "bicubic")
    except Undecodable as error:
        return [error.reason, error.detail]
    return [list(picture.size), hashlib.sha256(picture.tobytes()).hexdigest()]


def odd_files(folder: Path) -> list[Path]:
    """Everything odd, whole and cut off, usual formats, and what is no image."""
    contents = [odd.make() for odd in ODD_FILES.values()]
    contents += [data[: len(data) * 2 // 3] for data in contents[:4] + contents[-3:]]
    picture = Image.fromarray(eight_bits(3)).resize((200, 90))
    for kind, mode in (
        ("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("WEBP", "RGB"),
        ("HEIF", "RGB"), ("AVIF", "RGB"), ("TIFF", "LAB"), ("TIFF", "YCbCr"), ("TGA", "RGB"), ("PCX", "RGB"),
        ("PPM", "RGB"),
    ):  # fmt: skip
        out = BytesIO()
        (Image.new("LAB", (40, 30), (99, 140, 150)) if mode == "LAB" else picture.convert(mode)).save(out, kind)
        contents.append(out.getvalue())
    contents += [tiff(ramp(1)), b"nothing", b"\xff\xd8\xff\xe0 cut off", bytes(128) + b"DICM" + bytes(99), b"%PDF-1.7"]
    for number, data in enumerate(contents):
        (folder / f"{number}.img").write_bytes(data)
    return [folder / f"{number}.img" for number in range(len(contents))]


def test_the_decoder_file_decodes_and_refuses_exactly_like_the_program(tmp_path: Path) -> None:
    files = odd_files(tmp_path)
    said = asked(tmp_path, files)
    meant = [
        seen_here(Path(one), pages)
        for path in files
        for one, pages in [(path, pages) for pages in get_args(Pages)]
        + [(page, "each") for page in pages_of(path) if page != str(path)]
    ]
    assert said == meant
    assert sum(isinstance(one[0], str) for one in meant) > 20 and sum(isinstance(one[0], list) for one in meant) > 150


def test_without_the_package_for_heic_it_names_the_package(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.heic", "HEIF")
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    said = asked(tmp_path, [tmp_path / "a.heic", tmp_path / "a.png"], "without HEIF")
    assert said[0][0] == "kind_not_read" and "pip install pillow-heif" in str(said[0][1])
    assert isinstance(said[4][0], list)


def test_no_two_modules_of_the_decoder_file_define_the_same_name() -> None:
    assert [name for name, times in Counter(decoder_file.top_level_names()).items() if times > 1] == []


@pytest.mark.parametrize("module", decoder_file.MODULES, ids=lambda module: module.__name__)
def test_the_decoder_file_does_not_need_the_program(module: object) -> None:
    source = Path(str(getattr(module, "__file__"))).read_text("utf-8")  # noqa: B009 - a module has one
    ours = [line for line in source.splitlines() if line.startswith("from ftstudio.")]
    there = {each.__name__ for each in decoder_file.MODULES}
    assert {line.split()[1] for line in ours} <= {*there, "ftstudio.core.errors", "ftstudio.core.config"}
