"""Which model suits the images of a data set: the results of linear probes, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.folds import pooled_interval
from ftstudio.core.paired_test import mcnemar
from ftstudio.core.text import percent

WORSE = 0.32
"""Below this p of the exact McNemar test a model is measurably worse than the best: about one standard error, as in the
advice on where to freeze."""
MUCH_FASTER = 1.15
"""A smaller ratio of times is not mentioned."""


class ProbedModel(Struct, frozen=True, kw_only=True):
    """A linear head on one frozen model, cross-validated.

    Attributes:
        accuracy: 0..1, with its 95 % interval.
        p: The p value of the paired test against the best model; 1 for the best itself.
        seconds_per_image: The time of a forward pass, without reading.
        file_bytes: The size of the weights.
        is_trade_off: Whether no other model is at least as accurate, as fast and as small.
        error: Why the model could not be probed; it then has no results.
    """

    name: str
    title: str
    image_size: int
    accuracy: float | None = None
    low: float = 0.0
    high: float = 1.0
    p: float = 1.0
    seconds_per_image: float = 0.0
    file_bytes: int = 0
    is_trade_off: bool = False
    error: str = ""


class ModelsProbed(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """Models, the most accurate first, each tested on the same ``count`` images in the same ``folds``.

    Those that could not be probed come last. ``left_out`` names classes with too few images. ``stopped``: not all
    models were probed.
    """

    source: str
    root: str
    folds: int
    count: int
    class_names: tuple[str, ...]
    device: str
    models: tuple[ProbedModel, ...]
    sentence: str
    grouped: int = 0
    left_out: tuple[str, ...] = ()
    stopped: bool = False
    seconds: float = 0.0


def probed(model: ProbedModel, right: Sequence[bool]) -> ProbedModel:
    """Return ``model`` with its accuracy, from which images it predicts correctly."""
    accuracy = sum(right) / len(right)
    low, high = pooled_interval(accuracy, len(right))
    return replace(model, accuracy=accuracy, low=low, high=high)


def ranked(found: Sequence[tuple[ProbedModel, Sequence[bool]]]) -> tuple[ProbedModel, ...]:
    """Return the models, the most accurate first (of equals the faster), compared with each other.

    ``found`` has which images each model predicts correctly, all in the same order.
    """
    if not found:
        return ()
    order = sorted(found, key=lambda pair: (-sum(pair[1]), pair[0].seconds_per_image))
    best = order[0][1]
    models = [replace(model, p=_p_against(best, right)) for model, right in order]
    return tuple(replace(model, is_trade_off=not any(_beats(other, model) for other in models)) for model in models)


def _p_against(best: Sequence[bool], other: Sequence[bool]) -> float:
    only_best = sum(one and not two for one, two in zip(best, other, strict=True))
    only_other = sum(two and not one for one, two in zip(best, other, strict=True))
    return mcnemar(only_best, only_other)


def _beats(one: ProbedModel, other: ProbedModel) -> bool:
    """Whether ``one`` is at least as good in everything, and better in something."""
    mine, its = _goodness(one), _goodness(other)
    return mine != its and all(a >= b for a, b in zip(mine, its, strict=True))


def _goodness(model: ProbedModel) -> tuple[float, float, float]:
    return model.accuracy or 0.0, -model.seconds_per_image, -model.file_bytes


def sentence(models: Sequence[ProbedModel]) -> str:
    """Say which of the ranked ``models`` to choose; "" for none."""
    if not models:
        return ""
    best = models[0]
    words = f"{best.title} is the most accurate: {_share(best)}."
    if len(models) == 1:
        return f"{best.title}: {_share(best)}."
    faster = [model for model in models[1:] if _times_faster(best, model) >= MUCH_FASTER]
    equal = [model for model in faster if model.p >= WORSE]
    if equal:
        fastest = min(equal, key=lambda model: model.seconds_per_image)
        return f"{words} {fastest.title} is not measurably worse and {_times_faster(best, fastest):.1f} times as fast."
    return f"{words} {'Every faster model is measurably worse.' if faster else 'No model is clearly faster.'}"


def _share(model: ProbedModel) -> str:
    return f"{percent(model.accuracy)} ({percent(model.low)} to {percent(model.high)})"


def _times_faster(than: ProbedModel, model: ProbedModel) -> float:
    return than.seconds_per_image / model.seconds_per_image if model.seconds_per_image > 0 else 0.0
