"""``ftstudio train --advise`` and ``--freeze advised``: where to freeze, found by training; then the run."""

from __future__ import annotations

import argparse

from ftstudio.app import jobs
from ftstudio.app.advice_job import at_depth
from ftstudio.app.how_to_read import scan_of
from ftstudio.app.requests import AdviseFreeze, Train
from ftstudio.cli import configuration, job, output, train
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core import rank
from ftstudio.core.advice import Advice
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice

MARKS = {(True, True): "best, cheapest", (True, False): "best", (False, True): "cheapest", (False, False): ""}


def advise(options: argparse.Namespace, config: RunConfig, runs_dir: str) -> int:
    """Find the position; with --freeze advised and without --advise, train there. Raises UserError."""
    if not rank.of_environment().is_alone:
        raise UserError(
            "The search for the best position cannot run in several processes.",
            "Run it without torchrun, then train with the position it recommends.",
        )
    control = RunControl()
    trains = not options.advise
    with Interrupts(control, saving=trains) as interrupts:
        try:
            train.fetch_weights(config, control, as_json=options.json)
            dataset, advice = _found(options, config, control)
        except StopRequested:
            output.say("Stopped before any position was tried.")
            return interrupts.exit_status or DONE
        if options.json and not trains:
            output.json_result(advice)
        elif not options.json:
            report(advice)
        if not trains or advice.stopped:
            return interrupts.exit_status or DONE
        request = Train(
            config=at_depth(config, advice.cheapest),
            runs_dir=runs_dir,
            dataset=dataset,
            budgets=configuration.budgets(),
            advice=advice,
        )
        return train.run_to_end(request, control, interrupts, as_json=options.json)


def _found(options: argparse.Namespace, config: RunConfig, control: RunControl) -> tuple[DatasetSummary, Advice]:
    dataset = job.run(scan_of(config.data), control, as_json=options.json)
    assert isinstance(dataset, DatasetSummary)

    def say(event: Event) -> None:
        if options.json:
            output.json_line(event)
        elif isinstance(event, Notice):
            output.say(f"{'Warning' if event.level == 'warning' else 'Note'}: {event.message}")

    jobs.say_what_was_found(dataset, config.data.group, say)
    request = AdviseFreeze(config=config, dataset=dataset, seconds=options.seconds, budgets=configuration.budgets())
    advice = job.run(request, control, as_json=options.json)
    assert isinstance(advice, Advice)
    return dataset, advice


def report(advice: Advice) -> None:
    """Write the table, then the sentence."""
    title = (
        f"Validation accuracy by freeze position, on {advice.val_count:,} images ({advice.train_count:,} for "
        f"training), "
        f"{advice.image_size} pixels, {advice.device}"
    )
    columns = ("Frozen", "Accuracy", "95% interval", "p vs best", "Per epoch", "Run time", "")
    rows = [_row(cost, advice) for cost in advice.costs]
    output.table(title, columns, rows, numbers=columns[1:6])
    output.result_line(advice.sentence)
    if advice.stopped:
        output.say("Stopped. Run the same command again to try the remaining positions.")


def _row(cost: DepthCost, advice: Advice) -> tuple[str, ...]:
    depth, tried = cost.freeze_depth, advice.at(cost.freeze_depth)
    frozen = f"{depth} of {advice.stages}"
    run = "" if cost.total_seconds is None else output.duration(cost.total_seconds)
    if tried is None:
        return frozen, "", "", "", "", run, "not tried"
    return (
        frozen,
        output.percent(tried.right_share),
        output.interval((tried.low, tried.high)),
        "" if depth == advice.best else f"{tried.p_against_best:.2f}",
        f"{tried.seconds_per_epoch:.2f} s",
        run,
        MARKS[depth == advice.best, depth == advice.cheapest],
    )
