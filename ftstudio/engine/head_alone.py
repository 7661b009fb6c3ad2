"""A run that trains nothing but the head: fitted to convergence for one L2 weight after the other, each an epoch.

The features of every image are computed once; from then on a pass over all of them is a product of matrices. A step
is such a pass. The best epoch is kept, as in every run, so the validation images choose the L2 weight.
"""

from __future__ import annotations

from collections.abc import Callable

from torch import nn

from ftstudio.core.events import PhaseChanged, StepDone
from ftstudio.engine.checkpoint import Position
from ftstudio.engine.clock import Clock, once
from ftstudio.engine.head_first import figures, on_cpu, take_over, training_features
from ftstudio.engine.head_fit import HeadFit
from ftstudio.engine.judge import judge
from ftstudio.engine.plan import HEAD_STRENGTHS
from ftstudio.engine.setup import Setup
from ftstudio.engine.source import PLAIN
from ftstudio.models import build


def train_head_alone(setup: Setup, position: Position) -> None:
    """Every epoch that is still to come. A run stopped in between begins its epochs again, to the same end: they cost
    less than keeping what L-BFGS remembers. Of several ranks the first one fits, and all judge."""
    setup.emit(PhaseChanged("caching"))
    setup.module.eval()
    with once(position, setup.control):
        for view in (PLAIN, *setup.plan.views_for_the_head):
            setup.keep("train", view)
        train = training_features(setup)
    head = build.head_module(setup.module, setup.target.info)
    loss = on_cpu(setup.training_loss)
    course = HeadFit(train, head.out_features, loss) if setup.ranks.here.is_first else None
    images = sum(len(targets) for _, targets in train)
    clock = Clock(position, setup.control)
    fitted = nn.Linear(head.in_features, head.out_features)
    setup.emit(PhaseChanged("training"))
    for epoch, strength in enumerate(HEAD_STRENGTHS, 1):
        repeated = epoch < position.epoch

        def after_pass(value: float, epoch: int = epoch, repeated: bool = repeated) -> None:
            setup.control.safe_point()
            if not repeated:
                position.step += 1
                seconds = clock.tick()
                setup.emit(StepDone(position.step, epoch, value, 1.0, images / max(seconds, 1e-9), position.seconds))

        def fit(strength: float = strength, after_pass: Callable[[float], None] = after_pass) -> None:
            if course is not None:
                course.fit(strength, after_pass)

        before = position.step
        try:
            setup.ranks.stop_together(fit)
            if repeated:
                clock.restart()
                continue
            if course is not None:
                course.put_into(fitted)
            take_over(setup, head, fitted)
            clock.tick()
            train_loss, train_metrics = figures(setup, fitted, train, loss) if course is not None else (0.0, {})
            setup.emit(PhaseChanged("validating"))
            judge(setup, position, epoch, train_loss, train_metrics)
        except BaseException:
            position.step = before  # an epoch that was not judged will be done again
            raise
        clock.restart()
        position.epoch = epoch + 1
