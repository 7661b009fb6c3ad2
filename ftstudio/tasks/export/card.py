"""The card of an exported model: its metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msgspec import to_builtins

import ftstudio
from ftstudio.core import json_codec
from ftstudio.core.exported import CARD_FILE, ExportFormat, ExportPrecision, ModelCard
from ftstudio.core.run_record import RunRecord
from ftstudio.core.storage.files import read_file
from ftstudio.data.decoding.pixels import SCALING
from ftstudio.data.loading.transforms import stored_side
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.models import build, catalog

MADE_BY = "FTStudio"
_LONGEST_CARD = 1 << 26


def card_of(
    what: ModelDescription, record: RunRecord, fields: dict[str, Any], form: ExportFormat, precision: ExportPrecision
) -> ModelCard:
    """The card of the best weights of a run, for one form of export; ``fields`` are those of its task."""
    info, looks = catalog.model(what.model), what.preprocessing
    return ModelCard(
        made_by=f"{MADE_BY} {ftstudio.__version__}",
        format=form,
        precision=precision,
        run_id=what.run_id,
        run_name=record.name,
        epoch=what.epoch,
        architecture=what.architecture,
        torchvision={**build.torchvision_arguments(info), "num_classes": len(what.target_names)},
        pooled_head=build.has_pooled_head(info),
        class_names=what.target_names,
        image_size=what.image_size,
        resize=stored_side(looks, what.image_size),
        interpolation=looks.interpolation,
        mean=looks.mean,
        std=looks.std,
        sure_from=record.sure_from,
        pages=looks.pages,
        scaling=SCALING,
        task=what.task,
        **fields,
    )


def as_properties(card: ModelCard) -> dict[str, str]:
    """Return each field as JSON in plain ASCII, so that names survive in any file."""
    return {name: json.dumps(value) for name, value in to_builtins(card).items()}


def as_json(card: ModelCard) -> str:
    """Return the whole card as JSON in plain ASCII."""
    return json.dumps(to_builtins(card))


def is_export(folder: Path) -> bool:
    """Whether a folder is an export of this program, which a new one may overwrite."""
    try:
        path = folder / CARD_FILE
        if folder.is_symlink():
            return False
        return json_codec.decode(read_file(path, _LONGEST_CARD, follow=True), ModelCard).made_by.startswith(MADE_BY)
    except (OSError, ValueError):
        return False
