"""``ftstudio train`` and ``ftstudio resume``: a run from its options to its last line."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

from ftstudio.app import history
from ftstudio.app.requests import FetchWeights, Resume, Train
from ftstudio.cli import configuration, job, output, plan
from ftstudio.cli.exit_codes import BUG, DONE, NOT_POSSIBLE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core import rank
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog, weight_files
from ftstudio.store.run_folder import RunFolder


def train(options: argparse.Namespace) -> int:
    """Run ``ftstudio train``; return the exit status."""
    config = configuration.run_config(options)
    runs_dir = str(configuration.runs_dir(options))
    if options.minutes is not None and (options.plan or options.advise or options.freeze == configuration.ADVISED):
        raise UserError("--minutes cannot be combined with --plan, --advise and --freeze advised.", "Omit one of them.")
    if options.minutes is not None:
        from ftstudio.cli import time_budget

        return time_budget.run(options, config, runs_dir)
    if options.plan:
        return _plan(config, as_json=options.json)
    if options.advise or options.freeze == configuration.ADVISED:
        from ftstudio.cli import advice

        return advice.advise(options, config, runs_dir)
    if options.seconds is not None:
        raise UserError(
            "--seconds only applies to --advise and --freeze advised.", "Add one of these options, or omit --seconds."
        )
    return _run(
        lambda: Train(config=config, runs_dir=runs_dir, budgets=configuration.budgets()),
        lambda control: fetch_weights(config, control, as_json=options.json),
        as_json=options.json,
    )


def _plan(config: RunConfig, *, as_json: bool) -> int:
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            return plan.plan(config, control, as_json=as_json)
        except StopRequested:
            return interrupts.exit_status or DONE


def resume(options: argparse.Namespace) -> int:
    """Run ``ftstudio resume``; return the exit status."""

    def request() -> Resume:
        record = history.find_run(options.run, configuration.runs_dir(options))
        return Resume(run_dir=record.run_dir, budgets=configuration.budgets())

    return _run(request, lambda _: None, as_json=options.json)


def _run(request: Callable[[], Train | Resume], fetch: Callable[[RunControl], None], *, as_json: bool) -> int:
    """Fetch what is needed, then run the request, in one process or in all that torchrun has started."""
    here, control = rank.of_environment(), RunControl()
    with Interrupts(control, here, saving=True) as interrupts:
        if not here.is_alone:
            from ftstudio.cli import distributed

            return distributed.run(request, lambda: fetch(control), control, interrupts, as_json=as_json)
        try:
            fetch(control)
        except StopRequested:
            return interrupts.exit_status or DONE
        return run_to_end(request(), control, interrupts, as_json=as_json)


def fetch_weights(config: RunConfig, control: RunControl, *, as_json: bool) -> None:
    """Download the default weights of a chosen model if they are missing or damaged."""
    info = catalog.model(config.model.name)
    if config.model.weights != "default" or not info.url:
        return
    if weight_files.on_disk(info) is None:
        size, address = output.size(info.download_bytes), weight_files.address(info)
        output.say(f"Downloading the weights of {info.title} ({size}) from {address}")
    job.run(FetchWeights(model=info.name), control, as_json=as_json, in_bytes=True)


def run_to_end(
    request: Train | Resume,
    control: RunControl,
    interrupts: Interrupts,
    *,
    as_json: bool,
    also: Callable[[Event], None] | None = None,
) -> int:
    """Train, report, and return the exit status."""
    result = job.run(request, control, as_json=as_json, also=also)
    assert isinstance(result, RunResult)
    if as_json:
        output.json_result(result)
    elif result.outcome == "completed":
        report(result)
    if result.outcome == "completed":
        return DONE
    if result.outcome == "failed":
        if result.error is not None:
            output.say_report(result.error)
        say_how_to_resume(result, "Resume the run from its last checkpoint with")
        return BUG if result.error is None or result.error.is_bug else NOT_POSSIBLE
    say_how_to_resume(result, "Stopped and saved. Resume with")
    return interrupts.exit_status or DONE


def say_how_to_resume(result: RunResult, words: str) -> None:
    """Write the command that resumes a run, if the run has a checkpoint."""
    if result.run_id and RunFolder(Path(result.run_dir)).has_checkpoint:
        output.say(f"{words}:", f"  {program()} resume {shlex.quote(result.run_dir)}")
    elif result.outcome == "stopped":
        output.say("Stopped before anything was trained.")


def program() -> str:
    """Return how the user started this program, for commands to copy."""
    here = rank.of_environment()
    if not here.is_alone:
        return f"torchrun --nproc-per-node {here.local_count} -m ftstudio"
    name = sys.argv[0]
    return shlex.quote(name) if name.endswith("ftstudio") else "ftstudio"


def report(result: RunResult) -> None:
    """Write the results of a training as a table."""
    rows = [
        ("Run folder", result.run_dir),
        ("Best epoch", "" if result.best_epoch is None else str(result.best_epoch)),
        output.figure_row("Validation", result.validation),
        ("Validation loss", "" if result.val_loss is None else f"{result.val_loss:.4f}"),
        output.figure_row("Test", result.test),
        ("Training time", output.duration(result.seconds)),
        ("Seconds per epoch", f"{result.seconds_per_epoch:.2f}"),
        ("Trainable parameters", f"{result.trainable_parameters:,}"),
        ("Frozen parameters", f"{result.frozen_parameters:,}"),
    ]
    output.table("", ("", ""), [row for row in rows if row[1]])
    for remark in result.remarks:
        output.result_line(remark)
    if result.verdict is not None and result.verdict.sentence not in result.remarks:
        output.result_line(result.verdict.sentence)
