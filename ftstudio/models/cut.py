"""Cut a network at the freeze boundary into frozen stages and trainable rest.

The network's graph (torch.fx) shows what depends only on the pixels and on frozen parameters: that is the frozen part
(``trunk``); everything after it is the ``rest``. Both share their layers with the original network, so training the
rest trains the network. Set modes (train, eval) on the network, never on the parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

import torch
from torch import Tensor, fx, nn
from torch.fx.node import Argument, map_arg
from torch.fx.passes.shape_prop import ShapeProp
from torchvision.ops import StochasticDepth

from ftstudio.core.model_info import ModelInfo
from ftstudio.models.attention import OpenAttention
from ftstudio.models.box_head import BoxHead
from ftstudio.models.catalog import in_head
from ftstudio.models.folding import fold_norms
from ftstudio.models.freeze import is_frozen, layer_stages, stage_of
from ftstudio.models.heads import Evidence, NearestNeighbours

_RANDOM = (nn.modules.dropout._DropoutNd, StochasticDepth)  # noqa: SLF001 - their only common base class
"""Layers that are random in train mode: never in the frozen part, unless their stage is frozen."""


@dataclass(frozen=True)
class Cut:
    """A network in two parts: ``rest(*trunk(images))`` are its outputs for images float32 (N, 3, S, S).

    Attributes:
        trunk: Returns the tensors at the boundary as a tuple, each (N, ...); None if nothing is frozen, and ``rest``
            takes the images.
        rest: The trainable part.
        features: The rest without the head; returns what enters the head: (N, D), or the maps of a detector.
    """

    trunk: nn.Module | None
    rest: nn.Module
    features: nn.Module


class _Tracer(fx.Tracer):
    """Does not trace into the head or into layers that check their mode, which tracing would make constant."""

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        return isinstance(m, (StochasticDepth, NearestNeighbours, BoxHead)) or super().is_leaf_module(
            m, module_qualified_name
        )


def cut(module: nn.Module, info: ModelInfo, depth: int, fold_rest: bool) -> Cut:
    """Cut ``module`` after its first ``depth`` stages (0 to all).

    BatchNorm is folded into the convolution before it in the frozen part. With ``fold_rest`` it is folded in the rest
    as well, which is correct only while its statistics are fixed.
    """
    graph = _Tracer().trace(module)
    layers: dict[str, nn.Module] = dict(module.named_modules())

    def stands_still(path: str) -> bool:
        return is_frozen(stage_of(f"{path}.", info), depth)

    fold_norms(graph, layers, lambda norm: fold_rest or stands_still(norm), stands_still)
    images, outputs = _input_and_output(graph)
    head = next(node for node in graph.nodes if node.op == "call_module" and in_head(f"{node.target}.", info))
    boundary = [images] if depth == 0 else _boundary(graph, _trunk(graph, module, info, depth))
    return Cut(
        trunk=_part([images], tuple(boundary), module, layers) if depth else None,
        rest=_part(boundary, outputs, module, layers),
        features=_part(boundary, head.args if len(head.args) > 1 else head.args[0], module, layers),
    )


def sections(module: nn.Module, info: ModelInfo, fold: bool) -> list[nn.Module]:
    """Cut the network into modules that run one after the other: one for each stage, and one for the head.

    Each returns a tuple of tensors, the arguments of the next. With ``fold``, BatchNorm is folded into convolutions.
    """
    graph = _Tracer().trace(module)
    layers: dict[str, nn.Module] = dict(module.named_modules())
    fold_norms(graph, layers, lambda _: fold, lambda _: False)
    images, outputs = _input_and_output(graph)
    boundaries = [[images]]
    boundaries += [_boundary(graph, _trunk(graph, module, info, depth + 1)) for depth in range(len(info.stages))]
    pieces: list[nn.Module] = [_part(before, tuple(after), module, layers) for before, after in pairwise(boundaries)]
    return [*pieces, _part(boundaries[-1], (outputs,), module, layers)]


@dataclass(frozen=True)
class MapCut:
    """A network cut at its last spatial feature map.

    ``after(before(images))`` is the evidence for each class, (N, classes): its outputs, or the votes of a k-NN head.

    Attributes:
        before: Maps images to the map, (N, C, H, W) or (N, H, W, C); the identity for a network on tokens, which has no
            map.
        after: Maps the map to the evidence.
        channels: The dimension of the map that holds its channels.
        attentions: For a network on tokens, its attention layers in order, whose weights are available after a pass;
            tokens without a place come first, then one per patch, row by row.
    """

    before: nn.Module
    after: nn.Module
    channels: int
    attentions: tuple[OpenAttention, ...]


def cut_at_map(module: nn.Module, info: ModelInfo, images: Tensor) -> MapCut:
    """Cut ``module`` for locating evidence in an image.

    The module must be in eval mode and must not be trained afterwards, because its norms are folded for good.

    Args:
        module: A network from ``build``.
        info: Its architecture.
        images: Any images of the size to be used, float32 (1, 3, S, S).
    """
    layers: dict[str, nn.Module] = dict(module.named_modules())
    graph = _Tracer().trace(module)
    fold_norms(graph, layers, lambda _: True, lambda _: True)
    for path, layer in layers.items():
        if isinstance(layer, nn.MultiheadAttention):
            layers[path] = OpenAttention(layer)
        elif isinstance(layer, NearestNeighbours):
            layers[path] = Evidence(layer)
    start, outputs = _input_and_output(graph)
    whole = _part([start], outputs, module, layers)
    with torch.no_grad():
        ShapeProp(whole).propagate(images)
    start, outputs = _input_and_output(whole.graph)
    before_head = list(takewhile(lambda node: not in_head(f"{node.target}.", info), whole.graph.nodes))
    last, channels = next(
        (node, channels)
        for node in reversed(before_head)
        if (channels := _channels_of(node)) is not None and (channels == _TOKENS or _separates(node, start, outputs))
    )
    if channels == _TOKENS:
        attentions = tuple(layer for layer in whole.modules() if isinstance(layer, OpenAttention))
        return MapCut(nn.Identity(), whole, channels, attentions)
    return MapCut(_part([start], last, whole, layers), _part([last], outputs, whole, layers), channels, ())


_TOKENS = 2


def _channels_of(node: fx.Node) -> int | None:
    """The channel dimension of a node's value if it is a spatial map, otherwise None.

    Maps are square like the images; a sequence of tokens has three dimensions.
    """
    shape = tuple(getattr(node.meta.get("tensor_meta"), "shape", ()))
    if len(shape) == 3 and shape[1] > 1:
        return _TOKENS
    if len(shape) == 4 and shape[2] == shape[3] > 1:
        return 1
    return 3 if len(shape) == 4 and shape[1] == shape[2] > 1 else None


def _separates(place: fx.Node, start: fx.Node, outputs: Argument) -> bool:
    """Whether every path from ``start`` to ``outputs`` passes ``place``."""
    return place is not start and start not in _needed([place], outputs)


def _input_and_output(graph: fx.Graph) -> tuple[fx.Node, Argument]:
    """The input node and the network's output."""
    images = next(node for node in graph.nodes if node.op == "placeholder")
    return images, next(node for node in graph.nodes if node.op == "output").args[0]


