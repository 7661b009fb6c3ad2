"""``ftstudio inspect``: what a data set holds, and what is wrong with it."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from ftstudio.app.requests import FindWrongLabels, Scan
from ftstudio.cli import DONE, PARTLY, configuration, job, output
from ftstudio.cli.arguments import absolute
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core import config as configs
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.records import DatasetSummary, ImageFile
from ftstudio.core.suspects import Suspect, Suspects
from ftstudio.data import findings
from ftstudio.data.copies import CROSSING
from ftstudio.data.readings import how_read
from ftstudio.data.reasons import REASONS

SHOWN_PER_REASON = 10


def inspect(options: argparse.Namespace) -> int:
    config = _config(options)
    control = RunControl()
    suspects: Suspects | None = None
    with Interrupts(control) as interrupts:
        try:
            data = config.data
            scan = Scan(source=data.source, classes_from=data.classes_from, companions=data.companions)
            summary = job.run(scan, control, as_json=options.json)
            assert isinstance(summary, DatasetSummary)
            if options.labels:
                request = FindWrongLabels(config=config, dataset=summary, budgets=configuration.budgets())
                answer = job.run(request, control, as_json=options.json)
                assert isinstance(answer, Suspects)
                suspects = answer
        except StopRequested:
            return interrupts.exit_status or DONE
    if options.json:
        output.json_line(_summary_object(summary, suspects))
    else:
        _print_summary(summary)
        _print_alike(summary, all_of_them=options.near)
        if suspects is not None:
            _print_suspects(suspects)
    return PARTLY if summary.problem_count else DONE


def _config(options: argparse.Namespace) -> RunConfig:
    """What the classes are checked with. Raises UserError for a value that does not fit."""
    config = RunConfig()
    config = replace(config, data=replace(config.data, source=absolute(options.folder)))
    for option in ("classes_from", "companions"):
        if (text := getattr(options, option)) is not None:
            typed = f"--{option.replace('_', '-')} {text}"
            config = configs.with_value(config, f"data.{option}", text, typed)
    given = {key: getattr(options, key) for key in ("model", "weights", "image_size", "device")}
    unused = [key for key, value in given.items() if value is not None]
    if unused and not options.labels:
        raise UserError(f"--{unused[0].replace('_', '-')} says what to check the classes with.", "Add --labels.")
    for key, setting in (("model", "model.name"), ("image_size", "train.image_size"), ("device", "train.device")):
        if given[key] is not None:
            config = configs.with_value(config, setting, given[key], f"--{key.replace('_', '-')} {given[key]}")
    if given["weights"] is not None:
        config = replace(config, model=replace(config.model, weights=configuration.weights(given["weights"])))
    return config


def _problems(summary: DatasetSummary) -> dict[str, list[ImageFile]]:
    groups: dict[str, list[ImageFile]] = defaultdict(list)
    for file in summary.files:
        if file.problem:
            groups[file.problem].append(file)
    return groups


def _summary_object(summary: DatasetSummary, suspects: Suspects | None) -> dict[str, Any]:
    """Everything but the usable files without a caution; groups of copies by their paths."""
    fields = msgspec.to_builtins(summary)
    files = summary.files
    del fields["files"], fields["about"]
    problems = [{"path": file.path, "reason": file.problem, "detail": file.detail} for file in files if file.problem]
    cautions = [
        {"path": file.path, "cautions": list(file.cautions), "detail": file.detail} for file in files if file.cautions
    ]
    sizes = findings.sizes_of(files)
    fields |= {
        "usable_count": summary.usable_count,
        "alike": [[files[place].path for place in group] for group in summary.alike],
        "sizes": None if sizes is None else {key: list(size) for key, size in sizes._asdict().items()},
        "problems": problems,
        "cautions": cautions,
    }
    if suspects is not None:
        fields["labels"] = msgspec.to_builtins(suspects) | {
            "suspects": [_suspect_object(one) for one in suspects.suspects]
        }
    return {"type": "result"} | fields


def _suspect_object(suspect: Suspect) -> dict[str, object]:
    return {key: getattr(suspect, key) for key in suspect.__struct_fields__}


def _print_summary(summary: DatasetSummary) -> None:
    parts = [part for part in ("train", "val", "test", "unassigned") if any(getattr(c, part) for c in summary.counts)]
    titles = {"train": "Train", "val": "Validation", "test": "Test", "unassigned": "Images"}
    columns = [titles[part] for part in parts]
    rows = [(count.name, *(str(getattr(count, part)) for part in parts)) for count in summary.counts]
    rows.append(("Together", *(str(sum(getattr(count, part) for count in summary.counts)) for part in parts)))
    output.table(f"{summary.name}: {summary.layout}", ("Class", *columns), rows, columns)
    sizes = findings.sizes_of(summary.files)
    if sizes is not None:
        told = ", ".join(f"{width} × {height} ({what})" for what, (width, height) in sizes._asdict().items())
        output.result_line(f"Image sizes in pixels: {told}")
    for sentence in how_read(summary.readings, summary.reading):
        output.result_line(sentence)
    if summary.document_count:
        output.result_line(f"Other files, no images by their names: {summary.document_count:,}")
    for warning in summary.warnings:
        output.result_line(warning)
        _print_odd(summary, summary.about.get(warning, ""))
    for reason, files in sorted(_problems(summary).items()):
        output.result_line(f"{len(files)} not used: {REASONS.get(reason, reason)}")
        for file in files[:SHOWN_PER_REASON]:
            output.result_line(
                f"  {file.path}" + (f" ({file.detail})" if file.detail not in ("", REASONS.get(reason)) else "")
            )
        if len(files) > SHOWN_PER_REASON:
            output.result_line(f"  and {len(files) - SHOWN_PER_REASON} more; --json names them all")


def _print_odd(summary: DatasetSummary, caution: str) -> None:
    """The images that a warning is about; copies are named with each other, further down."""
    if caution in ("one_colour", "small", "long"):
        _print_paths([file.path for file in summary.files if caution in file.cautions])


def _print_paths(paths: Sequence[str]) -> None:
    for path in paths[:SHOWN_PER_REASON]:
        output.result_line(f"  {path}")
    if len(paths) > SHOWN_PER_REASON:
        output.result_line(f"  and {len(paths) - SHOWN_PER_REASON} more; --json names them all")


def _print_alike(summary: DatasetSummary, all_of_them: bool) -> None:
    """The groups of (nearly) the same picture that lie in several splits or classes, or all of them."""
    files = summary.files
    groups = [
        group
        for group in summary.alike
        if all_of_them or any(caution in CROSSING for place in group for caution in files[place].cautions)
    ]
    shown = groups if all_of_them else groups[:SHOWN_PER_REASON]
    if groups:
        what = "The same picture" if all_of_them else "The same picture in several splits or classes"
        output.result_line(f"{what}, exactly or nearly:")
    for group in shown:
        output.result_line("  " + "  =  ".join(files[place].path for place in group))
    if len(shown) < len(groups):
        output.result_line(f"  and {len(groups) - len(shown)} more; --near names them all")


def _print_suspects(found: Suspects) -> None:
    by = f"by {found.model}, {output.percent(found.accuracy)} of {found.checked:,} images are where it expects them"
    if not found.suspects:
        output.result_line(f"No image looks as if it were in the wrong class ({by}).")
        return
    rows = [
        (
            one.path,
            one.class_name,
            output.percent(one.own_probability),
            one.suggested,
            output.percent(one.probability),
        )
        for one in found.suspects
    ]
    numbers = ("", " ")
    title = f"{len(rows)} may be in the wrong class, the most doubtful first ({by})"
    output.table(title, ("Image", "Is in", "", "Looks like", " "), rows, numbers)
