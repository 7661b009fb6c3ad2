"""What each request does. Blocking, the same in a worker process and in place; torch is imported inside.

``run`` is the one door. Training jobs tell their outcome in a RunFinished event and a RunResult and do not raise;
every other job raises UserError or StopRequested.
"""

from __future__ import annotations

import base64
import importlib
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ftstudio.app import warm_start
from ftstudio.app.advice_job import advise_freeze
from ftstudio.app.attribution_job import explain
from ftstudio.app.comparison_job import compare_runs
from ftstudio.app.cross_validation import cross_validate
from ftstudio.app.export_job import export
from ftstudio.app.history import curves
from ftstudio.app.how_to_read import with_the_reading
from ftstudio.app.inference import evaluate_run, evaluate_split, find_confidence, predict
from ftstudio.app.label_check import find_wrong_labels
from ftstudio.app.model_advice import probe_models
from ftstudio.app.new_split import split_for, warnings_of
from ftstudio.app.recorder import Recorder
from ftstudio.app.remarks import remarks_on
from ftstudio.app.requests import (
    AdviseFreeze,
    Answer,
    Compare,
    CrossValidate,
    Evaluate,
    Explain,
    Export,
    FetchWeights,
    FindDevice,
    FindWrongLabels,
    GroupImages,
    MakePlan,
    MakeReport,
    Pictures,
    Predict,
    PreviewAugmentation,
    ProbeModels,
    ProposeClasses,
    Request,
    Resume,
    SampleWritten,
    Scan,
    SortImages,
    Train,
    UndoSort,
    WarmedUp,
    WarmUp,
    WeightsReady,
    WriteSample,
)
from ftstudio.app.run_archives import bring_back
from ftstudio.app.run_report.job import make_report
from ftstudio.app.sorting import group_images, propose_classes, sort_images, undo
from ftstudio.app.verdict import verdict_on
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DeviceInfo, Plan
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import (
    Emit,
    Notice,
    Outcome,
    PhaseChanged,
    RunFinished,
)
from ftstudio.core.run_record import Budgets, RunRecord, RunResult
from ftstudio.data.layout.layouts import Wanted
from ftstudio.data.layout.readings import how_read
from ftstudio.data.scan import scan, scan_as
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore


def run(request: Request, control: RunControl, emit: Emit) -> Answer:
    """Do what is asked and answer as ``requests.ANSWERS`` says."""
    return _JOBS[type(request)](request, control, emit)


# ---- training -------------------------------------------------------------------------------------------


def _train(request: Train, control: RunControl, emit: Emit) -> RunResult:
    try:
        emit(PhaseChanged("preparing"))
        folder = _new_run(request, control, emit)
    except Exception as error:  # noqa: BLE001 - the outermost edge of the job: whatever it was becomes its outcome
        outcome, report = outcome_of(error)
        emit(RunFinished(outcome, report))
        return RunResult(run_dir="", run_id="", outcome=outcome, error=report)
    return _train_in(folder, request.budgets, control, emit)


def _resume(request: Resume, control: RunControl, emit: Emit) -> RunResult:
    folder = RunFolder(Path(request.run_dir))
    try:
        if folder.record.state == "completed":
            raise UserError(
                f'The run "{folder.record.name}" is finished; there is nothing to resume.',
                "To train more, start a new run; you can reuse its settings.",
            )
    except UserError as error:
        report = ErrorReport.of(error)
        emit(RunFinished("failed", report))
        return RunResult(run_dir=request.run_dir, run_id="", outcome="failed", error=report)
    return _train_in(folder, request.budgets, control, emit)


