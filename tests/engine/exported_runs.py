"""Untrained runs to export: a record, a split and weights, and nothing that took time to make."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ftstudio.app import export_job
from ftstudio.app.requests import Export
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.events import Emit
from ftstudio.core.exported import Exported
from ftstudio.core.run_record import RunRecord
from ftstudio.engine.checkpoints import model_file
from ftstudio.models import build, catalog
from ftstudio.store.run_folder import RunFolder


def make_run(runs: Path, manifest: SplitManifest, names: Sequence[str], model: str = "starter", size: int = 32) -> Path:
    """A run of ``manifest`` whose classes are called ``names``, with a head that tells images apart a little."""
    renamed = dict(zip(manifest.class_names, names, strict=True))
    samples = tuple(replace(each, class_name=renamed[each.class_name]) for each in manifest.samples)
    folder = RunFolder.create(runs, RunConfig(), "pictures")
    folder.write_manifest(replace(manifest, samples=samples, class_names=tuple(names)))
    info = catalog.model(model)
    folder.write_record(
        RunRecord(
            run_id=folder.run_id,
            run_dir=str(folder.path),
            name="pictures, `first`",
            created=0.0,
            state="completed",
            dataset="pictures",
            model=info.name,
            freeze_depth=len(info.stages),
            stage_count=len(info.stages),
            sure_from=0.25,
        )
    )
    module = build.build(info, len(names), seed=0)
    build.head_module(module, info).weight.data.mul_(10)  # so that classes differ by more than rounding
    description = model_file.ModelDescription(
        task="classification",
        model=info.name,
        architecture=info.architecture,
        target_names=tuple(names),
        preprocessing=info.preprocessing,
        image_size=catalog.image_size(info, size),
        epoch=3,
        run_id=folder.run_id,
    )
    model_file.save(folder.path, module, description)
    return folder.path


SMALL = "squeezenet1_1"
"""Few operations, so that it is converted in a moment."""


def export(
    run_dir: Path, out: Path, control: RunControl | None = None, emit: Emit = lambda _: None, **wanted: Any
) -> Exported:
    request = Export(run_dir=str(run_dir), out=str(out), device="cpu", **wanted)
    return export_job.export(request, control or RunControl(), emit)


def predicted(folder: Path, pictures: Sequence[Path]) -> list[dict[str, Any]]:
    """What predict.py of an export says."""
    command = [sys.executable, str(folder / "predict.py"), *map(str, pictures)]
    done = subprocess.run(command, capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]
