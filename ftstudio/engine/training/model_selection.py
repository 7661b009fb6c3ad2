"""Validate an epoch, and save its weights if it is the best so far."""

from __future__ import annotations

import math
import time

from ftstudio.core.events import EpochDone
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.engine.network import optim
from ftstudio.engine.training import validation
from ftstudio.engine.training.finite import NonFinite
from ftstudio.engine.training.setup import Setup
from ftstudio.models import build
from ftstudio.models.heads import NearestNeighbours

NOTICEABLE = 1e-3
"""A smaller relative improvement of the loss is saved, but does not reset the patience of early stopping."""


def judge(setup: Setup, position: Position, epoch: int, train_loss: float, train_metrics: dict[str, float]) -> None:
    """Score the validation images, save the weights if they are the best so far, and emit EpochDone.

    If the run averages its weights, the average is scored and saved. The lower loss wins: with few validation images it
    separates models that the metric cannot (docs/adr/0028). With the first recipe, and for heads that do not minimise
    the loss, the task's first metric decides and the loss breaks ties.

    Raises:
        NonFinite: The validation loss is NaN or infinite.
        ImagesMissing: Images that were scored before can no longer be read.
    """
    with optim.averaged(setup.optimizer):
        _judge(setup, position, epoch, train_loss, train_metrics)


def better(setup: Setup, value: float, loss: float, than_value: float, than_loss: float) -> bool:
    """Whether an epoch with ``value`` and ``loss`` beats one with ``than_value`` and ``than_loss``; a tie does not.

    Values are those of the deciding metric, negated if lower is better; losses are validation losses.
    """
    if setup.selects_by_loss:
        return loss < than_loss
    return (value, -loss) > (than_value, -than_loss)


def _judge(setup: Setup, position: Position, epoch: int, train_loss: float, train_metrics: dict[str, float]) -> None:
    began = time.monotonic()
    setup.module.eval()
    val_loss, metrics = validation.score(
        setup.target.parts.rest,
        setup.feed,
        "val",
        setup.plain_loss,
        setup.task.meter(setup.schema),
    )
    setup.source.refuse_missing("val")
    if not math.isfinite(val_loss):
        raise NonFinite("The loss", f"in the validation after epoch {epoch}")
    deciding = setup.task.metrics[0]
    value = metrics[deciding.key] if deciding.higher_is_better else -metrics[deciding.key]
    is_best, gained = True, True
    if position.best_loss is not None:
        is_best = better(setup, value, val_loss, position.best_value, position.best_loss)
        gained = is_best and (val_loss < position.best_loss * (1 - NOTICEABLE) or value > position.best_value)
    if is_best and setup.ranks.here.is_first:
        model_file.save(setup.run.run_dir, setup.module, _description(setup, epoch))
    if is_best:
        position.best_epoch, position.best_value, position.best_loss = epoch, value, val_loss
        position.best_metrics = metrics
    if gained:
        position.epochs_without_gain = 0
    elif not _is_hot(setup, position):
        position.epochs_without_gain += 1
    position.seconds += time.monotonic() - began
    setup.emit(
        EpochDone(
            epoch=epoch,
            step=position.step,
            train_loss=train_loss,
            val_loss=val_loss,
            metrics=metrics,
            train_metrics=train_metrics,
            is_best=is_best,
            seconds=position.seconds,
        )
    )


def _is_hot(setup: Setup, position: Position) -> bool:
    """Whether the learning rate is above half of its peak, where a fluctuating loss may still recover."""
    train = setup.config.train
    return train.recipe > 1 and optim.lr_factor(position.step, setup.total_steps, train.warmup_fraction) > 0.5


def _description(setup: Setup, epoch: int) -> ModelDescription:
    info = setup.target.info
    head = build.head_module(setup.module, info)
    return ModelDescription(
        task=setup.task.key,
        model=info.name,
        architecture=info.architecture,
        target_names=setup.schema.names,
        preprocessing=info.preprocessing,
        image_size=setup.image_size,
        epoch=epoch,
        run_id=setup.run.run_id,
        head=setup.config.train.head,
        targets=setup.run.manifest.targets,
        references=len(head.references) if isinstance(head, NearestNeighbours) else 0,
    )
