"""``ftstudio pack`` and ``unpack``: runs and their images as one file, for another computer."""

from __future__ import annotations

import argparse

from ftstudio.app import history
from ftstudio.app.requests import Pack, Packed, Unpack, UnpackedProject
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE, PARTLY
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested


def pack(options: argparse.Namespace) -> int:
    """Pack runs, all or those that are named; the exit status."""
    runs_dir = configuration.runs_dir(options)
    chosen = tuple(history.find_run(text, runs_dir).run_dir for text in options.run)
    request = Pack(
        runs_dir=str(runs_dir), out=absolute(options.out), run_dirs=chosen, with_images=not options.without_images
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json, in_bytes=True)
        except StopRequested:
            output.say("Stopped. Nothing was written.")
            return interrupts.exit_status or DONE
    assert isinstance(answer, Packed)
    if options.json:
        output.json_result(answer)
    else:
        images = f"{answer.images:,} images" if request.with_images else f"a list of {answer.images:,} images"
        output.result_line(f"Packed {_runs(answer.runs)} and {images}: {answer.path} ({output.size(answer.size)})")
    return PARTLY if answer.missing else DONE


def unpack(options: argparse.Namespace) -> int:
    """Unpack a project; the exit status."""
    request = Unpack(
        archive=absolute(options.archive),
        images_dir=absolute(options.out),
        runs_dir=str(configuration.runs_dir(options)),
        images=absolute(options.images) if options.images else "",
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json, in_bytes=True)
        except StopRequested:
            output.say("Stopped. Nothing was unpacked.")
            return interrupts.exit_status or DONE
    assert isinstance(answer, UnpackedProject)
    if options.json:
        output.json_result(answer)
        return DONE
    for run_dir in answer.run_dirs:
        output.result_line(f"Run: {run_dir}")
    for folder in answer.images:
        output.result_line(f"Images: {folder}")
    if answer.already_there:
        output.say(f"On this computer already, and not changed: {_runs(answer.already_there)}.")
    if answer.run_dirs and not answer.images:
        output.say("The project has only a list of its images. Unpack it with --images DIR to name their folder.")
    return DONE


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"
