"""A run given to others: the same answers everywhere, the right names in the right order, or nothing at all."""

from __future__ import annotations

import copy
import dataclasses
import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from deep_files import ODD_FILES
from exported_runs import SMALL, export, make_run, predicted
from msgspec.structs import replace as with_fields
from PIL import Image
from played_runs import split_of
from safetensors import safe_open

from ftstudio.app import inference
from ftstudio.core.answers import Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.core.exported import Exported, ModelCard, Script
from ftstudio.core.storage import disk
from ftstudio.engine.checkpoints import model_file
from ftstudio.models import build, catalog
from ftstudio.models.heads import NearestNeighbours
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.export import card as cards
from ftstudio.tasks.classification.export import make, torch_files
from ftstudio.tasks.classification.export.compare import COMPARING
from ftstudio.tasks.classification.export.graph import Deployed, captured
from ftstudio.tasks.classification.export.onnx_file import OnnxRunner, to_onnx
from ftstudio.tasks.classification.inference import confidence_file, predict

HOSTILE = ("10", '9,"a"\n\u202eb', "ä caf\udce9")
CPU = torch.device("cpu")


@pytest.fixture
def run_dir(tmp_path: Path, manifest: SplitManifest) -> Path:
    return make_run(tmp_path / "runs", manifest, HOSTILE)


