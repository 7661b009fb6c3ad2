"""The job that measures how good a model gets with the images of a data set."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from ftstudio.app.class_only import CROSS_VALIDATION, refuse_other_tasks
from ftstudio.app.inference import evaluate_split
from ftstudio.app.requests import CrossValidate
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, Split
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import ClassEvaluation
from ftstudio.core.events import Emit, Event, Notice, Progress
from ftstudio.core.folds import MOST_FOLDS, MOST_REPEATS, CrossValidated, Round, cross_validated
from ftstudio.data.scan import scan_as
from ftstudio.data.splits.fold_pool import FoldPool, pool_of
from ftstudio.data.splits.groups import groups_of
from ftstudio.data.splits.split import make_split
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder


def cross_validate(request: CrossValidate, control: RunControl, emit: Emit) -> CrossValidated:
    """Cross-validate a model on the images of ``request``, as requests.CrossValidate describes.

    Raises:
        UserError: The number of folds or repeats is not possible, or there are too few images.
        StopRequested: A stop was requested.
    """
    if not 2 <= request.folds <= MOST_FOLDS or not 1 <= request.repeats <= MOST_REPEATS:
        raise UserError(
            f"Cross-validation with {request.folds} folds and {request.repeats} repeats is not possible.",
            f"Give 2 to {MOST_FOLDS} folds and 1 to {MOST_REPEATS} repeats.",
        )
    config = request.config
    info = catalog.model(config.model.name)
    depth = catalog.resolve_depth(info, config.model.freeze_depth)
    summary = request.dataset or scan_as(config.data, control, emit)
    refuse_other_tasks(summary, CROSS_VALIDATION)
    if depth == len(info.stages):
        from ftstudio.tasks.classification.cross_validation import folds

        return folds.cross_validate(config, summary, request.folds, request.repeats, request.budgets, control, emit)
    return _by_training(request, summary, depth, control, emit)


def _by_training(
    request: CrossValidate, summary: DatasetSummary, depth: int, control: RunControl, emit: Emit
) -> CrossValidated:
    """Train a run for each fold, in a temporary folder that is removed afterwards."""
    began = time.monotonic()
    config, info = request.config, catalog.model(request.config.model.name)
    pool = pool_of(summary, request.folds, group_key=config.data.group)
    rounds: list[Round] = []
    for repeat in range(request.repeats):
        assigned = pool.folds(request.folds, config.train.seed + repeat)
        predicted = [0] * len(pool.places)
        learned = 0
        for fold in range(request.folds):
            number, runs = repeat * request.folds + fold + 1, request.folds * request.repeats
            answers, images = _trained(
                request, _divided(summary, pool, assigned, fold), control, _numbered(emit, number, runs)
            )
            learned += images
            for row, place in enumerate(pool.places):
                if assigned[row] == fold:
                    # An image that cannot be read any more counts as a mistake: it is not recognised.
                    name = answers.get(summary.files[place].path)
                    predicted[row] = _another(pool, row) if name is None else pool.class_names.index(name)
        rounds.append(Round(assigned, predicted, round(learned / request.folds)))
    return cross_validated(
        source=summary.source,
        root=summary.root,
        model=info.title,
        freeze_depth=depth,
        stage_count=len(info.stages),
        image_size=catalog.image_size(info, config.train.image_size),
        folds=request.folds,
        class_names=pool.class_names,
        targets=pool.targets,
        rounds=rounds,
        grouped=pool.grouped,
        left_out=pool.left_out,
        curve=None,
        seconds=time.monotonic() - began,
    )


def _another(pool: FoldPool, row: int) -> int:
    return (pool.targets[row] + 1) % len(pool.class_names)


def _divided(summary: DatasetSummary, pool: FoldPool, assigned: Sequence[int], fold: int) -> DatasetSummary:
    """Return the data set with the split of a fold: its images for test, the others of the pool for train and val."""
    parts: dict[int, Split] = {
        place: "test" if assigned[row] == fold else "train" for row, place in enumerate(pool.places)
    }
    files = tuple(
        replace(file, split=parts[place])
        if place in parts
        else replace(file, split="", problem=file.problem or "excluded")
        for place, file in enumerate(summary.files)
    )
    return replace(summary, files=files)


def _trained(
    request: CrossValidate, summary: DatasetSummary, control: RunControl, emit: Emit
) -> tuple[dict[str, str], int]:
    """Train on all folds but one.

    Returns:
        The predicted class of each test image, by path, and the number of images used, validation included.
    """
    from ftstudio.engine.run import Run
    from ftstudio.engine.training.loop import train
    from ftstudio.tasks import registry

    config = request.config
    groups = groups_of(summary, config.data.group)
    manifest = make_split(summary, config.data.val_fraction, config.train.seed, groups)
    with tempfile.TemporaryDirectory(prefix="ftstudio-fold-", ignore_cleanup_errors=True) as home:
        folder = RunFolder.create(Path(home), config, "fold")
        folder.write_manifest(manifest)
        train(
            Run(folder.run_id, folder.path, config, manifest, registry.task(config.task), request.budgets),
            control,
            emit,
        )
        found = evaluate_split(folder, manifest, "test", config.train.device, control, emit)
    assert isinstance(found, ClassEvaluation)
    learned = len(manifest.of("train")) + len(manifest.of("val"))
    return {image.path: found.class_names[image.predicted] for image in found.images}, learned


def _numbered(emit: Emit, number: int, runs: int) -> Emit:
    """Return an ``emit`` that passes on the progress and warnings of one of the runs."""

    def listening(event: Event) -> None:
        match event:
            case Progress():
                emit(Progress(f"Model {number} of {runs}: {event.what}", event.done, event.total))
            case Notice(level="warning"):
                emit(event)
            case _:
                pass

    emit(Progress(f"Training model {number} of {runs}", number - 1, runs))
    return listening
