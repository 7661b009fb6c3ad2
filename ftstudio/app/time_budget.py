"""Settings for a given training time: where to freeze, how many epochs, which image size.

This is pure arithmetic over the plan. The run itself keeps the time limit (engine/training/time_limit), so an
inaccurate plan changes the number of epochs, not the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ftstudio.app import estimate, warm_start
from ftstudio.app.session import SessionState
from ftstudio.core.config import MOST_TIMED_EPOCHS, RunConfig
from ftstudio.core.costs import DepthCost
from ftstudio.core.errors import UserError
from ftstudio.core.text import duration
from ftstudio.models import catalog

ENOUGH_EPOCHS, FEWEST_EPOCHS = 15, 8
"""A position with fewer frozen stages is chosen if so many epochs fit, or else if the fewest do."""
START_SECONDS = 1.0
"""Seconds from the plan to the first step, in which the network is built and the run folder written."""
SIDES = (192, 160, 128, 112, 96)
"""Smaller image sizes, in pixels, for when even a linear probe would take too long."""


def within(
    config: RunConfig,
    costs: Sequence[DepthCost],
    seconds: float,
    images: int,
    tested: int,
    *,
    any_depth: bool = True,
    any_size: bool = True,
) -> RunConfig:
    """``config`` as a run that ends within ``seconds``, by the planned ``costs`` of each freeze position.

    Of the data set's ``images`` (training and validation) about ``tested`` are evaluated after the training.

    ``any_depth`` and ``any_size`` say what may be chosen besides the number of epochs. The number of epochs is what
    fits by the plan, early stopping is off, and ``train.time_limit`` is what remains for the training.
    """
    stages = len(costs) - 1
    info = catalog.model(config.model.name)
    depths = range(stages + 1) if any_depth else [catalog.resolve_depth(info, config.model.freeze_depth)]
    limit = seconds - START_SECONDS - _after(costs, images, tested)
    size = catalog.image_size(info, config.train.image_size)
    sides = (size, *(side for side in SIDES if side < size and any_size))
    fits = ((side, *_best_fit(costs, limit, depths, (side / size) ** 2)) for side in sides)
    side, depth, epochs = next((fit for fit in fits if fit[2]), (size, stages, 0))
    if not epochs:
        raise UserError(
            f"{duration(seconds)} is too short to train {info.title} on {images:,} images.",
            "Give more time, or choose a smaller model.",
        )
    train = replace(
        config.train,
        epochs=epochs,
        patience=0,
        time_limit=round(limit, 1),
        image_size=config.train.image_size if side == size else side,
    )
    model = replace(config.model, freeze_depth="all" if depth == stages else depth)
    return warm_start.with_fitting_head(replace(config, model=model, train=train))


def _best_fit(costs: Sequence[DepthCost], limit: float, depths: Sequence[int], scale: float) -> tuple[int, int]:
    """(stages to freeze, epochs; 0 if nothing fits) with as few frozen stages as leave enough epochs."""
    head_alone = len(costs) - 1
    fits = {depth: _epochs(costs[depth], limit, scale) for depth in depths if depth != head_alone}
    for wanted in (ENOUGH_EPOCHS, FEWEST_EPOCHS) if len(depths) > 1 else (1,):
        for depth, epochs in fits.items():
            if epochs >= wanted:
                return depth, min(epochs, MOST_TIMED_EPOCHS)
    if head_alone in depths and scale * (costs[head_alone].total_seconds or 0.0) <= limit:
        return head_alone, max(1, costs[head_alone].epochs)
    return depths[-1], 0


def _epochs(cost: DepthCost, limit: float, scale: float) -> int:
    """How many epochs fit into ``limit`` seconds."""
    per_epoch = scale * (cost.seconds_per_epoch or 0.0)
    return int((limit - scale * cost.caching_seconds) / per_epoch) if per_epoch > 0 else 0


def _after(costs: Sequence[DepthCost], images: int, tested: int) -> float:
    """Seconds from the last epoch to the end: ``tested`` images are evaluated, and the confidence is calibrated.

    Estimated from the plan of the linear probe, which shows the time of passes over whole images.
    """
    per_image = costs[-1].caching_seconds / max(1, 2 * images)
    return 0.5 + 2 * per_image * tested


def sentence(config: RunConfig, seconds: float) -> str:
    """Say what a run of ``config``, made for ``seconds``, will do."""
    info = catalog.model(config.model.name)
    depth, stages = catalog.resolve_depth(info, config.model.freeze_depth), len(info.stages)
    size = catalog.image_size(info, config.train.image_size)
    words = f"Planned for {duration(seconds)}: {depth} of {stages} stages frozen, {size} pixels"
    if depth == stages:
        return f"{words}. Only the head trains, which takes seconds; there is not enough time to fine-tune."
    epochs = f"{words}, about {config.train.epochs} epochs"
    if config.train.epochs == MOST_TIMED_EPOCHS:
        return f"{epochs}. More would gain nothing, so the run ends early."
    return f"{epochs}, adjusted to the pace of the training."


def with_time(state: SessionState, seconds: float) -> SessionState:
    """The state with settings for a run that ends within ``seconds``. Raises UserError if none would."""
    costs = state.costs
    if not costs:  # a moment after another model was chosen
        raise UserError("The cost of the freeze positions is not known yet.", "Choose the time again in a moment.")
    train, validation, _ = estimate.image_counts(state.dataset, state.config.data.val_fraction)
    test = sum(count.test for count in state.dataset.counts) if state.dataset is not None else 0
    config = within(state.config, costs, seconds, train + validation, validation + test)
    return replace(state, config=config, preset="custom")
