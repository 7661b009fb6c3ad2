"""What the tensors of a checkpoint must look like to resume a run: exact names, shapes and types."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from msgspec import Struct
from torch import Tensor, nn

from ftstudio.engine.checkpoints.optimizer_state import Shape, expected_state


class Expectation(Struct, frozen=True):
    """Expected shapes of ``model`` by name, and of ``optimizer`` by parameter name (see ``expected_state``)."""

    model: dict[str, Shape]
    optimizer: dict[str, dict[str, Shape]]

    @classmethod
    def of(cls, module: nn.Module, optimizer: torch.optim.Optimizer) -> Expectation:
        return cls(shapes(module.state_dict()), expected_state(optimizer, module))

    def misfit(self, model: Mapping[str, Tensor], optimizer: Mapping[str, Tensor]) -> str:
        """Describe the first difference; empty if everything fits."""
        updated = {key.rpartition("|")[0] for key in optimizer}
        frozen = sorted(updated - self.optimizer.keys())
        if frozen:
            return f"it has optimiser state for {frozen[0]}, which is frozen"
        expected = {key: shape for name in updated for key, shape in self.optimizer[name].items()}
        return _difference(self.model, shapes(model)) or _difference(expected, shapes(optimizer))


def shapes(tensors: Mapping[str, Tensor]) -> dict[str, Shape]:
    """Return shape and type of each tensor, by name."""
    return {name: (tuple(tensor.shape), tensor.dtype) for name, tensor in tensors.items()}


def _difference(expected: Mapping[str, Shape], found: Mapping[str, Shape]) -> str:
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            return f"{name} is missing"
        if name not in expected:
            return f"unexpected entry {name}"
        if found[name] != expected[name]:
            return f"{name} is {_in_words(found[name])} instead of {_in_words(expected[name])}"
    return ""


def _in_words(shape: Shape) -> str:
    sizes, dtype = shape
    return f"{' x '.join(map(str, sizes)) or 'one number'} of {str(dtype).removeprefix('torch.')}"
