"""From a catalogue row to a network with a fresh output layer, and where that layer sits.

In every network built here the head takes one vector per image: an ``nn.Linear``, or the other one of ``heads``.
SqueezeNet's output layer is published as a 1x1 convolution, a ReLU and an average: here the average comes first and the
ReLU is left out, because it would let a class whose logits fell below zero never learn again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from types import MethodType
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode
from torchvision.models import MNASNet, get_model

from ftstudio.core.model_info import ModelInfo
from ftstudio.models.heads import Head, NearestNeighbours

# What differs from torchvision's defaults. ``transform_input`` turns ImageNet's mean and standard deviation,
# which the catalogue states, into the range that these two were ported with.
_OPTIONS: dict[str, dict[str, Any]] = {
    "googlenet": {"aux_logits": False, "transform_input": True, "init_weights": True},
    "inception_v3": {"aux_logits": False, "transform_input": True, "init_weights": True},
}
HEAD_STD = 0.01


_IS_META = torch.Tensor.is_meta.__get__  # pyright: ignore[reportAttributeAccessIssue] - declared as its value


class _Undrawn(TorchFunctionMode):
    """Leaves parameters as they are made, as whatever the memory holds. Buffers get their values.

    Parameters pass for those without memory: torch's truncated normal distribution looks at that, and at nothing else
    here, before it draws beside the parameter until it likes what it sees.
    """

    def __torch_function__(
        self, func: Callable[..., Any], types: Sequence[type], args: Sequence[Any] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        target = args[0] if args else kwargs.get("tensor")
        if not isinstance(target, nn.Parameter):
            return func(*args, **kwargs)
        if func == _IS_META:
            return True
        name = getattr(func, "__name__", "")
        changes = name.endswith("_") and not name.endswith(("__", "requires_grad_"))
        return target if changes else func(*args, **kwargs)


def build(info: ModelInfo, class_count: int, seed: int, *, drawn: bool = True, references: int = 0) -> nn.Module:
    """The network of ``info`` with random parameters and an output layer for ``class_count`` classes, on the
    CPU.

    Input float32 (N, 3, H, W), output logits (N, class_count). Equal seeds give equal parameters, and the head
    does not depend on what the rest drew; torch's global random state is left as it was. Without ``drawn`` all
    parameters but the head's hold anything: for who fills every one of them, which saves most of the time. With
    ``references`` the head is one of nearest neighbours, with room for so many.
    """
    with torch.random.fork_rng(devices=[]), nullcontext() if drawn else _Undrawn():
        # Not torch.manual_seed: that would seed the GPUs too, which fork_rng does not save here.
        torch.default_generator.manual_seed(seed % 2**63)
        module = get_model(info.architecture, weights=None, **_OPTIONS.get(info.architecture, {}))
    if isinstance(module, MNASNet):
        # It would ask for the version of a state, to tell those of 2019 apart, which no file of tensors keeps.
        module._load_from_state_dict = MethodType(nn.Module._load_from_state_dict, module)  # noqa: SLF001 - the plain one
    return with_new_head(module, info, class_count, seed, references)


def with_new_head(module: nn.Module, info: ModelInfo, class_count: int, seed: int, references: int = 0) -> nn.Module:
    """``module`` with its published output layer exchanged for a new one, drawn from ``seed`` alone."""
    published = module.get_submodule(head_path(info))
    if isinstance(published, nn.Conv2d):
        features = published.in_channels
        module.classifier = nn.Sequential(
            nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5)), nn.Identity()
        )
    else:
        assert isinstance(published, nn.Linear)
        features = published.in_features
    remembers = NearestNeighbours(features, class_count, references) if references else None
    module.set_submodule(head_path(info), remembers or _new_head(features, class_count, seed))
    return module


def _new_head(features: int, class_count: int, seed: int) -> nn.Linear:
    generator = torch.Generator().manual_seed(seed % 2**63)
    # Made without memory first: the usual initialisation would draw from the global generator.
    head = nn.Linear(features, class_count, device="meta").to_empty(device="cpu")
    with torch.no_grad():
        head.weight.normal_(0.0, HEAD_STD, generator=generator)
        head.bias.zero_()
    return head


def torchvision_arguments(info: ModelInfo) -> dict[str, bool]:
    """Keyword arguments for ``torchvision.models.get_model`` to build the network of ``info`` for weights that are
    loaded afterwards."""
    options = _OPTIONS.get(info.architecture, {})
    return {name: value and name != "init_weights" for name, value in options.items()}


def has_pooled_head(info: ModelInfo) -> bool:
    """Whether the output layer stands behind an average here, where torchvision's is a convolution before one."""
    return info.architecture.startswith("squeezenet")


def head_path(info: ModelInfo) -> str:
    """The dotted name of the output layer."""
    return info.head_prefixes[0].removesuffix(".")


def head_module(module: nn.Module, info: ModelInfo) -> Head:
    """The output layer of a network that ``build`` made."""
    head = module.get_submodule(head_path(info))
    assert isinstance(head, Head)
    return head
