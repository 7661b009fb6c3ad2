"""Distance from the training images: near for what is like them, far for what is not, and a limit that keeps 95 %."""

from __future__ import annotations

import pytest
import torch

from ftstudio.engine.familiarity import (
    FARTHEST,
    ROUNDING,
    chosen_references,
    directions,
    distances,
    limit_of,
    neighbours_for,
)


def cloud(count: int, towards: int, seed: int) -> torch.Tensor:
    """Features (count, 16) that point roughly the same way."""
    generator = torch.Generator().manual_seed(seed)
    return torch.nn.functional.one_hot(torch.tensor(towards), 16) + 0.1 * torch.randn(count, 16, generator=generator)


def test_features_like_the_references_are_near_and_others_far() -> None:
    references = directions(torch.cat([cloud(40, 0, 1), cloud(40, 1, 2)]))
    like_them = cloud(20, 0, 3)
    near, far = distances(like_them, references, 10), distances(cloud(20, 5, 4), references, 10)
    assert near.max() < 0.3 < far.min() and far.max() <= FARTHEST
    assert torch.allclose(distances(1000 * like_them, references, 10), near, atol=1e-5), "only directions count"


def test_the_distance_by_hand() -> None:
    references = directions(torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]))
    found = distances(torch.tensor([[2.0, 0.0], [0.0, -3.0]]), references, 2)
    assert found.tolist() == pytest.approx([0.5, 1.0]), "cosine distances 0, 1, 2 and 1, 2, 1"


def test_what_is_no_number_is_near_nothing() -> None:
    broken = torch.tensor([[float("nan"), float("inf")]])
    assert distances(broken, directions(torch.tensor([[1.0, 0.0]])), 1).tolist() == [1.0]


@pytest.mark.parametrize("count", [19, 100, 999])
def test_the_limit_keeps_95_percent(count: int) -> None:
    found = torch.rand(count, generator=torch.Generator().manual_seed(count)).tolist()
    limit = limit_of(found)
    assert limit is not None
    kept = sum(value <= limit for value in found)
    assert 0.95 * count <= kept <= 0.95 * count + 3


def test_with_few_images_the_farthest_is_the_limit() -> None:
    assert limit_of([0.2, 0.5, 0.3]) == 0.5 + ROUNDING
    assert limit_of([]) is None


def test_references_are_a_share_of_every_class_and_the_same_each_time() -> None:
    targets = torch.tensor([0] * 7000 + [1] * 2900 + [2] * 100)
    chosen = chosen_references(targets)
    assert chosen == chosen_references(targets) == sorted(set(chosen))
    assert targets[chosen].bincount().tolist() == [700, 290, 10]
    assert chosen[:3] == [0, 10, 20] and max(chosen) >= 9990, "spread over each class"
    assert chosen_references(targets[:1000]) == list(range(1000))
    assert len(chosen_references(torch.arange(400).repeat(100))) == 2000, "five of each, where classes are many"


def test_a_class_with_one_image_among_thousands_is_among_the_references() -> None:
    targets = torch.tensor([0] * 5000 + [1])
    assert 5000 in chosen_references(targets)


def test_neighbours_can_all_be_of_one_class() -> None:
    assert neighbours_for(torch.tensor([0, 1, 2])) == 1
    assert neighbours_for(torch.tensor([0] * 7 + [1] * 7 + [2] * 7)) == 3
    assert neighbours_for(torch.tensor([0] * 500 + [1] * 500)) == 10
    assert neighbours_for(torch.tensor([], dtype=torch.int64)) == 0
