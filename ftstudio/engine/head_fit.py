"""The head fitted to convergence on frozen features, before anything else learns.

A fresh random head sends large, meaningless gradients into the pretrained stages and spoils them before it has
learnt anything; so it is brought to its optimum first ("LP-FT": Kumar, Raghunathan, Jones, Ma and Liang 2022,
Fine-Tuning can Distort Pretrained Features and Underperform Out-of-Distribution).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1)
"""L2 weights tried on standardised features; the validation loss chooses."""


def fit_linear_head(
    head: nn.Linear,
    train: tuple[Tensor, Tensor],
    val: tuple[Tensor, Tensor],
    loss: nn.Module,
    plain_loss: nn.Module,
    safe_point: Callable[[], None],
) -> None:
    """Set ``head`` to the logistic regression on ``train`` whose L2 weight gives the lowest loss on ``val``.

    ``train`` and ``val`` are (features float32 (N, D), targets int64 (N,)) on the CPU. Features are standardised
    for the fit and the standardisation is folded into the head, which then takes raw features. Full-batch L-BFGS;
    deterministic, no random choice. ``safe_point`` may raise StopRequested, then the head is as before.
    """
    features, targets = train
    mean = features.mean(0)
    scale = features.std(0, correction=0).clamp_min(1e-4 * float(features.std(correction=0)) + 1e-12)
    standard = (features - mean) / scale
    standard_val = (val[0] - mean) / scale
    start = torch.zeros(head.out_features, features.shape[1]), torch.zeros(head.out_features)
    best: tuple[float, Tensor, Tensor] | None = None
    for strength in reversed(STRENGTHS):
        safe_point()
        # Each fit starts from the stronger one before it: close to its own optimum, so few steps are needed.
        start = _fit(standard, targets, start, strength, loss)
        with torch.no_grad():
            val_loss = float(plain_loss(nn.functional.linear(standard_val, *start), val[1]))
        if best is None or val_loss < best[0]:
            best = (val_loss, *start)
    assert best is not None
    _, weight, bias = best
    with torch.no_grad():
        head.weight.copy_(weight / scale)
        head.bias.copy_(bias - (weight / scale) @ mean)


def _fit(
    features: Tensor, targets: Tensor, start: tuple[Tensor, Tensor], strength: float, loss: nn.Module
) -> tuple[Tensor, Tensor]:
    weight, bias = (tensor.clone().requires_grad_(True) for tensor in start)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=60, history_size=10, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        value = loss(nn.functional.linear(features, weight, bias), targets) + strength * weight.square().sum() / 2
        value.backward()
        return value

    optimizer.step(closure)
    return weight.detach(), bias.detach()
