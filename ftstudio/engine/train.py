"""One training run, readable from top to bottom."""

from __future__ import annotations

import time

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import CheckpointSaved, Emit, Event, Notice, Phase, PhaseChanged, RunStarted
from ftstudio.core.records import RunResult
from ftstudio.core.seeds import derive
from ftstudio.data.dataset import cut_into_batches, epoch_order
from ftstudio.engine import checkpoint, optim
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoint import Checkpoint, Position
from ftstudio.engine.head_alone import train_head_alone
from ftstudio.engine.head_first import fit_head_first, wants_head_fit
from ftstudio.engine.judge import judge
from ftstudio.engine.missing import ImagesMissing
from ftstudio.engine.ranks import ONE, Ranks
from ftstudio.engine.resuming import of_first, settle_ranks
from ftstudio.engine.run import Run
from ftstudio.engine.setup import Setup, prepare
from ftstudio.engine.source import PLAIN
from ftstudio.engine.step import Stepper, StepReporter
from ftstudio.engine.validate import counted_by_all


@devices.telling_out_of_memory()
def train(run: Run, control: RunControl, emit: Emit, ranks: Ranks = ONE) -> RunResult:
    """Train ``run``, or go on from its newest checkpoint when it has one; on several ranks, all of which call this.

    Emits everything but RunFinished, which is the caller's. Raises StopRequested, saved, when a stop was asked for,
    ImagesMissing, saved as well, and UserError for what else the person can mend.
    """
    emit = announcing_pauses(control, emit)
    emit(PhaseChanged("preparing"))
    setup = prepare(run, control, emit, ranks)
    with setup.kept_pixels, setup.source:
        return train_to_the_end(setup)


def train_to_the_end(setup: Setup) -> RunResult:
    """From where the run stands to its last epoch."""
    position = resume_or_begin(setup)
    settle_ranks(setup, position)
    saver = Saver(setup, position)
    announce(setup, position)
    try:
        setup.keep("val", PLAIN)
        if setup.plan.fits_head_alone:
            tell_of_the_fit(setup)
            train_head_alone(setup, position)
        elif wants_head_fit(setup, position):
            setup.keep("train", setup.plan.view_of(1))
            fit_head_first(setup, position)
        while epochs_left(setup, position):
            setup.keep("train", setup.plan.view_of(position.epoch))
            train_one_epoch(setup, position, saver)
            validate_epoch(setup, position)
            saver.save_if_due()
    except (StopRequested, ImagesMissing):
        setup.emit(PhaseChanged("stopping"))
        saver.save()
        raise
    saver.save()
    return result(setup, position)


def announcing_pauses(control: RunControl, emit: Emit) -> Emit:
    """``emit`` that also tells when the job waits at a safe point, and which phase goes on afterwards."""
    phase: Phase = "preparing"

    def listening(event: Event) -> None:
        nonlocal phase
        if isinstance(event, PhaseChanged):
            phase = event.phase
        emit(event)

    control.on_wait = lambda waiting: emit(PhaseChanged("paused" if waiting else phase))
    return listening


def resume_or_begin(setup: Setup) -> Position:
    """Put the newest whole checkpoint into model and optimiser and return its position; a new position without one.

    Raises UserError when the checkpoint belongs to other images or settings.
    """
    found, remarks = checkpoint.load_newest(setup.checkpoints) if setup.ranks.here.is_first else (None, [])
    for remark in remarks:
        setup.emit(Notice(remark, "warning"))
    found = of_first(setup.ranks, found)
    if found is None:
        together = min(setup.batch_size, setup.config.train.micro_batch or setup.batch_size)
        return Position(batch_size=setup.batch_size, micro_batch=together)
    if found.position.batch_size != setup.batch_size:
        raise UserError(
            f"The run in {setup.run.run_dir} was trained with batches of {found.position.batch_size}, but its settings "
            f"now ask for {setup.batch_size}.",
            "Put the settings and images back as they were, or start a new run.",
        )
    try:
        setup.module.load_state_dict(found.model)
        checkpoint.restore_optimizer(setup.optimizer, dict(setup.module.named_parameters()), found.optimizer)
    except (RuntimeError, ValueError) as error:
        raise UserError(
            f"The checkpoint in {setup.checkpoints} does not fit this run: {error}.", "Start a new run instead."
        ) from error
    return found.position


def announce(setup: Setup, position: Position) -> None:
    trainable, frozen = setup.target.parameter_counts()
    setup.emit(
        RunStarted(
            run_id=setup.run.run_id,
            run_dir=str(setup.run.run_dir),
            class_names=setup.run.manifest.class_names,
            train_count=len(setup.train_set),
            val_count=len(setup.val_set),
            epochs=setup.epochs,
            steps_per_epoch=setup.steps_per_epoch,
            total_steps=setup.total_steps,
            device=device_title(setup),
            batch_size=setup.batch_size,
            image_size=setup.image_size,
            trainable_parameters=trainable,
            frozen_parameters=frozen,
            metrics=setup.task.metrics,
            start_step=position.step,
            start_epoch=position.epoch - 1,
        )
    )


def device_title(setup: Setup) -> str:
    title, count = devices.describe(setup.device).title, setup.ranks.here.count
    return title if setup.ranks.here.is_alone else f"{count} processes, each on {title}"


def tell_of_the_fit(setup: Setup) -> None:
    setup.emit(
        Notice(
            "Only the head trains, so it is fitted to convergence on kept features, with weaker regularisation in each "
            "epoch; the number of epochs that was asked for plays no part."
        )
    )


