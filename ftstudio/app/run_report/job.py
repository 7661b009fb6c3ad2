"""The job that writes a run's report: evaluates if necessary, collects, renders, and writes one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ftstudio.app.inference import evaluate_run
from ftstudio.app.requests import Evaluate, MakeReport, ReportWritten
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import ClassEvaluation, Evaluation
from ftstudio.core.events import Emit, Notice
from ftstudio.core.storage.files import not_written, replace_output
from ftstudio.store.run_folder import RunFolder

if TYPE_CHECKING:
    from ftstudio.app.run_report.contents import Explain
    from ftstudio.app.run_report.facts import RunFacts


def make_report(request: MakeReport, control: RunControl, emit: Emit) -> ReportWritten:
    """Write the report of a run. An existing file at ``out`` stays until the new report is complete.

    Raises:
        UserError: There is no such run, or the report cannot be written.
    """
    from ftstudio.app.run_report import contents, page  # with what decodes pictures; the window has no use for it

    folder, out = RunFolder(Path(request.run_dir)), Path(request.out)
    _refuse_nowhere(out)
    if request.against and Path(request.against) == folder.path:
        raise UserError("A run cannot be compared with itself.", "Name two different runs.")
    run = _facts(folder, request.device, control, emit)
    against = _facts(RunFolder(Path(request.against)), request.device, control, emit) if request.against else None
    explain = _explainer(folder, request, emit) if run.evaluation else None
    gathered = contents.gather(run, against, request.with_images, explain, control, emit)
    control.safe_point()
    text = page.render(gathered)
    try:
        replace_output(out, text)
    except OSError as error:
        raise not_written(out, error) from error
    return ReportWritten(path=str(out), size=len(text))


def _refuse_nowhere(out: Path) -> None:
    """Check the place before anything is computed for it."""
    if out.is_dir():
        raise UserError(f"{out} is a folder.", "Name a file, for example report.html in it.")
    if not out.parent.is_dir():
        raise UserError(f"{out} cannot be written: its folder does not exist.", "Create the folder first.")


def _facts(folder: RunFolder, device: str, control: RunControl, emit: Emit) -> RunFacts:
    """Collect the facts of a run, evaluating it first if its evaluation is missing or outdated.

    An evaluation is outdated if it is older than the weights or was made by a version without confidence. If the run
    cannot be evaluated, the report contains what there is, and the reason.
    """
    from ftstudio.app.run_report import facts

    evaluation = facts.saved_evaluation(folder)
    current = evaluation is not None and folder.is_current(evaluation)
    of_before = isinstance(evaluation, ClassEvaluation) and evaluation.calibration is None
    if evaluation is not None and current and not of_before:
        return facts.read(folder, evaluation, safe_point=control.safe_point)
    try:
        return facts.read(folder, _evaluated(folder, device, control, emit), safe_point=control.safe_point)
    except UserError as error:  # the images may be gone
        why = "" if current else f"{error.message} {error.hint}"
        return facts.read(folder, evaluation, why, control.safe_point)


def _evaluated(folder: RunFolder, device: str, control: RunControl, emit: Emit) -> Evaluation:
    if not folder.has_weights:
        raise UserError("This run has no trained weights yet, so it cannot be evaluated.", "Train it first.")
    return evaluate_run(Evaluate(run_dir=str(folder.path), device=device), control, emit)


def _explainer(folder: RunFolder, request: MakeReport, emit: Emit) -> Explain | None:
    """Return a function that draws heat maps; None if they are not wanted, or the network cannot be loaded."""
    if not request.with_images or not folder.has_weights:
        return None
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    try:
        devices.use_all_cores()
        explainer = registry.tools_for(folder.path).explainer(folder.path, devices.choose(request.device))
        return None if explainer is None else explainer.explain
    except UserError as error:
        emit(Notice(f"This report has no heat maps: {error.message}", "warning"))
        return None
