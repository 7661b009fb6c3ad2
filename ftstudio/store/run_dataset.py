"""What a run folder stores of the scan of its images: where they were, and the findings about them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ftstudio.core.bounds import Count
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.data.quality.reasons import REASONS

MOST_NAMED = 200
"""Maximum number of files listed with problems, to keep a run folder small."""


class NamedFile(Struct, frozen=True, array_like=True):
    """A file with a finding: ``path`` as in ImageFile, ``reason`` in words."""

    path: str
    reason: str


class ImageSizes(Struct, frozen=True):
    """Width and height in pixels of the images with the fewest, the median and the most pixels."""

    smallest: tuple[Count, Count]
    middle: tuple[Count, Count]
    largest: tuple[Count, Count]


class RunDataset(Struct, frozen=True, kw_only=True):
    """The images that a run was trained on, stored in the run folder as dataset.json.

    Everything from ``layout`` on is empty or None in runs of version 0.1.

    Attributes:
        source: The path that was opened.
        root: The folder that paths are relative to.
        name: The name of the data set.
        class_names: The classes, sorted.
        fingerprint: Changes with any file.
        layout: The layout in words.
        counts: Images by class and split, as scanned, before validation images were chosen.
        warnings: Sentences about the data set.
        problems: Unusable files, at most MOST_NAMED.
        problem_count: The number of all unusable files.
        cautions: Used files with findings, at most MOST_NAMED.
        caution_count: The number of all used files with findings.
        excluded_count: Files excluded by the user.
        sizes: Sizes of the usable images, if known.
        archive_names: The encoding of names in an archive; "" if declared by the archive.
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
        """Extract what is stored from a scan."""
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
    """Sizes of the usable images; None if none is known."""
    known = sorted((file.width * file.height, file.width, file.height) for file in files if file.width > 0)
    if not known:
        return None
    smallest, middle, largest = ((width, height) for _, width, height in (known[0], known[len(known) // 2], known[-1]))
    return ImageSizes(smallest, middle, largest)
