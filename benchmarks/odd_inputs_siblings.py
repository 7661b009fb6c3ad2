"""Odd inputs: siblings of the other situations, found later, of every kind."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from odd_inputs import Situation, classes_of, draw, inspected, predicted, refused, trained
from odd_inputs_layouts import folders, has_classes, named, own_split
from odd_inputs_lists import in_splits, listed, pictures, understood
from odd_inputs_pixels import shape
from PIL import Image

from ftstudio.core.errors import UserError
from ftstudio.data.decoding.page_paths import file_of

CATS_AND_DOGS = {"cat": 4, "dog": 4}


def with_files(make: Callable[[Path], Path], *files: tuple[str, bytes]) -> Callable[[Path], Path]:
    """What ``make`` makes, and further files."""

    def made(root: Path) -> Path:
        source = make(root)
        for name, content in files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return source

    return made


def has(classes: dict[str, int], problems: int = 0) -> Callable[[Path], tuple[str, bool]]:
    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source)
        found = classes_of(summary)
        left = sorted({file.problem for file in summary.files if file.problem})
        told = f"{found}, {summary.problem_count} not used {left or ''}"
        return told, found == classes and summary.problem_count == problems

    return expect


def refused_by_name(path: Path) -> tuple[str, bool]:
    try:
        found = inspected(path)
    except UserError as error:
        return error.message, str(path) in error.message and bool(error.hint)
    return f"taken: {classes_of(found)}", False


# ---- folders --------------------------------------------------------------------------------------------------


def takeout(root: Path) -> Path:
    """Google Takeout: a JSON file beside every picture, and one about each album."""
    for kind, name in enumerate(("cat", "dog")):
        for number in range(4):
            draw(root / name / f"IMG_{number}.jpg", kind, number)
            told = {"title": f"IMG_{number}.jpg", "description": "", "photoTakenTime": {"timestamp": "1620000000"}}
            (root / name / f"IMG_{number}.jpg.supplemental-metadata.json").write_text(json.dumps(told))
        (root / name / "metadata.json").write_text(json.dumps({"title": name, "access": "protected"}))
    return root


def raw_beside_jpeg(root: Path) -> Path:
    folders("cat", "dog")(root)
    for path in list(root.rglob("*.png")):
        path.with_suffix(".CR2").write_bytes(b"II*\0\x10\0\0\0CR\2\0" + bytes(300))
        path.with_suffix(".xmp").write_text("<x:xmpmeta/>")
    return root


def live_photos(root: Path) -> Path:
    folders("cat", "dog")(root)
    for path in list(root.rglob("*.png")):
        path.with_suffix(".MOV").write_bytes(b"\0\0\0\x14ftypqt  " + bytes(300))
        path.with_suffix(".AAE").write_text("<plist/>")
    return root


def augmented(root: Path) -> Path:
    """Flipped copies beside each image, made before the split: they must not be in both parts."""
    rng = np.random.default_rng(5)
    for name in ("cat", "dog"):
        (root / name).mkdir()
        for number in range(6):
            blocks = Image.fromarray(rng.integers(0, 255, (6, 8, 3), np.uint8)).resize((96, 72))
            blocks.save(root / name / f"{number}.png")
            blocks.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(root / name / f"{number}_flip.png")
    return root


def copies_are_found(source: Path) -> tuple[str, bool]:
    summary = inspected(source)
    pairs = sum(len(group) == 2 for group in summary.alike)
    return f"{len(summary.alike)} groups of nearly the same picture", pairs == 12


# ---- lists ----------------------------------------------------------------------------------------------------


def numbered_with_map(root: Path) -> Path:
    listed("file,label\n", "{name}.png,{dog}")(root)
    (root / "label_map.json").write_text(json.dumps({"0": "cat", "1": "dog"}))
    return root


def list_of_pages(root: Path) -> Path:
    from deep_files import tiff

    (root / "stacks").mkdir()
    for number in range(2):
        pages = [
            shape(name, 4 * number + page, 4095, "u2")[..., 0] for page in range(2) for name in ("circle", "square")
        ]
        (root / "stacks" / f"{number}.tif").write_bytes(tiff(*pages))
    rows = [f"stacks/{n}.tif#page={page},{'cat' if page % 2 else 'dog'}" for n in range(2) for page in range(1, 5)]
    (root / "labels.csv").write_text("\n".join(["file,class", *rows]) + "\n")
    return root


# ---- archives -------------------------------------------------------------------------------------------------


def zipped(
    write: Callable[[zipfile.ZipFile, bytes, str, int], None], name: str = "images.zip"
) -> Callable[[Path], Path]:
    """A .zip of cat and dog; ``write`` gets each picture's bytes, class and number."""

    def make(root: Path) -> Path:
        with zipfile.ZipFile(root / name, "w") as file:
            for kind, class_name in enumerate(("cat", "dog")):
                for number in range(4):
                    picture = draw(root / "picture.png", kind, number)
                    write(file, picture.read_bytes(), class_name, number)
        (root / "picture.png").unlink()
        return root / name

    return make