def _trunk(graph: fx.Graph, module: nn.Module, info: ModelInfo, depth: int) -> set[fx.Node]:
    """All nodes whose values training cannot change."""
    stages = layer_stages(module, info)
    trunk: set[fx.Node] = set()
    for node in graph.nodes:
        if node.op == "get_attr":
            stands_still = is_frozen(stage_of(str(node.target), info), depth)
        elif node.op == "call_module":
            layer = module.get_submodule(str(node.target))
            learns = next(layer.parameters(), None) is not None or isinstance(layer, (*_RANDOM, NearestNeighbours))
            stands_still = not learns or is_frozen(stages.get(str(node.target)), depth)
        else:
            stands_still = node.op != "output"
        if stands_still and trunk.issuperset(node.all_input_nodes):
            trunk.add(node)
    return trunk


def _boundary(graph: fx.Graph, trunk: set[fx.Node]) -> list[fx.Node]:
    """The nodes of ``trunk`` whose values the rest needs, in order.

    Values computed from other boundary values by layers without parameters (the pooling branch of an Inception block)
    are left to the rest, because computing them is cheaper than caching them.
    """
    while True:
        needed = {source for node in graph.nodes if node not in trunk for source in node.all_input_nodes}
        boundary = [node for node in graph.nodes if node in needed and node in trunk and node.op != "get_attr"]
        spare = [node for node in boundary if node.all_input_nodes and set(boundary).issuperset(node.all_input_nodes)]
        if not spare:
            return boundary
        trunk.difference_update(spare)


def _part(
    inputs: Sequence[fx.Node], outputs: Argument, module: nn.Module, layers: Mapping[str, nn.Module]
) -> fx.GraphModule:
    """The part of a graph that computes ``outputs`` (nodes, or a tuple of them) from ``inputs``."""
    part = fx.Graph()
    copies = {node: part.placeholder(node.name) for node in inputs}
    root: dict[str, Any] = {}

    for node in _needed(inputs, outputs):
        copies[node] = part.node_copy(node, copies.__getitem__)
        path = str(node.target)
        if node.op == "call_module":
            root[path] = layers[path]
        elif node.op == "get_attr":
            root[path] = _attribute(module, path)
    part.output(map_arg(outputs, copies.__getitem__))
    return fx.GraphModule(root, part)


def _needed(inputs: Sequence[fx.Node], outputs: Argument) -> list[fx.Node]:
    """All nodes between ``inputs`` and ``outputs``, in graph order."""
    found: set[fx.Node] = set()
    waiting: list[fx.Node] = []
    map_arg(outputs, waiting.append)
    while waiting:
        node = waiting.pop()
        if node not in found and node not in inputs:
            found.add(node)
            waiting += node.all_input_nodes
    return [node for node in next(iter(found)).graph.nodes if node in found] if found else []


def _attribute(module: nn.Module, path: str) -> object:
    owner, _, name = path.rpartition(".")
    return getattr(module.get_submodule(owner), name)
