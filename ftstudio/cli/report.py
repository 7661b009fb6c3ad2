"""``ftstudio report``: a run as one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from ftstudio.app import history
from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.app.run_report import path as report_place
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError


def report(options: argparse.Namespace) -> int:
    """Run ``ftstudio report``; return the exit status."""
    runs_dir = configuration.runs_dir(options)
    record = history.find_run(options.run, runs_dir)
    other = history.find_run(options.against, runs_dir) if options.against else None
    request = MakeReport(
        run_dir=record.run_dir,
        out=str(_place(options.out, record.name)),
        against=other.run_dir if other else "",
        with_images=not options.without_images,
        device=options.device,
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            written = job.run(request, control, as_json=options.json)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(written, ReportWritten)
    if options.json:
        output.json_line({"type": "result", "path": written.path, "size": written.size})
    else:
        output.result_line(written.path)
    return DONE


def _place(out: str | None, run_name: str) -> Path:
    """The path of the report. A default name never overwrites; a given name overwrites only a report."""
    if out is None:
        return report_place.free_name(Path.cwd(), report_place.default_name(run_name))
    path = Path(absolute(out))
    if path.is_file() and not report_place.is_report(path):
        raise UserError(
            f"{path} already exists and is not a report.", "Choose another file name, or move the existing file."
        )
    if path.is_file():
        output.say(f"Overwrote the earlier report {path}.")
    return path
