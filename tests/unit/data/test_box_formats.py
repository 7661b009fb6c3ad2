"""Every format of boxes is recognised by its content and read; every box in it is used, or has a reason."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from box_files import HEIGHT, WIDTH, WRITERS, Drawn, Images
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.targets import Boxes
from ftstudio.data.boxes.reasons import BOX_REASONS
from ftstudio.data.layout.arrangement import Wanted
from ftstudio.data.scan import ScanOptions, scan

TWO_CATS = Drawn("cat", 5, 6, 25, 30), Drawn("cat", 30, 10, 55, 35)
PETS: Images = {"a": TWO_CATS, "b": [Drawn("dog", 1, 1, 20, 20)], "c": []}


def look(source: Path, target: str = "auto", unlabelled: str = "leave-out") -> DatasetSummary:
    wanted = Wanted(target=target, unlabelled=unlabelled)  # pyright: ignore[reportArgumentType]
    return scan(str(source), (), RunControl(), lambda _: None, ScanOptions(wanted=wanted))


def draw(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        pixels = np.random.default_rng(number).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(folder / f"{name}.png")
    return folder


def boxes_of(summary: DatasetSummary) -> dict[str, list[Drawn]]:
    """The used boxes, to a tenth of a pixel."""
    return {
        file.path.removesuffix(".png"): [
            Drawn(box.class_name, *(round(edge, 1) for edge in (box.left, box.top, box.right, box.bottom)))
            for box in file.target.boxes
        ]
        for file in summary.files
        if not file.problem and isinstance(file.target, Boxes)
    }


@pytest.mark.parametrize("kind", WRITERS)
def test_a_format_is_recognised_and_read(kind: str, tmp_path: Path) -> None:
    WRITERS[kind](draw(tmp_path, *PETS), PETS)
    summary = look(tmp_path)
    assert (summary.task, summary.layout) == ("detection", f"Boxes, {kind}")
    assert boxes_of(summary) == {name: list(boxes) for name, boxes in PETS.items()}
    assert {count.name: (count.total, count.boxes) for count in summary.counts} == {"cat": (1, 2), "dog": (1, 1)}
    assert summary.boxes_read == 3 and not summary.unused_boxes


@pytest.mark.parametrize("kind", WRITERS)
def test_an_image_without_annotation_is_background_only_when_asked(kind: str, tmp_path: Path) -> None:
    WRITERS[kind](draw(tmp_path, *PETS, "forgotten"), PETS)
    summary = look(tmp_path)
    assert {file.path: file.problem for file in summary.files if file.problem} == {"forgotten.png": "no_box_file"}
    assert any("--unlabelled background" in said for said in summary.warnings)
    assert boxes_of(look(tmp_path, unlabelled="background"))["forgotten"] == []


@pytest.mark.parametrize("kind", ["COCO", "CVAT", "Label Studio", "Table of boxes"])
def test_an_annotation_file_can_be_opened_itself(kind: str, tmp_path: Path) -> None:
    WRITERS[kind](draw(tmp_path, *PETS, "other"), PETS)
    [file] = [path for path in tmp_path.iterdir() if path.suffix != ".png"]
    assert boxes_of(look(file)) == {name: list(boxes) for name, boxes in PETS.items()}


@pytest.mark.parametrize("kind", WRITERS)
def test_boxes_of_an_image_that_does_not_exist_are_counted(kind: str, tmp_path: Path) -> None:
    WRITERS[kind](draw(tmp_path, "a", "c"), PETS)
    summary = look(tmp_path)
    assert [(note.class_name, note.reason) for note in summary.unused_boxes] == [("dog", "no_image")]
    assert any("no image here" in said for said in summary.warnings)


EDGES = st.one_of(st.integers(-20, 80), st.sampled_from([0.5, 1e300, -1e300, float("nan"), float("inf")]))
BOXES = st.lists(st.builds(Drawn, st.sampled_from(["cat", "dog", "Dog", ""]), EDGES, EDGES, EDGES, EDGES), max_size=6)


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(a=BOXES, b=BOXES, gone=BOXES)
def test_every_box_is_used_or_has_a_reason(kind: str, a: list[Drawn], b: list[Drawn], gone: list[Drawn]) -> None:
    images: Images = {"a": [*TWO_CATS, *a], "b": b, "gone": gone}
    with tempfile.TemporaryDirectory() as name:
        WRITERS[kind](draw(Path(name), "a", "b"), images)
        summary = look(Path(name))
    written = sum(map(len, images.values()))
    assert summary.boxes_read == written
    used = sum(map(len, boxes_of(summary).values()))
    assert used == summary.box_count and used + len(summary.unused_boxes) == written
    assert {note.reason for note in summary.unused_boxes} <= BOX_REASONS.keys()
    for file in summary.files:
        if file.problem or not isinstance(file.target, Boxes):
            continue
        for box in file.target.boxes:
            assert 0 <= box.left < box.right <= WIDTH and 0 <= box.top < box.bottom <= HEIGHT


def test_each_reason_for_a_box(tmp_path: Path) -> None:
    boxes = {
        "": Drawn("cat", 5, 5, 25, 25),
        "no_area": Drawn("cat", 10, 10, 10, 20),
        "outside": Drawn("cat", 70, 50, 90, 60),
        "not_a_number": Drawn("cat", float("nan"), 1, 5, 9),
        "no_class": Drawn("", 1, 1, 20, 20),
        "twice": Drawn("cat", 5, 5, 25, 25.2),
    }
    checked = {
        "swapped": Drawn("dog", 50, 30, 30, 10),
        "clipped": Drawn("dog", 40, 5, 75, 30),
        "tiny": Drawn("dog", 1, 30, 1.5, 39),
    }
    WRITERS["Pascal VOC"](draw(tmp_path, "a"), {"a": [*boxes.values(), *checked.values()]})
    summary = look(tmp_path)
    assert [note.reason for note in summary.box_notes if not note.used] == [key for key in boxes if key]
    assert [note.reason for note in summary.box_notes if note.used] == list(checked)
    [file] = summary.files
    assert "boxes_left_out" in file.cautions
    assert boxes_of(summary)["a"][-3:-1] == [Drawn("dog", 30, 10, 50, 30), Drawn("dog", 40, 5, 60, 30)]


def test_an_image_whose_boxes_cannot_be_used_is_no_background(tmp_path: Path) -> None:
    WRITERS["YOLO"](draw(tmp_path, "a", "b"), {"a": TWO_CATS, "b": [Drawn("cat", 70, 50, 90, 60)]})
    assert Counter(file.problem for file in look(tmp_path).files) == {"": 1, "no_usable_box": 1}
