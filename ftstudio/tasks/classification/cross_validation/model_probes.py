"""A linear probe of several models on the same folds: which one suits the images of a data set."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

import torch
from msgspec.structs import replace

from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Emit, Event, Notice, Progress
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.probed_models import ModelsProbed, ProbedModel, probed, ranked, sentence
from ftstudio.core.run_record import Budgets
from ftstudio.data.splits.fold_pool import FoldPool, pool_of
from ftstudio.engine import device as devices
from ftstudio.engine.job import JobContext
from ftstudio.engine.profiling import benchmark
from ftstudio.models import catalog, weight_files
from ftstudio.tasks.classification.cross_validation.embeddings import plain_features
from ftstudio.tasks.classification.cross_validation.fold_probe import choose_head


@devices.explaining_out_of_memory()
def probe_models(
    config: RunConfig,
    infos: Sequence[ModelInfo],
    summary: DatasetSummary,
    folds: int,
    budgets: Budgets,
    context: JobContext,
) -> ModelsProbed:
    """Measure how accurate a linear head is on each of ``infos``, with default weights and all stages frozen.

    Folds depend only on ``train.seed`` and the content of the images, so they are the same for all models. A model
    whose weights cannot be used is reported and listed without results. If stopped, the answer has the models that are
    done.

    Raises:
        UserError: There are too few images for the folds.
        StopRequested: A stop was requested before the first model was done.
    """
    began, emit = time.monotonic(), context.emit
    pool = pool_of(summary, folds, group_key=config.data.group)
    division = _Division(pool, torch.tensor(pool.folds(folds, config.train.seed)))
    found: list[tuple[ProbedModel, list[bool]]] = []
    failed: list[ProbedModel] = []
    stopped = False
    for number, info in enumerate(infos, 1):
        shown = _Named(f"{info.title} ({number} of {len(infos)})", emit)
        try:
            found.append(_probe(config, info, summary, division, budgets, JobContext(context.control, shown)))
        except UserError as error:
            failed.append(_about(config, info, error=error.message))
            emit(Notice(f"{info.title} is left out. {error.message}", "warning"))
        except StopRequested:
            if not found:
                raise
            stopped = True
            break
    models = ranked(found)
    return ModelsProbed(
        source=summary.source,
        root=summary.root,
        folds=folds,
        count=len(pool.places),
        class_names=pool.class_names,
        device=devices.describe(devices.choose(config.train.device)).title,
        models=(*models, *failed),
        sentence=sentence(models),
        grouped=pool.grouped,
        left_out=pool.left_out,
        stopped=stopped,
        seconds=time.monotonic() - began,
    )


class _Division(NamedTuple):
    """The images, and the fold of each, int64 (N,)."""

    pool: FoldPool
    assigned: torch.Tensor


def _probe(
    config: RunConfig,
    info: ModelInfo,
    summary: DatasetSummary,
    division: _Division,
    budgets: Budgets,
    context: JobContext,
) -> tuple[ProbedModel, list[bool]]:
    """Return (the results of one model, which images of the pool it predicts correctly while they are held out)."""
    control, emit, (pool, assigned) = context.control, context.emit, division
    model = replace(config.model, name=info.name, weights="default", freeze_depth="all")
    seen = plain_features(replace(config, model=model), summary, pool.places, budgets, control, emit)
    device = devices.choose(config.train.device)
    speeds = benchmark.speeds(info, seen.image_size, device, control.safe_point)
    row_of = {place: row for row, place in enumerate(pool.places)}
    rows = torch.tensor([row_of[place] for place in seen.places])
    targets, groups = torch.tensor(pool.targets), torch.tensor(pool.groups)
    # An image that could not be read counts as a mistake, for every model alike.
    predicted = torch.full_like(targets, -1)
    count = int(assigned.max()) + 1
    for fold in range(count):
        emit(Progress("Fitting heads", fold, count))
        asked, learned = assigned[rows] == fold, assigned[rows] != fold
        head = choose_head(
            seen.features[learned],
            targets[rows[learned]],
            groups[rows[learned]].tolist(),
            len(pool.class_names),
            control.safe_point,
        )
        predicted[rows[asked]] = head.logits(seen.features[asked]).argmax(1)
    emit(Progress("Fitting heads", count, count))
    right = (predicted == targets).tolist()
    seconds = sum(stage.forward for stage in speeds.stages["float32"])
    return probed(_about(config, info, seconds), right), right


def _about(config: RunConfig, info: ModelInfo, seconds: float = 0.0, error: str = "") -> ProbedModel:
    file = weight_files.on_disk(info)
    return ProbedModel(
        name=info.name,
        title=info.title,
        image_size=catalog.image_size(info, config.train.image_size),
        seconds_per_image=seconds,
        file_bytes=file.stat().st_size if file is not None else info.download_bytes,
        error=error,
    )


class _Named:
    """Reports progress under the name of a model."""

    def __init__(self, name: str, emit: Emit) -> None:
        self._name, self._emit = name, emit

    def __call__(self, event: Event) -> None:
        if isinstance(event, Progress):
            event = Progress(f"{self._name}: {event.what}", event.done, event.total)
        self._emit(event)
