"""Archives as people have them: other code pages, other kinds, names that no disk takes, archives in archives."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from odd_inputs import Situation, draw, inspected

from ftstudio.core.errors import UserError


class _Raw(zipfile.ZipInfo):
    """An entry whose name is written as it is, without a flag that says in which encoding."""

    raw = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, self.flag_bits


def _zip(classes: Sequence[str], codec: str, further: Sequence[str] = ()) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        picture = folder / "picture.png"
        with zipfile.ZipFile(folder / "images.zip", "w") as file:
            for kind, name in enumerate(classes):
                for number in range(6):
                    info = _Raw("x")
                    info.raw = f"{name}/{number}.png".encode(codec)
                    info.filename = info.raw.decode("cp437")
                    file.writestr(info, draw(picture, kind, number).read_bytes())
            for name in further:
                file.writestr(name, draw(picture, 9, 9).read_bytes())
        picture.unlink()
        return folder / "images.zip"

    return make


def _tar(suffix: str, mode: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        for kind, name in enumerate(("cats", "dogs")):
            for number in range(6):
                draw(folder / "images" / name / f"{number}.png", kind, number)
        with tarfile.open(folder / f"images{suffix}", mode) as file:  # type: ignore[call-overload]
            file.add(folder / "images", "images")
        return folder / f"images{suffix}"

    return make


def _classes(*wanted: str, left_out: int = 0) -> Callable[[Path], tuple[str, bool]]:
    def expect(path: Path) -> tuple[str, bool]:
        found = inspected(path)
        told = f"{', '.join(found.class_names)}: {found.usable_count} images, {found.problem_count} left out"
        right = set(found.class_names) == set(wanted) and found.problem_count == left_out
        return told, right and found.usable_count == 6 * len(wanted)

    return expect


def _file(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def _zip_of_zips(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "all.zip", "w") as file:
        file.write(_zip(("cats", "dogs"), "utf-8")(folder), "train.zip")
    return folder / "all.zip"


def _refused(path: Path) -> tuple[str, bool]:
    try:
        found = inspected(path)
    except UserError as error:
        return error.message, str(path) in error.message and bool(error.hint) and "/archives/" not in error.message
    return f"taken: {found.class_names}", False


_NAMES = {
    "gbk": ("玫瑰", "百合"), "cp932": ("ソフト", "表示"), "big5": ("功能", "許願"), "cp949": ("장미", "백합"),
    "cp866": ("кошки", "собаки"), "cp1251": ("кошки", "собаки"), "cp737": ("γάτες", "σκύλοι"),
    "cp850": ("Kätzchen", "Löwen"), "cp852": ("růže", "pampeliška"), "utf-8": ("玫瑰", "кошки"),
}  # fmt: skip
_BAD = (f"cats/{'x' * 300}.png", "/".join(["d"] * 200) + "/a.png", "cats/0.png/inner.png")

SITUATIONS: list[Situation] = [
    *(Situation(f"zip, names in {codec}", _zip(names, codec), _classes(*names)) for codec, names in _NAMES.items()),
    Situation("tar", _tar(".tar", "w"), _classes("cats", "dogs")),
    Situation("tar.gz", _tar(".tar.gz", "w:gz"), _classes("cats", "dogs")),
    Situation("tgz", _tar(".tgz", "w:gz"), _classes("cats", "dogs")),
    Situation("tar.bz2", _tar(".tar.bz2", "w:bz2"), _classes("cats", "dogs")),
    Situation("tar.xz", _tar(".tar.xz", "w:xz"), _classes("cats", "dogs")),
    Situation("tar.gz called .zip", _tar(".zip", "w:gz"), _classes("cats", "dogs")),
    Situation("zip of zips", _zip_of_zips, _refused),
    Situation("7z", _file("images.7z", b"7z\xbc\xaf\x27\x1c"), _refused),
    Situation("RAR called .zip", _file("images.zip", b"Rar!\x1a\x07\x01\x00"), _refused),
    Situation("one part of several", _file("images.zip.001", b"PK\x03\x04"), _refused),
    Situation("a compressed list", _file("labels.csv.gz", b"\x1f\x8b\x08" + bytes(20)), _refused),
    Situation("a cut-off zip", _file("images.zip", b"PK\x03\x04" + bytes(200)), _refused),
    Situation("zip with a name that leads out", _zip(("cats", "dogs"), "utf-8", ("../a.png",)), _refused),
]


def _with_bad_names(path: Path) -> tuple[str, bool]:
    found = inspected(path)
    reasons = [file.detail for file in found.files if file.problem]
    return f"{found.usable_count} images; left out: {' '.join(sorted(set(reasons)))}", len(reasons) == 3


SITUATIONS.append(
    Situation("names too long, too deep, both file and folder", _zip(("cats", "dogs"), "utf-8", _BAD), _with_bad_names)
)
