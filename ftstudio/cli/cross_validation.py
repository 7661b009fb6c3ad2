"""``ftstudio evaluate FOLDER``: how good a model gets with the images of a data set."""

from __future__ import annotations

import argparse
from pathlib import Path

from ftstudio.app import history
from ftstudio.app.requests import CrossValidate
from ftstudio.cli import configuration, job, output
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.folds import FOLDS, CrossValidated, LearningCurve, more_images
from ftstudio.core.interval import wilson

_ABOUT_DATA = ("folds", "repeats", "freeze", "model", "weights", "image_size", "preset", "seed", "group")
_ABOUT_RUNS = ("against", "split", "sure_from", "folder")
_BAR = 40


def is_data_set(options: argparse.Namespace) -> bool:
    """Whether ``evaluate`` is about a data set: with --folds, or a path that is not a run.

    Raises:
        UserError: Options contradict each other.
    """
    given = _first_given(options, _ABOUT_DATA)
    if options.folds is None and (not Path(options.run).exists() or _is_run(options)):
        if given:
            raise UserError(
                f"{_typed(given)} applies to a data set, but {options.run} is a run.", "Name a folder of images."
            )
        return False
    other = _first_given(options, _ABOUT_RUNS)
    if other:
        raise UserError(
            f"{_typed(other)} applies to a run, but {options.run} was read as a data set.",
            "Leave it out, or name a run and no --folds.",
        )
    return True


def _is_run(options: argparse.Namespace) -> bool:
    try:
        history.find_run(options.run, configuration.runs_dir(options))
    except UserError:
        return False
    return True


def _first_given(options: argparse.Namespace, names: tuple[str, ...]) -> str:
    return next((name for name in names if getattr(options, name) is not None), "")


def _typed(name: str) -> str:
    return "A second path" if name == "folder" else f"--{name.replace('_', '-')}"


def cross_validate(options: argparse.Namespace) -> int:
    """Run ``ftstudio evaluate FOLDER --folds``; return the exit status."""
    config = configuration.data_set_config(options, options.run)
    request = CrossValidate(
        config=config,
        folds=FOLDS if options.folds is None else options.folds,
        repeats=options.repeats or 1,
        budgets=configuration.budgets(),
    )
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json)
        except StopRequested:
            return interrupts.exit_status or DONE
    assert isinstance(answer, CrossValidated)
    if options.json:
        output.json_result(answer, curve=None if answer.curve is None else _curve_object(answer.curve))
    else:
        _print(answer)
    return DONE


def _print(found: CrossValidated) -> None:
    frozen = "all stages frozen" if found.head_only else f"{found.freeze_depth} of {found.stage_count} stages frozen"
    times = "" if found.repeats == 1 else f", {found.repeats} times"
    output.result_line(
        f"Accuracy {output.percent(found.accuracy)} (95% interval {output.interval((found.low, found.high))}) on "
        f"{found.count:,} images, each held out of training{times}: {found.folds} folds"
    )
    output.result_line(
        f"Measured with {found.model}, {frozen}, {found.image_size} pixels, trained on {found.train_count:,} of these "
        f"images ({output.percent(found.train_count / found.count)})"
    )
    if found.repeats > 1:
        output.result_line(
            f"Range over repeats: {output.percent(min(found.per_repeat))} to {output.percent(max(found.per_repeat))}"
        )
    if found.grouped:
        output.result_line(f"{found.grouped:,} images that are grouped or near-duplicates stay in the same fold")
    if found.left_out:
        output.result_line(f"Left out (only one image or group each): {', '.join(found.left_out)}")
    if found.curve is not None:
        _print_curve(found.curve)
    _print_classes(found)
    _print_confusion(found)
    output.result_line(f"This took {output.duration(found.seconds)}")


def _print_curve(curve: LearningCurve) -> None:
    expected = curve.expected
    output.result_line(
        f"Expected accuracy when training on all {expected.images:,} images: about {output.percent(expected.accuracy)} "
        f"({output.interval((expected.low, expected.high))}), by the learning curve"
    )
    numbers = ("Training images", "Accuracy", "95% interval")
    rows = [
        (
            f"{point.images:,}",
            output.percent(point.accuracy),
            output.interval((point.low, point.high)),
            "█" * round(_BAR * point.accuracy),
        )
        for point in curve.points
    ]
    output.table("Learning curve", (*numbers, ""), rows, numbers)
    output.result_line(more_images(curve))


def _print_classes(found: CrossValidated) -> None:
    numbers = ("Images", "Precision", "Recall", "95% interval of recall", "F1")
    rows: list[tuple[str, ...]] = []
    for place, score in enumerate(found.classes):
        images = score.count / found.repeats
        bounds = wilson(found.confusion[place][place] / found.repeats, images)
        shares = (output.percent(score.precision), output.percent(score.recall))
        rows.append((score.name, f"{images:.0f}", *shares, output.interval(bounds), output.percent(score.f1)))
    output.table("Classes", ("Class", *numbers), rows, numbers)


def _print_confusion(found: CrossValidated) -> None:
    columns = tuple(str(number) for number in range(1, len(found.class_names) + 1))
    rows = [
        (str(row + 1), name, *(str(count) if count else "·" for count in found.confusion[row]))
        for row, name in enumerate(found.class_names)
    ]
    title = "Confusion matrix: rows are true classes, columns (by number) predicted classes"
    output.table(title, ("", "Class", *columns), rows, ("", *columns))


def _curve_object(curve: LearningCurve) -> dict[str, object]:
    """The curve as JSON, with names for the values of each point."""
    fields: dict[str, object] = {name: getattr(curve, name) for name in curve.__struct_fields__}
    points = [*curve.points, curve.expected]
    *named, expected = [{name: getattr(point, name) for name in point.__struct_fields__} for point in points]
    return fields | {"points": named, "expected": expected}
