"""Detect NaN and infinite values, which usually come from a learning rate that is too high."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor

from ftstudio.core.errors import UserError


class NonFinite(UserError):
    """A loss or tensor became NaN or infinite. A lower learning rate from the best epoch may help.

    Args:
        what: The loss, or the name of the parameter.
        where: When it was found, in words.
    """

    def __init__(self, what: str, where: str) -> None:
        super().__init__(
            f"{what} became NaN or infinite {where}; the best epoch so far is saved.",
            "Train again with a lower learning rate or precision float32.",
        )
        self.what, self.where = what, where


def check_finite(states: Iterable[Mapping[str, Tensor]], where: str) -> None:
    """Raise NonFinite, naming the first tensor that has a NaN or infinite value; ``where`` says when, in words."""
    spoilt = first_non_finite(states)
    if spoilt:
        raise NonFinite(spoilt, where)


def first_non_finite(states: Iterable[Mapping[str, Tensor]]) -> str:
    """Return the name of the first tensor with a NaN or infinite value, or an empty string.

    Synchronises with each device once, not once per tensor.
    """
    by_device: dict[torch.device, list[tuple[str, Tensor]]] = {}
    for state in states:
        for name, tensor in state.items():
            if tensor.is_floating_point():
                by_device.setdefault(tensor.device, []).append((name, tensor))
    for tensors in by_device.values():
        sound = torch.stack([tensor.isfinite().all() for _, tensor in tensors]).tolist()
        if False in sound:
            return tensors[sound.index(False)][0]
    return ""
