"""Odd inputs: how people arrange folders of images."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from odd_inputs import Situation, classes_of, draw, inspected, predicted, refused, trained


def folders(*names: str, count: int = 4) -> Callable[[Path], Path]:
    """A tree with pictures in the named folders."""

    def make(root: Path) -> Path:
        for kind, name in enumerate(names):
            for number in range(count):
                draw(root / name / f"{number}.png", kind, number)
        return root

    return make


def has_classes(*names: str) -> Callable[[Path], tuple[str, bool]]:
    def expect(source: Path) -> tuple[str, bool]:
        found = classes_of(inspected(source))
        return str(found), sorted(found) == sorted(names)

    return expect


def goes_all_the_way(source: Path) -> tuple[str, bool]:
    """Scanned, trained, asked."""
    run = trained(source)
    answers, unreadable = predicted(run, source)
    return f"trained; {len(answers)} answers, {len(unreadable)} unreadable", len(answers) == 8 and not unreadable


def named(*patterns: str, count: int = 4) -> Callable[[Path], Path]:
    """Pictures whose names follow patterns with a number."""

    def make(root: Path) -> Path:
        for kind, pattern in enumerate(patterns):
            for number in range(count):
                draw(root / pattern.format(number), kind, number)
        return root

    return make


def with_companions(image: str, companion: str, size: tuple[int, int] = (48, 40)) -> Callable[[Path], Path]:
    """Images of cat and dog, each with another file; "CLASS" in the patterns is the class."""

    def make(root: Path) -> Path:
        for kind, name in enumerate(("cat", "dog")):
            for number in range(4):
                draw(root / image.replace("CLASS", name).format(number), kind, number)
                draw(root / companion.replace("CLASS", name).format(number), 9, number, size)
        return root

    return make


def leaves_out(count: int) -> Callable[[Path], tuple[str, bool]]:
    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source)
        right = summary.companion_count == count and sorted(classes_of(summary)) == ["cat", "dog"]
        return f"{classes_of(summary)}, {summary.companion_count} companions left out", right

    return expect


def asks_between(*keys: str) -> Callable[[Path], tuple[str, bool]]:
    """Several readings, best first, and the question open."""

    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source)
        likely = [reading.key for reading in summary.readings if reading.likely]
        return f"asks: {likely}, reads {classes_of(summary)}", summary.unsure and likely == list(keys)

    return expect


def own_split(source: Path) -> tuple[str, bool]:
    summary = inspected(source)
    told = {count.name: (count.train, count.val, count.test) for count in summary.counts}
    right = len(told) > 1 and all(train and test for train, _, test in told.values())
    return f"train, val, test: {told}", right


def linked(root: Path) -> Path:
    """A folder to predict that is full of what is no image, and has a linked folder."""
    folders("set/cat", "set/dog")(root)
    draw(root / "elsewhere" / "a.png", 0, 1)
    (root / "new").mkdir()
    (root / "new" / "link").symlink_to(root / "elsewhere", target_is_directory=True)
    for name in ("Thumbs.db", "notes.txt"):
        (root / "new" / name).write_bytes(b"x")
    draw(root / "new" / "@eaDir" / "a.png", 1, 1)
    return root


def predicts_the_linked(source: Path) -> tuple[str, bool]:
    answers, unreadable = predicted(trained(source / "set"), source / "new")
    told = f"{len(answers)} answers, {len(unreadable)} unreadable"
    return told, (len(answers), len(unreadable)) == (1, 0)


def unreadable_only(root: Path) -> Path:
    for name in ("a.jpg", "b.jpg"):
        (root / name).write_bytes(b"<html></html>")
    return root


_SPLITS = (
    ("Trainingsdaten", "Testdaten"), ("entrenamiento", "prueba"), ("treino", "teste"), ("entraînement", "test"),
    ("addestramento", "prova"), ("обучение", "тест"), ("训练集", "测试集"), ("訓練", "測試"), ("学習用", "テスト用"),
    ("학습", "시험"), ("प्रशिक्षण", "परीक्षण"), ("প্রশিক্ষণ", "পরীক্ষা"), ("تدريب", "اختبار"), ("آموزش", "آزمون"),
    ("eğitim", "sınama"), ("huấn luyện", "kiểm tra"), ("pelatihan", "pengujian"), ("ฝึก", "ทดสอบ"),
    ("mafunzo", "majaribio"),
    ("treningowy", "testowy"),
)  # fmt: skip

SITUATIONS: list[Situation] = [
    Situation("class folders", folders("cat", "dog"), has_classes("cat", "dog")),
    Situation("class folders, all the way", folders("cat", "dog"), goes_all_the_way),
    Situation(
        "groups above the classes",
        folders("animals/cat", "animals/dog", "plants/rose", "plants/lily"),
        asks_between("2", "1"),
    ),
    Situation(
        "three versions of the same classes",
        folders(*(f"{version}/{kind}" for version in ("color", "grayscale", "segmented") for kind in ("cat", "dog"))),
        has_classes("cat", "dog"),
    ),
    Situation("folds", folders("fold1/cat", "fold1/dog", "fold2/cat", "fold2/dog"), has_classes("cat", "dog")),
    Situation(
        "conditions below the classes", folders("cat/in", "cat/out", "dog/in", "dog/out"), asks_between("2", "1")
    ),
    Situation(
        "dates below the classes",
        folders("cat/2021-05-03", "cat/2022-01-01", "dog/2021-05-03"),
        has_classes("cat", "dog"),
    ),
    Situation("a split below the classes", folders("cat/train", "cat/test", "dog/train", "dog/test"), own_split),
    Situation(
        "pictures and a side folder",
        folders("101_ObjectCategories/cat", "101_ObjectCategories/dog"),
        has_classes("cat", "dog"),
    ),
    *(
        Situation(
            f"split folders {train}, {test}",
            folders(*(f"{one}/{kind}" for one in (train, test) for kind in ("cat", "dog"))),
            own_split,
        )
        for train, test in _SPLITS
    ),
    Situation(
        "split names as macOS writes them (NFD)",
        folders(
            *(
                f"{unicodedata.normalize('NFD', one)}/{kind}"
                for one in ("Entraînement", "Évaluation")
                for kind in ("cat", "dog")
            )
        ),
        own_split,
    ),
    Situation("names like cat.0.jpg", named("cat.{}.jpg", "dog.{}.jpg"), has_classes("cat", "dog")),
    Situation("names like 0_1234.png", named("0_123{}.png", "1_77{}.png"), has_classes("0", "1")),
    Situation("names like IMG_rose_12.jpg", named("IMG_rose_{}.jpg", "IMG_lily_{}.jpg"), has_classes("rose", "lily")),
    Situation(
        "names of a camera", named("IMG_{}.jpg", "DSC_{}.jpg"), lambda path: refused(path, "not sorted into classes")
    ),
    Situation("masks beside the images", with_companions("CLASS/{}.jpg", "CLASS/{}_mask.png"), leaves_out(8)),
    Situation(
        "images and masks below the class", with_companions("CLASS/images/{}.jpg", "CLASS/masks/{}.png"), leaves_out(8)
    ),
    Situation(
        "images and masks above the class", with_companions("images/CLASS/{}.jpg", "masks/CLASS/{}.png"), leaves_out(8)
    ),
    Situation("thumbnails", with_companions("CLASS/{}.jpg", "CLASS/thumbs/{}.jpg", (24, 20)), leaves_out(8)),
    Situation("depth maps", with_companions("CLASS/rgb/{}.png", "CLASS/depth/{}.png"), leaves_out(8)),
    Situation("a class called mask", folders("mask", "no_mask"), has_classes("mask", "no_mask")),
    Situation("predict: a linked folder, Thumbs.db, notes", linked, predicts_the_linked),
    Situation("no readable image", unreadable_only, lambda path: refused(path, "can be read as an image")),
]
