"""The job that compares two runs, evaluating them first if necessary."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app.comparison import check_tasks, common_split, compare, saved_evaluation
from ftstudio.app.inference import evaluate_run
from ftstudio.app.requests import Compare, Evaluate
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import Emit, Notice
from ftstudio.core.paired_figures import RunComparison
from ftstudio.store.run_folder import RunFolder


def compare_runs(request: Compare, control: RunControl, emit: Emit) -> RunComparison:
    """Compare two runs; a run without an evaluation is evaluated first."""
    folders = RunFolder(Path(request.run_dir)), RunFolder(Path(request.against))
    if folders[0].path == folders[1].path:
        raise UserError("A run cannot be compared with itself.", "Name two different runs.")
    check_tasks(*(folder.record.task for folder in folders))
    split = request.split or ("" if request.source else common_split(folders[0].record, folders[1].record))
    if split == "train" and not request.source:
        raise UserError("Training images cannot show which run is better.", "Compare them on test or val.")
    ready = [_evaluation(folder, split, request, control, emit) for folder in folders]
    return compare(*ready)


def _evaluation(folder: RunFolder, split: str, request: Compare, control: RunControl, emit: Emit) -> Evaluation:
    saved = None if request.source else saved_evaluation(folder, split)
    if saved is not None:
        return saved
    record = folder.record
    emit(Notice(f'Evaluating "{record.name}" ({record.run_id}).'))
    wanted = Evaluate(
        run_dir=str(folder.path),
        source=request.source,
        split=split,
        device=request.device,
        archive_names=request.archive_names,
    )
    return evaluate_run(wanted, control, emit)
