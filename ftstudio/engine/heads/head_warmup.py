"""Head warm-up: epoch 0 of a run, in which the new head is fitted before anything else trains."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import nn

from ftstudio.core.events import PhaseChanged, Progress
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.features.batches import PLAIN, Part
from ftstudio.engine.features.extractor import as_kept
from ftstudio.engine.heads.linear_fit import IN_MEMORY_BYTES, answers_of, fit_linear_head, least_deviation, mean_loss
from ftstudio.engine.task import Answers, Loss, Pairs
from ftstudio.engine.training import validation
from ftstudio.engine.training.clock import once
from ftstudio.engine.training.model_selection import better, judge
from ftstudio.engine.training.setup import Setup
from ftstudio.models import build
from ftstudio.models.heads import Head

PIECE = 8192
"""Rows of features processed together."""


def needs_head_warmup(setup: Setup, position: Position) -> bool:
    """Whether the pretrained features are useful and the head has not been fitted yet."""
    return setup.target.fits_head_first and not position.head_fitted


def continues_unchanged(setup: Setup, position: Position) -> bool:
    """Whether the head came with the weights, and a fit would add nothing or was not requested."""
    known = setup.plan.known_classes
    complete = known == setup.schema.outputs or (known > 0 and not setup.target.fits_head_first)
    return complete and not position.head_fitted


def validate_initial(setup: Setup, position: Position) -> None:
    """Validate the parameters taken over from another run as epoch 0, so that the best epoch is never worse."""
    setup.emit(PhaseChanged("validating"))
    setup.module.eval()
    with once(position, setup.control):
        train_loss, train_metrics = validation.score(
            setup.target.parts.rest,
            setup.feed,
            "train",
            setup.plain_loss,
            setup.task.meter(setup.schema),
            setup.plan.view_of(1),
        )
    setup.source.refuse_missing("train")
    judge(setup, position, 0, train_loss, train_metrics)
    position.head_fitted = True


def warm_up_head(setup: Setup, position: Position) -> None:
    """Compute the features of every image once and fit the head to them. All ranks compute features; rank 0 fits."""
    setup.emit(PhaseChanged("caching"))
    setup.module.eval()
    with once(position, setup.control):
        val, train = features_of(setup, "val", PLAIN), training_features(setup)
        head = build.head_module(setup.module, setup.target.info)
        fitted = nn.Linear(head.in_features, head.out_features)
        loss, plain_loss = on_cpu(setup.training_loss), on_cpu(setup.plain_loss)
        first = setup.ranks.here.is_first

        def fit() -> None:
            if first:
                least = least_deviation(setup.config.train.recipe)
                fit_linear_head(fitted, train, val, loss, plain_loss, setup.control.safe_point, least)

        setup.ranks.stop_together(fit)
        came = [copy.deepcopy(head).cpu()] if setup.plan.known_classes else []
        best = preferred(setup, [fitted, *came], val) if first and came else fitted
        take_over(setup, head, best)
        train_loss, train_metrics = figures(setup, answers_of(best, train), loss) if first else (0.0, {})
    judge(setup, position, 0, train_loss, train_metrics)
    # Only now: a run stopped before this fits the same head again and then validates it.
    position.head_fitted = True


def preferred(setup: Setup, heads: Sequence[Head], val: Pairs) -> Head:
    """Return the head with the best validation result, the first of equals.

    This way, continuing from a run never starts with something worse than that run.
    """
    key = setup.task.metrics[0].key
    scores: list[tuple[float, float]] = []
    for head in heads:
        loss, metrics = figures(setup, answers_of(head, val), on_cpu(setup.plain_loss))
        scores.append((metrics[key], loss))
    best = 0
    for place, score in enumerate(scores):
        if better(setup, *score, *scores[best]):
            best = place
    return heads[best]


def take_over(setup: Setup, head: Head, fitted: Head) -> None:
    """Set ``head`` on all ranks to the head that rank 0 has fitted."""
    with torch.no_grad():
        head.load_state_dict(fitted.state_dict())
    setup.ranks.copy_from_first(head.state_dict())


def training_features(setup: Setup) -> Pairs:
    """Return the features of every training image, plain and, if images are augmented, in every cached view or one.

    The following epochs show augmented views, on which a head fitted to plain images alone is overconfident.
    """
    views = [PLAIN, *setup.plan.views_for_the_head]
    return [piece for view in views for piece in features_of(setup, "train", view)]


def features_of(setup: Setup, part: Part, view: int) -> Pairs:
    """Return (features (N, D), targets) of every readable image in pieces, on the CPU of rank 0.

    Other ranks get an empty list.

    Features are float32, or float16 if there are so many that they would fill the memory.

    Raises:
        ImagesMissing: Too many images are unreadable.
    """
    samples = setup.source.samples(part)
    what = {"train": "training", "val": "validation"}[part]
    width = build.head_module(setup.module, setup.target.info).in_features
    many = len(samples) * width * torch.float32.itemsize > IN_MEMORY_BYTES
    # Zeros, because several ranks sum what each of them computed.
    features = torch.zeros(len(samples), width, dtype=torch.float16 if many else torch.float32)
    for some, _, positions in validation.outputs_of(
        setup.target.parts.features,
        setup.feed,
        part,
        lambda done, total: setup.emit(Progress(f"Computing features of the {what} images", done, total)),
        view,
    ):
        features[positions] = as_kept(some, features.dtype).cpu()
    setup.source.refuse_missing(part)
    setup.ranks.add_up_on_first(features)  # each row is zero on all ranks but one, so the sum is exact
    if not setup.ranks.here.is_first:
        return []
    targets = samples.targets
    if samples.unreadable:
        readable = [position for position in range(len(samples)) if position not in samples.unreadable]
        features, targets = features[readable], targets[readable]
    return list(zip(features.split(PIECE), targets.split(PIECE), strict=True))


def figures(setup: Setup, answers: Answers, loss: Loss) -> tuple[float, dict[str, float]]:
    """Return (mean loss, metrics by key) of a head's outputs, for example on the features it was fitted to."""
    meter = setup.task.meter(setup.schema)

    def counted() -> Answers:
        for outputs, targets in answers:
            meter.add(outputs, targets)
            yield outputs, targets

    return mean_loss(counted(), loss), meter.values()


def on_cpu(loss: Loss) -> Loss:
    """Return a copy of ``loss`` on the CPU."""
    return copy.deepcopy(loss).cpu()
