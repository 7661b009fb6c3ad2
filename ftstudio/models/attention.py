"""Self-attention layers whose weights can be inspected."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn
from torch.nn import functional


class OpenAttention(nn.Module):
    """A self-attention layer with the parameters of a torch layer that stores its attention weights.

    torch's own layer uses a fast path that never materialises them. Here the ``weights`` of the last pass, float (N,
    heads, T, T), are available and have gradients. Each row sums to 1; row i holds the weights of token i on all
    tokens.
    """

    weights: Tensor

    def __init__(self, attention: nn.MultiheadAttention) -> None:
        super().__init__()
        assert attention.batch_first and attention.in_proj_weight is not None and attention.bias_k is None
        self.attention = attention

    def forward(self, tokens: Tensor, *_same: Tensor, **_options: Any) -> tuple[Tensor, None]:
        """Map tokens (N, T, D), passed three times like to torch's layer, to tokens (N, T, D), without dropout."""
        layer = self.attention
        count, length, width = tokens.shape
        apart = (count, length, 3, layer.num_heads, width // layer.num_heads)
        asked, offered, values = (
            functional.linear(tokens, layer.in_proj_weight, layer.in_proj_bias).view(apart).permute(2, 0, 3, 1, 4)
        )
        weights = (asked @ offered.transpose(-2, -1) * layer.head_dim**-0.5).softmax(-1)
        if not weights.requires_grad:  # in the first layer of a network without trainable parameters
            weights.requires_grad_()
        self.weights = weights
        mixed = (weights @ values).transpose(1, 2).reshape(count, length, width)
        return functional.linear(mixed, layer.out_proj.weight, layer.out_proj.bias), None
