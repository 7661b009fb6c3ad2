"""Attention that can be looked into."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn
from torch.nn import functional


class OpenAttention(nn.Module):
    """A self-attention layer of torch with its own parameters, computed so that the weights it gave out in the last
    pass can be seen, and asked for their gradients: the layer itself goes a quicker way that never shows them.

    ``weights`` are float (N, heads, T, T), rows sum up to 1; row i says what token i took from which.
    """

    weights: Tensor

    def __init__(self, attention: nn.MultiheadAttention) -> None:
        super().__init__()
        assert attention.batch_first and attention.in_proj_weight is not None and attention.bias_k is None
        self.attention = attention

    def forward(self, tokens: Tensor, *_same: Tensor, **_options: Any) -> tuple[Tensor, None]:
        """Tokens (N, T, D), given three times as the layer wants them, to as many; no dropout."""
        layer = self.attention
        count, length, width = tokens.shape
        apart = (count, length, 3, layer.num_heads, width // layer.num_heads)
        asked, offered, values = (
            functional.linear(tokens, layer.in_proj_weight, layer.in_proj_bias).view(apart).permute(2, 0, 3, 1, 4)
        )
        weights = (asked @ offered.transpose(-2, -1) * layer.head_dim**-0.5).softmax(-1)
        if not weights.requires_grad:  # the first in a network whose parameters stand still
            weights.requires_grad_()
        self.weights = weights
        mixed = (weights @ values).transpose(1, 2).reshape(count, length, width)
        return functional.linear(mixed, layer.out_proj.weight, layer.out_proj.bias), None
