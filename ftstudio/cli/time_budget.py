"""``ftstudio train --minutes N``: settings from the plan, so that the run ends in time."""

from __future__ import annotations

import argparse
import time

import psutil

from ftstudio.app import estimate, jobs, time_budget
from ftstudio.app.how_to_read import scan_of
from ftstudio.app.requests import Train
from ftstudio.cli import configuration, job, output, train
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core import rank
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import Plan
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice


def run(options: argparse.Namespace, config: RunConfig, runs_dir: str) -> int:
    """Plan, train, report. The time counts from the start of the program. Raises UserError."""
    if not rank.of_environment().is_alone:
        raise UserError("--minutes cannot be used with several processes.", "Give --epochs instead.")
    if options.epochs is not None:
        raise UserError("--epochs and --minutes cannot be combined: both say how long to train.", "Give one of them.")
    control = RunControl()
    with Interrupts(control, saving=True) as interrupts:
        try:
            train.fetch_weights(config, control, as_json=options.json)
            request = _planned(options, config, runs_dir, control)
        except StopRequested:
            output.say("Stopped before anything was trained.")
            return interrupts.exit_status or DONE
        return train.run_to_end(request, control, interrupts, as_json=options.json)


def _planned(options: argparse.Namespace, config: RunConfig, runs_dir: str, control: RunControl) -> Train:
    dataset = job.run(scan_of(config.data), control, as_json=options.json)
    assert isinstance(dataset, DatasetSummary)

    def say(event: Event) -> None:
        if options.json:
            output.json_line(event)
        elif isinstance(event, Notice):
            output.say(f"Warning: {event.message}" if event.level == "warning" else f"Note: {event.message}")

    jobs.say_what_was_found(dataset, config.data.group, say)
    asked = estimate.plan_request(config, dataset, configuration.budgets())
    plan = job.run(asked, control, as_json=options.json)
    assert isinstance(plan, Plan)
    seconds = 60 * options.minutes
    test = sum(count.test for count in dataset.counts)
    chosen = time_budget.within(
        config,
        plan.costs,
        seconds - (time.time() - psutil.Process().create_time() - control.waited),
        asked.train_count + asked.val_count,
        asked.val_count + test,
        time_budget.MayChoose(depth=options.freeze is None, size=options.image_size is None),
    )
    say(Notice(time_budget.sentence(chosen, seconds)))
    return Train(config=chosen, runs_dir=runs_dir, dataset=dataset, budgets=configuration.budgets())
