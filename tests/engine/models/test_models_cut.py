"""Cutting a network at the freeze boundary: the two parts together are the network, and only one of them learns."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from ftstudio.core.model_info import ModelInfo
from ftstudio.models import build, catalog, freeze
from ftstudio.models.cut import Cut, cut
from ftstudio.models.folding import FoldedConv

SIZE = 64
DEEPER = ("efficientnet_b1", "efficientnet_b2", "efficientnet_b3", "resnet34", "resnet101", "convnext_small", "swin_s",
          "vgg11", "vgg16", "vgg16_bn", "starter", "squeezenet1_0", "regnet_y_3_2gf")  # fmt: skip
EACH_FAMILY = pytest.mark.parametrize(
    "info", [info for info in catalog.MODELS if info.name not in DEEPER], ids=lambda info: info.name
)
"""Without those that only repeat a smaller one's layers more often."""


def with_lived_in_norms(info: ModelInfo) -> nn.Module:
    """A network whose BatchNorm layers have statistics, scales and shifts that are not those of a fresh one."""
    module = build.build(info, 3, seed=0)
    generator = torch.Generator().manual_seed(0)
    for layer in module.modules():
        if isinstance(layer, nn.BatchNorm2d):
            assert layer.running_mean is not None and layer.running_var is not None
            for tensor, low, high in (
                (layer.running_mean, -0.2, 0.2),
                (layer.running_var, 0.5, 1.5),
                (layer.weight.data, 0.5, 1.5),
                (layer.bias.data, -0.2, 0.2),
            ):
                tensor.uniform_(low, high, generator=generator)
    return module.eval().to(memory_format=torch.channels_last)


def images_for(info: ModelInfo, count: int) -> torch.Tensor:
    side = max(info.min_size, min(SIZE, info.max_size))
    images = torch.randn(count, 3, side, side, generator=torch.Generator().manual_seed(1))
    return images.to(memory_format=torch.channels_last)


def some_depths(info: ModelInfo) -> list[int]:
    """One stage, half of them, all."""
    stages = len(info.stages)
    return [1, (stages + 1) // 2, stages]


def boundary_of(parts: Cut, images: torch.Tensor) -> tuple[torch.Tensor, ...]:
    return (images,) if parts.trunk is None else parts.trunk(images)


@EACH_FAMILY
def test_both_parts_of_a_cut_network_equal_the_network(info: ModelInfo) -> None:
    module, images = with_lived_in_norms(info), images_for(info, 2)
    with torch.no_grad():
        whole = module(images)
        for depth in (0, some_depths(info)[1]):
            freeze.freeze(module, info, depth)
            for fold_rest in (False, True):
                parts = cut(module, info, depth, fold_rest)
                boundary = boundary_of(parts, images)
                torch.testing.assert_close(parts.rest(*boundary), whole, rtol=1e-3, atol=1e-4)
                features = parts.features(*boundary)
                torch.testing.assert_close(build.head_module(module, info)(features), whole, rtol=1e-3, atol=1e-4)


@EACH_FAMILY
def test_the_frozen_part_has_no_trainable_parameters_and_the_rest_has_all(info: ModelInfo) -> None:
    module = build.build(info, 3, seed=0)
    for depth in range(1, len(info.stages) + 1):
        freeze.freeze(module, info, depth)
        parts = cut(module, info, depth, fold_rest=True)
        assert parts.trunk is not None
        assert not any(parameter.requires_grad for parameter in parts.trunk.parameters())
        learning = {id(parameter) for parameter in module.parameters() if parameter.requires_grad}
        assert learning <= {id(parameter) for parameter in parts.rest.parameters()}


@EACH_FAMILY
def test_features_of_an_image_do_not_depend_on_its_batch(info: ModelInfo) -> None:
    module, images = with_lived_in_norms(info), images_for(info, 16)
    turned = torch.randperm(16, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        depths = some_depths(info)[: 2 if info.name == "vit_b_16" else 3]  # its blocks are alike, and slow
        for trunk in (cut(module, info, depth, fold_rest=False).trunk for depth in depths):
            assert trunk is not None
            for there, elsewhere in zip(trunk(images), trunk(images[turned]), strict=True):
                assert torch.equal(there[turned], elsewhere)


def test_with_everything_frozen_the_boundary_is_one_vector_per_image() -> None:
    info = catalog.model("inception_v3")
    module = build.build(info, 3, seed=0).eval()
    trunk = cut(module, info, len(info.stages), fold_rest=False).trunk
    assert trunk is not None
    with torch.no_grad():
        boundary = trunk(images_for(info, 2))
    assert len(boundary) == 1
    assert boundary[0][0].numel() == build.head_module(module, info).in_features


def test_without_frozen_stages_the_rest_is_the_whole_network() -> None:
    info = catalog.model("resnet18")
    parts = cut(build.build(info, 3, seed=0), info, 0, fold_rest=False)
    assert parts.trunk is None
    assert not any(isinstance(layer, FoldedConv) for layer in parts.rest.modules())


def test_gradients_through_a_folded_norm_equal_those_of_the_two_layers() -> None:
    info = catalog.model("resnet18")
    images, targets = images_for(info, 4), torch.tensor([0, 1, 2, 0])
    gradients: list[dict[str, torch.Tensor]] = []
    for fold_rest in (False, True):
        module = with_lived_in_norms(info)
        freeze.freeze(module, info, 3)
        parts = cut(module, info, 3, fold_rest)
        nn.functional.cross_entropy(parts.rest(*boundary_of(parts, images)), targets).backward()
        gradients.append({name: p.grad for name, p in module.named_parameters() if p.grad is not None})
    plain, folded = gradients
    assert plain.keys() == folded.keys()
    for name, gradient in plain.items():
        torch.testing.assert_close(folded[name], gradient, rtol=1e-3, atol=1e-5)


def test_training_the_rest_trains_the_network() -> None:
    info = catalog.model("mobilenet_v3_small")
    module, images = with_lived_in_norms(info), images_for(info, 2)
    freeze.freeze(module, info, 6)
    parts = cut(module, info, 6, fold_rest=True)
    before = module(images).detach()
    parts.rest(*boundary_of(parts, images)).sum().backward()
    with torch.no_grad():
        for parameter in freeze.trainable_parameters(module):
            assert parameter.grad is not None
            parameter -= 0.1 * parameter.grad
        after = module(images)
        assert not torch.allclose(after, before)
        torch.testing.assert_close(parts.rest(*boundary_of(parts, images)), after, rtol=1e-4, atol=1e-4)
