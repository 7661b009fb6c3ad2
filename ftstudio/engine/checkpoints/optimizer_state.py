"""An optimiser's state as flat tensors and back, and what such tensors have to look like."""

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
    """The state that ``optimizer`` keeps for parameters of ``module``, keyed "parameter name|field".

    The tensors are the optimiser's own: nothing is copied.
    """
    names = _names(module)
    return {
        f"{names[id(parameter)]}|{field}": torch.as_tensor(value)
        for parameter, fields in optimizer.state.items()
        for field, value in fields.items()
        if value is not None
    }


def restore_optimizer(optimizer: torch.optim.Optimizer, module: nn.Module, flat: Mapping[str, Tensor]) -> None:
    """Put state from ``optimizer_tensors`` back."""
    parameters = dict(module.named_parameters())
    for key, value in flat.items():
        name, _, field = key.rpartition("|")
        parameter = parameters[name]
        # AdamW counts its steps on the CPU; everything else lies with the parameter.
        if field == "step":
            optimizer.state[parameter][field] = value.clone()
        else:  # laid out in memory like the parameter, as the optimiser made it: so it takes the same fast road
            optimizer.state[parameter][field] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


def expected_state(optimizer: torch.optim.Optimizer, module: nn.Module) -> dict[str, dict[str, Shape]]:
    """By name of a parameter that trains, the shape and dtype of each tensor that the optimiser keeps for it.

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
