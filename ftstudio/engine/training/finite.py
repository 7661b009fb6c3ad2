"""Numbers that are none: NaN and infinities, which a learning rate that is too high ends in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor

from ftstudio.core.errors import UserError


class NonFinite(UserError):
    """``what`` (a loss, a parameter) is not finite any more; ``where`` says since when, in words. From where the run
    stood well, a lower learning rate may help."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(
            f"{what} became NaN or infinite {where}; the best epoch so far is saved.",
            "Train again with a lower learning rate or precision float32.",
        )
        self.what, self.where = what, where


def check_finite(states: Iterable[Mapping[str, Tensor]], where: str) -> None:
    """Raises NonFinite that names the first tensor with a number that is none."""
    spoilt = first_non_finite(states)
    if spoilt:
        raise NonFinite(spoilt, where)


def first_non_finite(states: Iterable[Mapping[str, Tensor]]) -> str:
    """The name of the first tensor with a number that is none, empty when there is no such.

    A device is waited for once, not for each tensor.
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
