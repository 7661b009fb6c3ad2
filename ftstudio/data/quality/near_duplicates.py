"""Find near-duplicates: candidates by their outlines, which are then aligned and compared.

Every picture is compared with the few of the most similar outline; one of a pair may be a part of the other, or
mirrored. The first step takes time quadratic in the number of pictures, as matrix products (for 100,000 of them 30 to
130 s of CPU time, more the more alike they are); the other steps and the memory are linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ftstudio.core.cores import usable_cores
from ftstudio.data.quality.fingerprints import Greys, Numbers, detail, outline, sampling

ALIKE = 0.94
"""Two pictures are near-duplicates if the dot product of their details, once aligned, reaches this value."""
_OUTLINES_ALIKE = 0.92
_ROUNDING = 1e-5
"""More than float32 loses in a dot product of two outlines."""
_NEAREST = 12
_SAMPLE, _NARROW = 512, 0.05
"""Pictures to judge the cones by, and the share of pictures that they may leave over."""
_WORTH_A_LOOK = 0.75
_CERTAIN = 0.96
_COARSE, _FINE = 16, 20
_QUERIES, _LIKENESSES, _PAIRS = 256, 1 << 22, 512
"""Pictures, products and pairs processed at a time, which bounds the memory."""
_PARTS = tuple((left, top, 0.9, 0.9) for left in (0.025, 0.075) for top in (0.025, 0.075))
"""Parts whose outlines are searched besides the whole."""
_SIZES = ((1.0, (0.0,)), (0.9, (0.017, 0.05, 0.083)))
"""Sizes of parts that are compared with others, and their start positions along a side."""
_LEAST_PART = 0.78
_STEPS = ((0.02, 0.0), (0.02, 0.8), (0.01, 0.86), (0.01, 0.9), (0.005, 0.92))
"""How far a part is moved to see whether it fits better, and the fit it needs by then to be moved at all."""


Places: TypeAlias = NDArray[np.int64]


class _Pairs(NamedTuple):
    """Candidates: a ``part`` (P,), mirrored or not, may be the picture in the ``window`` (P, 4) of a ``whole`` (P,)."""

    whole: Places
    part: Places
    mirrored: NDArray[np.bool_]
    window: NDArray[np.float64]


def near_copies(
    greys: Greys, safe_point: Callable[[], object], progress: Callable[[int, int], None]
) -> list[tuple[int, int]]:
    """Return pairs of indices of pictures that are nearly the same, each pair ascending.

    Args:
        greys: uint8 (N, GREY_EDGE, GREY_EDGE), none of a single colour.
        safe_point: Called regularly; may raise.
        progress: Called with (done, total).
    """
    outlines = outline(greys)
    coarse = _details(greys)
    narrow = _cones_are_narrow(greys, outlines) if len(greys) else False
    at_once = max(1, min(_QUERIES, _LIKENESSES // max(1, len(greys))))

    def compare(start: int) -> list[tuple[int, int]]:
        queries = np.arange(start, min(start + at_once, len(greys)))
        found: list[tuple[int, int]] = []
        for pairs in _aligned(greys, _nearest(greys, queries, outlines, narrow), coarse):
            (alike,) = np.nonzero(_refined(greys, pairs) >= ALIKE)
            ends = np.sort(np.stack([pairs.whole[alike], pairs.part[alike]], axis=1))
            found += [(int(one), int(other)) for one, other in ends]
        return found

    together: set[tuple[int, int]] = set()
    pool = ThreadPoolExecutor(usable_cores(), "scan")  # numpy and Pillow release the interpreter lock
    try:
        running = [pool.submit(compare, start) for start in range(0, len(greys), at_once)]
        for done, future in enumerate(running):
            safe_point()
            progress(done * at_once, len(greys))
            together.update(future.result())
        pool.shutdown()  # its threads are done, so that none outlives the call
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return sorted(together)


def _details(greys: Greys) -> NDArray[np.float16]:
    """``detail`` of whole pictures, in half precision to save memory."""
    sample = sampling(0.0, 1.0, _COARSE)
    details = np.empty((len(greys), _COARSE * _COARSE), np.float16)
    for start in range(0, len(greys), _PAIRS):
        details[start : start + _PAIRS] = detail(greys[start : start + _PAIRS], sample, sample)
    return details


class _Views(NamedTuple):
    """The outlines of pictures and of their parts, (V, Q, D), and a cone around those of each picture.

    An outline whose product with ``centre`` (Q, D) is below ``least`` (Q, 1) is not similar to any of the V: by the
    triangle inequality, one within the angle ``arccos(_OUTLINES_ALIKE)`` of one of them is within that angle plus the
    one between the two of their mean direction.
    """

    outlines: Numbers
    centre: Numbers
    least: Numbers


def _views(greys: Greys, outlines: Numbers) -> _Views:
    views = np.stack([outlines, *(outline(greys, part) for part in _PARTS)])
    centre = views.sum(0)
    centre /= np.linalg.norm(centre, axis=1, keepdims=True)
    to_centre = np.einsum("vqd,qd->vq", views, centre).min(0)[:, None]
    angle = np.arccos(_OUTLINES_ALIKE) + np.arccos(np.clip(to_centre, -1.0, 1.0))
    return _Views(views, centre, np.asarray(np.cos(np.minimum(angle, np.pi)) - _ROUNDING, np.float32))


def _cones_are_narrow(greys: Greys, outlines: Numbers) -> bool:
    """Whether the cones rule out most pictures, judged by a sample; in sets of similar pictures they do not."""
    some = np.linspace(0, len(greys) - 1, min(len(greys), _SAMPLE)).astype(np.int64)
    views = _views(greys[some], outlines[some])
    return float((views.centre @ outlines[some].T >= views.least).mean()) < _NARROW


def _nearest(greys: Greys, queries: Places, outlines: Numbers, narrow: bool) -> tuple[Places, Places]:
    """(query, other): for each query, the pictures whose outlines are most similar to those of any of its parts.

    With ``narrow`` cones one product rules out most pictures first; the result is the same.
    """
    views = _views(greys[queries], outlines[queries])
    table = views.centre @ outlines.T if narrow else _likeness(views, outlines)
    least = views.least if narrow else np.full_like(views.least, _OUTLINES_ALIKE)
    ones: list[Places] = []
    others: list[Places] = []
    for place, query in enumerate(queries):
        table[place, query] = -1.0
        (near,) = np.nonzero(table[place] >= least[place])
        likeness = table[place, near]
        if narrow:
            likeness = (outlines[near] @ views.outlines[:, place].T).max(1)
            near, likeness = near[likeness >= _OUTLINES_ALIKE], likeness[likeness >= _OUTLINES_ALIKE]
        if len(near) > _NEAREST:
            near = near[np.argpartition(-likeness, _NEAREST)[:_NEAREST]]
        others.append(near)
        ones.append(np.full(len(near), query))
    return np.concatenate(ones), np.concatenate(others)


def _likeness(views: _Views, outlines: Numbers) -> Numbers:
    """Return the largest product of each outline with any of the views, float32 (Q, N)."""
    largest = views.outlines[0] @ outlines.T
    for of_part in views.outlines[1:]:
        np.maximum(largest, of_part @ outlines.T, out=largest)
    return largest


def _aligned(greys: Greys, candidates: tuple[Places, Places], coarse: NDArray[np.float16]) -> Iterator[_Pairs]:
    """The candidates (whole, part) worth a closer look, with the part of the whole that fits best."""
    wholes, others = candidates
    distinct, row_of = np.unique(wholes, return_inverse=True)
    pictures = greys[distinct].astype(np.float32)
    upright = coarse[others].astype(np.float32).reshape(-1, _COARSE, _COARSE)
    wanted = np.stack([upright, upright[:, :, ::-1]]).reshape(2, -1, _COARSE * _COARSE)
    best = np.full((2, len(others)), -1.0, np.float32)
    windows = np.zeros((2, len(others), 4))
    for size, starts in _SIZES:
        sample = sampling(np.array(starts), np.full(len(starts), size), _COARSE)
        for top, down in zip(starts, sample, strict=True):
            for left, across in zip(starts, sample, strict=True):
                score = np.einsum("pd,wpd->wp", detail(pictures, down, across)[row_of], wanted)
                better = score > best
                best[better] = score[better]
                windows[better] = (left, top, size, size)
    is_mirrored = best[1] > best[0]
    (worth,) = np.nonzero(best.max(0, initial=-1.0) >= _WORTH_A_LOOK)
    for start in range(0, len(worth), _PAIRS):
        some = worth[start : start + _PAIRS]
        turned = is_mirrored[some]
        yield _Pairs(wholes[some], others[some], turned, windows[turned.astype(int), some])


def _refined(greys: Greys, pairs: _Pairs) -> Numbers:
    """How alike the pairs are, float32 (P,), after moving and resizing the part in small steps for the best fit."""
    wholes = greys[pairs.whole].astype(np.float32)
    parts = greys[pairs.part].astype(np.float32)
    parts[pairs.mirrored] = parts[pairs.mirrored][:, :, ::-1]
    sample = sampling(0.0, 1.0, _FINE)
    wanted = detail(parts, sample, sample)
    windows = pairs.window.copy()
    best = _fit(wholes, windows, wanted)
    for step, least in _STEPS:
        for move in _moves(step):
            (open_rows,) = np.nonzero((best < _CERTAIN) & (best >= least))
            if not len(open_rows):
                return best
            tried = _within(windows[open_rows] + move)
            score = _fit(wholes[open_rows], tried, wanted[open_rows])
            better = score > best[open_rows]
            best[open_rows[better]] = score[better]
            windows[open_rows[better]] = tried[better]
    return best


def _moves(step: float) -> NDArray[np.float64]:
    """The changes tried in every step: moving the part along a side, and growing or shrinking it around its centre."""
    moves = [(step, 0.0, 0.0, 0.0), (0.0, step, 0.0, 0.0), (-step / 2, 0.0, step, 0.0), (0.0, -step / 2, 0.0, step)]
    return np.array([[sign * each for each in move] for move in moves for sign in (1, -1)])


def _within(windows: NDArray[np.float64]) -> NDArray[np.float64]:
    size = np.clip(windows[:, 2:], _LEAST_PART, 1.0)
    return np.concatenate([np.clip(windows[:, :2], 0.0, 1.0 - size), size], axis=1)


def _fit(wholes: Numbers, windows: NDArray[np.float64], wanted: Numbers) -> Numbers:
    across = sampling(windows[:, 0], windows[:, 2], _FINE)
    down = sampling(windows[:, 1], windows[:, 3], _FINE)
    return np.einsum("pd,pd->p", detail(wholes, down, across), wanted)
