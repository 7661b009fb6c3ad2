"""The head on frozen features reaches its optimum."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from ftstudio.core.errors import StopRequested
from ftstudio.engine.heads.linear_fit import fit_linear_head
from ftstudio.tasks.classification.losses import CrossEntropy


def blobs(count: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Three clouds far from the origin, one feature a thousand times the size of the others, one constant."""
    generator = torch.Generator().manual_seed(seed)
    targets = torch.arange(count) % 3
    centres = torch.tensor([[5.0, 0.0, 3.0, 1.0], [6.0, 1.0, 3.0, 1.0], [5.0, 1.0, 3.0, 1.0]])
    noise = torch.randn(count, 4, generator=generator) * torch.tensor([0.2, 0.2, 0.2, 0.0])
    return (centres[targets] + noise) * torch.tensor([1.0, 1000.0, 1.0, 1.0]), targets


def test_features_of_any_scale_can_be_separated() -> None:
    head, loss = nn.Linear(4, 3), CrossEntropy()
    fit_linear_head(head, [blobs(300, 0)], [blobs(90, 1)], loss, loss, lambda: None)
    features, targets = blobs(300, 2)
    accuracy = (head(features).argmax(1) == targets).float().mean()
    assert accuracy > 0.95
    assert bool(head.weight.isfinite().all())


def test_the_fit_is_the_same_every_time() -> None:
    heads = [nn.Linear(4, 3), nn.Linear(4, 3)]
    for head in heads:
        fit_linear_head(head, [blobs(60, 0)], [blobs(30, 1)], CrossEntropy(), CrossEntropy(), lambda: None)
    assert torch.equal(heads[0].weight, heads[1].weight)


def test_features_in_pieces_and_in_half_precision_give_the_same_head(monkeypatch: pytest.MonkeyPatch) -> None:
    loss = CrossEntropy(weight=torch.tensor([1.0, 2.0, 0.5]), label_smoothing=0.1)
    features, targets = blobs(300, 0)
    features = features.half().float()
    whole, pieces = nn.Linear(4, 3), nn.Linear(4, 3)
    fit_linear_head(whole, [(features, targets)], [blobs(90, 1)], loss, CrossEntropy(), lambda: None)
    monkeypatch.setattr("ftstudio.engine.heads.linear_fit.IN_MEMORY_BYTES", 0)
    cut = list(zip(features.half().split(70), targets.split(70), strict=True))
    fit_linear_head(pieces, cut, [blobs(90, 1)], loss, CrossEntropy(), lambda: None)
    seen, _ = blobs(90, 2)
    torch.testing.assert_close(pieces(seen).softmax(1), whole(seen).softmax(1), rtol=0, atol=2e-3)


def test_a_stop_leaves_the_head_as_it_was() -> None:
    def stop() -> None:
        raise StopRequested

    head = nn.Linear(4, 3)
    before = head.weight.clone()
    with pytest.raises(StopRequested):
        fit_linear_head(head, [blobs(60, 0)], [blobs(30, 1)], CrossEntropy(), CrossEntropy(), stop)
    assert torch.equal(head.weight, before)