def _as_mac(file: zipfile.ZipFile, data: bytes, name: str, number: int) -> None:
    file.writestr(f"Pets/{name}/{number}.png", data)
    file.writestr(f"__MACOSX/Pets/{name}/._{number}.png", b"\0\5\x16\7" + bytes(200))


def _as_dot_net(file: zipfile.ZipFile, data: bytes, name: str, number: int) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = f"Pets\\{name}\\{number}.png"
    file.writestr(entry, data)


def _with_a_list(file: zipfile.ZipFile, data: bytes, name: str, number: int) -> None:
    file.writestr(f"images/{name}{number}.png", data)
    if (name, number) == ("dog", 3):
        rows = [f"{each}{n}.png,{each}" for each in ("cat", "dog") for n in range(4)]
        file.writestr("labels.csv", "\n".join(["file,class", *rows]))


def encrypted(root: Path) -> Path:
    path = zipped(lambda file, data, name, number: file.writestr(f"{name}/{number}.png", data))(root)
    data = bytearray(path.read_bytes())
    for start, flag in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(start)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(start, at + 4)
    path.write_bytes(data)
    return path


def tar_with_links(root: Path) -> Path:
    with tarfile.open(root / "images.tar", "w") as file:
        for kind, name in enumerate(("cat", "dog")):
            for number in range(4):
                file.add(draw(root / "picture.png", kind, number), f"{name}/{number}.png")
        for kind, target in ((tarfile.SYMTYPE, "0.png"), (tarfile.LNKTYPE, "cat/0.png")):
            entry = tarfile.TarInfo(f"cat/link{kind.decode()}.png")
            entry.type, entry.linkname = kind, target
            file.addfile(entry)
    (root / "picture.png").unlink()
    return root / "images.tar"


def real_seven_zip(root: Path) -> Path:
    import py7zr

    folders("cat", "dog")(root / "pets")
    with py7zr.SevenZipFile(root / "pets.7z", "w") as file:
        file.writeall(root / "pets", "pets")
    return root / "pets.7z"


def class_folders_of_archives(root: Path) -> Path:
    for kind, name in enumerate(("cat", "dog")):
        with zipfile.ZipFile(root / f"{name}.zip", "w") as file:
            for number in range(4):
                picture = draw(root / "picture.png", kind, number)
                file.writestr(f"{number}.png", picture.read_bytes())
    (root / "picture.png").unlink()
    return root


def archives_to_predict(root: Path) -> Path:
    folders("set/cat", "set/dog")(root)
    (root / "new").mkdir()
    zipped(_as_mac)(root / "new")
    real_seven_zip(root / "new")
    (root / "new" / "old.rar").write_bytes(b"Rar!\x1a\x07\x00" + bytes(50))
    return root


def answers_of_archives(source: Path) -> tuple[str, bool]:
    new = source / "new"
    answers, unreadable = predicted(trained(source / "set"), new / "images.zip", new / "pets.7z", new / "old.rar")
    own_names = all(answer.name.startswith(str(new)) for answer in answers)
    told = f"{len(answers)} answers, {len(unreadable)} not read: {unreadable[0].reason if unreadable else ''}"
    return told, (len(answers), len(unreadable)) == (16, 1) and own_names


# ---- pictures -------------------------------------------------------------------------------------------------


def saved_as(*kinds: str) -> Callable[[Path], Path]:
    """Classes of four pictures each in kinds that people mix: ENDING, ENDING=FORMAT OF THE CONTENT, or MODE:ENDING."""

    def make(root: Path) -> Path:
        for kind, name in enumerate(("cat", "dog")):
            for number in range(4):
                ending, _, content = kinds[number % len(kinds)].partition("=")
                mode, _, ending = ending.rpartition(":")
                picture = Image.open(draw(root / "picture.png", kind, number))
                (root / name).mkdir(exist_ok=True)
                target = root / name / f"{number}{ending}"
                picture.convert(mode or "RGB").save(target, content or None)
        (root / "picture.png").unlink()
        return root

    return make


def animated(root: Path) -> Path:
    for kind, name in enumerate(("cat", "dog")):
        (root / name).mkdir()
        for number, ending in enumerate((".gif", ".webp", ".png", ".gif")):
            frames = [Image.open(draw(root / "picture.png", kind, 9 * number + n)).copy() for n in range(3)]
            frames[0].save(root / name / f"{number}{ending}", save_all=True, append_images=frames[1:], duration=50)
    (root / "picture.png").unlink()
    return root


