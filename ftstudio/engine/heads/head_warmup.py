"""Epoch 0 of a run: the new head brought to its optimum before anything else learns."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import nn

from ftstudio.core.events import PhaseChanged, Progress
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.features.batches import PLAIN, Part
from ftstudio.engine.features.extractor import as_kept
from ftstudio.engine.heads.linear_fit import IN_MEMORY_BYTES, answers_of, fit_linear_head, mean_loss
from ftstudio.engine.task import Answers, HeadProblem, Loss, Pairs
from ftstudio.engine.training import validation
from ftstudio.engine.training.clock import once
from ftstudio.engine.training.model_selection import better, deciding_value, judge
from ftstudio.engine.training.setup import Setup
from ftstudio.models import build
from ftstudio.models.heads import Head

PIECE = 8192
"""Rows of features that are worked on together."""


def needs_head_warmup(setup: Setup, position: Position) -> bool:
    """The features are worth something, and the head is not at its optimum yet."""
    return setup.target.fits_head_first and not position.head_fitted


def continues_unchanged(setup: Setup, position: Position) -> bool:
    """The head came with the weights, and there is nothing for a fit to add, or none was asked for."""
    known = setup.plan.known_classes
    complete = known == setup.schema.outputs or (known > 0 and not setup.target.fits_head_first)
    return complete and not position.head_fitted


def validate_initial(setup: Setup, position: Position) -> None:
    """Epoch 0 of a run that goes on from another one: what it took over, so that its best epoch is never worse."""
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
    """Compute the features of every image once and set the head to the optimum on them. All ranks compute
    them; the first one fits."""
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
                course = setup.task.course(HeadProblem(fitted, train, val, loss, setup.config.train))
                fit_linear_head(fitted, course, val, plain_loss, setup.control.safe_point)

        setup.ranks.stop_together(fit)
        came = [copy.deepcopy(head).cpu()] if setup.plan.known_classes else []
        best = preferred(setup, [fitted, *came], val) if first and came else fitted
        take_over(setup, head, best)
        train_loss, train_metrics = figures(setup, answers_of(best, train), loss) if first else (0.0, {})
    judge(setup, position, 0, train_loss, train_metrics)
    # Not before: a run stopped in between fits again, to the same head, and then judges it.
    position.head_fitted = True


def preferred(setup: Setup, heads: Sequence[Head], val: Pairs) -> Head:
    """The head that scores best on the validation images, the first of equals: so training on from a run never
    starts from something worse than the run itself."""
    scores: list[tuple[float, float]] = []
    for head in heads:
        loss, metrics = figures(setup, answers_of(head, val), on_cpu(setup.plain_loss))
        scores.append((deciding_value(setup, metrics), loss))
    best = 0
    for place, score in enumerate(scores):
        if better(setup, *score, *scores[best]):
            best = place
    return heads[best]


def take_over(setup: Setup, head: Head, fitted: Head) -> None:
    """Set ``head``, on all ranks, to what the first one has ``fitted``."""
    with torch.no_grad():
        head.load_state_dict(fitted.state_dict())
    setup.ranks.copy_from_first(head.state_dict())


def training_features(setup: Setup) -> Pairs:
    """Of every training image as it is and, where images are augmented, of every kept view or of one.

    The epochs to come show augmented views; a head that knows plain ones alone is far too sure on those.
    """
    views = [PLAIN, *setup.plan.views_for_the_head]
    return [piece for view in views for piece in features_of(setup, "train", view)]


def features_of(setup: Setup, part: Part, view: int) -> Pairs:
    """Features entering the head (N, D), float32, or half precision where there are so many that they would fill the
    memory, and targets, of every readable image, on the CPU of the first rank; nothing on the others. Raises
    ImagesMissing."""
    samples = setup.source.samples(part)
    what = {"train": "training", "val": "validation"}[part]
    width = build.head_module(setup.module, setup.target.info).in_features
    many = len(samples) * width * torch.float32.itemsize > IN_MEMORY_BYTES
    # Zeros, because several ranks add up what each of them computed.
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
    setup.ranks.add_up_on_first(features)  # each row is zeros on all ranks but one: so the sum is exact
    if not setup.ranks.here.is_first:
        return []
    targets = samples.targets
    if samples.unreadable:
        readable = [position for position in range(len(samples)) if position not in samples.unreadable]
        features, targets = features[readable], targets[readable]
    return list(zip(features.split(PIECE), targets.split(PIECE), strict=True))


def figures(setup: Setup, answers: Answers, loss: Loss) -> tuple[float, dict[str, float]]:
    """(mean loss, metrics by key) of what a head says to features, such as those that it was fitted on."""
    meter = setup.task.meter(setup.schema)

    def counted() -> Answers:
        for outputs, targets in answers:
            meter.add(outputs, targets)
            yield outputs, targets

    return mean_loss(counted(), loss), meter.values()


def on_cpu(loss: Loss) -> Loss:
    return copy.deepcopy(loss).cpu()
