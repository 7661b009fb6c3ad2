"""``ftstudio inspect``: what a data set holds, and what is wrong with it."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from ftstudio.app import new_split
from ftstudio.app.how_to_read import scan_of
from ftstudio.app.requests import FindWrongLabels
from ftstudio.cli import configuration, job, output, target_tables
from ftstudio.cli.arguments import absolute
from ftstudio.cli.exit_codes import DONE, PARTLY
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core import config as configs
from ftstudio.core.archive_names import ArchiveNames
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.groups import Grouping, in_words
from ftstudio.core.label_errors import Suspect, Suspects
from ftstudio.core.list_preview import ListPreview
from ftstudio.data.layout.readings import how_read
from ftstudio.data.quality import findings
from ftstudio.data.quality.duplicates import CROSSING
from ftstudio.data.quality.reasons import REASONS
from ftstudio.data.splits.groups import described, grouping_of

SHOWN_PER_REASON = 10


def inspect(options: argparse.Namespace) -> int:
    """Run ``ftstudio inspect``; return the exit status."""
    config = _config(options)
    group = configuration.group(options.group or "none")
    control = RunControl()
    suspects: Suspects | None = None
    with Interrupts(control) as interrupts:
        try:
            summary = job.run(scan_of(config.data), control, as_json=options.json)
            assert isinstance(summary, DatasetSummary)
            if options.labels:
                request = FindWrongLabels(config=config, dataset=summary, budgets=configuration.budgets())
                answer = job.run(request, control, as_json=options.json)
                assert isinstance(answer, Suspects)
                suspects = answer
        except StopRequested:
            return interrupts.exit_status or DONE
    grouping = grouping_of(summary, group) if group else None
    if options.json:
        output.json_line(_summary_object(summary, suspects, grouping))
    else:
        _print_summary(summary, grouping)
        _print_alike(summary, all_of_them=options.near)
        if suspects is not None:
            _print_suspects(suspects)
    return PARTLY if summary.problem_count else DONE


def _config(options: argparse.Namespace) -> RunConfig:
    """What the classes are checked with. Raises UserError for a value that does not fit."""
    config = RunConfig()
    names = options.archive_names or config.data.archive_names
    config = replace(config, data=replace(config.data, source=absolute(options.folder), archive_names=names))
    for option in ("classes_from", "companions", "target", "unlabelled"):
        if (text := getattr(options, option)) is not None:
            typed = f"--{option.replace('_', '-')} {text}"
            config = configs.with_value(config, f"data.{option}", text, typed)
    given = {key: getattr(options, key) for key in ("model", "weights", "image_size", "device")}
    unused = [key for key, value in given.items() if value is not None]
    if unused and not options.labels:
        raise UserError(f"--{unused[0].replace('_', '-')} only applies to the label check.", "Add --labels.")
    if options.labels and config.data.target not in ("auto", "class"):
        raise UserError(f"--labels checks classes; --target {config.data.target} gives none.", "Leave one of them out.")
    if options.pages is not None:
        config = configs.with_value(config, "data.pages", options.pages, f"--pages {options.pages}")
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


def _summary_object(summary: DatasetSummary, suspects: Suspects | None, grouping: Grouping | None) -> dict[str, Any]:
    """Everything but the usable files without a caution; groups of copies and bursts by their paths."""
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
        "bursts": [[files[place].path for place in group] for group in summary.bursts],
        "sizes": None if sizes is None else {key: list(size) for key, size in sizes._asdict().items()},
        "problems": problems,
        "cautions": cautions,
    }
    fields |= target_tables.target_fields(summary)
    if grouping is not None:
        fields["grouping"] = msgspec.to_builtins(grouping)
    if suspects is not None:
        fields["labels"] = msgspec.to_builtins(suspects) | {
            "suspects": [_suspect_object(one) for one in suspects.suspects]
        }
    return {"type": "result"} | fields


def _suspect_object(suspect: Suspect) -> dict[str, object]:
    return {key: getattr(suspect, key) for key in suspect.__struct_fields__}


def _print_summary(summary: DatasetSummary, grouping: Grouping | None) -> None:
    target_tables.print_targets(summary)
    _print_readings(summary.archive_names)
    if summary.preview is not None:
        _print_preview(summary.preview, target_tables.word(summary))
    sizes = findings.sizes_of(summary.files)
    if sizes is not None:
        told = ", ".join(f"{width} × {height} ({what})" for what, (width, height) in sizes._asdict().items())
        output.result_line(f"Image sizes in pixels: {told}")
    target_tables.print_unused_boxes(summary)
    for sentence in how_read(summary.readings, summary.reading):
        output.result_line(sentence)
    if summary.document_count:
        output.result_line(f"Other files (not images, by name): {summary.document_count:,}")
    if grouping is not None:
        output.result_line(f"Groups by {in_words(grouping.key)}: {described(grouping)}")
    for warning in summary.warnings:
        output.result_line(warning)
        if offer := summary.offers.get(warning):
            output.result_line(f"  To keep them together: ftstudio train FOLDER {new_split.option(offer)}")
        _print_odd(summary, summary.about.get(warning, ""))
    _print_groupings(summary)
    for reason, files in sorted(_problems(summary).items()):
        output.result_line(f"{len(files)} not used: {REASONS.get(reason, reason)}")
        for file in files[:SHOWN_PER_REASON]:
            output.result_line(
                f"  {file.path}" + (f" ({file.detail})" if file.detail not in ("", REASONS.get(reason)) else "")
            )
        if len(files) > SHOWN_PER_REASON:
            output.result_line(f"  and {len(files) - SHOWN_PER_REASON} more; --json lists them all")


def _print_groupings(summary: DatasetSummary) -> None:
    if summary.groupings:
        rows = [(new_split.option(each.key), described(each)) for each in summary.groupings]
        output.table("Possible groups to keep together", ("Option", "Groups"), rows)


def _print_readings(names: ArchiveNames | None) -> None:
    """The encodings that a user can choose where the names in an archive look wrong."""
    if names is not None:
        rows = [
            (one.encoding, one.title, ", ".join(one.samples), "in use" if one == names.used else "")
            for one in names.readings
        ]
        output.table("Possible encodings of the names", ("--archive-names", "Encoding", "Names", ""), rows)


def _print_preview(preview: ListPreview, target: str) -> None:
    """The first rows of a list, as they were understood; ``target`` is what they say of each image."""
    rows = [(row.stated, row.path or row.problem, row.class_name, row.split) for row in preview.rows]
    title = f"First {len(rows)} of {preview.row_count:,} rows of {preview.name}: {preview.columns}"
    output.table(title, ("In the list", "Is the file", target, "Split"), rows, ())


def _print_odd(summary: DatasetSummary, caution: str) -> None:
    """The images that a warning is about; copies are named with each other, further down."""
    if caution in ("pages", "bands", "one_colour", "small", "long", "outlier"):
        _print_paths([file.path for file in summary.files if caution in file.cautions])


def _print_paths(paths: Sequence[str]) -> None:
    for path in paths[:SHOWN_PER_REASON]:
        output.result_line(f"  {path}")
    if len(paths) > SHOWN_PER_REASON:
        output.result_line(f"  and {len(paths) - SHOWN_PER_REASON} more; --json lists them all")


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
        what = "Duplicates" if all_of_them else "Duplicates across splits or classes"
        output.result_line(f"{what}, exact or near:")
    for group in shown:
        output.result_line("  " + "  =  ".join(files[place].path for place in group))
    if len(shown) < len(groups):
        output.result_line(f"  and {len(groups) - len(shown)} more; --near lists them all")


def _print_suspects(found: Suspects) -> None:
    by = f"by {found.model}, {output.percent(found.accuracy)} of {found.checked:,} images are in the class it expects"
    if not found.suspects:
        output.result_line(f"No likely label errors ({by}).")
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
    title = f"Likely label errors: {len(rows)}, most doubtful first ({by})"
    output.table(title, ("Image", "Is in", "", "Looks like", " "), rows, numbers)
