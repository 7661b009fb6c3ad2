"""A network cut at the freeze boundary: the frozen trunk, and the rest, which trains.

The graph of the network (torch.fx) tells what depends on the pixels and on frozen parameters alone: that is the trunk,
as far as it reaches. Everything after it is the rest. Both share their layers with the network they were cut from:
what the rest learns, the network has learned. Modes (train, eval) are set on the network, never on the parts.
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
from ftstudio.models.catalog import in_head
from ftstudio.models.folding import fold_norms
from ftstudio.models.freeze import is_frozen, layer_stages, stage_of
from ftstudio.models.heads import Evidence, NearestNeighbours

_RANDOM = (nn.modules.dropout._DropoutNd, StochasticDepth)  # noqa: SLF001 - the only common name of all of them
"""Layers that draw while they train: never in the trunk, unless their stage is frozen and they stand still."""


@dataclass(frozen=True)
class Cut:
    """``rest(*trunk(images))`` are the outputs of the network for images float32 (N, 3, S, S).

    ``trunk`` answers with a tuple, the tensors at the boundary, each with N first; None where nothing is frozen: then
    ``rest`` takes the images. ``features`` is the rest without the head: what enters the head, (N, D).
    """

    trunk: nn.Module | None
    rest: nn.Module
    features: nn.Module


class _Tracer(fx.Tracer):
    """Leaves layers whole whose forward pass asks for their mode (traced through, they would keep that of today), and
    the head."""

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        return isinstance(m, (StochasticDepth, NearestNeighbours)) or super().is_leaf_module(m, module_qualified_name)


def cut(module: nn.Module, info: ModelInfo, depth: int, fold_rest: bool) -> Cut:
    """``module`` cut after its first ``depth`` stages (0 to all of them).

    BatchNorm is folded into the convolution before it in the trunk, and with ``fold_rest`` in the rest as well, which
    is right as long as it keeps its statistics there.
    """
    graph = _Tracer().trace(module)
    layers: dict[str, nn.Module] = dict(module.named_modules())

    def stands_still(path: str) -> bool:
        return is_frozen(stage_of(f"{path}.", info), depth)

    fold_norms(graph, layers, lambda norm: fold_rest or stands_still(norm), stands_still)
    images, outputs = _ends(graph)
    head = next(node for node in graph.nodes if node.op == "call_module" and in_head(f"{node.target}.", info))
    boundary = [images] if depth == 0 else _boundary(graph, _trunk(graph, module, info, depth))
    return Cut(
        trunk=_part([images], tuple(boundary), module, layers) if depth else None,
        rest=_part(boundary, outputs, module, layers),
        features=_part(boundary, head.args[0], module, layers),
    )


def sections(module: nn.Module, info: ModelInfo, fold: bool) -> list[nn.Module]:
    """The network in pieces that run one after the other, each a tuple of tensors to the next: one for each stage, and
    one for the head."""
    graph = _Tracer().trace(module)
    layers: dict[str, nn.Module] = dict(module.named_modules())
    fold_norms(graph, layers, lambda _: fold, lambda _: False)
    images, outputs = _ends(graph)
    boundaries = [[images]]
    boundaries += [_boundary(graph, _trunk(graph, module, info, depth + 1)) for depth in range(len(info.stages))]
    pieces: list[nn.Module] = [_part(before, tuple(after), module, layers) for before, after in pairwise(boundaries)]
    return [*pieces, _part(boundaries[-1], (outputs,), module, layers)]


@dataclass(frozen=True)
class MapCut:
    """A network cut at the last place where its features still lie over the image: ``after(before(images))`` is what
    is the evidence for each class, (N, classes): its outputs, or the votes of a k-NN head.

    What passes there is a map, (N, C, H, W) or (N, H, W, C), with its channels in dimension ``channels``. A network
    that works on a sequence of tokens has no such place: ``before`` hands the images on, and ``attentions`` are its
    attention layers in their order, whose weights over the tokens (first those that stand for no place, then one for
    each patch, row by row) are in sight after a pass.
    """

    before: nn.Module
    after: nn.Module
    channels: int
    attentions: tuple[OpenAttention, ...]


def cut_at_map(module: nn.Module, info: ModelInfo, images: Tensor) -> MapCut:
    """``module``, in evaluation mode, cut for asking where in an image it found what; ``images`` float32 (1, 3, S, S)
    of the size it will be given. It must no longer train: its norms are folded for good."""
    layers: dict[str, nn.Module] = dict(module.named_modules())
    graph = _Tracer().trace(module)
    fold_norms(graph, layers, lambda _: True, lambda _: True)
    for path, layer in layers.items():
        if isinstance(layer, nn.MultiheadAttention):
            layers[path] = OpenAttention(layer)
        elif isinstance(layer, NearestNeighbours):
            layers[path] = Evidence(layer)
    start, outputs = _ends(graph)
    whole = _part([start], outputs, module, layers)
    with torch.no_grad():
        ShapeProp(whole).propagate(images)
    start, outputs = _ends(whole.graph)
    before_head = list(takewhile(lambda node: not in_head(f"{node.target}.", info), whole.graph.nodes))
    last, channels = next(
        (node, channels)
        for node in reversed(before_head)
        if (channels := _channels_of(node)) is not None and (channels == _TOKENS or _all_pass(node, start, outputs))
    )
    if channels == _TOKENS:
        attentions = tuple(layer for layer in whole.modules() if isinstance(layer, OpenAttention))
        return MapCut(nn.Identity(), whole, channels, attentions)
    return MapCut(_part([start], last, whole, layers), _part([last], outputs, whole, layers), channels, ())


_TOKENS = 2


def _channels_of(node: fx.Node) -> int | None:
    """Which dimension of a node's value holds the channels where it lies over the image; None for all else. Images are
    square, and so is every map of them; a sequence of tokens has three dimensions."""
    shape = tuple(getattr(node.meta.get("tensor_meta"), "shape", ()))
    if len(shape) == 3 and shape[1] > 1:
        return _TOKENS
    if len(shape) == 4 and shape[2] == shape[3] > 1:
        return 1
    return 3 if len(shape) == 4 and shape[1] == shape[2] > 1 else None


def _all_pass(place: fx.Node, start: fx.Node, outputs: Argument) -> bool:
    """Whether everything on the way from ``start`` to ``outputs`` passes ``place``: no branch goes by beside it."""
    return place is not start and start not in _needed([place], outputs)


def _ends(graph: fx.Graph) -> tuple[fx.Node, Argument]:
    """The images, and what the network answers with."""
    images = next(node for node in graph.nodes if node.op == "placeholder")
    return images, next(node for node in graph.nodes if node.op == "output").args[0]


def _trunk(graph: fx.Graph, module: nn.Module, info: ModelInfo, depth: int) -> set[fx.Node]:
    """Every node whose value training can never change."""
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
    """The nodes of ``trunk`` whose values the rest needs, in their order.

    What is made of other boundary values alone, by a layer without parameters (the pooling branch of an Inception
    block), is left to the rest: it costs less than keeping it.
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
    """The part of a graph that makes ``outputs`` (nodes, or a tuple of them) of ``inputs``."""
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
    """Everything between ``inputs`` and ``outputs``, in the order of the graph."""
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
