"""What is in a data set: walk once, decode every image to its last byte, account for every file, find copies."""

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

from ftstudio.core.control import RunControl
from ftstudio.core.cores import usable_cores
from ftstudio.core.errors import UserError
from ftstudio.core.events import LOOKING, CountsSoFar, Emit, Progress
from ftstudio.core.records import ClassCount, DatasetSummary, ImageFile
from ftstudio.data import archive, copies, decode, findings, layouts, lists, odd
from ftstudio.data.copies import Said
from ftstudio.data.decode import GREY_EDGE
from ftstudio.data.fingerprints import Greys, one_colour
from ftstudio.data.layouts import AS_FOUND, Wanted
from ftstudio.data.near_copies import near_copies
from ftstudio.data.reasons import REASONS, Undecodable

LISTING = "Looking for images"
COMPARING = "Looking for copies"
_TELL_SECONDS = 0.05
_COUNTS_SECONDS = 0.25


class _Listed(NamedTuple):
    """Every file that a layout names, sorted by path, and the class folders that hold none."""

    entries: list[layouts.Entry]
    empty_classes: list[str]


def scan(
    source: str, excluded: Sequence[str], control: RunControl, emit: Emit, wanted: Wanted = AS_FOUND
) -> DatasetSummary:
    """Look at a folder, a .zip or a list (.csv, .tsv).

    ``excluded`` are relative paths to leave out; ``wanted`` says how to read the folders. Emits Progress and, from the
    first second on, CountsSoFar. Raises UserError for a source that holds nothing to learn from, and StopRequested as
    soon as asked to stop.
    """
    started = time.monotonic()
    path = Path(os.path.abspath(os.path.expanduser(source)))  # noqa: PTH100, PTH111 - names need not be UTF-8
    emit(Progress(LISTING, 0))
    arranged = _arrangement(path, wanted, control, emit)
    listed = _listed(arranged.entries, control, emit)
    greys = np.zeros((len(listed.entries), GREY_EDGE, GREY_EDGE), np.uint8)
    files = _looked_through(arranged.root, listed.entries, frozenset(excluded), greys, control, emit)
    class_names = findings.class_names_of(files)
    if not class_names:
        raise _nothing_usable(path, files)
    files = findings.without_unknown_classes(files, class_names)
    counts = findings.counts_of(files, class_names)
    known = frozenset(class_names)
    empty = sorted({name for name in listed.empty_classes if name not in known})
    flat = one_colour(greys)
    files, about_odd = odd.cautioned(files, np.flatnonzero(flat).tolist())
    files, about_copies, alike = copies.cautioned(files, _near_copies(files, greys, flat, control, emit))
    said = [*map(Said, findings.warnings_about(files, counts, empty)), *about_copies, *about_odd]
    if about_companions := findings.about_companions(files):
        said.append(Said(about_companions))
    said.sort(key=lambda one: one.caution not in copies.CROSSING)
    return DatasetSummary(
        source=str(path),
        root=arranged.root,
        name=path.name if path.is_dir() else path.stem,
        layout=arranged.title,
        class_names=class_names,
        counts=counts,
        files=tuple(files),
        warnings=tuple(sentence for sentence, _ in said),
        about={sentence: caution for sentence, caution in said if caution},
        alike=tuple(alike),
        fingerprint=findings.fingerprint(files),
        seconds=time.monotonic() - started,
        together=findings.versions_of_one(files) if arranged.versions else (),
        reading=arranged.reading,
        readings=arranged.offered,
        unsure=arranged.unsure,
        document_count=arranged.documents,
    )


def _arrangement(path: Path, wanted: Wanted, control: RunControl, emit: Emit) -> layouts.Arrangement:
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            return layouts.arrangement_of(str(path), wanted, _teller(control, emit))
        if not path.exists():
            raise UserError(f"{path} is not there.", "Check the path, or open the folder again.")
        if not path.is_file():
            raise UserError(f"{path} is neither a folder nor a file.", layouts.NEEDED)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error
    if suffix in lists.SUFFIXES:
        return layouts.arrangement_of_list(path)
    if suffix == ".zip":
        return layouts.arrangement_of(str(archive.unpacked(path, control, emit)), wanted, _teller(control, emit))
    if _is_image(path):
        raise UserError(f"{path} is a single image.", layouts.NEEDED)
    raise UserError(f"{path} is not a kind of file with images.", "Open a folder, a .zip or a list (.csv, .tsv).")


