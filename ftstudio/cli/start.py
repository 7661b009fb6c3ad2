"""``ftstudio start``: the whole workflow on sample images, in the window or, without a display, in the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ftstudio.app import doctor
from ftstudio.app import start as first_try
from ftstudio.app.requests import Predict, SampleWritten
from ftstudio.cli import configuration, job, output, train
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.answers import Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, PredictionMade, RunStarted


def start(options: argparse.Namespace, open_window: Callable[[list[str]], int]) -> int:
    """Run ``ftstudio start``; return the exit status.

    ``open_window`` is called with the arguments of the window if there is a display.
    """
    if not options.headless and doctor.has_display():
        try:
            return open_window(["--sample", *([f"--language={options.language}"] if options.language else [])])
        except UserError as error:  # libraries are missing and may not be installed: continue without the window
            output.say_error(error.message, error.hint)
    return _headless(options)


def _headless(options: argparse.Namespace) -> int:
    control = RunControl()
    with Interrupts(control, saving=True) as interrupts:
        try:
            written = job.run(first_try.draw_sample(), control, as_json=False)
        except StopRequested:
            output.say("Stopped before anything was trained.")
            return interrupts.exit_status or DONE
        assert isinstance(written, SampleWritten)
        output.say(f"Training the starter model on the sample images in {written.path}")
        request = first_try.first_run(Path(written.path), configuration.runs_dir(options))
        seen = _Seen()
        status = train.run_to_end(request, control, interrupts, as_json=False, also=seen.take)
        if status != DONE or not seen.run_dir:
            return status
        try:
            _try_it(seen.run_dir, control)
        except StopRequested:
            return interrupts.exit_status or DONE
    program = train.program()
    _say_how_good(seen.run_dir)
    output.result_line(f"The run is in {seen.run_dir}")
    output.result_line(f"Try it on your own images: {program} predict {seen.run_id} FILE")
    output.result_line(f"Train on your own images: {program} train FOLDER")
    output.result_line(f"Open the window, on a computer with a display: {program} start")
    return DONE


def _try_it(run_dir: str, control: RunControl) -> None:
    """Show the model held-out images, and write its predictions."""
    tries = first_try.held_out(run_dir)
    seen = _Seen()
    paths = tuple(path for path, _ in tries)
    job.run(Predict(run_dir=run_dir, paths=paths, top_k=1), control, as_json=False, also=seen.take)
    rows = [_row(path, name, seen.predictions[path]) for path, name in tries if path in seen.predictions]
    output.table("Tested on held-out images", ("Image", "It is", "Predicted as", "Sure"), rows, ("Sure",))


def _say_how_good(run_dir: str) -> None:
    tested = first_try.tested(run_dir)
    if tested is None:
        return
    right = round(tested.value * tested.count)
    low, high = tested.interval_in_words()
    output.result_line(
        f"Correct on {right} of {tested.count} held-out images: {tested.in_words()} (95% interval {low} to {high})"
    )


def _row(path: str, class_name: str, prediction: Prediction) -> tuple[str, ...]:
    return Path(path).name, class_name, prediction.answer, output.percent(prediction.confidence)


class _Seen:
    """Collects events."""

    def __init__(self) -> None:
        self.run_dir = ""
        self.run_id = ""
        self.predictions: dict[str, Prediction] = {}

    def take(self, event: Event) -> None:
        if isinstance(event, RunStarted):
            self.run_dir = event.run_dir
            self.run_id = event.run_id
        elif isinstance(event, PredictionMade):
            self.predictions[event.prediction.path] = event.prediction
