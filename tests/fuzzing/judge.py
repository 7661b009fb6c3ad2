"""A process that decodes mutants as the scan does and as training does, and prints what became of each.

``judge.py SCRATCH FIRST END PAGES KINDS``: the mutants from FIRST to before END, formats taking turns; those that are
not in KINDS (with commas between them) are left out. PAGES is how TIFFs of several pages are read. A line for each
mutant, or each of its first pages, that was judged: its number, the scan's verdict, and training's for the whole
picture and for a smaller one. A reading that takes longer than its seconds of processor time, or crashes a decoder,
ends the process by a signal; memory may grow by BYTES_MORE and no further.
"""

from __future__ import annotations

import faulthandler
import resource
import signal
import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import cast

import psutil
from image_seeds import KINDS, seeds
from mutants import kind_of, mutant

from ftstudio.core.config import Pages
from ftstudio.data.decoding.contents import pages_of
from ftstudio.data.decoding.decode import MAX_PIXELS, Undecodable, check, open_rgb, read_size
from ftstudio.data.loading.dataset import load_pixels

SECONDS_EACH = 2.0
"""For as many pixels as most formats may have; a JPEG may have twice as many, and then have twice as long."""
BYTES_MORE = 1 << 30
SIDES = (1, 12, 20, 60, 224)
"""Pixels: from sides for which JPEGs are decoded at an eighth to one for which they are made larger."""


MOST_PAGES = 6
"""Of one mutant."""


def main(scratch: Path, first: int, end: int, pages: Pages, kinds: Collection[str]) -> None:
    for kind in KINDS:
        seeds(kind)
    _limit()
    for number in range(first, end):
        if kind_of(number) not in kinds:
            continue
        scratch.write_bytes(mutant(kind_of(number), number))
        named = pages_of(scratch)[:MOST_PAGES] if pages == "each" else [str(scratch)]
        smaller = partial(_smaller, side=SIDES[number % len(SIDES)])
        for path in map(Path, named):
            seconds = _seconds_for(path, pages)
            verdicts = [_verdict(partial(read, pages=pages), path, seconds) for read in (_scan, _whole, smaller)]
            print(number, *verdicts, sep="\t", flush=True)


def _limit() -> None:
    """From now on memory is scarce, and the alarm of a reading that takes too long says where it was."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    faulthandler.register(signal.SIGPROF, chain=True)
    most = psutil.Process().memory_info().vms + BYTES_MORE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _seconds_for(path: Path, pages: Pages) -> float:
    signal.setitimer(signal.ITIMER_PROF, SECONDS_EACH)
    try:
        width, height = read_size(path, pages)
    except Undecodable:
        return SECONDS_EACH
    return SECONDS_EACH * max(1.0, width * height / MAX_PIXELS)


def _scan(path: Path, pages: Pages) -> str:
    checked = check(path, pages)
    return f"ok {checked.width} {checked.height}"


def _whole(path: Path, pages: Pages) -> str:
    width, height = read_size(path, pages)
    if width * height > MAX_PIXELS:  # a JPEG, or refused: the program never decodes so many, it asks for a side
        return _scan(path, pages)
    picture = open_rgb(path, pages=pages)
    assert picture.mode == "RGB"
    return f"ok {picture.width} {picture.height}"


def _smaller(path: Path, pages: Pages, side: int) -> str:
    pixels = load_pixels(path, side, pages=pages)
    assert pixels.shape[0] == 3 and min(pixels.shape[1:]) == side, pixels.shape
    return "ok"


def _verdict(read: Callable[[Path], str], path: Path, seconds: float) -> str:
    """What ``read`` says, or the reason why it cannot; anything else that it raises is a fault, named as such."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return read(path)
    except Undecodable as error:
        return error.reason
    except Exception as error:  # noqa: BLE001 - the edge of this process: whatever it is, it is what the parent looks for
        return f"raised {type(error).__name__}: {' '.join(str(error).split())}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), cast(Pages, sys.argv[4]), sys.argv[5].split(","))
