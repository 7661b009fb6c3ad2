"""A run with a time limit: how many epochs it has follows from how fast it turns out to be.

The number is decided when an epoch ends and recorded in the position, so that a run resumed from a checkpoint has the
schedule that it was stopped with. The learning rate is a function of the step and this number: it reaches its end when
the time does.
"""

from __future__ import annotations

import time

from ftstudio.core.config import MOST_TIMED_EPOCHS
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.training.setup import Setup

RESERVE = 0.02
"""Share of the limit that is not planned for: an epoch may take longer than those before it."""


def planned_epochs(setup: Setup, position: Position) -> int:
    """Of the whole run, as of now."""
    return position.epochs or setup.epochs


def planned_steps(setup: Setup, position: Position) -> int:
    """Return the number of optimiser steps of the run."""
    return setup.steps_per_epoch * planned_epochs(setup, position)


def epochs_within(limit: float, seconds: float, once: float, done: int) -> int:
    """Return the number of epochs that fit into ``limit`` seconds, at least those that are done.

    ``done`` epochs took ``seconds``, ``once`` of which is spent only once.
    """
    per_epoch = (seconds - once) / done
    left = limit * (1 - RESERVE) - seconds
    return done + max(0, int(left / per_epoch)) if per_epoch > 0 else done


def reschedule(setup: Setup, position: Position, epoch: int) -> None:
    """At the end of ``epoch`` (0: before the first), decide how many there are, where the run has a time limit."""
    limit = setup.config.train.time_limit
    if limit is not None and epoch and not setup.plan.fits_head_alone:
        # Since the job began, which is a little more than the steps and passes add up to; after a resume that is lost.
        elapsed = max(position.seconds, time.monotonic() - setup.control.waited - setup.began)
        known = epochs_within(limit, elapsed, elapsed - (position.seconds - position.once), epoch)
        position.epochs = setup.ranks.least(min(known, max(epoch, MOST_TIMED_EPOCHS)))
