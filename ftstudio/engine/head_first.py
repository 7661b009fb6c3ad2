"""Epoch 0 of a run: the new head brought to its optimum before anything else learns."""

from __future__ import annotations

import copy
import time

import torch
from torch import Tensor, nn

from ftstudio.core.events import PhaseChanged, Progress
from ftstudio.data.dataset import SampleSet
from ftstudio.data.transforms import Transform
from ftstudio.engine import validate
from ftstudio.engine.checkpoint import Position
from ftstudio.engine.head_fit import fit_linear_head
from ftstudio.engine.judge import judge
from ftstudio.engine.missing import refuse_missing
from ftstudio.engine.setup import Setup
from ftstudio.models import build


def wants_head_fit(setup: Setup, position: Position) -> bool:
    """The features are worth something, and the head is not at its optimum yet."""
    return setup.target.fits_head_first and not position.head_fitted


def fit_head_first(setup: Setup, position: Position) -> None:
    """Compute the features of every image once and set the head to the logistic regression on them."""
    began = time.monotonic()
    setup.emit(PhaseChanged("caching"))
    setup.module.eval()
    plain = _head_inputs(setup, setup.train_set, "training", setup.eval_transform)
    val = _head_inputs(setup, setup.val_set, "validation", setup.eval_transform)
    train = plain
    if setup.config.train.augment != "none":
        # The epochs to come show augmented views; a head that knows plain ones alone is far too sure on those.
        views = _head_inputs(setup, setup.train_set, "augmented training", setup.train_transform)
        train = torch.cat([plain[0], views[0]]), torch.cat([plain[1], views[1]])

    head = build.head_module(setup.module, setup.target.info)
    fitted = nn.Linear(head.in_features, head.out_features)
    loss, plain_loss = copy.deepcopy(setup.training_loss).cpu(), copy.deepcopy(setup.plain_loss).cpu()
    fit_linear_head(fitted, train, val, loss, plain_loss, setup.safe_point)
    with torch.no_grad():
        head.weight.copy_(fitted.weight)
        head.bias.copy_(fitted.bias)

    features, targets = plain
    with torch.no_grad():
        outputs = fitted(features)
        meter = setup.task.meter(setup.class_count)
        meter.add(outputs, targets)
        train_loss = float(loss(outputs, targets))
    position.seconds += time.monotonic() - began
    judge(setup, position, 0, train_loss, meter.values())
    # Not before: a run stopped in between fits again, to the same head, and then judges it.
    position.head_fitted = True


def _head_inputs(setup: Setup, samples: SampleSet, what: str, transform: Transform) -> tuple[Tensor, Tensor]:
    """Features entering the head, float32 (N, D), and targets, int64 (N,), on the CPU, for the ``what`` images.

    Raises ImagesMissing.
    """
    module, info = setup.module, setup.target.info
    parts = [
        (features.cpu(), targets.cpu())
        for features, targets, _ in validate.outputs_of(
            lambda images: build.head_input(module, info, images),
            samples,
            transform,
            setup.device,
            setup.dtype,
            setup.safe_point,
            lambda done, total: setup.emit(Progress(f"Computing features of the {what} images", done, total)),
            (setup.config.train.seed, 0),
        )
    ]
    refuse_missing(samples, what)
    # Clones: tensors made under inference_mode may not take part in the fit's backward pass.
    return torch.cat([f for f, _ in parts]).clone(), torch.cat([t for _, t in parts]).clone()
