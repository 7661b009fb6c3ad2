"""``ftstudio export``: a trained run as a folder that works without this program."""

from __future__ import annotations

import argparse

from ftstudio.app import history
from ftstudio.app.requests import Export
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested
from ftstudio.core.exported import Exported


def export(options: argparse.Namespace) -> int:
    """Run ``ftstudio export``; return the exit status."""
    record = history.find_run(options.run, configuration.runs_dir(options))
    request = Export(
        run_dir=record.run_dir,
        out=absolute(options.out),
        format=options.format,
        precision=options.precision,
        replace=options.replace,
        device=options.device,
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json)
        except StopRequested:
            output.say("Stopped. Nothing was written.")
            return interrupts.exit_status or DONE
    assert isinstance(answer, Exported)
    if options.json:
        output.json_result(answer)
    else:
        _print(answer)
    return DONE


def _print(answer: Exported) -> None:
    checked = answer.verification
    output.result_line(f"Exported to {answer.folder}: {', '.join(answer.files)}")
    if answer.card.format == "web":
        output.say(f"Open {answer.files[0]} in a browser to use the model; no server and no network are needed.")
    forms = [form for form in (checked.run, checked.fp32, checked.exported) if form is not None]
    rows = [
        (
            form.what,
            f"{form.agreeing} of {checked.images}",
            f"{form.largest_difference:.1e}",
            form.score.in_words(),
            output.size(form.size),
            f"{form.milliseconds:.1f} ms",
        )
        for form in forms
    ]
    numbers = ("Same answer", "Largest difference", checked.run.score.metric.title, "Size", "One image")
    output.table("On the validation images", ("", *numbers), rows, numbers)
    other = checked.images - checked.exported.agreeing
    if other:
        output.say(f"For {other} of {checked.images} images the exported model answers differently from the run.")
    script = checked.script
    if script.images:
        output.say(f"{script.name} was tested on {script.images} images: the same answers for {script.agreeing}.")
    else:
        output.say(f"{script.name} was not tested. {script.why_not}")
    if checked.unreadable:
        output.say(f"{checked.unreadable} validation images could not be read and were not compared.")