def stacks(root: Path) -> Path:
    from deep_files import tiff

    for name in ("circle", "square"):
        (root / name).mkdir()
        for number in range(4):
            pages = [shape(name, 3 * number + page, 4095, "u2")[..., 0] for page in range(3)]
            (root / name / f"{number}.tif").write_bytes(tiff(*pages))
    return root


def each_page_learned(source: Path) -> tuple[str, bool]:
    """Scanned, split by files, trained, and every page of a stack answered."""
    summary = inspected(source, pages="each")
    run = trained(source, pages="each")
    answers, _ = predicted(run, source / "circle" / "0.tif")
    files = {file_of(summary.files[place].path) for group in summary.together for place in group}
    right = classes_of(summary) == {"circle": 12, "square": 12} and len(files) == 8 and len(answers) == 3
    told = f"{classes_of(summary)}, pages of {len(files)} files kept together, {len(answers)} answers for one of them"
    return told, right


def cut_stack(root: Path) -> Path:
    stacks(root)
    path = root / "circle" / "0.tif"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    return root


def lost_page_is_named(source: Path) -> tuple[str, bool]:
    summary = inspected(source, pages="each")
    problems = [f"{file.path}: {file.detail}" for file in summary.files if file.problem]
    return f"{classes_of(summary)}; {problems}", len(problems) >= 1 and sum(classes_of(summary).values()) >= 21


def of_kind(*files: tuple[str, bytes]) -> Callable[[Path], Path]:
    return with_files(folders("cat", "dog"), *files)


def names_the_kind(word: str) -> Callable[[Path], tuple[str, bool]]:
    """One file more that is not used, and its kind is said."""

    def expect(source: Path) -> tuple[str, bool]:
        problems = [file for file in inspected(source).files if file.problem]
        told = "; ".join(file.detail for file in problems)
        return told or "nothing said", len(problems) == 1 and word in told

    return expect


def _pgm(root: Path) -> Path:
    """16-bit PGM of a camera with 12 bits: as bright as it is."""
    for name in ("circle", "square"):
        (root / name).mkdir()
        for number in range(4):
            values = shape(name, number, 4095, "u2")[..., 0]
            head = f"P5\n{values.shape[1]} {values.shape[0]}\n4095\n".encode()
            (root / name / f"{number}.pgm").write_bytes(head + values.astype(">u2").tobytes())
    return root


