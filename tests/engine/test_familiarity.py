"""Distance from the training images: near for what is like them, far for what is not, and a limit that keeps 95 %."""

from __future__ import annotations

import pytest
import torch

from ftstudio.engine.features.novelty import (
    FARTHEST,
    ROUNDING,
    Usual,
    axes_of,
    chosen_references,
    directions,
    distances,
    limit_of,
    neighbours_for,
    scales_of,
)


def cloud(count: int, towards: int, seed: int) -> torch.Tensor:
    """Features (count, 16) that point roughly the same way."""
    generator = torch.Generator().manual_seed(seed)
    return torch.nn.functional.one_hot(torch.tensor(towards), 16) + 0.1 * torch.randn(count, 16, generator=generator)


def usual(features: torch.Tensor, neighbours: int) -> Usual:
    references = directions(features)
    return Usual(references, axes_of(references), neighbours)


def test_features_like_the_references_are_near_and_others_far() -> None:
    known = usual(torch.cat([cloud(40, 0, 1), cloud(40, 1, 2)]), 10)
    like_them = cloud(20, 0, 3)
    near, far = known.measures(like_them)[:, 0], known.measures(cloud(20, 5, 4))[:, 0]
    assert near.max() < 0.3 < far.min() and far.max() <= FARTHEST
    assert torch.allclose(known.measures(1000 * like_them)[:, 0], near, atol=1e-5), "only directions count"


def test_the_distance_to_the_nearest_references_equals_a_manual_result() -> None:
    known = usual(torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), 2)
    found = known.measures(torch.tensor([[2.0, 0.0], [0.0, -3.0]]))[:, 0]
    assert found.tolist() == pytest.approx([0.5, 1.0]), "cosine distances 0, 1, 2 and 1, 2, 1"


def in_a_plane(count: int, seed: int) -> torch.Tensor:
    """Features (count, 128) around one direction that differ among themselves in two others, and hardly in the rest."""
    generator = torch.Generator().manual_seed(seed)
    found = 0.01 * torch.randn(count, 128, generator=generator)
    found[:, 0] += 5.0
    found[:, 1:3] += torch.randn(count, 2, generator=generator)
    return found


def test_features_outside_the_references_subspace_are_far_even_if_near_a_reference() -> None:
    known = usual(in_a_plane(200, 1), 10)
    own, other = in_a_plane(20, 2), in_a_plane(20, 2)
    other[:, 100] += 0.5
    assert known.measures(other)[:, 1].min() > 2 * known.measures(own)[:, 1].max()
    scales = scales_of(known.measures(in_a_plane(100, 3)))
    assert distances(known.measures(own), scales).max() < 2.0 < distances(known.measures(other), scales).min()
    assert (known.measures(other)[:, 0] < scales[0]).any(), "the nearest alone do not show it"


def test_few_images_give_few_axes_deterministically() -> None:
    references = directions(cloud(200, 0, 1))
    axes = axes_of(references)
    assert torch.equal(axes, axes_of(references))
    torch.testing.assert_close(axes @ axes.T, torch.eye(len(axes)), atol=1e-4, rtol=0)
    assert axes_of(references[:8]).shape == (2, 16) and axes_of(references[:3]).shape == (0, 16)
    assert axes_of(references[:0]).shape == (0, 16)


def test_the_distance_is_the_larger_of_the_two_measures() -> None:
    assert distances(torch.tensor([[0.1, 0.6], [0.4, 0.3]]), (0.2, 0.3)).tolist() == pytest.approx([2.0, 2.0])


def test_nan_features_are_near_nothing() -> None:
    broken = torch.tensor([[float("nan"), float("inf")]])
    assert usual(torch.tensor([[1.0, 0.0]]), 1).measures(broken)[0, 0] == 1.0


@pytest.mark.parametrize("count", [19, 100, 999])
def test_the_limit_contains_95_percent(count: int) -> None:
    found = torch.rand(count, generator=torch.Generator().manual_seed(count)).tolist()
    limit = limit_of(found)
    assert limit is not None
    kept = sum(value <= limit for value in found)
    assert 0.95 * count <= kept <= 0.95 * count + 3


def test_with_few_images_the_farthest_is_the_limit() -> None:
    assert limit_of([0.2, 0.5, 0.3]) == 0.5 + ROUNDING
    assert limit_of([]) is None


def test_references_cover_every_class_proportionally_and_deterministically() -> None:
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


def test_all_neighbours_can_belong_to_one_class() -> None:
    assert neighbours_for(torch.tensor([0, 1, 2])) == 1
    assert neighbours_for(torch.tensor([0] * 7 + [1] * 7 + [2] * 7)) == 3
    assert neighbours_for(torch.tensor([0] * 500 + [1] * 500)) == 10
    assert neighbours_for(torch.tensor([], dtype=torch.int64)) == 0
