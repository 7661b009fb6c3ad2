"""The contents of a report as one plain value: the facts of a run, selected images, and another run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PIL.Image import Image

import ftstudio
from ftstudio.app import comparison
from ftstudio.app.redaction import Mask, parts_of
from ftstudio.app.run_report import pictures
from ftstudio.app.run_report.facts import RunFacts
from ftstudio.app.run_report.telling import Telling, telling_images
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.config import Pages
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Notice, Progress
from ftstudio.core.paired_figures import RunComparison
from ftstudio.data.decoding.decode import content_of, decoded
from ftstudio.data.heat_map import laid_over
from ftstudio.data.quality.reasons import Undecodable

MOST_MISTAKES = 24
OTHER = "The image no longer exists or has changed since the evaluation."
UNKNOWN = "The run does not record which image this was, so it is not shown."

Explain: TypeAlias = Callable[[Path, str], HeatMap | UnreadableImage]
"""The heat map of an image file for an output; as tasks.tools.Explainer.explain."""


class Example(Struct, frozen=True, kw_only=True):
    """One image of the evaluation; ``truth``, ``verb``, ``answer`` and ``said`` as in telling.Telling.

    ``picture`` and ``heat`` are JPEG files, b"" if there is none; ``trouble`` says why. ``path`` is "" if names are
    left out.
    """

    path: str
    truth: str
    verb: str
    answer: str
    said: str
    unfamiliar: bool = False
    picture: bytes = b""
    heat: bytes = b""
    trouble: str = ""


class Contents(Struct, frozen=True, kw_only=True):
    """Everything that the page shows.

    Attributes:
        made: The time of the report, in seconds since 1970.
        mistakes: The worst of the ``mistake_count`` mistakes.
        unsure: The right answers with the least confidence.
        against: The run that ``run`` is compared with.
        paired: The comparison on the same images.
        not_paired: Why there is none.
    """

    run: RunFacts
    with_images: bool
    made: float
    version: str
    mistakes: tuple[Example, ...] = ()
    mistake_count: int = 0
    unsure: tuple[Example, ...] = ()
    heat_method: str = ""
    against: RunFacts | None = None
    paired: RunComparison | None = None
    not_paired: str = ""


def gather(
    run: RunFacts,
    against: RunFacts | None,
    with_images: bool,
    explain: Explain | None,
    control: RunControl,
    emit: Emit,
) -> Contents:
    """Collect the contents of a report. A missing image is reported in its place.

    Without images, the program's own messages contain no names of files and folders either.

    Raises:
        StopRequested: A stop was requested.
    """
    if not with_images:
        run, against = without_names(run), without_names(against) if against else None
    wrong, unsure = telling_images(run.evaluation)
    shown = _Examples(run, with_images, control, emit, total=len(wrong[:MOST_MISTAKES]) + len(unsure))
    mistakes = shown.of(wrong[:MOST_MISTAKES], explain)
    right = shown.of(unsure, None)
    paired, not_paired = _pair(run, against, masked=not with_images)
    return Contents(
        run=run,
        with_images=with_images,
        made=time.time(),
        version=ftstudio.__version__,
        mistakes=mistakes,
        mistake_count=len(wrong),
        unsure=right,
        heat_method=shown.method,
        against=against,
        paired=paired,
        not_paired=not_paired,
    )


def without_names(run: RunFacts) -> RunFacts:
    """Return the facts without names of files and folders in errors.

    Settings and lists omit them themselves.
    """
    mask = Mask(parts_of(run.record.run_dir))
    error = run.record.error
    if error is not None:
        error = replace(
            error, message=mask.text(error.message), hint=mask.text(error.hint), details=mask.text(error.details)
        )
    return replace(
        run, record=replace(run.record, error=error), no_evaluation=mask.text(run.no_evaluation)
    )  # fmt: skip


def _pair(run: RunFacts, against: RunFacts | None, masked: bool) -> tuple[RunComparison | None, str]:
    if against is None or run.evaluation is None or against.evaluation is None:
        return None, ""
    try:
        return comparison.compare(run.evaluation, against.evaluation), ""
    except UserError as error:
        return None, "The two runs were not evaluated on the same images." if masked else error.message


class _Examples:
    """Makes the pictures of an evaluation's images, one by one.

    A report is made to be shared, and a run folder may come from another user, who can write any path into it. So a
    picture is shown only if the file is, byte for byte, the one that the run was trained or evaluated on: the author of
    its digest had the picture already. The report does not say whether there is another file, or none.
    """

    def __init__(self, run: RunFacts, with_images: bool, control: RunControl, emit: Emit, total: int) -> None:
        self._evaluation, self._digests, self._with_images = run.evaluation, run.digests, with_images
        self._pages: Pages = run.config.data.pages if run.config else "first"
        self._control, self._emit = control, emit
        self._done, self._total = 0, total
        self.method = ""
        self._gave_up = False

    def of(self, images: Sequence[Telling], explain: Explain | None) -> tuple[Example, ...]:
        return tuple(self._example(image, explain) for image in images)

    def _example(self, told: Telling, explain: Explain | None) -> Example:
        assert self._evaluation is not None
        self._control.safe_point()
        image, limit = told.image, self._evaluation.distance_limit
        path = Path(self._evaluation.root, image.path)
        picture, heat, trouble = b"", b"", ""
        if self._with_images:
            digest = self._digests.get(image.path, "")
            picture, heat, trouble = self._pictures(path, digest, told.explained, explain)
        self._done += 1
        self._emit(Progress("Rendering examples", self._done, self._total))
        return Example(
            path=image.path if self._with_images else "",
            truth=told.truth,
            verb=told.verb,
            answer=told.answer,
            said=told.said,
            unfamiliar=limit is not None and image.distance is not None and image.distance > limit,
            picture=picture,
            heat=heat,
            trouble=trouble,
        )

    def _pictures(self, path: Path, digest: str, output: str, explain: Explain | None) -> tuple[bytes, bytes, str]:
        if not digest:
            return b"", b"", UNKNOWN
        try:
            content = content_of(path)
            if content.digest != digest:
                return b"", b"", OTHER
            picture = pictures.small(decoded(content, pictures.EDGE, self._pages))
        except Undecodable:
            return b"", b"", OTHER
        heated = self._heated(path, output, picture, explain) if explain is not None else b""
        return pictures.jpeg(picture), heated, ""

    def _heated(self, path: Path, output: str, picture: Image, explain: Explain) -> bytes:
        """The picture with its heat map on top. After a failure, no further heat maps are tried."""
        if self._gave_up:
            return b""
        try:
            heat_map = explain(path, output)
        except UserError as error:
            self._gave_up = True
            self._emit(Notice(f"This report has no heat maps: {error.message}", "warning"))
            return b""
        if isinstance(heat_map, UnreadableImage):
            return b""
        self.method = heat_map.method
        return pictures.jpeg(laid_over(picture, heat_map))
