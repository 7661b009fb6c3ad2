"""What there is: ``ftstudio inspect``, ``models``, ``runs``, ``sample`` and ``doctor``."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from ftstudio.app import doctor as examination
from ftstudio.app import history, kept, report
from ftstudio.app.requests import SampleWritten, Scan, WriteSample
from ftstudio.cli import DONE, NOT_POSSIBLE, PARTLY, configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.records import DatasetSummary, ImageFile
from ftstudio.data.reasons import REASONS
from ftstudio.models import catalog, weight_files

SHOWN_PER_REASON = 10


def inspect(options: argparse.Namespace) -> int:
    source = absolute(options.folder)
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            summary = job.run(Scan(source=source), control, as_json=options.json)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(summary, DatasetSummary)
    if options.json:
        output.json_line(_summary_object(summary))
    else:
        _print_summary(summary)
    return PARTLY if summary.problem_count else DONE


def models(options: argparse.Namespace) -> int:
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
    records = history.all_runs(configuration.runs_dir(options))
    if options.json:
        for record in records:
            output.json_line({"type": "run"} | msgspec.to_builtins(record))
        return DONE
    if not records:
        output.say(f"There are no runs in {configuration.runs_dir(options)} yet.")
        return DONE
    numbers = ("Epochs", "Validation", "Test")
    rows = [
        (
            record.run_id,
            record.name,
            time.strftime("%Y-%m-%d %H:%M", time.localtime(record.created)),
            record.state,
            record.model,
            f"{record.freeze_depth}/{record.stage_count}",
            f"{record.epochs_done}/{record.epochs_planned}",
            output.percent(record.val_accuracy),
            output.percent(record.test_accuracy),
        )
        for record in records
    ]
    output.table("", ("Id", "Name", "Started", "State", "Model", "Frozen", *numbers), rows, numbers)
    return DONE


def sample(options: argparse.Namespace) -> int:
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
    if options.empty_caches:
        output.result_line(f"{output.size(kept.empty())} of decoded images, features and measured speeds deleted.")
        return DONE
    if options.with_paths and not options.report:
        raise UserError("--with-paths says what goes into a report.", "Add --report FILE.")
    findings: list[examination.Finding] = []
    marks = {"fine": "fine   ", "warning": "warning", "problem": "PROBLEM"}
    for finding in examination.examine():
        findings.append(finding)
        output.result_line(f"{marks[finding.state]}  {finding.topic:<13} {finding.text}")
        if finding.advice and finding.state != "fine":
            output.result_line(f"{'':<24}{finding.advice}")
    if options.report:
        written = report.write(Path(absolute(options.report)), findings, options.with_paths)
        output.result_line(f"The report lies in {written}")
    if examination.can_train(findings):
        output.result_line("This computer can train.")
        return DONE
    output.result_line("This computer cannot train yet.")
    return NOT_POSSIBLE


def _problems(summary: DatasetSummary) -> dict[str, list[ImageFile]]:
    groups: dict[str, list[ImageFile]] = defaultdict(list)
    for file in summary.files:
        if file.problem:
            groups[file.problem].append(file)
    return groups


def _summary_object(summary: DatasetSummary) -> dict[str, Any]:
    """Everything but the usable files."""
    fields = msgspec.to_builtins(summary)
    del fields["files"]
    problems = [
        {"path": file.path, "reason": file.problem, "detail": file.detail} for file in summary.files if file.problem
    ]
    return {"type": "result"} | fields | {"usable_count": summary.usable_count, "problems": problems}


def _print_summary(summary: DatasetSummary) -> None:
    parts = [part for part in ("train", "val", "test", "unassigned") if any(getattr(c, part) for c in summary.counts)]
    titles = {"train": "Train", "val": "Validation", "test": "Test", "unassigned": "Images"}
    columns = [titles[part] for part in parts]
    rows = [(count.name, *(str(getattr(count, part)) for part in parts)) for count in summary.counts]
    rows.append(("Together", *(str(sum(getattr(count, part) for count in summary.counts)) for part in parts)))
    output.table(f"{summary.name}: {summary.layout}", ("Class", *columns), rows, columns)
    for warning in summary.warnings:
        output.result_line(warning)
    for reason, files in sorted(_problems(summary).items()):
        output.result_line(f"{len(files)} not used: {REASONS.get(reason, reason)}")
        for file in files[:SHOWN_PER_REASON]:
            output.result_line(
                f"  {file.path}" + (f" ({file.detail})" if file.detail not in ("", REASONS.get(reason)) else "")
            )
        if len(files) > SHOWN_PER_REASON:
            output.result_line(f"  and {len(files) - SHOWN_PER_REASON} more; --json names them all")
