"""``ftstudio evaluate RUN --against RUN2``: which of two runs is better on the same images."""

from __future__ import annotations

import argparse

from ftstudio.app import comparison as words
from ftstudio.app import history
from ftstudio.app.requests import Compare
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.archive_names import AUTO
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested
from ftstudio.core.interval import wilson
from ftstudio.core.paired_figures import FigureComparison, RunComparison
from ftstudio.core.paired_test import Comparison
from ftstudio.core.run_record import RunRecord

MOST_LISTED = 20
"""Differing images in the table; --json gives all."""


def compare(options: argparse.Namespace) -> int:
    """Run ``ftstudio compare``; return the exit status."""
    runs_dir = configuration.runs_dir(options)
    first, second = history.find_run(options.run, runs_dir), history.find_run(options.against, runs_dir)
    request = Compare(
        run_dir=first.run_dir,
        against=second.run_dir,
        source=absolute(options.folder) if options.folder else "",
        split=options.split or "",
        device=options.device,
        archive_names=options.archive_names or AUTO,
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(answer, Comparison | FigureComparison)
    name_a, name_b = names(first, second)
    verdict = words.verdict(answer, name_a, name_b)
    if options.json:
        output.json_result(answer, verdict=verdict, **_more(answer))
    elif isinstance(answer, Comparison):
        _print(answer, verdict, name_a, name_b)
    else:
        _print_figures(answer, verdict, name_a, name_b)
    return DONE


def _more(answer: RunComparison) -> dict[str, object]:
    """The entries of the JSON besides the fields of the answer."""
    if isinstance(answer, FigureComparison):
        return {}
    return {
        "count": answer.count,
        "accuracy_a": answer.accuracy_a,
        "accuracy_b": answer.accuracy_b,
        "differing": _image_objects(answer),
    }


def names(first: RunRecord, second: RunRecord) -> tuple[str, str]:
    """Return the names of the two runs, with their ids if the names are equal."""
    if first.name != second.name:
        return first.name, second.name
    return f"{first.name} ({first.run_id})", f"{second.name} ({second.run_id})"


def _image_objects(answer: Comparison) -> list[dict[str, object]]:
    fields = ("path", "class_name", "predicted_a", "predicted_b", "probability_a", "probability_b")
    return [{field: getattr(image, field) for field in fields} for image in answer.differing]


def _print(answer: Comparison, verdict: str, name_a: str, name_b: str) -> None:
    output.result_line(verdict)
    points = [f"{100 * share:.1f}" for share in answer.lead]
    output.result_line(
        f"Difference in accuracy {points[0]} points (95% interval {points[1]} to {points[2]}) "
        f"on {answer.count} images ({' and '.join(dict.fromkeys((answer.split_a, answer.split_b)))})"
    )
    right = (answer.both_right + answer.only_a, answer.both_right + answer.only_b)
    only = (answer.only_a, answer.only_b)
    rows = [
        (name, output.percent(count / answer.count), _interval(count, answer.count), str(alone))
        for name, count, alone in zip((name_a, name_b), right, only, strict=True)
    ]
    numbers = ("Accuracy", "95% interval", "Only this one right")
    output.table("", ("Run", *numbers), rows, numbers)
    output.result_line(f"Both right: {answer.both_right}. Both wrong: {answer.both_wrong}.")
    for remark in words.remarks(answer):
        output.say(remark)
    _print_differing(answer, name_a, name_b)


def _print_figures(answer: FigureComparison, verdict: str, name_a: str, name_b: str) -> None:
    output.result_line(verdict)
    title = answer.metric.title
    rows = [(name_a, answer.in_words(answer.value_a)), (name_b, answer.in_words(answer.value_b))]
    output.table("", ("Run", title), rows, (title,))
    splits = " and ".join(dict.fromkeys((answer.split_a, answer.split_b)))
    output.result_line(f"Compared on {answer.count} images ({splits}).")
    for remark in words.remarks(answer):
        output.say(remark)


def _print_differing(answer: Comparison, name_a: str, name_b: str) -> None:
    if not answer.differing:
        return
    rows = [
        (
            image.path,
            image.class_name,
            f"{image.predicted_a} {output.percent(image.probability_a)}",
            f"{image.predicted_b} {output.percent(image.probability_b)}",
        )
        for image in answer.differing[:MOST_LISTED]
    ]
    output.table("Images on which they differ", ("Image", "It is", name_a, name_b), rows)
    more = len(answer.differing) - MOST_LISTED
    if more > 0:
        output.say(f"{more} more; --json lists all of them.")


def _interval(right: int, count: int) -> str:
    low, high = wilson(right, count)
    return f"{output.percent(low)} to {output.percent(high)}"