def epochs_left(setup: Setup, position: Position) -> bool:
    if setup.plan.fits_head_alone:
        return False
    patience = setup.config.train.patience
    if patience and position.epochs_without_gain >= patience and position.epoch <= setup.config.train.epochs:
        setup.emit(Notice(f"Stopped early: no gain in the last {patience} epochs. The best epoch is kept."))
        return False
    return position.epoch <= setup.config.train.epochs


def train_one_epoch(setup: Setup, position: Position, saver: Saver) -> None:
    """The steps of the current epoch that are still to be done. Where it is stopped, ``position`` says where."""
    config, ranks = setup.config.train, setup.ranks
    order = epoch_order(config.seed, position.epoch, len(setup.train_set))
    # BatchNorm cannot learn from one value.
    least = 2 if setup.target.adapts_statistics else 1
    shares = [ranks.share(batch, least) for batch in cut_into_batches(order, setup.batch_size)[position.batch :]]
    meter = setup.task.meter(setup.class_count)
    if position.meter and ranks.here.is_first:
        meter.restore(position.meter)
    stepper = Stepper(setup, position, meter)
    reporter = StepReporter(setup, position)

    def settle() -> None:
        """Bring everything that a checkpoint needs into the position. To be called by all ranks or none."""
        reporter.flush()
        stepper.remember()
        position.micro_batch = ranks.least(position.micro_batch)
        position.meter = counted_by_all(meter, ranks)

    setup.emit(PhaseChanged("training"))
    setup.target.train_mode()
    try:
        for batch in setup.source.batches("train", setup.plan.view_of(position.epoch), shares):
            images, due, news, report = wait_or_stop(
                setup, reporter, len(batch.positions), saver.due, setup.source.has_news("train"), reporter.wishes
            )
            if report:
                reporter.flush()
            setup.source.refuse_missing("train", news > 0)
            factor = optim.lr_factor(position.step, setup.total_steps, config.warmup_fraction)
            optim.set_lr(setup.optimizer, factor)
            torch.manual_seed(derive(config.seed, "dropout", position.step, *ranks.own_seed))
            if images > 1:
                loss = stepper.step(batch)
                lr = max(group["lr"] for group in setup.optimizer.param_groups)
                reporter.add(position.step + 1, loss, lr, images)
            position.step += 1
            position.batch += 1
            if saver.due if ranks.here.is_alone else due:
                settle()
                saver.save()
                reporter.restart_clock()
        settle()
    except (StopRequested, ImagesMissing):  # raised by all ranks together, or none
        settle()
        raise
    finally:
        reporter.flush()
    tell_missing(setup)
    tell_what_is_not_kept(setup)


def wait_or_stop(setup: Setup, reporter: StepReporter, *counts: int) -> tuple[int, ...]:
    """The safe point between two steps; a pause does not count as training time. All that the ranks have to agree on
    for a step travels along, as ``counts``."""
    if not setup.control.pause_requested:
        return setup.safe_point(*counts)
    reporter.flush()
    sums = setup.safe_point(*counts)
    reporter.restart_clock()
    return sums


def tell_missing(setup: Setup) -> None:
    """Name the training images that could not be read, few as they are."""
    missing = list(setup.train_set.unreadable.values())
    if missing:
        setup.emit(
            Notice(f"{len(missing)} training images could not be read, the first: {missing[0].path}.", "warning")
        )


def tell_what_is_not_kept(setup: Setup) -> None:
    """A disk that takes no more pixels makes a run slower; nothing else depends on it."""
    trouble = setup.kept_pixels.take_trouble()
    if trouble:
        setup.emit(Notice(f"{trouble} The run goes on and decodes them in every epoch.", "warning"))


def validate_epoch(setup: Setup, position: Position) -> None:
    """Judge the epoch that has just been trained and move on to the next."""
    setup.emit(PhaseChanged("validating"))
    meter = setup.task.meter(setup.class_count)
    meter.restore(position.meter)
    judge(setup, position, position.epoch, position.loss_sum / max(1, position.loss_count), meter.values())
    position.epoch += 1
    position.batch, position.loss_sum, position.loss_count, position.meter = 0, 0.0, 0, []


class Saver:
    """Writes checkpoints of one run, and knows when the next is due."""

    def __init__(self, setup: Setup, position: Position) -> None:
        self._setup, self._position = setup, position
        self._saved_at = time.monotonic()
        self._names = {id(parameter): name for name, parameter in setup.module.named_parameters()}

    @property
    def due(self) -> bool:
        passed = time.monotonic() - self._saved_at >= self._setup.config.train.checkpoint_seconds
        return passed and self._setup.ranks.here.is_first

    def save_if_due(self) -> None:
        if self.due:
            self.save()

    def save(self) -> None:
        """A checkpoint of this moment, by the first rank."""
        setup, position = self._setup, self._position
        if not setup.ranks.here.is_first:
            return
        optimizer = checkpoint.optimizer_tensors(setup.optimizer, self._names)
        path = checkpoint.save(setup.checkpoints, Checkpoint(dict(setup.module.state_dict()), optimizer, position))
        self._saved_at = time.monotonic()
        setup.emit(CheckpointSaved(str(path), position.step, position.epoch))


def result(setup: Setup, position: Position) -> RunResult:
    trainable, frozen = setup.target.parameter_counts()
    return RunResult(
        run_dir=str(setup.run.run_dir),
        run_id=setup.run.run_id,
        outcome="completed",
        best_epoch=position.best_epoch,
        val_accuracy=position.best_metrics.get(setup.task.metrics[0].key),
        val_loss=position.best_loss,
        seconds=position.seconds,
        seconds_per_epoch=position.seconds / max(1, position.epoch - 1),
        trainable_parameters=trainable,
        frozen_parameters=frozen,
    )