def _encoded(mode: str, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").convert(mode).save(out, kind, **options)
    return out.getvalue()


SITUATIONS: list[Situation] = [
    # folders
    Situation("training_set/training_set, test_set/test_set", folders(
        *(f"{part}/{part}/{kind}" for part in ("training_set", "test_set") for kind in ("cat", "dog"))), own_split),
    Situation("Train_Images, Test_Images", folders(
        *(f"{part}/{kind}" for part in ("Train_Images", "Test_Images") for kind in ("cat", "dog"))), own_split),
    Situation("each class unpacked into a folder of its own name", folders("cat/cat", "dog/dog"),
              has_classes("cat", "dog")),
    Situation("two sizes of the same pictures", folders(
        *(f"{size}/{kind}" for size in ("224x224", "512x512") for kind in ("cat", "dog"))), has_classes("cat", "dog")),
    Situation("endings .JPEG and .JPG", named("n01440764/n01440764_{}.JPEG", "n02085620/{}.JPG"),
              has_classes("n01440764", "n02085620")),
    Situation("a loose picture above the classes", with_files(
        folders("cat", "dog"), ("cover.png", _encoded("RGB", "PNG"))), has(CATS_AND_DOGS, problems=1)),
    Situation("Cat and cat in different splits", folders("train/Cat", "train/Dog", "val/cat", "val/dog"), in_splits),
    Situation("what systems leave behind", with_files(
        folders("cat", "dog"), ("cat/.DS_Store", b"x"), ("cat/._0.png", b"\0\5\x16\7"), ("dog/desktop.ini", b"x"),
        ("dog/Thumbs.db", b"x"), (".ipynb_checkpoints/cat/a.png", b"x"), ("cat/@eaDir/0.png/S.jpg", b"x")),
        has(CATS_AND_DOGS)),
    Situation("Roboflow, with its notes", with_files(
        folders("train/cat", "train/dog", "valid/cat", "valid/dog", "test/cat", "test/dog"),
        ("README.roboflow.txt", b"Pets - v1"), ("README.dataset.txt", b"x")), own_split),
    Situation("Google Takeout", takeout, has(CATS_AND_DOGS)),
    Situation("camera raw beside JPEG", raw_beside_jpeg, has(CATS_AND_DOGS, problems=8)),
    Situation("live photos", live_photos, has(CATS_AND_DOGS)),
    Situation("flipped copies", augmented, copies_are_found),
    # lists
    Situation("addresses on the web", listed("image_url,label\n", "https://cdn.example.org/x/{name}.png?w=200,{kind}"),
              understood()),
    Situation("another case of names", listed("file,class\n", "{name}.PNG,{kind}"), understood()),
    Situation("comments above the titles", listed("# made by me\n# 2024\nfile,class\n"), understood()),
    Situation("without titles", listed(""), understood()),
    Situation("lines of an old Mac", listed("file,class\r", "{name}.png,{kind}\r"), understood()),
    Situation("rows twice", listed("file,class\n", "{name}.png,{kind}\n{name}.png,{kind}"), understood(problems=8)),
    Situation("tabs in a .txt without titles", listed("", "{name}.png\t{kind}", name="labels.txt"), understood()),
    Situation("numbers and label_map.json", numbered_with_map, understood()),
    Situation("annotations in a JSON object", lambda root: with_files(pictures, ("a.json", json.dumps({
        "annotations": [{"image": f"{kind}{n}.png", "label": kind} for kind in ("cat", "dog") for n in range(4)]
    }).encode()))(root), understood()),
    Situation("a list of pages", list_of_pages, lambda source: _pages_of_list(source)),
    # archives
    Situation("zip of a Mac", zipped(_as_mac), has(CATS_AND_DOGS)),
    Situation("zip with backslashes", zipped(_as_dot_net), has(CATS_AND_DOGS)),
    Situation("IMAGES.ZIP", zipped(lambda file, data, name, n: file.writestr(f"{name}/{n}.png", data), "IMAGES.ZIP"),
              has(CATS_AND_DOGS)),
    Situation("zip with a list", zipped(_with_a_list), has(CATS_AND_DOGS)),
    Situation("encrypted zip", encrypted, refused_by_name),
    Situation("tar with links", tar_with_links, refused_by_name),
    Situation("7z with images", real_seven_zip, has(CATS_AND_DOGS)),
    Situation("a folder with an archive for each class", class_folders_of_archives,
              lambda path: refused(path, "cat.zip")),
    Situation("archives to predict", archives_to_predict, answers_of_archives),
    # pictures
    Situation("many kinds and endings mixed", saved_as(".jpg", ".jpg=PNG", "=WEBP", "P:.tif"), has(CATS_AND_DOGS)),
    Situation("grey, alpha, print colours, one bit", saved_as("L:.jpg", "RGBA:.png", "CMYK:.jpg", "1:.png"),
              has(CATS_AND_DOGS)),
    Situation("palette with transparency in a TIFF", saved_as("PA:.tif", "LA:.tif", "P:.tif", "RGBA:.tif"),
              has(CATS_AND_DOGS)),
    Situation("animations", animated, has(CATS_AND_DOGS)),
    Situation("folder of stacks, each page an image", stacks, each_page_learned),
    Situation("a stack that is cut off, page by page", cut_stack, lost_page_is_named),
    Situation("12 bits in a PGM", _pgm, lambda source: _bright(source)),
    Situation("an icon of macOS called .png", of_kind(("cat/i.png", b"icns" + bytes(300))), names_the_kind("icon")),
    Situation("a Windows metafile called .png", of_kind(("cat/i.png", b"\x01\0\0\0\x6c\0\0\0" + bytes(32) + b" EMF" +
              bytes(300))), names_the_kind("drawing")),
    Situation("a MATLAB file called .png",
              of_kind(("cat/i.png", b"MATLAB 5.0 MAT-file, Platform: GLNXA64" + bytes(99))), names_the_kind("MATLAB")),
    Situation("a Parquet table called .png", of_kind(("cat/i.png", b"PAR1" + bytes(300))), names_the_kind("Parquet")),
    Situation("a web page called .jpg", of_kind(("cat/i.jpg", b"<!DOCTYPE html><html>Not found</html>")),
              names_the_kind("web page")),
    Situation("a Git LFS pointer called .png", of_kind(("cat/i.png", b"version https://git-lfs.github.com/spec/v1\n"
              b"oid sha256:4d7a\nsize 12345\n")), names_the_kind("Git LFS")),
    Situation("an archive called .jpg", of_kind(("cat/i.jpg", b"PK\3\4" + bytes(300))), names_the_kind("archive")),
]  # fmt: skip


def _pages_of_list(source: Path) -> tuple[str, bool]:
    summary = inspected(source, pages="each")
    found = classes_of(summary)
    return f"{found}, {summary.problem_count} not used", found == {"cat": 4, "dog": 4}


def _bright(source: Path) -> tuple[str, bool]:
    from ftstudio.data.decoding.decode import open_rgb

    summary = inspected(source)
    mean = float(np.asarray(open_rgb(source / "circle" / "0.pgm")).mean())
    wanted = float(shape("circle", 0, 4095, "u2")[..., 0].mean()) / 4095 * 255
    return f"{classes_of(summary)}, mean {mean:.0f} of {wanted:.0f}", abs(mean - wanted) < 3
