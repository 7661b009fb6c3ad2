"""``ftstudio predict`` and ``ftstudio evaluate``: a run's predictions, and how good they are."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from ftstudio.app import history, jobs
from ftstudio.app.remarks import remarks_on
from ftstudio.app.requests import Evaluate, Explain, Predict, PredictionCounts
from ftstudio.cli import configuration, evaluation_report, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE, PARTLY
from ftstudio.cli.heat_maps import HeatMapFolder, explain
from ftstudio.cli.interrupts import Interrupts
from ftstudio.cli.progress import ProgressDisplay
from ftstudio.core.answers import (
    TOP,
    ClassPrediction,
    LabelsPrediction,
    NumberPrediction,
    Prediction,
    UnreadableImage,
)
from ftstudio.core.archive_names import AUTO
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.evaluation import ClassEvaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.core.events import Event, ImageUnreadable, Notice, PredictionMade, Progress
from ftstudio.core.prediction_csv import predictions_csv
from ftstudio.core.table_text import save_csv
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL
from ftstudio.data.decoding.page_paths import source_of

_Answer = TypeVar("_Answer", bound=Prediction | UnreadableImage)
_NOT_IN_JSON = ("milliseconds", "name")


def predict(options: argparse.Namespace) -> int:
    """Run ``ftstudio predict``; return the exit status."""
    record = history.find_run(options.run, configuration.runs_dir(options))
    if options.top is not None and record.task != CLASSIFICATION:
        raise UserError(f"--top chooses among classes; {_answers_with(record.task)}.", "Leave --top out.")
    top = options.top or TOP
    paths = tuple(absolute(path) for path in options.paths)
    for path in paths:
        if not os.path.lexists(source_of(path).file):
            raise UserError(f"There is no file or folder {path}.", "Check the path.")
    if options.csv and not Path(options.csv).absolute().parent.is_dir():
        raise UserError(f"{options.csv} cannot be written: its folder does not exist.", "Create the folder first.")
    if options.csv and Path(options.csv).is_dir():
        raise UserError(f"{options.csv} is a folder.", "Name a file, for example predictions.csv in it.")
    heat_maps = HeatMapFolder(Path(options.heatmaps), paths) if options.heatmaps else None
    request = Predict(
        run_dir=record.run_dir,
        paths=paths,
        top_k=top,
        device=options.device,
        find_confidence=True,
        archive_names=options.archive_names or AUTO,
    )
    control = RunControl()
    found: list[Prediction | UnreadableImage] = []
    taken_for: dict[str, str] = {}
    counts: PredictionCounts | None = None
    with Interrupts(control) as interrupts, ProgressDisplay() as display:
        # Result lines on a terminal show the progress themselves and would break a progress bar.
        bar = not options.json and not sys.stdout.isatty()

        def show(event: Event) -> None:
            match event:
                case PredictionMade():
                    taken_for[event.prediction.path] = event.prediction.explained
                    found.append(_as_named(event.prediction))
                    _show_prediction(_as_named(event.prediction), as_json=options.json)
                case ImageUnreadable():
                    found.append(_as_named(event.image))
                    output.problem_line(_as_named(event.image), as_json=options.json)
                case Notice():
                    output.say(event.message)
                case Progress() if bar:
                    display.show(event)
                case _:
                    pass

        try:
            counts = cast(PredictionCounts, jobs.run(request, control, show))
        except StopRequested:
            output.say("Stopped. Results so far were kept.")
    if options.csv:
        _write_csv(Path(options.csv), predictions_csv(found, top))
    if counts is None:
        return interrupts.exit_status or DONE
    if not counts.done and not counts.unreadable:
        output.say(f"There are no files in {', '.join(paths)}.")
    status = PARTLY if counts.unreadable else DONE
    if heat_maps is not None:
        classes = tuple(taken_for.values())
        why = Explain(run_dir=record.run_dir, paths=tuple(taken_for), class_names=classes, device=options.device)
        status = explain(why, heat_maps, as_json=options.json) or status
    if options.json and status in (DONE, PARTLY):
        output.json_line({"type": "result", "done": counts.done, "unreadable": counts.unreadable})
    return status


def _as_named(answer: _Answer) -> _Answer:
    """The answer with the name of the archive's entry instead of the path of the unpacked file."""
    return replace(answer, path=answer.name, name="") if answer.name else answer


def evaluate(options: argparse.Namespace) -> int:
    """Run ``ftstudio evaluate``; return the exit status."""
    from ftstudio.cli import cross_validation

    if cross_validation.is_data_set(options):
        return cross_validation.cross_validate(options)
    if options.against:
        for option in ("sure_from", "target"):
            if getattr(options, option) is not None:
                typed = f"--{option.replace('_', '-')}"
                raise UserError(f"{typed} and --against cannot be combined.", "Give one of them.")
        from ftstudio.cli import comparison

        return comparison.compare(options)
    record = history.find_run(options.run, configuration.runs_dir(options))
    if options.sure_from is not None and record.task != CLASSIFICATION:
        raise UserError(
            f"--sure-from is a threshold for the most probable class; {_answers_with(record.task)}.",
            "Leave --sure-from out.",
        )
    if options.target is not None and not options.folder:
        raise UserError("--target says how other images are read; the run knows its own.", "Name a folder or list.")
    source = absolute(options.folder) if options.folder else ""
    request = Evaluate(
        run_dir=record.run_dir,
        source=source,
        split=options.split or "",
        device=options.device,
        archive_names=options.archive_names or AUTO,
        target=configuration.target(options.target),
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(answer, ClassEvaluation | LabelsEvaluation | NumberEvaluation)
    if options.sure_from is not None:
        record = history.set_sure_from(record.run_dir, options.sure_from)
    if options.json:
        evaluation_report.print_json(answer, record.sure_from, remarks_on(record, answer))
    else:
        evaluation_report.print_tables(answer, record.sure_from)
        for remark in remarks_on(record, answer):
            output.result_line(remark)
    return PARTLY if answer.unreadable else DONE


def _answers_with(task: str) -> str:
    return "this run answers with labels" if task == MULTI_LABEL else "this run answers with a number"


def _show_prediction(prediction: Prediction, *, as_json: bool) -> None:
    if as_json:
        fields = msgspec.to_builtins(prediction)
        output.json_line({"type": "prediction"} | {key: fields[key] for key in fields if key not in _NOT_IN_JSON})
        return
    doubts = [] if prediction.sure else ["not sure"]
    doubts += ["unlike the training images"] if prediction.unfamiliar else []
    output.result_line(f"{prediction.path}: {_in_words(prediction)}" + (f" ({', '.join(doubts)})" if doubts else ""))


def _in_words(prediction: Prediction) -> str:
    match prediction:
        case ClassPrediction():
            return ", ".join(f"{each.class_name} {output.percent(each.probability)}" for each in prediction.top)
        case LabelsPrediction():
            every = ", ".join(f"{each.name} {output.percent(each.probability)}" for each in prediction.labels)
            return f"{prediction.answer} ({every})"
        case NumberPrediction():
            return f"{prediction.quantity} {prediction.answer}"


def _write_csv(path: Path, text: str) -> None:
    try:
        save_csv(path.absolute(), text)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}.", "Choose another file.") from error
