"""The targets of a data set as tables: images of each class or label, or the distribution of a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ftstudio.cli import output
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.targets import CLASSIFICATION, DETECTION, MULTI_LABEL, REGRESSION
from ftstudio.core.text import figure
from ftstudio.data.boxes.reasons import BOX_REASONS
from ftstudio.data.quality.box_findings import boxes_per_image, recognised
from ftstudio.data.quality.target_findings import Distribution, distribution_of, labels_per_image

_PARTS = {"train": "Train", "val": "Validation", "test": "Test", "unassigned": "Images"}
_BAR = 40
_MOST_BOXES = 20
_WORDS = {CLASSIFICATION: "Class", MULTI_LABEL: "Labels", REGRESSION: "Number", DETECTION: "Boxes"}


def word(summary: DatasetSummary) -> str:
    """What the targets are called at the top of a column."""
    return summary.quantity or _WORDS.get(summary.task, "Class")


def print_targets(summary: DatasetSummary) -> None:
    """The tables of a data set, in the words of its task."""
    if summary.task == REGRESSION:
        _print_number(summary)
        return
    _print_counts(summary, "Label" if summary.task == MULTI_LABEL else "Class")
    if summary.task == DETECTION:
        _print_boxes(summary)
    if summary.task == MULTI_LABEL:
        found = labels_per_image(summary.files)
        shown = ", ".join(f"{number} ({count:,} image{'' if count == 1 else 's'})" for number, count in found.items())
        output.result_line(f"Labels per image: {shown}")


def target_fields(summary: DatasetSummary) -> dict[str, Any]:
    """The same for --json; nothing for classes, whose counts say it all."""
    if summary.task == MULTI_LABEL:
        return {"labels_per_image": {str(number): count for number, count in labels_per_image(summary.files).items()}}
    if summary.task == DETECTION:
        notes: Sequence[dict[str, Any]] = [
            {field: getattr(note, field) for field in note.__struct_fields__} for note in summary.box_notes
        ]
        return {"box_count": summary.box_count, "box_notes": notes}
    if summary.task == REGRESSION:
        found = distribution_of(summary.files)
        return {"distribution": None if found is None else _distribution_object(found)}
    return {}


def _parts(summary: DatasetSummary) -> list[str]:
    return [part for part in _PARTS if getattr(summary.totals, part)]


def _print_counts(summary: DatasetSummary, kind: str) -> None:
    totals, parts = summary.totals, _parts(summary)
    columns = [_PARTS[part] for part in parts]
    rows = [[count.name, *(str(getattr(count, part)) for part in parts)] for count in summary.counts]
    if kind == "Label":
        columns.append("Share")
        for row, count in zip(rows, summary.counts, strict=True):
            row.append(output.percent(count.total / max(1, totals.total)))
    end = [str(getattr(totals, part)) for part in parts]
    if summary.task == DETECTION:
        columns.append("Boxes")
        for row, count in zip(rows, summary.counts, strict=True):
            row.append(f"{count.boxes:,}")
        end.append(f"{summary.box_count:,}")
    rows.append(
        ["All images", *end, ""] if kind == "Label" else ["All images" if summary.task == DETECTION else "Total", *end]
    )
    output.table(f"{summary.name}: {summary.layout}", (kind, *columns), rows, columns)


def _print_boxes(summary: DatasetSummary) -> None:
    output.result_line(recognised(summary))
    found = boxes_per_image(summary.files)
    if found is not None:
        least, mean, most = found
        output.result_line(f"Boxes per image: {least:,} to {most:,}, {mean:.1f} on average")


def print_unused_boxes(summary: DatasetSummary) -> None:
    """The boxes that are not used, each with its file and the reason; the first ones of many."""
    unused = summary.unused_boxes
    if not unused:
        return
    shown = unused[:_MOST_BOXES]
    rows = [
        (note.path, f"{note.where} of {note.file}" if note.file else note.where, note.class_name, note.edges, words)
        for note in shown
        for words in (BOX_REASONS.get(note.reason, note.reason),)
    ]
    output.table("Boxes that are not used", ("Image", "Box", "Class", "Left, top, right, bottom", "Reason"), rows)
    if len(shown) < len(unused):
        output.result_line(f"  and {len(unused) - len(shown):,} more; --json lists them all")


def _print_number(summary: DatasetSummary) -> None:
    found = distribution_of(summary.files)
    if found is None:
        return
    most = max(count for _, _, count in found.bins)
    rows = [
        (_range(low, high, found.whole), f"{count:,}", "█" * _length(count, most)) for low, high, count in found.bins
    ]
    output.table(f"{summary.name}: {summary.layout}", (summary.quantity, "Images", ""), rows, ("Images",))
    output.result_line(
        f"{summary.quantity}: {figure(found.lowest)} to {figure(found.highest)}, median {figure(found.median)}, "
        f"mean {figure(found.mean)}, standard deviation {figure(found.deviation)}"
    )
    shares = [f"{_PARTS[part].lower()} {getattr(summary.totals, part):,}" for part in _parts(summary)]
    output.result_line(f"{found.images:,} images" + (f": {', '.join(shares)}" if len(shares) > 1 else ""))


def _length(count: int, most: int) -> int:
    """A bar in characters; at least one where there is an image."""
    return max(1, round(_BAR * count / most)) if count else 0


def _range(low: float, high: float, whole: bool) -> str:
    if low == high or (whole and high - low == 1):
        return figure(low)
    return f"{figure(low)} to {figure(high - 1)}" if whole else f"{figure(low)} to below {figure(high)}"


def _distribution_object(found: Distribution) -> dict[str, Any]:
    bins: Sequence[dict[str, float]] = [{"low": low, "high": high, "images": count} for low, high, count in found.bins]
    return found._asdict() | {"bins": bins}
