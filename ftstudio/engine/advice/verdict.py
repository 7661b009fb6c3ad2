"""From trainings to advice: the most accurate freeze depth, and the cheapest that is not measurably worse.

The best depth is the one with the lowest validation loss, as it selects the best epoch of a run: with few validation
images it separates what the metric cannot (docs/adr/0026).

Two things bias the best result upwards. First, the best epoch and the best depth are selected on the images they are
reported on, so the lower end of an interval is reduced by the optimism of that selection. The bootstrap estimates it:
select on a resample, evaluate on the images left out (Tsamardinos et al. 2018, Bootstrapping the out-of-sample
predictions for efficient and accurate cross-validation). Second, the best depth is compared with several others, which
inflates its lead. A correction for multiple comparisons would call more depths equal, the error to avoid here, so there
is none; instead, a depth counts as measurably worse from about one standard error (``WORSE``) rather than two. And as
few right answers hardly tell depths apart, its validation loss must be close to that of the best (``CLOSE_LOSS``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ftstudio.core.advice import DepthTried
from ftstudio.core.costs import DepthCost
from ftstudio.core.interval import wilson
from ftstudio.core.paired_test import mcnemar
from ftstudio.core.text import duration
from ftstudio.engine.advice.strategy import seconds_of
from ftstudio.engine.advice.trials import RIGHT, UNREAD, Trial

WORSE = 0.32
"""Below this p-value of the exact McNemar test, a depth is measurably worse than the best."""
SAME_LOSS = 1.01
"""Losses within this ratio count as equal; then the depth with more right answers is the best, then the cheaper."""
CLOSE_LOSS = 1.05
"""Above this ratio to the validation loss of the best, a depth is measurably worse. In 15 trials no cheapest depth was
then significantly worse on test images; with the McNemar test alone, 6 were (docs/adr/0026)."""
SAME_PRICE = 1.15
"""Planned times within this ratio count as equal; among those, the depth with more frozen stages is the cheaper."""
RESAMPLES = 400
_MOST_CELLS = 10_000_000
_LEAST_RESAMPLES = 50


@dataclass(frozen=True)
class Verdict:
    """``tried`` is in the order of the trainings; ``best`` and ``cheapest`` are freeze depths."""

    tried: tuple[DepthTried, ...]
    best: int
    cheapest: int


def judged(trials: Sequence[Trial], costs: Sequence[DepthCost]) -> Verdict:
    """Compare the trainings, of which there must be at least one. ``costs`` are indexed by freeze depth."""
    best = _best(trials, costs)
    against = {trial.freeze_depth: p_against(best, trial) for trial in trials}
    not_worse = [
        trial
        for trial in trials
        if _price(trial, costs) <= _price(best, costs)
        and trial.loss <= CLOSE_LOSS * best.loss
        and (trial.right_count >= best.right_count or against[trial.freeze_depth] >= WORSE)
    ]
    least = min(_price(trial, costs)[0] for trial in not_worse)
    as_cheap = [trial for trial in not_worse if _price(trial, costs)[0] <= SAME_PRICE * least]
    cheapest = max(as_cheap, key=lambda trial: trial.freeze_depth)
    tried = tuple(_row(trial, trials if trial is best else [trial], against[trial.freeze_depth]) for trial in trials)
    return Verdict(tried, best.freeze_depth, cheapest.freeze_depth)


def _best(trials: Sequence[Trial], costs: Sequence[DepthCost]) -> Trial:
    least = min(trial.loss for trial in trials)
    close = [trial for trial in trials if trial.loss <= SAME_LOSS * least]
    return min(close, key=lambda trial: (-trial.right_share, _price(trial, costs)))


def p_against(best: Trial, other: Trial) -> float:
    """The two-sided p-value of the exact McNemar test on the images that both trainings could read."""
    pairs = list(zip(best.right, other.right, strict=True))
    only_best = sum(1 for one, two in pairs if one == RIGHT and two not in (RIGHT, UNREAD))
    only_other = sum(1 for one, two in pairs if two == RIGHT and one not in (RIGHT, UNREAD))
    return mcnemar(only_best, only_other)


def _price(trial: Trial, costs: Sequence[DepthCost]) -> tuple[float, int]:
    """A sort key: planned seconds of a run, then more frozen stages first."""
    return seconds_of(costs[trial.freeze_depth]), -trial.freeze_depth


def _row(trial: Trial, chosen_from: Sequence[Trial], p: float) -> DepthTried:
    count, right = trial.count, trial.right_count
    less = round(optimism(chosen_from, trial) * count)
    return DepthTried(
        freeze_depth=trial.freeze_depth,
        epochs=trial.epochs_done,
        right_share=trial.right_share,
        low=wilson(max(0, right - less), count)[0],
        high=wilson(right, count)[1],
        loss=trial.loss,
        seconds=trial.seconds,
        seconds_per_epoch=trial.seconds_per_epoch,
        p_against_best=p,
    )


def optimism(chosen_from: Sequence[Trial], chosen: Trial) -> float:
    """Estimate by how much (0..1) ``right_share`` of ``chosen`` is biased upwards by selecting it and its epoch.

    They were selected on these images among all epochs of ``chosen_from``. Bootstrap after Tsamardinos et al. 2018.
    """
    answers = [text for trial in chosen_from for text in (trial.by_epoch or (trial.right,))]
    matrix = np.array([np.frombuffer(text.encode(), np.uint8) == ord(RIGHT) for text in answers], np.float32).T
    readable = np.frombuffer(chosen.right.encode(), np.uint8) != ord(UNREAD)
    matrix = matrix[readable]
    count = len(matrix)
    if count < 2 or len(answers) < 2:
        return 0.0
    resamples = max(_LEAST_RESAMPLES, min(RESAMPLES, _MOST_CELLS // count))
    random = np.random.default_rng(0)
    drawn = random.multinomial(count, np.full(count, 1 / count), resamples).astype(np.float32)
    left_out = (drawn == 0).astype(np.float32)
    usable = left_out.sum(1) > 0
    picked = (drawn @ matrix).argmax(1)
    elsewhere = (left_out @ matrix)[np.arange(resamples), picked] / np.maximum(left_out.sum(1), 1)
    return max(0.0, chosen.right_share - float(elsewhere[usable].mean()))


# ---- in words -----------------------------------------------------------------------------------------------


def sentence(verdict: Verdict, costs: Sequence[DepthCost]) -> str:
    """The advice in words."""
    tried = {row.freeze_depth: row for row in verdict.tried}
    best, stages = tried[verdict.best], len(costs) - 1
    words = f"{_position(verdict.best, stages)}: {_share(best)}, {_time(best, costs[best.freeze_depth], stages)}."
    missing = len(costs) - len(tried)
    some = f" {len(tried)} of {len(costs)} positions were tried." if missing else ""
    if len(tried) == 1:
        return words + some
    if verdict.cheapest == verdict.best:
        cheaper = [depth for depth in tried if depth != verdict.best and _is_cheaper(depth, verdict.best, costs)]
        worse, lowest = (
            "Every cheaper position that was tried is measurably worse.",
            "No other position has a lower validation loss.",
        )
        return f"{words} {worse if cheaper else lowest}{some}"
    quicker = _quicker(costs[verdict.best], costs[verdict.cheapest])
    what = "Freezing everything" if verdict.cheapest == stages else f"Freezing {verdict.cheapest}"
    return f"{words} {what} is not measurably worse{f' and {quicker}' if quicker else ''}.{some}"


def _position(depth: int, stages: int) -> str:
    if depth == stages:
        return f"Freeze all {stages} stages"
    return f"Freeze {depth} of {stages}" if depth else "Freeze nothing"


def _share(row: DepthTried) -> str:
    return f"{100 * row.right_share:.0f} % ({100 * row.low:.0f} to {100 * row.high:.0f} %)"


def _time(row: DepthTried, cost: DepthCost, stages: int) -> str:
    if row.freeze_depth == stages:  # its epochs are not passes over the images
        return f"{_span(seconds_of(cost) or row.seconds)} in total"
    return f"{_span(row.seconds_per_epoch)} per epoch"


def _span(seconds: float) -> str:
    if seconds < 9.95:
        return f"{max(seconds, 0.1):.1f} s"
    return f"{seconds:.0f} s" if seconds < 89.5 else duration(seconds)


def _is_cheaper(depth: int, than: int, costs: Sequence[DepthCost]) -> bool:
    return seconds_of(costs[depth]) < seconds_of(costs[than])


def _quicker(best: DepthCost, cheapest: DepthCost) -> str:
    slow, quick = seconds_of(best), seconds_of(cheapest)
    ratio = slow / quick if quick > 0 else 0.0
    if ratio < SAME_PRICE:
        return ""
    return "twice as fast" if 1.9 <= ratio < 2.1 else f"{ratio:.{0 if ratio >= 2.95 else 1}f} times faster"
