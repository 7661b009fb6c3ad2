"""Average precision and the loss, on cases whose result is known."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from ftstudio.data.loading.box_views import IGNORED, NO_BOX
from ftstudio.models.box_head import anchors, decoded, encoded, size_of
from ftstudio.tasks.detection.losses import BoxLoss
from ftstudio.tasks.detection.losses import matched as anchors_matched
from ftstudio.tasks.detection.matching import THRESHOLDS, matched
from ftstudio.tasks.detection.metrics import BoxMeter
from ftstudio.tasks.detection.precision import Marks, averages, mean_known, with_intervals

A, B, FAR = (0.1, 0.1, 0.4, 0.4), (0.5, 0.5, 0.9, 0.9), (0.0, 0.8, 0.1, 0.9)


def figures(found: list[list[tuple[float, ...]]], true: list[list[tuple[float, ...]]], classes: int = 1) -> Marks:
    results = [
        matched(np.array(some, float).reshape(-1, 6), np.array(there, float).reshape(-1, 5), classes)
        for some, there in zip(found, true, strict=True)
    ]
    return Marks.of(results, classes)


def test_a_perfect_answer_has_a_precision_of_one() -> None:
    marks = figures([[(0, 0.9, *A), (0, 0.8, *B)]], [[(0, *A), (0, *B)]])
    assert averages(marks)[0] == pytest.approx([1.0] * 10)


def test_a_false_alarm_above_the_only_hit_halves_precision() -> None:
    marks = figures([[(0, 0.9, *FAR), (0, 0.8, *A)]], [[(0, *A)]])
    assert averages(marks)[0][0] == pytest.approx(0.5)


def test_half_of_the_objects_found_fill_51_of_101_recalls() -> None:
    marks = figures([[(0, 0.9, *A)]], [[(0, *A), (0, *B)]])
    assert averages(marks)[0][0] == pytest.approx(51 / 101)


def test_the_second_box_on_an_object_is_a_false_alarm() -> None:
    marks = figures([[(0, 0.9, *A), (0, 0.8, *A)]], [[(0, *A)]])
    assert marks.right[0].tolist() == [True, False] and marks.counts[0].all()


def test_a_box_on_an_ignored_object_counts_neither_way() -> None:
    marks = figures([[(0, 0.9, *B), (0, 0.8, *A)]], [[(0, *A), (IGNORED, *B)]])
    assert averages(marks)[0][0] == pytest.approx(1.0)


def test_a_class_that_does_not_occur_has_no_precision() -> None:
    marks = figures([[(1, 0.9, *A)]], [[(0, *A)]], classes=2)
    assert averages(marks) == [[0.0] * 10, [None] * 10]


def random_boxes(seed: int, images: int = 12) -> tuple[list[list[tuple[float, ...]]], list[list[tuple[float, ...]]]]:
    random = np.random.default_rng(seed)
    found, true = [], []
    for _ in range(images):
        corners = random.uniform(0, 0.6, (random.integers(0, 5), 2))
        there = [(int(random.integers(3)), x, y, x + 0.2, y + 0.3) for x, y in corners.tolist()]
        said = [
            (kind, float(random.uniform()), *(edge + float(random.normal(0, 0.02)) for edge in edges))
            for kind, *edges in there
            for _ in range(int(random.integers(0, 3)))
        ]
        said += [(int(random.integers(3)), float(random.uniform()), *FAR)] * int(random.integers(0, 2))
        found.append(said)
        true.append(there)
    return found, true


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_pycocotools(seed: int) -> None:
    coco = pytest.importorskip("pycocotools.coco")
    evaluator = pytest.importorskip("pycocotools.cocoeval")
    found, true = random_boxes(seed)
    truth = coco.COCO()
    truth.dataset = {
        "images": [{"id": place} for place in range(len(true))],
        "categories": [{"id": kind} for kind in range(3)],
        "annotations": [
            {"id": number, "image_id": place, "category_id": kind, "iscrowd": 0, "area": 1e4 * (r - x) * (b - y),
             "bbox": [100 * x, 100 * y, 100 * (r - x), 100 * (b - y)]}
            for number, (place, (kind, x, y, r, b)) in enumerate(
                ((place, box) for place, boxes in enumerate(true) for box in boxes), 1
            )
        ],
    }  # fmt: skip
    truth.createIndex()
    said = truth.loadRes(
        [
            {"image_id": place, "category_id": kind, "score": score,
             "bbox": [100 * x, 100 * y, 100 * (r - x), 100 * (b - y)]}
            for place, boxes in enumerate(found) for kind, score, x, y, r, b in boxes
        ]
    )  # fmt: skip
    theirs = evaluator.COCOeval(truth, said, "bbox")
    theirs.evaluate()
    theirs.accumulate()
    theirs.summarize()
    each = averages(figures(found, true, classes=3))
    assert mean_known([row[0] for row in each]) == pytest.approx(theirs.stats[1], abs=1e-6)
    assert mean_known([value for row in each for value in row]) == pytest.approx(theirs.stats[0], abs=1e-6)


def test_the_interval_holds_the_figure_and_narrows_with_more_images() -> None:
    widths = []
    for images in (8, 80):
        (value, (low, high)), _ = with_intervals(figures(*random_boxes(1, images), classes=3))
        assert low <= value <= high
        widths.append(high - low)
    assert widths[1] < widths[0]


def test_states_of_two_meters_add_up_to_that_of_both() -> None:
    torch.manual_seed(0)
    outputs, targets = torch.randn(4, len(anchors(128)), 7), torch.full((4, 2, 5), float(NO_BOX))
    outputs[..., :4] *= 0.2
    targets[:, 0] = torch.tensor([1.0, *A])
    whole, first, second = BoxMeter(2), BoxMeter(2), BoxMeter(2)
    whole.add(outputs, targets)
    first.add(outputs[:1], targets[:1])
    second.add(outputs[1:], targets[1:])
    summed = (torch.tensor(first.state()) + torch.tensor(second.state())).tolist()
    assert summed == whole.state()
    again = BoxMeter(2)
    again.restore(summed)
    assert again.values() == whole.values()


def test_anchors_have_one_size_each_and_boxes_survive_the_encoding() -> None:
    assert size_of(len(anchors(128))) == 128 and len(THRESHOLDS) == 10
    boxes = torch.tensor([[0.1, 0.2, 0.5, 0.4]]).expand(len(anchors(128)), 4)
    assert torch.allclose(decoded(encoded(boxes, anchors(128)), anchors(128)), boxes, atol=1e-5)


def test_every_box_has_an_anchor_and_an_ignored_one_is_no_background() -> None:
    places = anchors(128)
    tiny = torch.tensor([[[1.0, 0.5, 0.5, 0.51, 0.51], [float(IGNORED), *B]]])
    kinds, _, counted = anchors_matched(places, tiny)
    assert (kinds == 2).sum() == 1 and not counted.all()


def test_parts_of_a_batch_add_up_to_the_loss_of_the_whole() -> None:
    torch.manual_seed(0)
    outputs, targets = torch.randn(3, len(anchors(128)), 7), torch.full((3, 3, 5), float(NO_BOX))
    targets[0, 0], targets[1, :2] = torch.tensor([0.0, *A]), torch.tensor([[1.0, *A], [0.0, *B]])
    loss = BoxLoss()
    whole = loss(outputs, targets) * loss.total_weight(targets)
    parts = sum(loss(outputs[i : i + 1], targets[i : i + 1]) * loss.total_weight(targets[i : i + 1]) for i in range(3))
    assert torch.allclose(whole, torch.as_tensor(parts), rtol=1e-5)