def _teller(control: RunControl, emit: Emit) -> Callable[[int], None]:
    """Hears of every folder that is listed; stops when asked to, and says now and then how many files were found."""
    last = time.monotonic()

    def tell(found: int) -> None:
        nonlocal last
        control.safe_point()
        now = time.monotonic()
        if now - last > _COUNTS_SECONDS:
            last = now
            emit(Progress(LISTING, found))

    return tell


def _is_image(path: Path) -> bool:
    try:
        decode.read_size(path)
    except Undecodable:
        return False
    return True


def _listed(entries: Iterator[layouts.Entry], control: RunControl, emit: Emit) -> _Listed:
    """All entries, counts told on the way."""
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
            tally[entry.class_name, entry.split] += 1
        now = time.monotonic()
        if now - told > _COUNTS_SECONDS:
            told = now
            emit(CountsSoFar(_class_counts(tally)))
            emit(Progress(LISTING, len(found)))
    emit(CountsSoFar(_class_counts(tally)))
    found.sort()
    return _Listed(found, empty)


def _class_counts(tally: Counter[tuple[str, str]]) -> tuple[ClassCount, ...]:
    by_name = sorted({name for name, _ in tally})
    return tuple(
        ClassCount(name, tally[name, "train"], tally[name, "val"], tally[name, "test"], tally[name, ""])
        for name in by_name
    )


def _looked_through(
    root: str,
    entries: Sequence[layouts.Entry],
    excluded: frozenset[str],
    greys: Greys,
    control: RunControl,
    emit: Emit,
) -> list[ImageFile]:
    """Each entry as an ImageFile, decoded in one thread per core (Pillow lets go of the interpreter). Pictures go into
    ``greys``, at the place of their entry."""
    files: list[ImageFile | None] = [None] * len(entries)
    places, finished = count(), count(1)
    done = [0]
    shared: dict[int, int] = {}

    def look_through() -> None:
        # Each thread takes the next image when it has done one, and itself stops and pauses at the safe point.
        for place in places:
            if place >= len(entries):
                return
            control.safe_point()
            files[place] = _file_of(root, entries[place], excluded, shared, greys[place])
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
    finally:
        # Not waited for: after a stop the threads end with the image they have in hand.
        pool.shutdown(wait=False, cancel_futures=True)
    return [file for file in files if file is not None]


def _file_of(
    root: str, entry: layouts.Entry, excluded: frozenset[str], shared: dict[int, int], grey: Greys
) -> ImageFile:
    """One entry decoded, its picture put into ``grey``. ``shared`` keeps one object for equal numbers, to save
    memory."""
    path, class_name, split, problem, detail = entry
    if not problem and path in excluded:
        problem = "excluded"
    if problem:
        return ImageFile(path, class_name, split, problem=problem, detail=detail or REASONS[problem])
    try:
        checked = decode.check(f"{root}/{path}")
    except Undecodable as error:
        return ImageFile(path, class_name, split, problem=error.reason, detail=error.detail)
    grey[:] = np.frombuffer(checked.grey, np.uint8).reshape(grey.shape)
    return ImageFile(
        path,
        class_name,
        split,
        width=shared.setdefault(checked.width, checked.width),
        height=shared.setdefault(checked.height, checked.height),
        size=shared.setdefault(checked.size, checked.size),
        mtime_ns=checked.mtime_ns,
        digest=checked.digest,
    )


def _near_copies(
    files: Sequence[ImageFile], greys: Greys, flat: NDArray[np.bool_], control: RunControl, emit: Emit
) -> list[tuple[int, int]]:
    """Pairs of places of pictures that are nearly the same. Of files of equal content one stands for all."""
    usable = (place for place, file in enumerate(files) if not file.problem and not flat[place])
    places = [group[0] for group in copies.same_bytes(files, usable)]
    rows = near_copies(greys[places], control.safe_point, lambda done, total: emit(Progress(COMPARING, done, total)))
    return [(places[one], places[other]) for one, other in rows]


def _nothing_usable(path: Path, files: Sequence[ImageFile]) -> UserError:
    if not files:
        return UserError(f"There are no images in {path}.", layouts.NEEDED)
    reasons = Counter(file.problem for file in files)
    if reasons.keys() == {"excluded"}:
        return UserError(f"All images in {path} are left out.", "Include some of them again.")
    if reasons.keys() == {"companion"}:
        return UserError(f"All images in {path} are masks or thumbnails of others.", "Use them with --companions use.")
    told = ", ".join(f"{REASONS[reason].rstrip('.')} ({number:,})" for reason, number in reasons.most_common(3))
    return UserError(f"None of the {len(files):,} files in {path} can be used: {told}.", layouts.NEEDED)
