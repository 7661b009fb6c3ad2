"""``ftstudio sort``: a folder of unsorted images becomes class folders, from the labels of a few."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import msgspec

from ftstudio.app import few_labels, sort_plan
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.cli import configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE, PARTLY
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.sorting import Grouped, Proposed, Sorted, SortUndone

SHOWN = 10


def sort(options: argparse.Namespace) -> int:
    """Sort a folder, or undo it. Raises UserError for labels and places that do not fit."""
    control = RunControl()
    with Interrupts(control) as interrupts:
        try:
            return _undo(options, control) if options.undo else _sort(options, control)
        except StopRequested:
            output.say("Stopped. All files are where they were.")
            return interrupts.exit_status or DONE


def _undo(options: argparse.Namespace, control: RunControl) -> int:
    undone = job.run(UndoSort(folder=absolute(options.folder)), control, as_json=options.json)
    assert isinstance(undone, SortUndone)
    if options.json:
        output.json_result(undone)
        return PARTLY if undone.left else DONE
    done = {"move": "moved back", "copy": "copies removed", "link": "links removed", "list": "list removed"}
    output.result_line(f"Undone in {undone.folder}: {undone.restored:,} {done[undone.how]}.")
    for sentence in undone.left:
        output.result_line(sentence)
    if undone.more:
        output.result_line("An earlier sort of this folder can be undone too, with the same command.")
    return PARTLY if undone.left else DONE


def _sort(options: argparse.Namespace, control: RunControl) -> int:
    config = _config(options)
    names = few_labels.checked_class_names(filter(None, map(str.strip, (options.into or "").split(","))))
    request = GroupImages(config=config, source=absolute(options.folder), budgets=configuration.budgets())
    grouped = job.run(request, control, as_json=options.json)
    assert isinstance(grouped, Grouped)
    dataset = grouped.dataset
    given = _given(options, dataset, names)
    names = names or tuple(sorted(set(given.values())))
    if len(set(given.values())) < 2:
        return _say_what_to_label(options, grouped, given)
    wanted = ProposeClasses(
        config=config, dataset=dataset, labels=given, count=options.next, budgets=configuration.budgets()
    )
    proposed = job.run(wanted, control, as_json=options.json)
    assert isinstance(proposed, Proposed)
    sure = {one.path: one.class_name for one in proposed.proposals if one.confidence >= options.sure_from}
    labels = given | sure
    out = absolute(options.out) if options.out else ""
    plan = sort_plan.plan_sort(dataset, labels, options.how, out)
    if not options.json:
        _print_proposed(given, sure, proposed, names)
    if options.dry_run:
        return _end_dry_run(options, plan, proposed)
    answer = job.run(
        SortImages(dataset=dataset, labels=labels, how=options.how, out=out), control, as_json=options.json
    )
    assert isinstance(answer, Sorted)
    if options.json:
        output.json_result(answer, **_fields(proposed))
    else:
        _print_sorted(answer, dataset)
    return PARTLY if dataset.problem_count else DONE


def _config(options: argparse.Namespace) -> RunConfig:
    options.archive_names = options.group = None
    return configuration.data_set_config(options, options.folder)


def _given(options: argparse.Namespace, dataset: DatasetSummary, names: tuple[str, ...]) -> dict[str, str]:
    """Path to class of the images that the user has given a class; a class folder may be there already."""
    given = few_labels.in_class_folders(dataset, names)
    if options.labels:
        given |= few_labels.listed(Path(absolute(options.labels)), dataset, names)
    if options.example:
        given |= few_labels.examples(options.example, dataset, names)
    missing = [name for name in names if name not in given.values()]
    if given and missing:
        raise UserError(
            f"No image has the class “{missing[0]}” yet.",
            "Label at least one image of each class, with --labels or --example.",
        )
    return given


def _say_what_to_label(options: argparse.Namespace, grouped: Grouped, given: dict[str, str]) -> int:
    """Before there are labels of two classes, nothing can be sorted; these are the most useful to label."""
    paths = [grouped.dataset.files[place].path for place in grouped.label_next][: options.next]
    if options.json:
        groups = [[grouped.dataset.files[place].path for place in group] for group in grouped.groups]
        output.json_line({"type": "result", "sorted": False, "groups": groups, "label_next": paths})
        return DONE
    usable = sum(map(len, grouped.groups))
    sizes = ", ".join(str(len(group)) for group in grouped.groups)
    output.result_line(
        f"{usable:,} images in {len(grouped.groups)} groups of similar ones ({sizes}), by {grouped.model}"
    )
    output.result_line(
        "Nothing is sorted yet: labels of at least two classes are needed."
        if given
        else "Nothing is sorted yet: no image has a class."
    )
    output.result_line("Label these first, the most useful first, and give them with --labels FILE.csv (path,class):")
    for path in paths:
        output.result_line(f"  {path}")
    return DONE


def _print_proposed(given: dict[str, str], sure: dict[str, str], proposed: Proposed, names: tuple[str, ...]) -> None:
    labelled, certain = Counter(given.values()), Counter(sure.values())
    below = Counter(one.class_name for one in proposed.proposals if one.path not in sure)
    numbers = ("Labelled", "Proposed", "Left, not sure")
    rows = [(name, str(labelled[name]), str(certain[name]), str(below[name])) for name in names]
    output.table("Classes", ("Class", *numbers), rows, numbers)
    if proposed.label_next:
        output.result_line("Label these next, the most useful first:")
        for path in proposed.label_next[:SHOWN]:
            output.result_line(f"  {path}")


def _end_dry_run(options: argparse.Namespace, plan: sort_plan.SortPlan, proposed: Proposed) -> int:
    if options.json:
        output.json_line(
            {"type": "result", "sorted": False, "counts": plan.counts, "source": plan.source}
            | {"steps": [[step.before, step.after] for step in plan.steps]}
            | _fields(proposed)
        )
    else:
        for step in plan.steps[:SHOWN]:
            output.result_line(f"  {step.before} -> {step.after}")
        if len(plan.steps) > SHOWN:
            output.result_line(f"  and {len(plan.steps) - SHOWN:,} more; --json lists them all")
        output.result_line("Dry run: no file was changed.")
    return DONE


def _fields(proposed: Proposed) -> dict[str, object]:
    return {
        "proposals": [
            {"path": one.path, "class": one.class_name, "confidence": one.confidence} for one in proposed.proposals
        ],
        "label_next": msgspec.to_builtins(proposed.label_next),
    }


def _print_sorted(answer: Sorted, dataset: DatasetSummary) -> None:
    done = {"move": "moved into", "copy": "copied into", "link": "linked in", "list": "listed in"}[answer.how]
    output.result_line(f"{sum(answer.counts.values()):,} images {done} {answer.source}")
    if answer.left:
        output.result_line(f"{answer.left:,} images have no class (not sure) and stay where they are.")
    if dataset.problem_count:
        output.result_line(f"{dataset.problem_count:,} files cannot be read as images and stay where they are.")
    output.result_line(f"Undo: ftstudio sort --undo {answer.folder}")
    output.result_line(f"Train: ftstudio train {answer.source}")
