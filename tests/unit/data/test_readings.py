"""Which folders are the classes: the tree as a whole, versions, splits, companions, names of files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.data.layout.layouts import Wanted
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.scan import ScanOptions, scan
from ftstudio.data.splits.split import make_split

MakeImage = Callable[..., Path]


def tree(root: Path, make_image: MakeImage, *folders: str, count: int = 4) -> Path:
    for folder in folders:
        for number in range(count):
            make_image(root / folder / f"{folder.replace('/', '-')}{number}.png")
    return root


def read(root: Path, wanted: Wanted = Wanted()) -> DatasetSummary:  # noqa: B008 - immutable
    return scan(str(root), (), RunControl(), lambda _: None, ScanOptions(wanted=wanted))


@pytest.mark.parametrize(
    ("folders", "classes", "unsure"),
    [
        (("animals/cat", "animals/dog", "plants/rose", "plants/lily"), ("cat", "dog", "lily", "rose"), True),
        (("color/scab", "color/rot", "grayscale/scab", "grayscale/rot"), ("rot", "scab"), False),
        (("fold1/cat", "fold1/dog", "fold2/cat", "fold2/dog"), ("cat", "dog"), False),
        (("cat/2021-05-03", "cat/2021-05-04", "dog/2022-01-01"), ("cat", "dog"), False),
        (("101_ObjectCategories/ant", "101_ObjectCategories/bee"), ("ant", "bee"), False),
        (("cats/indoors/sofa", "cats", "dogs/garden"), ("cats", "dogs"), False),
    ],
)
def test_the_level_of_the_classes_is_found_in_the_whole_tree(
    folders: tuple[str, ...], classes: tuple[str, ...], unsure: bool, tmp_path: Path, make_image: MakeImage
) -> None:
    summary = read(tree(tmp_path, make_image, *folders))
    assert (summary.class_names, summary.unsure) == (classes, unsure)


def test_another_reading_can_be_requested(tmp_path: Path, make_image: MakeImage) -> None:
    tree(tmp_path, make_image, "animals/cat", "animals/dog", "plants/rose", "plants/lily")
    summary = read(tmp_path, Wanted("1"))
    assert summary.class_names == ("animals", "plants") and not summary.unsure and summary.reading == "1"
    assert read(tmp_path, Wanted("leaf")).class_names == ("cat", "dog", "lily", "rose")
    with pytest.raises(UserError, match="level 3") as caught:
        read(tmp_path, Wanted("3"))
    assert "auto" in caught.value.hint


def test_split_folders_inside_class_folders_are_used(tmp_path: Path, make_image: MakeImage) -> None:
    summary = read(tree(tmp_path, make_image, "cat/train", "cat/test", "dog/train", "dog/test"))
    assert [(each.name, each.train, each.test) for each in summary.counts] == [("cat", 4, 4), ("dog", 4, 4)]


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Trainingsdaten", "train"), ("TESTDATEN", "test"), ("entrenamiento", "train"), ("prueba", "test"),
        ("validação", "val"), ("entraînement", "train"), ("训练集", "train"), ("測試集", "test"), ("検証データ", "val"),
        ("학습_데이터", "train"), ("परीक्षण", "test"), ("প্রশিক্ষণ", "train"), ("تدريب", "train"), ("اختبار", "test"),
        ("обучающая_выборка", "train"), ("eğitim", "train"), ("huấn luyện", "train"), ("pelatihan", "train"),
        ("addestramento", "train"), ("treningowy", "train"), ("ทดสอบ", "test"), ("பயிற்சி", "train"),
    ],
)  # fmt: skip
def test_splits_are_recognised_in_many_languages_and_forms(name: str, split: str) -> None:
    for form in (name, name.upper(), unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
        assert split_named(form) == split


@pytest.mark.parametrize(
    ("names", "classes"),
    [
        ("cat.{}.png dog.{}.png", ("cat", "dog")),
        ("0_12{}.png 1_77{}.png", ("0", "1")),
        ("IMG_rose_{}.png IMG_lily_{}.png", ("lily", "rose")),
    ],
)
def test_file_names_are_a_reading_if_folders_are_no_classes(
    names: str, classes: tuple[str, ...], tmp_path: Path, make_image: MakeImage
) -> None:
    for pattern in names.split():
        for number in range(4):
            make_image(tmp_path / pattern.format(number))
    summary = read(tmp_path)
    assert summary.class_names == classes and summary.reading == "name" and summary.unsure


@pytest.mark.parametrize("pattern", ["IMG_{:04}.png", "{}.png", "2021-05-0{}.png"])
def test_camera_file_numbers_are_not_classes(pattern: str, tmp_path: Path, make_image: MakeImage) -> None:
    for number in range(6):
        make_image(tmp_path / pattern.format(number))
    with pytest.raises(UserError, match="not sorted into classes"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("image", "companion", "size"),
    [
        ("cat/{}.png", "cat/{}_mask.png", (48, 36)),
        ("cat/{}.png", "cat/thumb_{}.png", (24, 18)),
        ("cat/images/{}.png", "cat/masks/{}.png", (48, 36)),
        ("cat/{}.png", "cat/thumbnails/{}.png", (12, 9)),
        ("images/cat/{}.png", "masks/cat/{}.png", (48, 36)),
    ],
)
def test_companions_are_left_out_and_reported(
    image: str, companion: str, size: tuple[int, int], tmp_path: Path, make_image: MakeImage
) -> None:
    for kind in ("cat", "dog"):
        for number in range(4):
            make_image(tmp_path / image.replace("cat", kind).format(number))
            make_image(tmp_path / companion.replace("cat", kind).format(number), size=size)
    summary = read(tmp_path)
    assert summary.class_names == ("cat", "dog")
    assert (summary.usable_count, summary.companion_count, summary.problem_count) == (8, 8, 0)
    assert any("excluded" in warning for warning in summary.warnings)
    used = read(tmp_path, Wanted("leaf" if image.startswith("images") else "1", "use"))
    assert used.usable_count == 16


def test_a_mask_may_be_a_class(tmp_path: Path, make_image: MakeImage) -> None:
    for kind in ("mask", "no_mask"):
        for number in range(4):
            make_image(tmp_path / kind / f"{number}.png")
    assert read(tmp_path).class_names == ("mask", "no_mask")


def test_versions_of_one_picture_stay_on_one_side_of_a_split(tmp_path: Path, make_image: MakeImage) -> None:
    for version in ("color", "segmented"):
        for kind in ("scab", "rot"):
            for number in range(5):
                make_image(tmp_path / version / kind / f"leaf {number}.png")
    manifest = make_split(read(tmp_path), 0.4, 0)
    sides: dict[str, set[str]] = {}
    for sample in manifest.samples:
        sides.setdefault(sample.path.partition("/")[2], set()).add(sample.split)
    assert all(len(side) == 1 for side in sides.values()) and {"val"} in sides.values()


def photo(seed: int) -> Image.Image:
    noise = np.random.default_rng(seed).integers(0, 256, (30, 40, 3), np.uint8)
    return Image.fromarray(noise).resize((60, 40), Image.Resampling.BICUBIC)


def mask_of(seed: int) -> Image.Image:
    mask = np.zeros((40, 60), np.uint8)
    mask[seed : seed + 20, 5:40] = 255
    return Image.fromarray(mask)


def drawing(seed: int) -> Image.Image:
    return ImageOps.colorize(mask_of(seed), "navy", "orange")


def same_stems(folder: Path, image: Callable[[int], Image.Image], other: Callable[[int], Image.Image]) -> None:
    for kind in ("cat", "dog"):
        (folder / kind).mkdir(parents=True)
        for number in range(4):
            seed = number + 4 * (kind == "dog")
            image(seed).save(folder / kind / f"{number}.jpg", quality=90)
            other(seed).save(folder / kind / f"{number}.png")


def test_a_mask_with_the_stem_of_its_image_is_a_companion(tmp_path: Path) -> None:
    same_stems(tmp_path, photo, mask_of)
    summary = read(tmp_path)
    assert (summary.usable_count, summary.companion_count) == (8, 8)
    assert all(file.path.endswith(".png") for file in summary.files if file.problem == "companion")


@pytest.mark.parametrize("picture", [photo, drawing])
def test_the_same_picture_saved_twice_is_used_and_reported(
    picture: Callable[[int], Image.Image], tmp_path: Path
) -> None:
    same_stems(tmp_path, picture, picture)
    summary = read(tmp_path)
    assert (summary.usable_count, summary.companion_count) == (16, 0)
    assert summary.alike


def test_another_picture_of_the_same_name_is_used(tmp_path: Path) -> None:
    same_stems(tmp_path, photo, lambda seed: photo(seed + 100))
    assert read(tmp_path).usable_count == 16
