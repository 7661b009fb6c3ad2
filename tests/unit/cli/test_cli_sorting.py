"""``ftstudio sort``: what to label first, a dry run, class folders, the way back, and errors that say what to do."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from PIL import Image

from ftstudio.cli import main

COLOURS = {"red": (200, 30, 30), "blue": (30, 30, 200)}


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    root = tmp_path / "heap"
    root.mkdir()
    for name, colour in COLOURS.items():
        for number in range(8):
            image = Image.new("RGB", (64, 64), colour)
            chance = random.Random(f"{name}{number}")
            for _ in range(40):  # a texture of its own: no two are near-duplicates
                left, top = chance.randrange(56), chance.randrange(56)
                shade = tuple(max(0, part - chance.randrange(120)) for part in colour)
                image.paste(shade, (left, top, left + 8, top + 8))
            image.save(root / f"{name}{number}.png")
    return root


def run(*arguments: object) -> int:
    return main(["sort", *map(str, arguments)], lambda _: pytest.fail("no window"))


def results(text: str) -> dict[str, object]:
    return [json.loads(line) for line in text.splitlines()][-1]


def names_in(root: Path) -> dict[str, list[str]]:
    folders = sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    return {
        folder.name: sorted({path.name.rstrip("0123456789.png") for path in folder.iterdir()}) for folder in folders
    }


def test_without_labels_it_says_what_to_label_and_changes_nothing(
    heap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(heap.iterdir())
    assert run(heap, "--into", "red,blue") == 0
    said = capsys.readouterr().out
    assert "Nothing is sorted yet" in said and ".png" in said
    assert sorted(heap.iterdir()) == before


def test_two_examples_sort_the_folder_and_undo_brings_it_back(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(heap.iterdir())
    arguments = (heap, "--into", "red,blue", "--example", "red=red0.png", "red5.png", "--example", "blue=blue2.png")
    assert run(*arguments, "--dry-run") == 0
    assert "no file was changed" in capsys.readouterr().out and sorted(heap.iterdir()) == before
    assert run(*arguments, "--json", "--sure-from", "0") == 0
    found = results(capsys.readouterr().out)
    assert found["type"] == "result" and found["counts"] == {"red": 8, "blue": 8}
    assert names_in(heap) == {"red": ["red"], "blue": ["blue"]}
    assert run("--undo", heap) == 0
    assert "16 moved back" in capsys.readouterr().out
    assert sorted(heap.iterdir()) == before


def test_what_is_not_sure_stays(heap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "few.csv").write_text("path,class\nred0.png,red\nblue0.png,blue\n")
    assert run(heap, "--labels", tmp_path / "few.csv", "--sure-from", "1", "--how", "copy") == 0
    assert "stay where they are" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "heap-sorted").rglob("*.png")) == ["blue0.png", "red0.png"]


def test_class_folders_that_exist_are_labels(heap: Path) -> None:
    for name in COLOURS:
        (heap / name).mkdir()
        (heap / f"{name}0.png").rename(heap / name / "first.png")
    assert run(heap, "--into", "red,blue", "--sure-from", "0") == 0
    sizes = [len(list((heap / name).iterdir())) for name in COLOURS]
    assert sum(sizes) == 16 and min(sizes) >= 6 and not list(heap.glob("*.png"))


def test_errors_say_what_to_do(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, message in (
        ((heap, "--into", "red,blue", "--example", "red=red0.png"), "No image has the class “blue” yet"),
        ((heap, "--into", "a/b"), "cannot be the name of a class folder"),
        ((heap, "--example", "red=none.png"), "“none.png” is not an image"),
        (("--undo", heap), "There is no sort"),
        ((heap / "nothing",), "does not exist"),
    ):
        assert run(*arguments) == 2
        assert message in capsys.readouterr().err