def _new_run(request: Train, control: RunControl, emit: Emit) -> RunFolder:
    """A run folder with everything that training needs, from images that have been looked at."""
    config = request.config
    info = catalog.model(config.model.name)
    catalog.refuse_head(info, catalog.resolve_depth(info, config.model.freeze_depth), config.train.head)
    summary = request.dataset or scan_as(config.data, control, emit)
    config = with_the_reading(config, summary)
    info = catalog.model(config.model.name, config.task)  # a detector has fewer stages
    depth = catalog.resolve_depth(info, config.model.freeze_depth)
    catalog.refuse_head(info, depth, config.train.head, config.task)
    if request.dataset is None:  # else the user has seen it
        say_what_was_found(summary, config.data.group, emit)
    manifest = split_for(config, summary, emit)
    folder = RunFolder.create(Path(request.runs_dir), config, summary.name)
    folder.write_dataset(summary)
    folder.write_manifest(manifest)
    if request.advice is not None:
        folder.write_advice(request.advice)
    folder.write_record(
        RunRecord(
            run_id=folder.run_id,
            run_dir=str(folder.path),
            name=config.name or f"{summary.name}, {info.title}",
            created=time.time(),
            state="running",
            dataset=summary.name,
            model=info.name,
            freeze_depth=depth,
            stage_count=len(info.stages),
            class_names=manifest.schema.names,
            task=config.task,
            epochs_planned=config.train.epochs,
            val_count=len(manifest.of("val")),
            test_count=len(manifest.of("test")),
            head=config.train.head,
            began_from=warm_start.name_of_the_start(config.model),
        )
    )
    return folder


def say_what_was_found(summary: DatasetSummary, group: str, emit: Emit) -> None:
    """What a scan has to say before a training, to whoever has not seen its result."""
    if summary.preview is not None:
        for line in summary.preview.in_words():
            emit(Notice(line))
    for sentence in how_read(summary.readings, summary.reading):
        emit(Notice(sentence))
    for warning in warnings_of(summary, group):
        emit(Notice(warning, "warning"))
    if summary.problem_count:
        told = "1 file is" if summary.problem_count == 1 else f"{summary.problem_count:,} files are"
        emit(Notice(f"{told} not used; see `ftstudio inspect` for which and why.", "warning"))


def _train_in(folder: RunFolder, budgets: Budgets, control: RunControl, emit: Emit) -> RunResult:
    """Train the run in ``folder`` from where it stands, and record how it ends."""
    recorder: Recorder | None = None
    result = RunResult(run_dir=str(folder.path), run_id=folder.run_id, outcome="completed")
    try:
        with folder.hold():
            recorder = Recorder(folder, RunStore(folder.path.parent), emit, folder.record)
            try:
                result = _train_and_test(folder, budgets, control, recorder)
                outcome, report = "completed", None
            except Exception as error:  # noqa: BLE001 - the outermost edge of the job: whatever it was becomes its outcome
                outcome, report = outcome_of(error)
            recorder.finish(RunFinished(outcome, report), control.abandoned)
    except UserError as error:  # the run is held by another process, or its folder can no longer be written
        outcome, report = "failed", ErrorReport.of(error)
        emit(RunFinished(outcome, report))
    finally:
        if recorder is not None:
            recorder.close()
    if outcome != "completed":
        result = _as_far_as(folder, result)
    return replace(result, outcome=outcome, error=report)


def _as_far_as(folder: RunFolder, result: RunResult) -> RunResult:
    """What a run that did not come to its end has reached."""
    record = folder.record_or_none()
    if record is None:
        return result
    started = folder.started()
    return replace(
        result,
        best_epoch=record.best_epoch,
        validation=record.validation,
        val_loss=record.val_loss,
        val_count=record.val_count,
        seconds=record.seconds,
        seconds_per_epoch=record.seconds / max(1, record.epochs_done),
        trainable_parameters=started.trainable_parameters if started else 0,
        frozen_parameters=started.frozen_parameters if started else 0,
    )


def _train_and_test(folder: RunFolder, budgets: Budgets, control: RunControl, recorder: Recorder) -> RunResult:
    from ftstudio.engine.distributed import ranks
    from ftstudio.engine.run import Run, tell
    from ftstudio.engine.training.loop import train
    from ftstudio.tasks import registry

    bring_back(folder, control, recorder)
    manifest = folder.manifest
    task = registry.task(folder.config.task)
    run, all_ranks = Run(folder.run_id, folder.path, folder.config, manifest, task, budgets), ranks.current()
    tell(run, all_ranks)
    result = train(run, control, recorder, all_ranks)
    split = "test" if manifest.of("test") else "val"
    find_confidence(folder, folder.config.train.device, control, recorder, just_trained=True)
    evaluation = evaluate_split(folder, manifest, split, folder.config.train.device, control, recorder)
    folder.write_evaluation(evaluation)
    test, test_count = (evaluation.primary, evaluation.count) if split == "test" else (None, 0)
    recorder.amend(test=test, test_count=test_count)
    record = folder.record
    return replace(
        result,
        validation=record.validation,
        test=test,
        test_count=test_count,
        remarks=remarks_on(record, evaluation),
        verdict=verdict_on(record, curves(str(folder.path)).epochs, evaluation),
    )


