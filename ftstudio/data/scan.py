"""Scan a data set: list it once, decode every image completely, account for every file, find duplicates."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ftstudio.core.archive_names import AUTO
from ftstudio.core.config import DataConfig, Pages
from ftstudio.core.control import RunControl
from ftstudio.core.cores import usable_cores
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.events import LOOKING, CountsSoFar, Emit, Progress
from ftstudio.core.targets import DETECTION, MULTI_LABEL, REGRESSION, Boxes, Labels
from ftstudio.data import page_images
from ftstudio.data.archives import archive_kinds, entry_names, unpack
from ftstudio.data.archives.unpack import Unpacked
from ftstudio.data.boxes import accounts
from ftstudio.data.decoding import decode, page_cautions
from ftstudio.data.decoding.decode import GREY_EDGE
from ftstudio.data.layout import class_names, layouts
from ftstudio.data.layout.layouts import AS_FOUND, Wanted
from ftstudio.data.layout.readings import LIST
from ftstudio.data.lists import list_kinds, read_lists
from ftstudio.data.quality import atypical, box_findings, bursts, duplicates, findings, outliers, target_findings
from ftstudio.data.quality.duplicates import Said
from ftstudio.data.quality.fingerprints import Greys, one_colour
from ftstudio.data.quality.near_duplicates import near_copies
from ftstudio.data.quality.reasons import REASONS, Undecodable
from ftstudio.data.splits import group_choices, group_columns

LISTING = "Looking for images"
COMPARING = "Looking for copies"
_TELL_SECONDS = 0.05
_COUNTS_SECONDS = 0.25


class _Listed(NamedTuple):
    """The result of listing a layout.

    Attributes:
        entries: Every file, sorted by path.
        empty_classes: Class folders without images.
        merged: Sentences about class names that were merged.
        spelled: The spelling used for each class name as written.
    """

    entries: list[layouts.Entry]
    empty_classes: list[str]
    merged: list[str]
    spelled: dict[str, str]


class ScanOptions(NamedTuple):
    """How a source is read.

    Attributes:
        pages: How multi-page TIFFs are read.
        names: The encoding of names in an archive.
        wanted: How to read the folders.
    """

    pages: Pages = "first"
    names: str = AUTO
    wanted: Wanted = AS_FOUND


DEFAULTS = ScanOptions()


def scan(
    source: str,
    excluded: Sequence[str],
    control: RunControl,
    emit: Emit,
    options: ScanOptions = DEFAULTS,
) -> DatasetSummary:
    """Scan a folder, an archive or a list (.csv, .txt, .json ...).

    Emits Progress and, from the first second on, CountsSoFar.

    Args:
        source: The path.
        excluded: Paths to leave out, relative to the root.
        control: Checked for pause and stop.
        emit: Receives progress.
        options: How to read pages, names and folders.

    Raises:
        UserError: There is nothing to train on.
        StopRequested: As soon as a stop is requested.
    """
    started = time.monotonic()
    pages, names, wanted = options
    path = Path(os.path.abspath(os.path.expanduser(source)))  # noqa: PTH100, PTH111 - names need not be UTF-8
    emit(Progress(LISTING, 0))
    unpacked = (
        unpack.unpacked(path, control, emit, names) if path.is_file() and archive_kinds.is_archive(path) else None
    )
    with unpack.naming(path, unpacked):
        arranged = _arrangement(unpacked.folder if unpacked else path, wanted, control, emit)
        listed = _listed(arranged.entries, control, emit)
    listed.entries.extend(_not_unpacked(unpacked, arranged.root))
    listed.entries.sort()
    named = listed.entries
    if pages == "each":
        named = sorted(page_images.each_page(arranged.root, named, frozenset(excluded), control.safe_point))
    shared_columns, entries = group_columns.shared(arranged.columns, named)
    greys = np.zeros((len(entries), GREY_EDGE, GREY_EDGE), np.uint8)
    looking = Decoder(arranged.root, frozenset(excluded), pages, greys)
    files = decode_all(looking, entries, control, emit)
    if arranged.task == MULTI_LABEL and arranged.reading != LIST:
        files = duplicates.with_joined_labels(files)
    counted = accounts.NONE
    if arranged.boxes is not None:
        counted = accounts.accounted(files, arranged.boxes, looking.orientations, wanted.unlabelled)
        files = counted.files
    classes = findings.class_names_of(files)
    if not classes and (arranged.task != REGRESSION or all(file.problem for file in files)):
        with unpack.naming(path, unpacked):
            raise _nothing_usable(path, files)
    if arranged.task == DETECTION:
        files, counted = accounts.without_unknown_classes(files, classes, counted)
    else:
        files = findings.without_unknown_classes(files, classes)
    counts = findings.counts_of(files, classes)
    known = frozenset(classes)
    empty = sorted({name for name in listed.empty_classes if name not in known})
    flat = one_colour(greys)
    files, about_pages = page_cautions.cautioned(files, looking.parts, np.flatnonzero(flat).tolist(), pages)
    files, about_odd = atypical.cautioned(files, np.flatnonzero(flat).tolist())
    files, about_numbers = outliers.cautioned(files, arranged.quantity)
    stacks = page_images.of_one_file(files)
    near = page_images.across_files(files, near_copies_of(files, greys, flat, control, emit))
    files, about_copies, alike = duplicates.cautioned(files, near)
    about_names = [Said(entry_names.sentence(unpacked.names, path.name))] if unpacked and unpacked.names else []
    found = target_findings.warnings_about(arranged.task, files, counts, empty, arranged.quantity)
    sentences = (*listed.merged, *arranged.notes, *found, *box_findings.about_notes(counted.notes))
    said = [*about_names, *about_pages, *counted.said, *map(Said, sentences), *about_copies, *about_odd, *about_numbers]
    is_split_here = any(not file.split for file in files if not file.problem)
    if is_split_here and (about_stacks := page_images.about_single_files(files)):
        said.append(Said(about_stacks))
    if about_companions := findings.about_companions(files):
        said.append(Said(about_companions))
    said.sort(key=lambda one: one.caution not in duplicates.CROSSING)
    pictured = [place for place, file in enumerate(files) if not file.problem and not flat[place]]
    in_bursts = bursts.found(files, greys, pictured, duplicates.joined([*alike, *stacks]), control.safe_point)
    summary = DatasetSummary(
        source=str(path),
        root=arranged.root,
        name=path.name if path.is_dir() else archive_kinds.stem_of(path),
        layout=arranged.title,
        pages=pages,
        companions=wanted.companions,
        class_names=classes,
        counts=counts,
        files=tuple(files),
        warnings=tuple(sentence for sentence, _ in said),
        about={sentence: caution for sentence, caution in said if caution},
        alike=tuple(alike),
        bursts=tuple(in_bursts.groups),
        columns=shared_columns,
        preview=arranged.preview and read_lists.with_spellings(arranged.preview, listed.spelled),
        fingerprint=findings.fingerprint(files),
        seconds=time.monotonic() - started,
        together=(*(findings.versions_of_one(files) if arranged.versions else ()), *stacks),
        reading=arranged.reading,
        readings=arranged.offered,
        unsure=arranged.unsure,
        document_count=arranged.documents,
        archive_names=unpacked.names if unpacked else None,
        task=arranged.task,
        quantity=arranged.quantity,
        unlabelled=wanted.unlabelled,
        boxes_read=counted.box_count,
        box_notes=counted.notes,
    )
    return group_choices.with_choices(summary, in_bursts.example)


def scan_as(data: DataConfig, control: RunControl, emit: Emit) -> DatasetSummary:
    """Scan the images of a configuration, as it specifies. Raises as ``scan``."""
    wanted = Wanted(data.classes_from, data.companions, target=data.target, unlabelled=data.unlabelled)
    return scan(data.source, data.excluded, control, emit, ScanOptions(data.pages, data.archive_names, wanted))


def _not_unpacked(unpacked: Unpacked | None, root: str) -> Iterator[layouts.Entry]:
    """Entries of an archive that were not unpacked, to be listed with the others."""
    above = f"{Path(root).relative_to(unpacked.folder).as_posix()}/" if unpacked else ""
    for one in unpacked.left_out if unpacked else ():
        yield layouts.Entry(one.path.removeprefix(above), problem="not_unpacked", detail=one.reason)


def _arrangement(path: Path, wanted: Wanted, control: RunControl, emit: Emit) -> layouts.Arrangement:
    try:
        if path.is_dir():
            return layouts.arrangement_of(str(path), wanted, _listing_callback(control, emit))
        if not path.exists():
            raise UserError(f"{path} does not exist.", "Check the path, or open the folder again.")
        if not path.is_file():
            raise UserError(f"{path} is neither a folder nor a file.", layouts.NEEDED)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error
    if list_kinds.is_spreadsheet(path.name):
        raise list_kinds.spreadsheet_refused(path.name)
    if list_kinds.is_list(path.name):
        return layouts.arrangement_of_list(path, wanted.target)
    if decode.is_image(path):
        raise UserError(f"{path} is a single image.", layouts.NEEDED)
    raise UserError(
        f"{path} is not a supported kind of file.", f"Open a folder, a list such as a .csv, {archive_kinds.READ}."
    )


def _listing_callback(control: RunControl, emit: Emit) -> Callable[[int], None]:
    """Return a callback for every folder listed, which stops if requested and reports the number of files."""
    last = time.monotonic()

    def tell(found: int) -> None:
        nonlocal last
        control.safe_point()
        now = time.monotonic()
        if now - last > _COUNTS_SECONDS:
            last = now
            emit(Progress(LISTING, found))

    return tell


def _listed(entries: Iterator[layouts.Entry], control: RunControl, emit: Emit) -> _Listed:
    """Collect all entries, reporting counts meanwhile."""
    found: list[layouts.Entry] = []
    empty: list[str] = []
    tally: Counter[tuple[str, str]] = Counter()
    told = time.monotonic() - _COUNTS_SECONDS / 2
    for entry in entries:
        control.safe_point()
        if entry.problem == layouts.EMPTY_CLASS:
            empty.append(entry.class_name)
            continue
        found.append(entry)
        if not entry.problem:
            tally.update((label, entry.split) for label in entry.labels)
        now = time.monotonic()
        if now - told > _COUNTS_SECONDS:
            told = now
            emit(CountsSoFar(_class_counts(tally)))
            emit(Progress(LISTING, len(found)))
    emit(CountsSoFar(_class_counts(tally)))
    found.sort()
    return _with_one_spelling(found, empty)


def _with_one_spelling(entries: list[layouts.Entry], empty_classes: list[str]) -> _Listed:
    """Give each class or label one spelling, however its folders or rows spell it."""
    counts = Counter(label for entry in entries for label in entry.labels if label)
    chosen = class_names.spellings({**dict.fromkeys(empty_classes, 0), **counts})
    changed = {name for name, spelling in chosen.items() if name != spelling}
    if changed:
        entries = [entry if changed.isdisjoint(entry.labels) else _respelled(entry, chosen) for entry in entries]
    kind = "label" if any(isinstance(entry.target, Labels) for entry in entries) else "class"
    merged = class_names.merged_in_words({name: chosen[name] for name in counts}, kind)
    return _Listed(entries, [chosen[name] for name in empty_classes], merged, chosen)


def _respelled(entry: layouts.Entry, chosen: dict[str, str]) -> layouts.Entry:
    if entry.target is None:
        return entry._replace(class_name=chosen[entry.class_name])
    return entry._replace(target=Labels(tuple(sorted({chosen[label] for label in entry.labels}))))


def _class_counts(tally: Counter[tuple[str, str]]) -> tuple[ClassCount, ...]:
    by_name = sorted({name for name, _ in tally})
    return tuple(
        ClassCount(name, tally[name, "train"], tally[name, "val"], tally[name, "test"], tally[name, ""])
        for name in by_name
    )


class Decoder:
    """Decodes files, thread-safe.

    Stores pictures in ``greys``, (pages, bands) in ``parts`` and EXIF's orientations, at the index of their entry.
    """

    def __init__(self, root: str, excluded: frozenset[str], pages: Pages, greys: Greys) -> None:
        self._root, self._excluded, self._greys = root, excluded, greys
        self._pages: Pages = pages
        self.parts = [(1, 0)] * len(greys)
        self.orientations = [1] * len(greys)
        self._shared: dict[int, int] = {}

    def file_of(self, place: int, entry: layouts.Entry) -> ImageFile:
        """Decode one entry."""
        path, class_name, split, problem, detail, cells, target = entry
        if not problem and path in self._excluded:
            problem = "excluded"
        if problem:
            return ImageFile(path, class_name, split, problem=problem, detail=detail or REASONS[problem])
        try:
            checked = decode.check(f"{self._root}/{path}", self._pages)
        except Undecodable as error:
            return ImageFile(path, class_name, split, problem=error.reason, detail=error.detail)
        self._greys[place] = np.frombuffer(checked.grey, np.uint8).reshape(self._greys.shape[1:])
        self.parts[place] = (checked.pages, checked.bands)
        self.orientations[place] = checked.orientation
        return ImageFile(
            path,
            class_name,
            split,
            width=self._one(checked.width),
            height=self._one(checked.height),
            size=self._one(checked.size),
            mtime_ns=checked.mtime_ns,
            digest=checked.digest,
            cells=cells,
            target=target,
        )

    def _one(self, number: int) -> int:
        """Share one object between equal numbers, to save memory."""
        return self._shared.setdefault(number, number)


def decode_all(looking: Decoder, entries: Sequence[layouts.Entry], control: RunControl, emit: Emit) -> list[ImageFile]:
    """Decode all entries, in one thread per core (Pillow releases the interpreter lock)."""
    files: list[ImageFile | None] = [None] * len(entries)
    places, finished = count(), count(1)
    done = [0]

    def look_through() -> None:
        # Each thread takes the next image, and stops or pauses at its own safe point.
        for place in places:
            if place >= len(entries):
                return
            control.safe_point()
            files[place] = looking.file_of(place, entries[place])
            done[0] = next(finished)

    pool = ThreadPoolExecutor(usable_cores(), thread_name_prefix="scan")
    try:
        running = [pool.submit(look_through) for _ in range(min(usable_cores(), len(entries)))]
        left = set(running)
        while left:
            emit(Progress(LOOKING, done[0], len(entries)))
            ended, left = wait(left, timeout=_TELL_SECONDS, return_when=FIRST_EXCEPTION)
            control.safe_point()
            for future in ended:
                future.result()
        emit(Progress(LOOKING, len(entries), len(entries)))
        pool.shutdown()  # its threads are done, so that none outlives the call
    finally:
        # Do not wait: after a stop, each thread ends after its current image.
        pool.shutdown(wait=False, cancel_futures=True)
    return [file for file in files if file is not None]


def near_copies_of(
    files: Sequence[ImageFile], greys: Greys, flat: NDArray[np.bool_], control: RunControl, emit: Emit
) -> list[tuple[int, int]]:
    """Pairs of indices of near-duplicates; of files with equal contents only one is compared."""
    usable = (place for place, file in enumerate(files) if not file.problem and not flat[place])
    places = [group[0] for group in duplicates.same_bytes(files, usable)]
    rows = near_copies(greys[places], control.safe_point, lambda done, total: emit(Progress(COMPARING, done, total)))
    return [(places[one], places[other]) for one, other in rows]


def _nothing_usable(path: Path, files: Sequence[ImageFile]) -> UserError:
    if not files:
        return UserError(f"There are no images in {path}.", layouts.NEEDED)
    reasons = Counter(file.problem for file in files)
    if "" in reasons and any(isinstance(file.target, Boxes) for file in files):
        return UserError(f"No box in {path} can be used.", "Draw boxes around objects, or use --target class.")
    if "" in reasons:
        return UserError(f"No image in {path} has a label.", "Check the list: the labels may be in another column.")
    if reasons.keys() == {"excluded"}:
        return UserError(f"All images in {path} are excluded.", "Include some of them again.")
    if reasons.keys() == {"companion"}:
        return UserError(f"All images in {path} are masks or thumbnails of others.", "Use them with --companions use.")
    told = ", ".join(f"{REASONS[reason].rstrip('.')} ({number:,})" for reason, number in reasons.most_common(3))
    if "kind_not_read" in reasons:
        told += ". " + next(file.detail for file in files if file.problem == "kind_not_read").rstrip(".")
    return UserError(f"None of the {len(files):,} files in {path} can be used: {told}.", layouts.NEEDED)
