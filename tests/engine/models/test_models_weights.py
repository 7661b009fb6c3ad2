"""Weights from every place, sound and spoilt: what fits is loaded exactly, the rest is refused in words."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from hub_server import Hub
from msgspec.structs import replace
from safetensors.torch import save as to_safetensors
from safetensors.torch import save_file
from torch import Tensor, nn

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice
from ftstudio.core.model_info import ModelInfo
from ftstudio.models import build, catalog, weight_files, weight_reading, weights

NAME = "squeezenet1_1"


def ignore(_event: Event) -> None:
    pass


def pickled(content: object) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def published() -> dict[str, Tensor]:
    """A state dict as torchvision publishes it, with an output layer for 1,000 classes."""
    state = build.build(catalog.model(NAME), 1000, 11).state_dict()
    state["classifier.1.weight"] = state["classifier.1.weight"][:, :, None, None].clone()
    return state


@pytest.fixture(scope="module")
def content(published: dict[str, Tensor]) -> bytes:
    return pickled(published)


@pytest.fixture
def info(content: bytes) -> ModelInfo:
    digits = hashlib.sha256(content).hexdigest()[:8]
    return replace(
        catalog.model(NAME), url=f"https://hub.invalid/models/{NAME}-{digits}.pth", download_bytes=len(content)
    )


@pytest.fixture
def module(info: ModelInfo) -> nn.Module:
    return build.build(info, 3, 5)


def backbone_equals(module: nn.Module, wanted: dict[str, Tensor]) -> bool:
    state = module.state_dict()
    return all(torch.equal(state[name], wanted[name]) for name in state if not name.startswith("classifier.1."))


def serve(hub: Hub, info: ModelInfo, content: bytes) -> None:
    hub.files[weight_files.file_name(info)] = content


# ---- the default weights -----------------------------------------------------------------------------------


def test_the_starter_fills_its_stages_and_leaves_the_new_head() -> None:
    info = catalog.model("starter")
    module = build.build(info, 3, 5)
    head = build.head_module(module, info).weight.clone()
    before = module.state_dict()["features.0.0.weight"].clone()
    sha256 = weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert sha256 == hashlib.sha256(weight_files.starter_file().read_bytes()).hexdigest()
    assert not torch.equal(module.state_dict()["features.0.0.weight"], before)
    assert torch.equal(build.head_module(module, info).weight, head)
    assert all(parameter.dtype == torch.float32 for parameter in module.parameters())
    assert weight_files.models_on_disk() == {"starter"}


def test_a_download_is_stored_as_safetensors_with_its_hash_and_used_offline(
    hub: Hub, info: ModelInfo, module: nn.Module, content: bytes, published: dict[str, Tensor]
) -> None:
    serve(hub, info, content)
    assert weight_files.on_disk(info) is None
    _path, sha256 = weights.fetch(info, RunControl(), ignore)
    assert weights.load_backbone(module, info, "default", RunControl(), ignore) == sha256
    assert backbone_equals(module, published)
    kept = weight_files.cached_file(info)
    assert weight_files.on_disk(info) == kept
    assert sorted(path.name for path in kept.parent.iterdir()) == [f"{NAME}.json", f"{NAME}.safetensors"]
    record = json.loads(weight_files.record_file(info).read_bytes())
    assert record["sha256"] == sha256 == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert record["source_sha256"] == hashlib.sha256(content).hexdigest()
    asked = len(hub.ranges)
    again = build.build(info, 3, 6)
    assert weights.load_backbone(again, info, "default", RunControl(), ignore) == sha256
    assert backbone_equals(again, published)
    assert len(hub.ranges) == asked


def test_fetch_downloads_the_weights_without_building_a_network(hub: Hub, info: ModelInfo, content: bytes) -> None:
    serve(hub, info, content)
    path, sha256 = weights.fetch(info, RunControl(), ignore)
    assert path == weight_files.cached_file(info)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def test_a_download_with_a_wrong_hash_is_deleted(hub: Hub, info: ModelInfo, content: bytes) -> None:
    serve(hub, info, content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(UserError, match="hash is wrong"):
        weights.fetch(info, RunControl(), ignore)
    assert list(weight_files.weights_dir().iterdir()) == []


def test_tampered_cached_weights_are_set_aside_and_downloaded_again(
    hub: Hub, info: ModelInfo, module: nn.Module, content: bytes, published: dict[str, Tensor]
) -> None:
    serve(hub, info, content)
    weights.fetch(info, RunControl(), ignore)
    kept = weight_files.cached_file(info)
    spoilt = bytearray(kept.read_bytes())
    spoilt[-1] ^= 1
    kept.write_bytes(spoilt)
    events: list[Event] = []
    with pytest.raises(UserError, match="must be downloaded"):
        weights.load_backbone(module, info, "default", RunControl(), events.append)
    assert any(isinstance(event, Notice) and ".bad" in event.message for event in events)
    assert kept.with_name(f"{kept.name}.bad").read_bytes() == spoilt
    assert weight_files.on_disk(info) is None
    weights.fetch(info, RunControl(), ignore)
    weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert backbone_equals(module, published)
    assert len(hub.ranges) == 2


def test_weights_without_their_record_are_not_trusted(hub: Hub, info: ModelInfo, content: bytes) -> None:
    serve(hub, info, content)
    weights.fetch(info, RunControl(), ignore)
    weight_files.record_file(info).unlink()
    assert weight_files.on_disk(info) is None
    weights.fetch(info, RunControl(), ignore)
    assert len(hub.ranges) == 2


def test_weights_of_an_older_edition_are_downloaded_again(hub: Hub, info: ModelInfo, content: bytes) -> None:
    serve(hub, info, content)
    weights.fetch(info, RunControl(), ignore)
    assert weight_files.on_disk(replace(info, url=info.url.replace(NAME, f"{NAME}-v2"))) is None


def test_the_torch_hub_cache_is_used_after_checking_its_hash(
    hub: Hub, info: ModelInfo, module: nn.Module, content: bytes, published: dict[str, Tensor]
) -> None:
    theirs = weight_files.hub_file(info)
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(content)
    assert weight_files.on_disk(info) == theirs
    weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert backbone_equals(module, published)
    assert theirs.read_bytes() == content
    assert hub.ranges == []


def test_a_tampered_torch_hub_cache_is_ignored(
    hub: Hub, info: ModelInfo, module: nn.Module, content: bytes, published: dict[str, Tensor]
) -> None:
    serve(hub, info, content)
    theirs = weight_files.hub_file(info)
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(content + b"x")
    events: list[Event] = []
    with pytest.raises(UserError, match="hash is wrong") as refused:
        weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert str(theirs) in refused.value.message and "Delete it" in refused.value.hint
    weights.fetch(info, RunControl(), events.append)
    assert any(isinstance(event, Notice) and str(theirs) in event.message for event in events)
    weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert backbone_equals(module, published)
    assert len(hub.ranges) == 1


def test_an_unconverted_download_is_not_downloaded_again(
    hub: Hub, info: ModelInfo, module: nn.Module, content: bytes
) -> None:
    weight_files.weights_dir().mkdir(parents=True)
    weight_files.fetched_file(info).write_bytes(content)
    weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert hub.ranges == []
    assert not weight_files.fetched_file(info).exists()


def test_a_damaged_unconverted_download_is_set_aside(info: ModelInfo, module: nn.Module, content: bytes) -> None:
    weight_files.weights_dir().mkdir(parents=True)
    weight_files.fetched_file(info).write_bytes(content + b"x")
    with pytest.raises(UserError, match="must be downloaded"):
        weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert weight_files.on_disk(info) is None


def test_training_never_downloads_by_itself(hub: Hub, info: ModelInfo, module: nn.Module, content: bytes) -> None:
    serve(hub, info, content)
    with pytest.raises(UserError, match="must be downloaded"):
        weights.load_backbone(module, info, "default", RunControl(), ignore)
    assert hub.ranges == []


def test_a_stop_before_loading_is_respected(module: nn.Module, info: ModelInfo) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(StopRequested):
        weights.load_backbone(module, info, "default", control, ignore)


def test_random_weights_load_nothing(module: nn.Module, info: ModelInfo) -> None:
    before = {name: tensor.clone() for name, tensor in module.state_dict().items()}
    assert weights.load_backbone(module, info, "random", RunControl(), ignore) == ""
    assert all(torch.equal(tensor, before[name]) for name, tensor in module.state_dict().items())


# ---- a file of the person's --------------------------------------------------------------------------------


def test_a_file_may_be_wrapped_prefixed_halved_or_for_other_classes(
    module: nn.Module, info: ModelInfo, published: dict[str, Tensor], tmp_path: Path
) -> None:
    halved = {name: tensor.half() for name, tensor in published.items()}
    wanted = {name: tensor.float() for name, tensor in halved.items()}
    contents: dict[str, object] = {
        "plain.pth": halved,
        "wrapped.pt": {"epoch": 3, "state_dict": halved, "optimizer": {"state": {}}},
        "parallel.pth": {"model": {f"module.{name}": tensor for name, tensor in halved.items()}},
        "compiled.pth": {f"_orig_mod.module.{name}": tensor for name, tensor in halved.items()},
        "headless.pth": {name: tensor for name, tensor in halved.items() if "classifier" not in name},
    }
    for name, what in contents.items():
        path = tmp_path / name
        path.write_bytes(pickled(what))
        module = build.build(info, 3, 5)
        sha256 = weights.load_backbone(module, info, str(path), RunControl(), ignore)
        assert sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert backbone_equals(module, wanted), name
    save_file(halved, tmp_path / "halved.safetensors")
    weights.load_backbone(module, info, str(tmp_path / "halved.safetensors"), RunControl(), ignore)
    assert backbone_equals(module, wanted)


def test_the_kind_of_a_file_is_recognised_by_its_bytes_not_its_name(
    module: nn.Module, info: ModelInfo, published: dict[str, Tensor], tmp_path: Path
) -> None:
    (tmp_path / "a.pth").write_bytes(to_safetensors({k: t.contiguous() for k, t in published.items()}))
    (tmp_path / "b.safetensors").write_bytes(pickled(published))
    for name in ("a.pth", "b.safetensors"):
        weights.load_backbone(module, info, str(tmp_path / name), RunControl(), ignore)
        assert backbone_equals(module, published)


def test_weights_of_another_model_are_refused_and_recognised(
    module: nn.Module, info: ModelInfo, tmp_path: Path
) -> None:
    path = tmp_path / "other.pth"
    path.write_bytes(pickled({"state_dict": build.build(catalog.model("resnet18"), 20, 0).state_dict()}))
    before = {name: tensor.clone() for name, tensor in module.state_dict().items()}
    with pytest.raises(UserError, match=r"does not match SqueezeNet 1\.1") as caught:
        weights.load_backbone(module, info, str(path), RunControl(), ignore)
    assert "ResNet-18" in caught.value.hint
    assert "features.0.weight" in caught.value.message
    assert all(torch.equal(tensor, before[name]) for name, tensor in module.state_dict().items())


def test_a_wrong_shape_is_reported_with_both_shapes(
    module: nn.Module, info: ModelInfo, published: dict[str, Tensor], tmp_path: Path
) -> None:
    path = tmp_path / "wide.pth"
    path.write_bytes(pickled(published | {"features.0.weight": torch.zeros(64, 1, 3, 3)}))
    with pytest.raises(UserError, match=r"features.0.weight \(64, 1, 3, 3\) instead of \(64, 3, 3, 3\)"):
        weights.load_backbone(module, info, str(path), RunControl(), ignore)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_non_finite_weights_are_refused(
    module: nn.Module, info: ModelInfo, published: dict[str, Tensor], tmp_path: Path, value: float
) -> None:
    path = tmp_path / "nan.safetensors"
    save_file(published | {"features.0.bias": torch.full((64,), value)}, path)
    with pytest.raises(UserError, match="NaN or infinity"):
        weights.load_backbone(module, info, str(path), RunControl(), ignore)


def test_weights_whose_sum_overflows_are_accepted(
    module: nn.Module, info: ModelInfo, published: dict[str, Tensor], tmp_path: Path
) -> None:
    path = tmp_path / "large.safetensors"
    save_file(published | {"features.0.bias": torch.full((64,), 3e38)}, path)
    weights.load_backbone(module, info, str(path), RunControl(), ignore)
    assert module.state_dict()["features.0.bias"][0] == 3e38


class _Malicious:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_code_in_a_pickle_is_not_run(module: nn.Module, info: ModelInfo, tmp_path: Path) -> None:
    path = tmp_path / "evil.pth"
    path.write_bytes(pickled({"features.0.weight": _Malicious(tmp_path / "ran")}))
    with pytest.raises(UserError, match="more than tensors"):
        weights.load_backbone(module, info, str(path), RunControl(), ignore)
    assert not (tmp_path / "ran").exists()


def test_a_compressed_archive_is_refused(module: nn.Module, info: ModelInfo, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pth"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data/0", bytes(20_000_000))
    with pytest.raises(UserError, match="compressed"):
        weights.load_backbone(module, info, str(path), RunControl(), ignore)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b"\x80\x02K\x01.", bytes(1000)])
def test_a_file_without_weights_is_reported(module: nn.Module, info: ModelInfo, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.pth"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        weights.load_backbone(module, info, str(path), RunControl(), ignore)
    assert str(path) in caught.value.message


def test_a_missing_file_and_a_folder_are_reported(module: nn.Module, info: ModelInfo, tmp_path: Path) -> None:
    for path in (tmp_path / "none.pth", tmp_path):
        with pytest.raises(UserError):
            weights.load_backbone(module, info, str(path), RunControl(), ignore)


@pytest.mark.filterwarnings("ignore:Detected pickle protocol")
def test_mutated_files_are_read_or_refused_and_never_crash() -> None:
    state = {"a.weight": torch.arange(6.0).reshape(2, 3), "a.bias": torch.zeros(3)}
    old_style = io.BytesIO()
    torch.save(state, old_style, _use_new_zipfile_serialization=False)
    chance = random.Random(1)
    for original in (pickled(state), old_style.getvalue(), to_safetensors(state)):
        for _ in range(150):
            data = bytearray(original)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            if chance.random() < 0.3:
                del data[chance.randrange(len(data)) :]
            try:
                tensors = weight_reading.read_tensors(bytes(data), Path("mutated.pth"))
            except UserError:
                continue
            assert all(isinstance(tensor, Tensor) for tensor in tensors.values())


def test_names_of_old_torchvision_files_are_converted() -> None:
    old = {
        "features.denseblock1.denselayer2.norm.1.weight": torch.zeros(1),
        "features.denseblock1.denselayer2.conv.2.weight": torch.zeros(1),
        "encoder.layers.encoder_layer_3.mlp.linear_1.weight": torch.zeros(1),
        "encoder.layers.encoder_layer_3.mlp.linear_2.bias": torch.zeros(1),
    }
    assert list(weight_reading.canonical(old, Path("old.pth"))) == [
        "features.denseblock1.denselayer2.norm1.weight",
        "features.denseblock1.denselayer2.conv2.weight",
        "encoder.layers.encoder_layer_3.mlp.0.weight",
        "encoder.layers.encoder_layer_3.mlp.3.bias",
    ]


def test_auxiliary_heads_and_missing_counters_are_accepted() -> None:
    info = catalog.model("googlenet")
    state = build.build(info, 1000, 0).state_dict()
    tensors = {name: tensor for name, tensor in state.items() if not name.endswith("num_batches_tracked")}
    tensors["aux1.fc2.weight"] = torch.zeros(1000, 1024)
    module = build.build(info, 2, 1)
    weights.fill(module, info, tensors, "a file")
    assert torch.equal(module.state_dict()["conv1.conv.weight"], state["conv1.conv.weight"])


def test_index_tables_are_never_read_from_a_file() -> None:
    info = catalog.model("swin_t")
    state = build.build(info, 2, 0).state_dict()
    name = "features.1.0.attn.relative_position_index"
    module = build.build(info, 2, 0)
    weights.fill(module, info, state | {name: torch.full_like(state[name], 10**6)}, "a file")
    assert torch.equal(module.state_dict()[name], state[name])
