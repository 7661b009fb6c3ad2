"""The images: classes and splits, sizes, and the findings of the scan."""

from __future__ import annotations

from collections.abc import Iterable

from ftstudio.app.redaction import Mask, names_a_file
from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.facts import NumberSpan, RunFacts
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import MOST_ROWS, SPLITS, count, facts, fold, paragraph, section, table
from ftstudio.core.dataset import ClassCount
from ftstudio.core.targets import MULTI_LABEL
from ftstudio.core.text import figure, shown
from ftstudio.store.run_dataset import NamedFile, RunDataset

OPENED = 12
"""The most files that are listed without unfolding."""


def data(contents: Contents) -> Html:
    """The section on the images: their classes, splits, warnings and problems."""
    run = contents.run
    dataset = run.dataset
    unknown = paragraph("The split of the images was not saved with the run.", class_="aside")
    files = _files(contents, dataset) if dataset is not None else []
    divided = _counts(run) if run.counts else _numbers(run.numbers) if run.numbers else unknown
    return section("images", "Images", _facts(contents), divided, _warnings(contents), *files)


def _facts(contents: Contents) -> Html:
    counts, dataset = contents.run.counts, contents.run.dataset
    totals = contents.run.totals or ClassCount("")
    used = totals.total
    parts = [(words, getattr(totals, split)) for split, words in SPLITS.items()]
    parts_words = ", ".join(f"{number:,} {words}" for words, number in parts if number)
    pairs: list[tuple[str, Html | str | None]] = [
        ("Data set", name(contents.run.record.dataset)),
        ("Images", f"{used:,} ({parts_words})" if used else None),
        ("Labels" if contents.run.record.task == MULTI_LABEL else "Classes", f"{len(counts):,}" if counts else None),
    ]
    if dataset is not None:
        if contents.with_images:
            pairs.append(("Folder", name(dataset.source, "path")))
        sizes = dataset.sizes
        if sizes is not None:
            words = [f"{width} × {height}" for width, height in (sizes.smallest, sizes.middle, sizes.largest)]
            pairs.append(("Sizes", f"{words[0]} to {words[2]} pixels, in the middle {words[1]}"))
        pairs += [
            ("Arrangement", dataset.layout),
            ("Excluded by hand", f"{dataset.excluded_count:,}" if dataset.excluded_count else None),
        ]
    return facts(pairs)


def _numbers(spans: tuple[NumberSpan, ...]) -> Html:
    heads = ("Split", "Images", "Lowest", "Median", "Highest")
    rows = [
        (SPLITS[each.split].capitalize(), f"{each.count:,}", *map(figure, (each.lowest, each.middle, each.highest)))
        for each in spans
    ]
    return table("", heads, rows, heads[1:])


def _counts(run: RunFacts) -> Html:
    """A row per class or label. As images may have several labels, the total is not their sum."""
    counts, with_labels = run.counts, run.record.task == MULTI_LABEL
    splits = [split for split in SPLITS if any(getattr(each, split) for each in counts)]
    numbers = [*(SPLITS[split].capitalize() for split in splits), "Total"]

    def row(first: Html | str, of: Iterable[ClassCount]) -> list[Html | str]:
        sums = [sum(getattr(each, split) for each in of) for split in splits]
        return [first, *(f"{each:,}" for each in sums), f"{sum(sums):,}"]

    rows = [row(name(each.name), (each,)) for each in counts[:MOST_ROWS]]
    more = len(counts) - MOST_ROWS
    kind = "labels" if with_labels else "classes"
    left_out = paragraph(f"And {more:,} more {kind}.", class_="aside") if more > 0 else None
    foot = row("All images" if with_labels else "Total", (run.totals,) if run.totals else counts)
    first = "Label" if with_labels else "Class"
    return together([table("", (first, *numbers), rows, numbers, foot=foot), left_out])


def _warnings(contents: Contents) -> Html | None:
    dataset = contents.run.dataset
    if dataset is None:
        return None
    if not dataset.layout and not dataset.counts:
        return paragraph(
            "The scan results were not saved with this run: it was made by an older version.", class_="aside"
        )
    if not dataset.warnings:
        return paragraph("The scan raised no warnings.", class_="aside")
    said = [_without_files(words, contents) for words in dataset.warnings]
    return element("ul", *(element("li", words) for words in said), class_="warnings")


def _files(contents: Contents, dataset: RunDataset) -> list[Html]:
    """Files that were not used, and those used with a warning."""
    said: list[Html] = []
    for one, many, total, files in (
        ("file was not used", "files were not used", dataset.problem_count, dataset.problems),
        ("image has a warning", "images have a warning", dataset.caution_count, dataset.cautions),
    ):
        if not total:
            continue
        if not contents.with_images:
            said.append(_by_reason(count(total, one, many), files, contents))
            continue
        rows = [(name(file.path, "path"), shown(file.reason)) for file in files]
        more = total - len(files)
        left_out = paragraph(f"And {more:,} more.", class_="aside") if more > 0 else None
        inside = together([table("", ("File", "Reason"), rows), left_out])
        said.append(fold(count(total, one, many), inside, opened=total <= OPENED))
    return said


def _by_reason(title: str, files: tuple[NamedFile, ...], contents: Contents) -> Html:
    """How many files for each reason, without names."""
    reasons: dict[str, int] = {}
    for file in files:
        words = _without_files(file.reason, contents)
        reasons[words] = reasons.get(words, 0) + 1
    rows = [(reason, f"{number:,}") for reason, number in sorted(reasons.items(), key=lambda each: -each[1])]
    return fold(title, table("", ("Reason", "Files"), rows, ("Files",)), opened=True)


def _without_files(words: str, contents: Contents) -> str:
    """A sentence of the program, without the names of files in it if names are left out."""
    return words if contents.with_images or not names_a_file(words) else Mask(()).text(words)
