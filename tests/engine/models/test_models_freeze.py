"""Frozen means frozen: no gradient, no moving statistics, no dropout, in every family."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from ftstudio.core.model_info import ModelInfo
from ftstudio.models import build, catalog, freeze

# One small member of each family; AlexNet and VGG carry their large hidden classifier layers.
FAMILIES = pytest.mark.parametrize(
    "info",
    [
        catalog.model(name)
        for name in (
            "mobilenet_v3_small", "shufflenet_v2_x1_0", "mobilenet_v2", "mnasnet1_0", "squeezenet1_1",
            "efficientnet_b0", "efficientnet_v2_s", "regnet_y_400mf", "alexnet", "googlenet", "resnet18",
            "densenet121", "convnext_tiny", "swin_t", "inception_v3", "vgg11_bn", "vit_b_16",
        )
    ],
    ids=lambda info: info.name,
)  # fmt: skip


def two_steps(module: nn.Module, size: int) -> None:
    optimizer = torch.optim.SGD(freeze.trainable_parameters(module), lr=0.01)
    generator = torch.Generator().manual_seed(3)
    for _ in range(2):
        images = torch.randn(2, 3, size, size, generator=generator)
        loss = nn.functional.cross_entropy(module(images), torch.tensor([0, 1]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@FAMILIES
def test_training_changes_trainable_stages_and_no_frozen_bit(info: ModelInfo) -> None:
    depth = (len(info.stages) + 1) // 2
    module = build.build(info, 2, 1)
    freeze.freeze(module, info, depth)
    freeze.training_mode(module, info, depth)
    frozen = freeze.frozen_state_hash(module, info, depth)
    before = {name: p.detach().clone() for name, p in module.named_parameters() if p.requires_grad}
    two_steps(module, max(info.min_size, 64 if info.max_size > 64 else 0))
    assert freeze.frozen_state_hash(module, info, depth) == frozen
    moved = {
        freeze.stage_of(name, info)
        for name, parameter in module.named_parameters()
        if name in before and not torch.equal(before[name], parameter)
    }
    assert moved == {*range(depth, len(info.stages)), None}
    assert all(p.grad is None for p in module.parameters() if not p.requires_grad)
    trainable = sum(parameter.numel() for parameter in freeze.trainable_parameters(module))
    assert trainable == catalog.trainable_count(info, depth, 2)


@pytest.mark.parametrize("name", ["mobilenet_v3_small", "googlenet", "resnet18", "swin_t", "alexnet"])
def test_frozen_layers_are_in_eval_mode_and_the_rest_in_train_mode(name: str) -> None:
    info = catalog.model(name)
    module = build.build(info, 2, 1).eval()
    for depth in (0, 1, len(info.stages)):
        freeze.training_mode(module, info, depth)
        for path, layer in module.named_modules():
            if next(layer.parameters(recurse=False), None) is not None:
                stage = freeze.stage_of(f"{path}.", info)
                assert layer.training == (stage is None or stage >= depth), path


def test_disabling_gradients_alone_does_not_freeze_batch_norm() -> None:
    info = catalog.model("resnet18")
    module = build.build(info, 2, 1)
    freeze.freeze(module, info, 3)
    module.train()
    before = freeze.frozen_state_hash(module, info, 3)
    two_steps(module, 64)
    assert freeze.frozen_state_hash(module, info, 3) != before


def test_frozen_stages_are_deterministic_in_train_mode() -> None:
    """Stochastic depth inside frozen stages is off; with nothing frozen it is on, so the test could fail."""
    info = catalog.model("convnext_tiny")
    module = build.build(info, 2, 1)
    images = torch.rand(4, 3, 64, 64)
    answers: list[torch.Tensor] = []
    module.get_submodule("features").register_forward_hook(lambda *args: answers.append(args[2]))
    with torch.no_grad():
        for depth in (4, 4, 0, 0):
            freeze.training_mode(module, info, depth)
            module(images)
    assert torch.equal(answers[0], answers[1])
    assert not torch.equal(answers[2], answers[3])


def test_dropout_belongs_to_the_stage_of_the_layer_it_feeds() -> None:
    info = catalog.model("vgg11")
    with torch.device("meta"):
        module = build.get_model("vgg11", weights=None, num_classes=2, init_weights=False)
    stages = freeze.layer_stages(module, info)
    assert stages["classifier.2"] == 5
    assert stages["classifier.5"] is None
    freeze.training_mode(module, info, 6)
    assert not module.get_submodule("classifier.2").training
    assert module.get_submodule("classifier.5").training


def test_unfreezing_enables_gradients_again() -> None:
    info = catalog.model("squeezenet1_1")
    module = build.build(info, 2, 1)
    freeze.freeze(module, info, len(info.stages))
    assert len(freeze.trainable_parameters(module)) == 2
    freeze.freeze(module, info, 0)
    assert len(freeze.trainable_parameters(module)) == len(list(module.parameters()))


def test_the_hash_detects_one_bit_in_a_buffer() -> None:
    info = catalog.model("shufflenet_v2_x1_0")
    module = build.build(info, 2, 1)
    before = freeze.frozen_state_hash(module, info, 1)
    with torch.no_grad():
        dict(module.named_buffers())["conv1.1.running_mean"][0] += 1e-7
    assert freeze.frozen_state_hash(module, info, 1) != before
