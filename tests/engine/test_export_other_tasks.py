"""Exports of multi-label and regression runs: predict.py gives the program's own answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from exported_runs import export, predicted
from task_runs import NAMES

from ftstudio.core.answers import LabelsPrediction, NumberPrediction
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.exported import ModelCard
from ftstudio.core.metrics import MAE, MEAN_AP
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Quantity
from ftstudio.models import build, catalog
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks import registry
from ftstudio.tasks.export import torch_files


@pytest.mark.parametrize("form", ["onnx", "safetensors"])
def test_labels_are_those_of_the_program(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], tmp_path: Path, form: Any
) -> None:
    exported = export(runs[MULTI_LABEL].path, tmp_path / "out", format=form)
    checked = exported.verification
    assert checked.images == checked.exported.agreeing == 16 and checked.script.images == checked.script.agreeing == 8
    assert checked.exported.score.metric == MEAN_AP and checked.exported.score.value > 0.9
    assert exported.card.class_names == NAMES and len(exported.card.labels) == 3
    pictures = [Path(drawn[MULTI_LABEL].root, f"{number:03}.png") for number in (0, 27, 63)]
    program = registry.tools(MULTI_LABEL).predictor(runs[MULTI_LABEL].path, torch.device("cpu")).predict(pictures, 5)
    for said, meant in zip(predicted(tmp_path / "out", pictures), program, strict=True):
        assert isinstance(meant, LabelsPrediction)
        assert [each["name"] for each in said["labels"]] == [each.name for each in meant.labels]
        assert [each["present"] for each in said["labels"]] == [each.present for each in meant.labels]
        shares = [each.probability for each in meant.labels]
        assert [each["probability"] for each in said["labels"]] == pytest.approx(shares, abs=1e-5)
    readme = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "3 labels" in readme and "threshold" in readme and "same class" not in readme


@pytest.mark.parametrize("form", ["safetensors", "torch-export"])
def test_numbers_and_intervals_are_those_of_the_program(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], tmp_path: Path, form: Any
) -> None:
    exported = export(runs[REGRESSION].path, tmp_path / "out", format=form)
    checked, schema = exported.verification, drawn[REGRESSION].schema
    assert isinstance(schema, Quantity)
    assert checked.images == checked.exported.agreeing == 16 and checked.script.agreeing == 8
    assert checked.exported.score.metric == MAE and 0 < checked.exported.score.value < 10
    assert exported.card.number is not None and exported.card.number.half_width is not None
    assert (exported.card.number.mean, exported.card.number.deviation) == (schema.mean, schema.deviation)
    pictures = [Path(drawn[REGRESSION].root, f"{number:03}.png") for number in (0, 27, 63)]
    program = registry.tools(REGRESSION).predictor(runs[REGRESSION].path, torch.device("cpu")).predict(pictures, 5)
    for said, meant in zip(predicted(tmp_path / "out", pictures), program, strict=True):
        assert isinstance(meant, NumberPrediction) and said["quantity"] == meant.quantity
        numbers = [meant.value, meant.low, meant.high]
        assert [said["value"], said["low"], said["high"]] == pytest.approx(numbers, abs=1e-3)
    assert "prediction interval" in (tmp_path / "out" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("kind", [MULTI_LABEL, REGRESSION])
def test_a_file_that_answers_differently_is_discarded(
    runs: dict[str, RunFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    right = torch_files.to_weights

    def wrong(module: torch.nn.Module, card: ModelCard, dtype: torch.dtype, head: str) -> bytes:
        with torch.no_grad():
            build.head_module(module, catalog.model("starter")).bias[0] += 0.01
        return right(module, card, dtype, head)

    monkeypatch.setattr(torch_files, "to_weights", wrong)
    with pytest.raises(UserError, match="does not match the run"):
        export(runs[kind].path, tmp_path / "out", format="safetensors")
    assert not (tmp_path / "out").exists()