@pytest.fixture
def no_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that ask nothing about predict.py: importing torch once more is what an export takes longest for."""
    monkeypatch.setattr(make.script, "tried", lambda *_: Script(images=0, why_not="A test."))


@pytest.fixture(scope="module")
def small_run(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_run(tmp_path_factory.mktemp("runs"), split_of(pictures), HOSTILE, SMALL)


@pytest.fixture(scope="module")
def in_onnx(small_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(small_run, tmp_path_factory.mktemp("exports") / "out", format="onnx")


def same_model(exported: Exported) -> None:
    checked = exported.verification
    assert checked.images == checked.exported.agreeing == 6 and checked.exported.largest_difference < 1e-5
    assert checked.script.images == checked.script.agreeing == 6
    folder = Path(exported.folder)
    assert {path.name for path in folder.iterdir()} == set(exported.files)
    assert names_in(folder, exported.card.format) == list(HOSTILE)


def test_onnx_has_the_outputs_and_names_of_the_run(in_onnx: Exported) -> None:
    same_model(in_onnx)


@pytest.mark.parametrize("form", ["safetensors", "torch-export"])
def test_torch_formats_have_the_outputs_and_names_of_the_run(form: Any, small_run: Path, tmp_path: Path) -> None:
    same_model(export(small_run, tmp_path / "out", format=form))


def said_as_meant(run_dir: Path, exported: Exported, pictures: list[Path]) -> None:
    """predict.py and the program name the same classes, in order, with the same probabilities."""
    program = predict.Predictor(run_dir, CPU).predict(pictures, 3)
    for said, meant in zip(predicted(Path(exported.folder), pictures), program, strict=True):
        assert isinstance(meant, Prediction)
        assert said["path"] == meant.path and said["sure"] == (meant.top[0].probability >= 0.25)
        mine = {each["class_name"]: each["probability"] for each in said["top"]}
        assert next(iter(mine)) == meant.top[0].class_name
        assert mine == pytest.approx({each.class_name: each.probability for each in meant.top}, abs=1e-5), said["path"]


def names_in(folder: Path, form: str) -> list[str]:
    """The class names as a program of others finds them inside the file."""
    if form == "onnx":
        import onnxruntime

        meta = onnxruntime.InferenceSession(folder / "model.onnx").get_modelmeta().custom_metadata_map
        assert json.loads(meta["image_size"]) == 32 and json.loads(meta["sure_from"]) == 0.25
        return json.loads(meta["class_names"])
    if form == "safetensors":
        with safe_open(folder / "model.safetensors", "pt") as file:
            return json.loads(file.metadata()["class_names"])
    extra = {"model_card.json": ""}
    torch.export.load(folder / "model.pt2", extra_files=extra)
    return json.loads(extra["model_card.json"])["class_names"]


@pytest.mark.usefixtures("no_script")
@pytest.mark.parametrize("precision", ["fp16", "int8-dynamic", "int8-static"])
def test_a_lower_precision_is_compared_with_float32(precision: Any, small_run: Path, tmp_path: Path) -> None:
    checked = export(small_run, tmp_path / "out", format="onnx", precision=precision).verification
    assert checked.fp32 is not None and checked.fp32.agreeing == 6
    assert checked.exported.size < 0.6 * checked.fp32.size
    assert 0 < checked.exported.largest_difference < 0.5
    assert checked.calibration_images == (21 if precision == "int8-static" else 0)
    assert precision in (tmp_path / "out" / "README.md").read_text("utf-8")


def test_a_precision_that_loses_too_much_accuracy_is_refused_without_leftovers(
    small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = torch_files.to_weights

    def ruined(module: torch.nn.Module, card: ModelCard, dtype: torch.dtype, head: str) -> bytes:
        if dtype == torch.float32:
            return right(module, card, dtype, head)
        other = copy.deepcopy(module)
        with torch.no_grad():
            for numbers in build.head_module(other, catalog.model(SMALL)).parameters():
                numbers.copy_(numbers.roll(1, 0))  # every class answers for its neighbour
        return right(other, card, dtype, head)

    monkeypatch.setattr(torch_files, "to_weights", ruined)
    with pytest.raises(UserError, match=r"drops too much at this precision: .* for only 0 of 6 validation images"):
        export(small_run, tmp_path / "new" / "out", format="safetensors", precision="fp16")
    assert left_in(tmp_path) == []


def test_a_precision_that_a_format_does_not_support_is_refused(run_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be exported as int8-static"):
        export(run_dir, tmp_path / "out", format="safetensors", precision="int8-static")


@pytest.mark.usefixtures("no_script")
def test_probabilities_are_those_of_the_calibrated_run(run_dir: Path, tmp_path: Path) -> None:
    inference.find_confidence(RunFolder(run_dir), "cpu", RunControl(), lambda _: None)
    known = confidence_file.known(run_dir)
    assert known is not None
    calibration = with_fields(known.record.calibration, temperature=2.5)
    changed = dataclasses.replace(known, record=with_fields(known.record, temperature=2.5, calibration=calibration))
    confidence_file.save(run_dir, changed, model_file.digest(run_dir))
    exported = export(run_dir, tmp_path / "out", format="safetensors")
    assert exported.card.temperature == 2.5 and exported.verification.exported.agreeing == 6
    assert "2.5" in (tmp_path / "out" / "README.md").read_text("utf-8")


# ---- nothing that is not whole and right


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_with_different_outputs_is_never_exported(
    run_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = torch_files.to_weights

    def wrong(module: torch.nn.Module, card: ModelCard, dtype: torch.dtype, head: str) -> bytes:
        with torch.no_grad():
            build.head_module(module, catalog.model("starter")).bias[0] += 0.01
        try:
            return right(module, card, dtype, head)
        finally:
            with torch.no_grad():
                build.head_module(module, catalog.model("starter")).bias[0] -= 0.01

    monkeypatch.setattr(torch_files, "to_weights", wrong)
    with pytest.raises(UserError, match="does not match the run"):
        export(run_dir, tmp_path / "new" / "out", format="safetensors")
    assert left_in(tmp_path) == ["runs"]


def test_a_script_that_fails_is_never_part_of_an_export(
    run_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make.script, "text_for", lambda _form: b"raise SystemExit('no such thing')")
    with pytest.raises(UserError, match=r"predict.py .*no such thing"):
        export(run_dir, tmp_path / "out", format="safetensors")
    assert left_in(tmp_path) == ["runs"]


@pytest.mark.parametrize("moment", [make.CONVERTING, COMPARING, make.SCRIPT])
def test_a_stopped_export_leaves_nothing(moment: str, run_dir: Path, tmp_path: Path) -> None:
    control = RunControl()

    def emit(event: Event) -> None:
        if isinstance(event, Progress) and event.what == moment:
            control.stop()

    with pytest.raises(StopRequested):
        export(run_dir, tmp_path / "out", control, emit, format="safetensors")
    assert left_in(tmp_path) == ["runs"]


@pytest.mark.usefixtures("no_script")
def test_a_write_error_is_reported_without_leftovers(
    run_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_before: Path, _after: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "rename", full)
    with pytest.raises(UserError, match="No space left") as caught:
        export(run_dir, tmp_path / "out", format="safetensors")
    assert str(tmp_path / "out") in caught.value.message and "Free some space" in caught.value.hint
    assert left_in(tmp_path) == ["runs"]


def test_missing_images_are_named(tmp_path: Path, manifest: SplitManifest) -> None:
    run = make_run(tmp_path / "runs", with_fields(manifest, root=str(tmp_path / "gone")), HOSTILE)
    with pytest.raises(UserError, match="can be read any more"):
        export(run, tmp_path / "out", format="safetensors")
    assert left_in(tmp_path) == ["runs"]


def test_an_existing_folder_is_not_overwritten(run_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    for anyway in (False, True):
        with pytest.raises(UserError, match="already exists"):
            export(run_dir, tmp_path / "out", format="safetensors", replace=anyway)
    assert left_in(tmp_path / "out") == ["thesis.txt"] and left_in(tmp_path) == ["out", "runs"]


@pytest.mark.usefixtures("no_script")
def test_an_earlier_export_is_overwritten_on_request(run_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export(run_dir, tmp_path / "out", format="safetensors")
    with pytest.raises(UserError, match="already contains an export"):
        export(run_dir, tmp_path / "out", format="safetensors", precision="fp16")
    exported: Exported = export(run_dir, tmp_path / "out", format="safetensors", precision="fp16", replace=True)
    assert left_in(tmp_path / "out") == sorted(exported.files) and left_in(tmp_path) == ["out", "runs"]
    assert json.loads((tmp_path / "out" / "model_card.json").read_text("utf-8"))["precision"] == "fp16"


# ---- other architectures, other pictures


def test_other_families_give_the_same_outputs_in_onnx_for_any_batch_size(run_dir: Path) -> None:
    """benchmarks/export_families.py asks all of them."""
    card = cards.card_of(*described(run_dir), 1.5, "onnx", "fp32")
    deployed = Deployed(build.build(catalog.model("resnet18"), 3, seed=1).eval(), card)
    runner = OnnxRunner(to_onnx(captured(deployed, 32), card))
    for count in (1, 5):
        pixels = np.random.default_rng(count).integers(0, 256, (count, 32, 32, 3), np.uint8)
        with torch.inference_mode():
            meant = deployed(torch.from_numpy(pixels))[1].numpy()
        assert runner(pixels) == pytest.approx(meant, abs=1e-5)


def test_a_knn_head_can_be_exported_to_onnx_but_not_to_torchvision(small_run: Path) -> None:
    info, card = catalog.model(SMALL), cards.card_of(*described(small_run), 1.0, "onnx", "fp32")
    module = build.build(info, 3, seed=0, references=12).eval()
    head = build.head_module(module, info)
    assert isinstance(head, NearestNeighbours)
    head.references.copy_(torch.eye(12, head.in_features))
    head.classes.copy_(torch.arange(12) % 3)
    head.votes[:5] = 1
    pixels = np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), np.uint8)
    deployed = Deployed(module, card)
    with torch.inference_mode():
        meant = deployed(torch.from_numpy(pixels))[1].numpy()
    assert OnnxRunner(to_onnx(captured(deployed, 32), card))(pixels) == pytest.approx(meant, abs=1e-5)
    with pytest.raises(UserError, match="not a torchvision layer"):
        torch_files.to_weights(module, card, torch.float32, build.head_path(info))


def described(run_dir: Path) -> Any:
    return model_file.load(run_dir, CPU)[1], RunFolder(run_dir).record


def test_the_readme_of_a_squeezenet_export_loads_it_in_torchvision(small_run: Path, tmp_path: Path) -> None:
    export(small_run, tmp_path / "out", format="safetensors")
    lines = (tmp_path / "out" / "README.md").read_text("utf-8").partition("```python")[2].partition("```")[0]
    command = [sys.executable, "-c", lines + "print(model(torch.zeros(1, 3, 32, 32)).shape)"]
    said = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, timeout=100, check=False)
    assert said.stdout == "torch.Size([1, 3])\n", said.stderr


def test_predict_py_decodes_odd_pictures_like_the_program(small_run: Path, in_onnx: Exported, tmp_path: Path) -> None:
    said_as_meant(small_run, in_onnx, odd_pictures(tmp_path))


def test_predict_py_names_unreadable_files_and_continues(in_onnx: Exported, tmp_path: Path) -> None:
    Image.new("RGB", (50, 40), "red").save(tmp_path / "good.png")
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut off")
    given = [str(tmp_path / name) for name in ("bad.jpg", "none.jpg", "good.png")]
    done = tried_by_hand(in_onnx, *given)
    assert done.returncode == 3
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == [given[2]]
    bad, none = done.stderr.splitlines()
    assert bad.startswith(f"{given[0]} cannot be read: ") and none.startswith(f"{given[1]} cannot be read: ")


def test_predict_py_explains_itself(in_onnx: Exported) -> None:
    helped, nothing = tried_by_hand(in_onnx, "--help"), tried_by_hand(in_onnx)
    assert "python predict.py PICTURE..." in helped.stdout and helped.stdout == nothing.stdout
    assert (helped.returncode, nothing.returncode) == (0, 2)


def tried_by_hand(exported: Exported, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(exported.folder) / "predict.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)


def odd_pictures(folder: Path) -> list[Path]:
    """A large turned JPEG, a transparent PNG, a palette, sixteen bits, floating numbers, CMYK, a strip, HEIC."""
    numbers = np.random.default_rng(0)
    colours = Image.fromarray(numbers.integers(0, 256, (12, 9, 4), np.uint8), "RGBA").resize((900, 700))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = {
        "turned.jpg": (colours.convert("RGB"), {"exif": exif}),
        "clear.png": (colours.resize((90, 70)), {}),
        "palette.png": (colours.convert("RGB").quantize(8), {"transparency": 3}),
        "grey16.png": (Image.fromarray(numbers.integers(0, 4000, (60, 50), np.uint16)), {}),
        "float.tif": (Image.fromarray(numbers.random((60, 50)).astype(np.float32)), {}),
        "cmyk.jpg": (colours.convert("CMYK"), {}),
        "strip.png": (colours.convert("RGB").resize((700, 40)), {}),
    }
    for name, (picture, options) in made.items():
        picture.save(folder / name, **options)
    deep = ("NaN and infinity", "u2 up to 4095, 3 bands", "f8 up to 1, 6 bands", "PNG of 12 bits", "several pages")
    for name in deep:
        (folder / name).write_bytes(ODD_FILES[name].make())
    colours.convert("RGB").save(folder / "phone.heic", "HEIF")
    return [folder / name for name in (*made, *deep, "phone.heic")]
