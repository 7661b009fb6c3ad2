"""A run that trains only the head: fitted with one setting after another (engine/network/run_plan), one epoch each.

The features of every image are computed once. A step is one pass over all of them, a matrix product. As in every run
the best epoch is saved, so the validation images select the setting: the L2 weight of a logistic regression, the
distance to a class mean, or the number of neighbours.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

from ftstudio.core.events import NO_LEARNING_RATE, Notice, PhaseChanged, StepDone
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.features.batches import PLAIN
from ftstudio.engine.heads.head_warmup import features_of, figures, on_cpu, take_over, training_features
from ftstudio.engine.heads.linear_fit import answers_of
from ftstudio.engine.network.run_plan import choices
from ftstudio.engine.task import Course, HeadProblem, Loss, Pairs
from ftstudio.engine.training.clock import Clock, once
from ftstudio.engine.training.model_selection import judge
from ftstudio.engine.training.setup import Setup
from ftstudio.models import build

_FITTED = "it is fitted directly, with weaker regularisation in each epoch, and the best fit is saved"
_WORDS = {
    "nearest-mean": "it compares an image with the mean features of each class, with a different distance in each "
    "epoch",
    "knn": "it stores the features of the training images, and uses more neighbours in each epoch",
}


def announce_probe(setup: Setup) -> None:
    """Emit a notice that explains how the head is trained."""
    how = _WORDS.get(setup.config.train.head, _FITTED)
    words = f"Training only the head: {how}. The epochs setting is ignored."
    setup.emit(Notice(words, passing=True))


def train_linear_probe(setup: Setup, position: Position) -> None:
    """Train all remaining epochs. With several ranks, rank 0 fits and all of them validate.

    A run that was stopped repeats its finished epochs without reporting them: that takes less time than storing the
    state of L-BFGS.
    """
    setup.emit(PhaseChanged("caching"))
    setup.module.eval()
    with once(position, setup.control):
        for view in (PLAIN, *setup.plan.views_for_the_head):
            setup.keep("train", view)
        train = training_features(setup)
        val = features_of(setup, "val", PLAIN) if setup.config.train.head == "nearest-mean" else []
    head = build.head_module(setup.module, setup.target.info)
    judge_what_came(setup, position, train)
    course = _course(setup, train, val) if setup.ranks.here.is_first else None
    images = sum(len(targets) for _, targets in train)
    clock = Clock(position, setup.control)
    fitted, loss = copy.deepcopy(head).cpu(), _loss(setup)
    setup.emit(PhaseChanged("training"))
    for epoch, choice in enumerate(choices(setup.config.train.head), 1):
        repeated = epoch < position.epoch

        def after_pass(value: float, epoch: int = epoch, repeated: bool = repeated) -> None:
            setup.control.safe_point()
            if not repeated:
                position.step += 1
                seconds = clock.tick()
                speed = images / max(seconds, 1e-9)
                setup.emit(StepDone(position.step, epoch, value, NO_LEARNING_RATE, speed, position.seconds))

        def fit(choice: float = choice, after_pass: Callable[[float], None] = after_pass) -> None:
            if course is not None:
                course.fit(choice, after_pass)

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
            train_loss, train_metrics = (0.0, {}) if course is None else figures(setup, course.answers(fitted), loss)
            setup.emit(PhaseChanged("validating"))
            judge(setup, position, epoch, train_loss, train_metrics)
        except BaseException:
            position.step = before  # an epoch that was not validated is repeated
            raise
        clock.restart()
        position.epoch = epoch + 1


def judge_what_came(setup: Setup, position: Position, train: Pairs) -> None:
    """Validate a head that came with the weights as epoch 0, so that the best epoch is never worse than it."""
    if not setup.plan.known_classes or position.head_fitted:
        return
    train_loss, train_metrics = 0.0, {}
    if setup.ranks.here.is_first:
        head = copy.deepcopy(build.head_module(setup.module, setup.target.info)).cpu()
        train_loss, train_metrics = figures(setup, answers_of(head, train), _loss(setup))
    judge(setup, position, 0, train_loss, train_metrics)
    position.head_fitted = True


def _course(setup: Setup, train: Pairs, val: Pairs) -> Course:
    head = build.head_module(setup.module, setup.target.info)
    return setup.task.course(HeadProblem(head, train, val, _loss(setup), setup.config.train))


def _loss(setup: Setup) -> Loss:
    """The loss of the training metrics: the one minimised, or the plain loss if the head minimises none."""
    minimises = setup.config.train.head in ("linear", "logistic")
    return on_cpu(setup.training_loss if minimises else setup.plain_loss)
