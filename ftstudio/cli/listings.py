"""``ftstudio models``, ``runs``, ``sample`` and ``doctor``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import msgspec

from ftstudio.app import bug_report, cache_admin, history
from ftstudio.app import doctor as examination
from ftstudio.app.requests import SampleWritten, WriteSample
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE, NOT_POSSIBLE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.run_record import RunRecord
from ftstudio.models import catalog, weight_files


def models(options: argparse.Namespace) -> int:
    """Run ``ftstudio models``; return the exit status."""
    here = weight_files.models_on_disk()
    if options.json:
        for info in catalog.MODELS:
            output.json_line({"type": "model"} | msgspec.to_builtins(info) | {"on_disk": info.name in here})
        return DONE
    numbers = ("Parameters", "ImageNet", "Pixels", "Stages")
    rows = [
        (
            info.name,
            info.title,
            f"{info.parameters / 1e6:.1f} M",
            "" if info.accuracy is None else f"{info.accuracy:.1f} %",
            str(info.preprocessing.size),
            str(len(info.stages)),
            "here" if info.name in here else f"download {output.size(info.download_bytes)}",
        )
        for info in catalog.MODELS
    ]
    output.table("", ("Name", "Model", *numbers, "Weights"), rows, numbers)
    return DONE


def runs(options: argparse.Namespace) -> int:
    """Run ``ftstudio runs``; return the exit status."""
    records = history.all_runs(configuration.runs_dir(options))
    if options.json:
        for record in records:
            output.json_line({"type": "run"} | msgspec.to_builtins(record))
        return DONE
    if not records:
        output.say(f"There are no runs in {configuration.runs_dir(options)} yet.")
        return DONE
    numbers = ("Epochs", "Validation", "Test")
    rows = [_row(record) for record in records]
    output.table("", ("Id", "Name", "Started", "State", "Task", "Model", "Frozen", *numbers), rows, numbers)
    for record in records:
        if record.state == "unreadable" and record.error is not None:
            output.say(f"{record.error.message} {record.error.hint}")
    return DONE


def _row(record: RunRecord) -> tuple[str, ...]:
    began = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.created))
    if record.state == "unreadable":
        return (record.run_id, record.name, began, record.state, *[""] * 6)
    return (
        record.run_id,
        record.name,
        began,
        record.state,
        record.task,
        record.model,
        f"{record.freeze_depth}/{record.stage_count}",
        f"{record.epochs_done}/{record.epochs_planned}",
        record.validation.in_words() if record.validation else "",
        record.test.in_words() if record.test else "",
    )


def sample(options: argparse.Namespace) -> int:
    """Run ``ftstudio sample``; return the exit status."""
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            written = job.run(WriteSample(folder=absolute(options.folder)), control, as_json=False)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(written, SampleWritten)
    output.result_line(written.path)
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """Run ``ftstudio doctor``; return the exit status."""
    if options.empty_caches:
        output.result_line(f"{output.size(cache_admin.empty())} of cached data deleted.")
        return DONE
    if options.with_paths and not options.report:
        raise UserError("--with-paths only applies to a report.", "Add --report FILE.")
    findings: list[examination.Finding] = []
    marks = {"fine": "fine   ", "warning": "warning", "problem": "PROBLEM"}
    for finding in examination.examine():
        findings.append(finding)
        output.result_line(f"{marks[finding.state]}  {finding.topic:<13} {finding.text}")
        if finding.advice and finding.state != "fine":
            output.result_line(f"{'':<24}{finding.advice}")
    if options.report:
        written = bug_report.write(Path(absolute(options.report)), findings, options.with_paths)
        output.result_line(f"Report saved to {written}")
    if examination.can_train(findings):
        output.result_line("This computer can train.")
        return DONE
    output.result_line("This computer cannot train yet.")
    return NOT_POSSIBLE
