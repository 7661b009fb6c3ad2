"""Boxes move with what a view shows of an image."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from ftstudio.core.model_info import Preprocessing
from ftstudio.data.loading import box_views
from ftstudio.data.loading.box_views import IGNORED, NO_BOX, WHOLE, Window, moved, seen
from ftstudio.data.loading.transforms import eval_transform, train_transform

LOOKS = Preprocessing(size=128, resize=128, framing="whole")
GREY = (120, 120, 120)


def painted(left: int, top: int, right: int, bottom: int) -> torch.Tensor:
    """A black picture of 160 x 128 pixels with a white rectangle, uint8 (3, H, W)."""
    pixels = torch.zeros(3, 128, 160, dtype=torch.uint8)
    pixels[:, top:bottom, left:right] = 255
    return pixels


def targets_of(left: int, top: int, right: int, bottom: int) -> torch.Tensor:
    return torch.tensor([[[0.0, left / 160, top / 128, right / 160, bottom / 128], [NO_BOX] * 5]])


def white_in(view: torch.Tensor) -> list[float]:
    """The edges of what is white, as fractions."""
    rows, columns = np.nonzero(view[0].numpy() > 200)
    size = view.shape[1]
    return [columns.min() / size, rows.min() / size, (columns.max() + 1) / size, (rows.max() + 1) / size]


@pytest.mark.parametrize("augment", ["light", "standard", "strong"])
def test_the_box_is_where_the_object_is_in_every_random_view(augment: str) -> None:
    pixels, boxes = painted(60, 40, 110, 90), targets_of(60, 40, 110, 90)
    checked = 0
    for epoch in range(1, 30):
        window, _ = box_views.drawn((0, epoch, 7), augment)  # type: ignore[arg-type]
        view = seen(pixels, window, 128, "bilinear", GREY)
        kind, *edges = moved(boxes, [window])[0, 0].tolist()
        if kind == 0:
            assert edges == pytest.approx(white_in(view), abs=2.5 / 128)
            checked += 1
    assert checked > 20


def test_flipping_mirrors_boxes() -> None:
    boxes = targets_of(0, 0, 40, 64)
    assert moved(boxes, [WHOLE._replace(flipped=True)])[0, 0].tolist() == pytest.approx([0, 0.75, 0, 1, 0.5])


def test_a_box_that_is_cut_off_is_ignored_and_one_outside_is_gone() -> None:
    boxes = torch.tensor([[[1.0, 0.0, 0.0, 0.5, 1.0], [1.0, 0.0, 0.0, 0.2, 1.0], [1.0, 0.6, 0.0, 0.9, 1.0]]])
    right_part = Window(0.4, 0.0, 0.6, 1.0)
    assert moved(boxes, [right_part])[0, :, 0].tolist() == [IGNORED, NO_BOX, 1.0]


def test_a_view_depends_on_seed_epoch_and_index_alone() -> None:
    transform, pixels = train_transform(LOOKS, 128, "standard"), painted(60, 40, 110, 90)
    boxes = targets_of(60, 40, 110, 90)
    first, again, other = ((1, 2, 3), (1, 2, 3), (1, 3, 3))
    assert torch.equal(transform.of_image(pixels, first)[0], transform.of_image(pixels, again)[0])
    assert torch.equal(transform.of_targets(boxes, [first]), transform.of_targets(boxes, [again]))
    assert not torch.equal(transform.of_targets(boxes, [first]), transform.of_targets(boxes, [other]))


def test_the_plain_view_shows_the_whole_image() -> None:
    view, _ = eval_transform(LOOKS, 128).of_image(painted(0, 0, 80, 128), None)
    assert white_in(view) == pytest.approx([0, 0, 0.5, 1], abs=1 / 128)
