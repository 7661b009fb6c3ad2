"""The file of trained weights, as somebody else may hand it on: used as it was meant, or refused in words."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.engine.checkpoints import model_file
from ftstudio.models import build, catalog, weights
from ftstudio.tasks.classification.inference.inference_model import InferenceModel

MUTANTS = 100
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of an untrained starter for three classes."""
    info = catalog.model("starter")
    description = model_file.ModelDescription(
        task="classification",
        model=info.name,
        architecture=info.architecture,
        target_names=("cat", "dog", "owl"),
        preprocessing=info.preprocessing,
        image_size=64,
        epoch=1,
        run_id="r",
    )
    return model_file.save(tmp_path_factory.mktemp("run"), build.build(info, 3, seed=0), description).read_bytes()


def refusal(run_dir: Path, data: bytes) -> str:
    path = model_file.path_in(run_dir)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        model_file.load(run_dir, CPU)
    assert str(path) in caught.value.message and caught.value.hint
    return caught.value.message


def with_header(data: bytes, header: bytes) -> bytes:
    return len(header).to_bytes(8, "little") + header + data[8 + int.from_bytes(data[:8], "little") :]


def header_of(data: bytes) -> dict[str, Any]:
    return json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])


@pytest.mark.parametrize(
    "change",
    [
        {"class_names": []}, {"image_size": 10**9}, {"image_size": 0}, {"preprocessing": {"size": 0}},
        {"preprocessing": {"size": 1, "resize": 10**9}}, {"preprocessing": {"std": [0, 1, 1]}},
        {"preprocessing": {"std": [1, 1]}}, {"class_names": ["cat", "dog"]}, {"class_names": ["cat"] * 3},
        {"class_names": [f"c{place}" for place in range(10**6)]},
    ],
)  # fmt: skip
def test_an_impossible_description_is_refused(change: dict[str, Any], written: bytes, tmp_path: Path) -> None:
    header = header_of(written)
    described = json.loads(header["__metadata__"]["ftstudio"])
    header["__metadata__"]["ftstudio"] = json.dumps(described | change)
    refusal(tmp_path, with_header(written, json.dumps(header).encode()))


def retyped(data: bytes, kind: str) -> bytes:
    """The same bytes, all four-byte numbers said to be of another type of four bytes."""
    header = header_of(data)
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            entry["dtype"] = kind
    return with_header(data, json.dumps(header).encode())


@pytest.mark.parametrize("kind", ["I32", "U32"])
def test_weights_of_another_type_are_refused(kind: str, written: bytes, tmp_path: Path) -> None:
    assert "instead of" in refusal(tmp_path, retyped(written, kind))


def test_weights_of_another_type_are_refused_as_a_starting_point(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    path.write_bytes(retyped(written, "I32"))
    info = catalog.model("starter")
    with pytest.raises(UserError, match="of whole numbers"):
        weights.load_file(build.build(info, 3, seed=0), info, path, RunControl())


@pytest.mark.timeout(20)
@pytest.mark.skipif(sys.platform == "win32", reason="named pipes")
def test_a_pipe_instead_of_weights_does_not_block(tmp_path: Path) -> None:
    path = model_file.path_in(tmp_path)
    path.parent.mkdir()
    os.mkfifo(path)
    assert model_file.digest(tmp_path) == ""
    with pytest.raises(UserError, match="a named pipe"):
        model_file.load(tmp_path, CPU)


def test_a_file_larger_than_the_model_is_not_read(written: bytes, tmp_path: Path) -> None:
    """A file with holes takes no room on the disk, and all of it in memory."""
    header = header_of(written)
    end = max(entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__")
    header["more"] = {"dtype": "U8", "shape": [1 << 30], "data_offsets": [end, end + (1 << 30)]}
    path = model_file.path_in(tmp_path)
    path.parent.mkdir()
    path.write_bytes(with_header(written, json.dumps(header).encode()))
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size + (1 << 30))
    with pytest.raises(UserError, match="over the limit"):
        model_file.load(tmp_path, CPU)


def test_finite_weights_with_non_finite_outputs_give_no_prediction(tmp_path: Path, written: bytes) -> None:
    info = catalog.model("starter")
    path = model_file.path_in(tmp_path)
    path.parent.mkdir()
    path.write_bytes(written)
    module, description = model_file.load(tmp_path, CPU)
    build.head_module(module, info).get_parameter("weight").data.fill_(3e38)
    model_file.save(tmp_path, module, description)
    trained = InferenceModel(tmp_path, CPU)
    with pytest.raises(UserError, match="give NaN"):
        trained.answers(torch.ones(1, trained.head.in_features))


def test_a_contradictory_header_is_refused(written: bytes, tmp_path: Path) -> None:
    text = json.dumps(header_of(written))
    assert "twice" in refusal(tmp_path, with_header(written, ('{"__metadata__": {}, ' + text[1:]).encode()))


def test_non_finite_trained_weights_are_refused(written: bytes, tmp_path: Path) -> None:
    assert "NaN or infinity" in refusal(tmp_path, written[:-4] + b"\xff\xff\xff\x7f")


def test_weights_of_another_program_and_truncated_ones_are_refused(written: bytes, tmp_path: Path) -> None:
    header = header_of(written)
    del header["__metadata__"]
    assert "another program" in refusal(tmp_path, with_header(written, json.dumps(header).encode()))
    for length in (0, 4, 400, len(written) - 1):
        refusal(tmp_path, written[:length])


def test_damaged_weights_are_used_or_refused_and_never_crash(written: bytes, tmp_path: Path) -> None:
    head = int.from_bytes(written[:8], "little") + 8
    path = model_file.path_in(tmp_path)
    path.parent.mkdir()
    for number in range(MUTANTS):
        rng, data = Random(number), bytearray(written)
        for _ in range(rng.randint(1, 3)):
            data[rng.randrange(head if rng.random() < 0.8 else len(data))] = rng.randrange(256)
        path.write_bytes(data)
        try:
            module, description = model_file.load(tmp_path, CPU)
        except UserError as error:
            assert error.message and error.hint
            continue
        assert len(description.target_names) == 3 and not module.training
        assert all(torch.isfinite(tensor).all() for tensor in module.state_dict().values())
