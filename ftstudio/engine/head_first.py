"""Epoch 0 of a run: the new head brought to its optimum before anything else learns."""

from __future__ import annotations

import copy

import torch
from torch import nn

from ftstudio.core.events import PhaseChanged, Progress
from ftstudio.engine import validate
from ftstudio.engine.checkpoint import Position
from ftstudio.engine.clock import once
from ftstudio.engine.head_fit import IN_MEMORY_BYTES, Pairs, fit_linear_head
from ftstudio.engine.judge import judge
from ftstudio.engine.missing import refuse_missing
from ftstudio.engine.setup import Setup
from ftstudio.engine.source import PLAIN, Part
from ftstudio.models import build

PIECE = 8192
"""Rows of features that are worked on together."""


def wants_head_fit(setup: Setup, position: Position) -> bool:
    """The features are worth something, and the head is not at its optimum yet."""
    return setup.target.fits_head_first and not position.head_fitted


def fit_head_first(setup: Setup, position: Position) -> None:
    """Compute the features of every image once and set the head to the logistic regression on them."""
    setup.emit(PhaseChanged("caching"))
    setup.module.eval()
    with once(position):
        val, train = features_of(setup, "val", PLAIN), training_features(setup)
        head = build.head_module(setup.module, setup.target.info)
        fitted = nn.Linear(head.in_features, head.out_features)
        loss, plain_loss = on_cpu(setup.training_loss), on_cpu(setup.plain_loss)
        fit_linear_head(fitted, train, val, loss, plain_loss, setup.safe_point)
        head.load_state_dict(fitted.state_dict())
        train_loss, train_metrics = figures(setup, fitted, train, loss)
    judge(setup, position, 0, train_loss, train_metrics)
    # Not before: a run stopped in between fits again, to the same head, and then judges it.
    position.head_fitted = True


def training_features(setup: Setup) -> Pairs:
    """Of every training image as it is and, where images are augmented, of every kept view or of one.

    The epochs to come show augmented views; a head that knows plain ones alone is far too sure on those.
    """
    views = [PLAIN, *setup.plan.views_for_the_head]
    return [piece for view in views for piece in features_of(setup, "train", view)]


def features_of(setup: Setup, part: Part, view: int) -> Pairs:
    """Features entering the head (N, D), float32, or half precision where there are so many that they would fill the
    memory, and targets, on the CPU. Raises ImagesMissing."""
    samples = setup.source.samples(part)
    what = {"train": "training", "val": "validation"}[part]
    width = build.head_module(setup.module, setup.target.info).in_features
    many = len(samples) * width * torch.float32.itemsize > IN_MEMORY_BYTES
    features = torch.empty(len(samples), width, dtype=torch.float16 if many else torch.float32)
    targets = torch.empty(len(samples), dtype=torch.int64)
    filled = 0
    for some, their_targets, _ in validate.outputs_of(
        setup.target.parts.features,
        setup.source,
        part,
        setup.device,
        setup.dtype,
        setup.safe_point,
        lambda done, total: setup.emit(Progress(f"Computing features of the {what} images", done, total)),
        view,
    ):
        rows = slice(filled, filled + len(some))
        features[rows], targets[rows] = some.to(features.dtype), their_targets
        filled += len(some)
    refuse_missing(samples, what)
    return list(zip(features[:filled].split(PIECE), targets[:filled].split(PIECE), strict=True))


def figures(setup: Setup, head: nn.Linear, pairs: Pairs, loss: nn.Module) -> tuple[float, dict[str, float]]:
    """(mean loss, metrics by key) of a head on features that it was fitted on."""
    meter = setup.task.meter(setup.class_count)
    total, count = 0.0, 0
    with torch.no_grad():
        for features, targets in pairs:
            outputs = head(features.float())
            meter.add(outputs, targets)
            total += float(loss(outputs, targets)) * len(targets)
            count += len(targets)
    return total / count, meter.values()


def on_cpu(loss: nn.Module) -> nn.Module:
    return copy.deepcopy(loss).cpu()