def outcome_of(error: Exception) -> tuple[Outcome, ErrorReport | None]:
    """How a run ended that an error ended, and what is to be said about it."""
    if isinstance(error, StopRequested):
        return "stopped", None
    if isinstance(error, UserError):
        return "failed", ErrorReport.of(error)
    details = "".join(traceback.format_exception(error))
    return "failed", ErrorReport(
        message=f"Something in FTStudio went wrong: {error}",
        hint="The run is saved up to its last checkpoint. Resume it, and report this if it happens again.",
        details=details,
        is_bug=True,
    )


# ---- everything else ------------------------------------------------------------------------------------


def _scan(request: Scan, control: RunControl, emit: Emit) -> DatasetSummary:
    wanted = Wanted(request.classes_from, request.companions, target=request.target, unlabelled=request.unlabelled)
    pages, names = request.pages, request.archive_names
    return scan(request.source, request.excluded, control, emit, pages=pages, names=names, wanted=wanted)


def _fetch_weights(request: FetchWeights, control: RunControl, emit: Emit) -> WeightsReady:
    from ftstudio.models import weights

    path, sha256 = weights.fetch(catalog.model(request.model), control, emit)
    return WeightsReady(path=str(path), sha256=sha256)


def _preview(request: PreviewAugmentation, control: RunControl, emit: Emit) -> Pictures:
    del control, emit  # over in a moment
    from ftstudio.engine.features.augmentation_preview import augmented_views

    info = catalog.model(request.model)
    pictures = augmented_views(
        Path(request.path), info, request.image_size, request.augment, request.count, request.seed
    )
    return Pictures(png_base64=tuple(base64.b64encode(picture).decode() for picture in pictures))


def _make_plan(request: MakePlan, control: RunControl, emit: Emit) -> Plan:
    del emit
    from ftstudio.engine.profiling import plan_costs

    control.safe_point()
    return plan_costs.make_plan(
        request.config,
        request.train_count,
        request.val_count,
        request.class_count,
        [Path(path) for path in request.images],
        request.budgets,
        control.safe_point,
    )


def _find_device(request: FindDevice, control: RunControl, emit: Emit) -> DeviceInfo:
    del control, emit
    from ftstudio.engine import device as devices

    return devices.describe(devices.choose(request.device))


_TRAINING_MODULES = ("ftstudio.engine.training.loop", "ftstudio.tasks.registry", "ftstudio.tasks.inference.evaluation")
"""What a training and its evaluation import."""


def _warm_up(request: WarmUp, control: RunControl, emit: Emit) -> WarmedUp:
    """Import in steps, so that closing the window meanwhile waits for at most one of them."""
    del emit
    from ftstudio.engine import device as devices

    for module in _TRAINING_MODULES:
        control.safe_point()
        importlib.import_module(module)  # they import torchvision too, which takes most of the time
    control.safe_point()
    devices.use_all_cores()
    devices.wake(devices.choose(request.device))
    return WarmedUp()


def _write_sample(request: WriteSample, control: RunControl, emit: Emit) -> SampleWritten:
    from ftstudio.data.samples.sample import write_sample

    return SampleWritten(path=str(write_sample(Path(request.folder), control, emit)))


_JOBS: dict[type[Any], Callable[[Any, RunControl, Emit], Answer]] = {
    Scan: _scan,
    FindWrongLabels: find_wrong_labels,
    CrossValidate: cross_validate,
    ProbeModels: probe_models,
    Train: _train,
    Resume: _resume,
    Predict: predict,
    Explain: explain,
    Evaluate: evaluate_run,
    Export: export,
    Compare: compare_runs,
    MakeReport: make_report,
    FetchWeights: _fetch_weights,
    PreviewAugmentation: _preview,
    MakePlan: _make_plan,
    AdviseFreeze: advise_freeze,
    FindDevice: _find_device,
    WarmUp: _warm_up,
    WriteSample: _write_sample,
    GroupImages: group_images,
    ProposeClasses: propose_classes,
    SortImages: sort_images,
    UndoSort: undo,
}
