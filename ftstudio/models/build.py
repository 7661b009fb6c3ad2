"""Build the network of a catalogue entry with a new output layer.

In every network built here, the head maps one vector per image to outputs (an ``nn.Linear``, or a head from
``heads``), or the maps of an image to boxes (``box_head``).
SqueezeNet's published output layer is a 1x1 convolution, a ReLU and an average. Here the average comes first and the
ReLU is left out, because a class whose logits fall below zero would get no gradient any more.
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
from ftstudio.models import detectors
from ftstudio.models.box_head import BoxHead, Detector
from ftstudio.models.heads import Head, NearestNeighbours

# Options other than torchvision's defaults. ``transform_input`` converts the catalogue's mean and standard deviation of
# ImageNet to the range of the original implementations.
_OPTIONS: dict[str, dict[str, Any]] = {
    "googlenet": {"aux_logits": False, "transform_input": True, "init_weights": True},
    "inception_v3": {"aux_logits": False, "transform_input": True, "init_weights": True},
}
HEAD_STD = 0.01


_IS_META = torch.Tensor.is_meta.__get__  # pyright: ignore[reportAttributeAccessIssue] - declared as a plain bool


class _SkipInitialisation(TorchFunctionMode):
    """Skips the initialisation of parameters, which hold whatever is in memory; buffers get their values.

    ``is_meta`` is reported as True: torch's truncated normal distribution checks it, and nothing else here does, before
    it samples repeatedly until all values are in range.
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
    """Build the network of ``info`` with random parameters on the CPU: float32 (N, 3, H, W) to logits (N, class_count).

    A detector gives what its BoxHead gives.

    Equal seeds give equal parameters, and the head does not depend on the rest; torch's global random state is
    preserved.

    Args:
        info: The architecture.
        class_count: The number of outputs.
        seed: Any integer.
        drawn: If False, all parameters except the head's are uninitialised, which saves most of the time; the caller
            must load them.
        references: If not 0, the head is a k-NN head with room for that many references.
    """
    with torch.random.fork_rng(devices=[]), nullcontext() if drawn else _SkipInitialisation():
        # Not torch.manual_seed, which would also seed the GPUs; fork_rng does not save those here.
        torch.default_generator.manual_seed(seed % 2**63)
        module: Any = get_model(info.architecture, weights=None, **_OPTIONS.get(info.architecture, {}))
    if isinstance(module, MNASNet):
        # MNASNet checks the state's version to detect files of 2019; plain tensor files have none.
        module._load_from_state_dict = MethodType(nn.Module._load_from_state_dict, module)  # noqa: SLF001 - the default loader
    if info.maps:
        tap = detectors.TAPS[info.architecture].block
        features: Any = module.features
        return Detector(features, tap, BoxHead(info.maps, class_count, seed))
    return with_new_head(module, info, class_count, seed, references)


def with_new_head(module: nn.Module, info: ModelInfo, class_count: int, seed: int, references: int = 0) -> nn.Module:
    """Replace the published output layer of ``module`` by a new one that depends on ``seed`` alone."""
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
    # On the meta device first, because the usual initialisation would use the global generator.
    head = nn.Linear(features, class_count, device="meta").to_empty(device="cpu")
    with torch.no_grad():
        head.weight.normal_(0.0, HEAD_STD, generator=generator)
        head.bias.zero_()
    return head


def torchvision_arguments(info: ModelInfo) -> dict[str, bool]:
    """Return arguments for ``torchvision.models.get_model`` that build the network of ``info`` for loading weights."""
    options = _OPTIONS.get(info.architecture, {})
    return {name: value and name != "init_weights" for name, value in options.items()}


def has_pooled_head(info: ModelInfo) -> bool:
    """Whether the output layer follows an average here, but in torchvision is a convolution before it."""
    return info.architecture.startswith("squeezenet")


def head_path(info: ModelInfo) -> str:
    """The dotted name of the output layer."""
    return info.head_prefixes[0].removesuffix(".")


def head_module(module: nn.Module, info: ModelInfo) -> Head:
    """The output layer of a network made by ``build``."""
    head = module.get_submodule(head_path(info))
    assert isinstance(head, Head)
    return head
