"""What a run folder keeps of the scan of its images: where they lay, and what was found wrong with them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ftstudio.core.bounds import Count
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.data.quality.reasons import REASONS

MOST_NAMED = 200
"""Maximum number of files listed with problems, to keep a run folder small."""


class NamedFile(Struct, frozen=True, array_like=True):
    """A file of a data set that something is to be said about; ``path`` as in ImageFile, ``reason`` in words."""

    path: str
    reason: str


class ImageSizes(Struct, frozen=True):
    """Widths and heights in pixels: of the image with the fewest pixels, of the one in the middle, of the one with
    the most."""

    smallest: tuple[Count, Count]
    middle: tuple[Count, Count]
    largest: tuple[Count, Count]


class RunDataset(Struct, frozen=True, kw_only=True):
    """Which images a run was trained on; lies in the run folder as dataset.json.

    All from ``layout`` on is missing (empty, None) in runs of version 0.1. ``problems`` names at most 200 of the
    ``problem_count`` files that could not be used, ``cautions`` of the ``caution_count`` that were used although
    something is to be said about them. ``counts`` are those of the scan, before images were set aside for validation.
    ``archive_names`` is the encoding in which the names in an archive were read, "" where they declare it.
    """

    source: str
    root: str
    name: str
    class_names: tuple[str, ...]
    fingerprint: str = ""
    layout: str = ""
    counts: tuple[ClassCount, ...] = ()
    warnings: tuple[str, ...] = ()
    problems: tuple[NamedFile, ...] = ()
    problem_count: Count = 0
    cautions: tuple[NamedFile, ...] = ()
    caution_count: Count = 0
    excluded_count: Count = 0
    sizes: ImageSizes | None = None
    archive_names: str = ""

    @classmethod
    def of(cls, summary: DatasetSummary) -> RunDataset:
        problems = [file for file in summary.files if file.problem not in ("", "excluded")]
        cautions = [file for file in summary.files if file.detail and not file.problem]
        return cls(
            source=summary.source,
            root=summary.root,
            name=summary.name,
            class_names=summary.class_names,
            fingerprint=summary.fingerprint,
            layout=summary.layout,
            counts=summary.counts,
            warnings=summary.warnings,
            problems=_named(problems),
            problem_count=len(problems),
            cautions=_named(cautions),
            caution_count=len(cautions),
            excluded_count=sum(1 for file in summary.files if file.problem == "excluded"),
            sizes=_sizes(summary.files),
            archive_names=summary.archive_names.encoding if summary.archive_names else "",
        )


def _named(files: list[ImageFile]) -> tuple[NamedFile, ...]:
    return tuple(
        NamedFile(file.path, file.detail or REASONS.get(file.problem, file.problem)) for file in files[:MOST_NAMED]
    )


def _sizes(files: Iterable[ImageFile]) -> ImageSizes | None:
    """Of the usable images; None where no size is known."""
    known = sorted((file.width * file.height, file.width, file.height) for file in files if file.width > 0)
    if not known:
        return None
    smallest, middle, largest = ((width, height) for _, width, height in (known[0], known[len(known) // 2], known[-1]))
    return ImageSizes(smallest, middle, largest)
