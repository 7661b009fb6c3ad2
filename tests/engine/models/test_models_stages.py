"""What the catalogue says about every network is true of the network that is built."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save as to_safetensors
from torch import nn

from ftstudio.core.control import RunControl
from ftstudio.core.model_info import ModelInfo
from ftstudio.models import build, catalog, freeze, weights
from ftstudio.models.cut import cut

# The rest would only cost time: they are larger brothers of these, with the same code under them.
SMALL = tuple(
    catalog.model(name)
    for name in (
        "starter", "shufflenet_v2_x1_0", "mobilenet_v3_large", "mobilenet_v2", "mnasnet1_0", "squeezenet1_0",
        "efficientnet_b0", "regnet_y_400mf", "googlenet", "resnet18", "densenet121", "convnext_tiny", "swin_t",
        "inception_v3",
    )
)  # fmt: skip
EVERY = pytest.mark.parametrize("info", catalog.MODELS, ids=lambda info: info.name)
EACH_SMALL = pytest.mark.parametrize("info", SMALL, ids=lambda info: info.name)


def without_memory(info: ModelInfo, monkeypatch: pytest.MonkeyPatch) -> nn.Module:
    """The network for five classes on the meta device, where its design allows: nothing is initialised."""
    if info.architecture.startswith("regnet"):
        return build.build(info, 5, 0)
    for name in (
        "normal_",
        "uniform_",
        "trunc_normal_",
        "kaiming_normal_",
        "kaiming_uniform_",
        "xavier_uniform_",
    ):
        monkeypatch.setattr(nn.init, name, lambda tensor, *_args, **_kwargs: tensor)
    with torch.device("meta"):
        module = build.get_model(info.architecture, weights=None, **build._OPTIONS.get(info.architecture, {}))
    return build.with_new_head(module, info, 5, 0)


@EVERY
def test_each_parameter_is_in_exactly_one_stage_or_the_head(info: ModelInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    module = without_memory(info, monkeypatch)
    counted = [0] * len(info.stages)
    head = 0
    reached = 0
    for name, parameter in module.named_parameters():
        matching = [n for n, stage in enumerate(info.stages) if name.startswith(stage.prefixes)]
        assert len(matching) + name.startswith(info.head_prefixes) == 1, name
        if not matching:
            head += parameter.numel()
            continue
        counted[matching[0]] += parameter.numel()
        # ViT's bare parameters are listed before its layers, all others come in the order of the forward pass.
        assert matching[0] >= reached, f"{name} comes after a later stage"
        reached = matching[0]
    assert counted == [stage.parameters for stage in info.stages]
    assert head == catalog.head_parameters(info, 5)
    for name, _buffer in module.named_buffers():
        assert freeze.stage_of(name, info) is not None, name


@EVERY
def test_every_network_is_recognised_by_its_tensors(info: ModelInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    module = without_memory(info, monkeypatch)
    found = catalog.recognise({name: tuple(tensor.shape) for name, tensor in module.state_dict().items()})
    assert found is not None
    assert found.architecture == info.architecture


@EACH_SMALL
def test_stages_run_in_the_order_they_are_listed(info: ModelInfo) -> None:
    module = build.build(info, 3, 0).eval()
    order: list[int] = []

    def note(stage: int) -> None:
        if not order or order[-1] != stage:
            order.append(stage)

    for path, stage in freeze.layer_stages(module, info).items():
        layer = module.get_submodule(path)
        if stage is not None and not list(layer.children()) and list(layer.parameters()):
            layer.register_forward_pre_hook(lambda *_, stage=stage: note(stage))
    size = max(info.min_size, 64)
    with torch.no_grad():
        module(torch.rand(1, 3, size, size))
    assert order == list(range(len(info.stages)))


@EACH_SMALL
def test_the_head_takes_one_vector_and_gives_one_number_per_class(info: ModelInfo) -> None:
    module = build.build(info, 3, 0).eval()
    images = torch.rand(2, 3, max(info.min_size, 64), max(info.min_size, 64))
    with torch.no_grad():
        features = cut(module, info, 0, fold_rest=False).features(images)
        logits = module(images)
        head = build.head_module(module, info)
        assert features.shape == (2, head.in_features)
        assert logits.shape == (2, 3)
        torch.testing.assert_close(head(features), logits)


def test_the_same_seed_builds_the_same_network_and_preserves_the_random_state() -> None:
    info = catalog.model("squeezenet1_1")
    before = torch.get_rng_state()
    first, second, other = (build.build(info, 4, seed).state_dict() for seed in (7, 7, 8))
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert not torch.equal(first["classifier.1.weight"], other["classifier.1.weight"])
    assert not torch.equal(first["features.0.weight"], other["features.0.weight"])


@pytest.mark.parametrize(
    "name", ["starter", "googlenet", "swin_t", "vit_b_16", "squeezenet1_1", "shufflenet_v2_x1_0", "regnet_y_400mf"]
)
def test_skipping_initialisation_changes_only_the_parameters_below_the_head(name: str) -> None:
    info = catalog.model(name)
    before = torch.get_rng_state()
    drawn, undrawn = build.build(info, 3, 7), build.build(info, 3, 7, drawn=False)
    assert torch.equal(before, torch.get_rng_state())
    below = {path for path, _ in drawn.named_parameters() if not catalog.in_head(path, info)}
    first, second = drawn.state_dict(), undrawn.state_dict()
    assert first.keys() == second.keys()
    assert all(first[path].shape == second[path].shape for path in first)
    assert all(torch.equal(first[path], second[path]) for path in first if path not in below)
    for (_, one), (_, other) in zip(drawn.named_buffers(), undrawn.named_buffers(), strict=True):
        assert torch.equal(one, other), "buffers that no file holds too"
    assert all(parameter.requires_grad for parameter in undrawn.parameters())

    undrawn.load_state_dict(first)
    images = torch.rand(2, 3, 64, 64) if name != "vit_b_16" else torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        assert torch.equal(drawn.eval()(images), undrawn.eval()(images))


def test_loading_weights_sets_every_uninitialised_parameter(tmp_path: Path) -> None:
    info = catalog.model("resnet18")
    path = tmp_path / "weights.safetensors"
    path.write_bytes(to_safetensors(build.build(info, 1000, 1).state_dict()))
    fields: list[dict[str, torch.Tensor]] = []
    for drawn in (True, False):
        module = build.build(info, 3, 5, drawn=drawn)
        weights.load_backbone(module, info, str(path), RunControl(), lambda _: None)
        fields.append(module.state_dict())
    assert all(torch.equal(fields[0][name], fields[1][name]) for name in fields[0])


def test_auxiliary_heads_are_removed_and_inputs_are_rescaled() -> None:
    for name in ("googlenet", "inception_v3"):
        module = build.build(catalog.model(name), 2, 0)
        assert not any(key.startswith(("aux", "Aux")) for key in module.state_dict())
        assert module.transform_input
        module.train()
        assert isinstance(module(torch.rand(2, 3, 96, 96)), torch.Tensor)


def test_a_class_with_negative_logits_still_learns_in_squeezenet() -> None:
    info = catalog.model("squeezenet1_1")
    module = build.build(info, 2, 0).eval()
    head = build.head_module(module, info)
    with torch.no_grad():
        head.bias.fill_(-100.0)
    module(torch.rand(1, 3, 64, 64)).sum().backward()
    assert head.bias.grad is not None
    assert head.bias.grad.abs().min() > 0
