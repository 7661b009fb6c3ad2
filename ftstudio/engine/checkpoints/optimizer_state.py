"""Convert an optimiser's state to named tensors and back."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from ftstudio.engine.network.optim import AVERAGE

Shape = tuple[tuple[int, ...], torch.dtype]

_LIKE_PARAMETER = {
    torch.optim.AdamW: ("exp_avg", "exp_avg_sq"),
    torch.optim.SGD: ("momentum_buffer",),
}
_COUNTS_STEPS = (torch.optim.AdamW,)


def optimizer_tensors(optimizer: torch.optim.Optimizer, module: nn.Module) -> dict[str, Tensor]:
    """Return the state of ``optimizer`` for the parameters of ``module``, keyed "parameter name|field".

    The tensors are the optimiser's own, not copies.
    """
    names = _names(module)
    return {
        f"{names[id(parameter)]}|{field}": torch.as_tensor(value)
        for parameter, fields in optimizer.state.items()
        for field, value in fields.items()
        if value is not None
    }


def restore_optimizer(optimizer: torch.optim.Optimizer, module: nn.Module, flat: Mapping[str, Tensor]) -> None:
    """Restore state from ``optimizer_tensors``."""
    parameters = dict(module.named_parameters())
    for key, value in flat.items():
        name, _, field = key.rpartition("|")
        parameter = parameters[name]
        # AdamW counts its steps on the CPU; everything else is on the parameter's device.
        if field == "step":
            optimizer.state[parameter][field] = value.clone()
        else:  # strides as the optimiser would create them, for its fast path
            optimizer.state[parameter][field] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


def expected_state(optimizer: torch.optim.Optimizer, module: nn.Module) -> dict[str, dict[str, Shape]]:
    """Return, by name of each trainable parameter, shape and dtype of each tensor that the optimiser stores for it.

    A parameter has all of them or, before its first update, none.
    """
    names, kind = _names(module), type(optimizer)
    expected: dict[str, dict[str, Shape]] = {}
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            name, shape = names[id(parameter)], (tuple(parameter.shape), parameter.dtype)
            fields = (*_LIKE_PARAMETER[kind], AVERAGE) if group["ema_decay"] else _LIKE_PARAMETER[kind]
            expected[name] = {f"{name}|{field}": shape for field in fields}
            if kind in _COUNTS_STEPS:
                expected[name][f"{name}|step"] = ((), torch.float32)
    return expected


def _names(module: nn.Module) -> dict[int, str]:
    return {id(parameter): name for name, parameter in module.named_parameters()}
