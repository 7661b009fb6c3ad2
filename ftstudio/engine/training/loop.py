"""One training run, readable from top to bottom."""

from __future__ import annotations

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Emit, Event, Notice, Phase, PhaseChanged, RunStarted
from ftstudio.core.run_record import RunResult
from ftstudio.core.seeds import derive
from ftstudio.data.loading.dataset import cut_into_batches, epoch_order
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.checkpoints.environment import Environment
from ftstudio.engine.checkpoints.optimizer_state import restore_optimizer
from ftstudio.engine.distributed.ranks import ONE, Ranks
from ftstudio.engine.features.batches import PLAIN, Part
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.heads.head_warmup import continues_unchanged, needs_head_warmup, validate_initial, warm_up_head
from ftstudio.engine.heads.linear_probe import announce_probe, train_linear_probe
from ftstudio.engine.network import optim
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.run import Run
from ftstudio.engine.task import FinishedTraining
from ftstudio.engine.training import resume
from ftstudio.engine.training.checkpointer import Checkpointer
from ftstudio.engine.training.clock import once
from ftstudio.engine.training.finite import NonFinite
from ftstudio.engine.training.model_selection import judge
from ftstudio.engine.training.nan_recovery import check_finite_state, roll_back
from ftstudio.engine.training.resume import synchronise_ranks
from ftstudio.engine.training.setup import Setup, prepare
from ftstudio.engine.training.step import Stepper, StepReporter
from ftstudio.engine.training.time_limit import planned_epochs, planned_steps
from ftstudio.engine.training.validation import counted_by_all


@devices.explaining_out_of_memory()
def train(run: Run, control: RunControl, emit: Emit, ranks: Ranks = ONE) -> RunResult:
    """Train ``run``, or resume it from its newest checkpoint. With several ranks, all of them call this.

    Emits every event of a run except RunFinished, which the caller emits.

    Raises:
        StopRequested: A stop was requested; the run is saved.
        ImagesMissing: Images can no longer be read; the run is saved.
        UserError: Anything else that the user can fix.
    """
    emit = with_pause_events(control, emit)
    emit(PhaseChanged("preparing"))
    begun = resume.begun(run, emit, ranks)
    setup = prepare(run, control, emit, ranks, begun)
    with setup.pixel_cache, setup.source:
        position = resume_or_start(setup, begun)
        del begun  # it holds a copy of all parameters
        return run_training(setup, position)


def run_training(setup: Setup, position: Position) -> RunResult:
    """Train from ``position`` to the last epoch. Raises as ``train`` does."""
    synchronise_ranks(setup, position)
    saver = Checkpointer(setup, position)
    announce(setup, position)
    try:
        keep(setup, position, "val", PLAIN)
        if setup.plan.fits_head_alone:
            announce_probe(setup)
            train_linear_probe(setup, position)
        elif continues_unchanged(setup, position):
            keep(setup, position, "train", setup.plan.view_of(1))
            validate_initial(setup, position)
        elif needs_head_warmup(setup, position):
            keep(setup, position, "train", setup.plan.view_of(1))
            warm_up_head(setup, position)
        while epochs_left(setup, position):
            keep(setup, position, "train", setup.plan.view_of(position.epoch))
            try:
                train_one_epoch(setup, position, saver)
                validate_epoch(setup, position)
                saver.save_if_due()
            except NonFinite as trouble:
                roll_back(setup, position, saver, trouble)
    except (StopRequested, ImagesMissing):
        setup.emit(PhaseChanged("stopping"))
        saver.save_and_wait()
        raise
    finally:
        saver.close()
    saver.save_and_wait()
    if setup.ranks.here.is_alone:  # with several ranks, rank 0 does this later, from the images
        features, feed = setup.target.parts.features, setup.feed
        setup.task.after_training(
            FinishedTraining(setup.run.run_dir, setup.module, setup.target.info, features, feed, setup.emit)
        )
    return result(setup, position)


def with_pause_events(control: RunControl, emit: Emit) -> Emit:
    """Return an ``emit`` that also reports when the job waits at a safe point and which phase it resumes."""
    phase: Phase = "preparing"

    def listening(event: Event) -> None:
        nonlocal phase
        if isinstance(event, PhaseChanged):
            phase = event.phase
        emit(event)

    control.on_wait = lambda waiting: emit(PhaseChanged("paused" if waiting else phase))
    return listening


def resume_or_start(setup: Setup, begun: ResumedRun | None) -> Position:
    """Restore model and optimiser from the checkpoint, if there is one, and return the position to train from.

    Raises:
        UserError: The checkpoint belongs to other images or settings.
    """
    here = Environment.here(setup.device, setup.train_set.digest() + setup.val_set.digest())
    if begun is None:
        together = min(setup.batch_size, setup.config.train.micro_batch or setup.batch_size)
        return Position(batch_size=setup.batch_size, micro_batch=together, surroundings=here)
    found = begun.checkpoint
    if found.position.batch_size != setup.batch_size:
        raise UserError(
            f"The run in {setup.run.run_dir} was trained with batches of {found.position.batch_size}, but its "
            f"settings now give {setup.batch_size}.",
            "Restore the settings and images, or start a new run.",
        )
    setup.module.load_state_dict(found.model)
    restore_optimizer(setup.optimizer, setup.module, found.optimizer)
    moved = here.unlike(found.position.surroundings)
    if moved:
        setup.emit(Notice(moved))
    found.position.surroundings = here
    return found.position


def announce(setup: Setup, position: Position) -> None:
    """Emit RunStarted."""
    trainable, frozen = setup.target.parameter_counts()
    setup.emit(
        RunStarted(
            run_id=setup.run.run_id,
            run_dir=str(setup.run.run_dir),
            target_names=setup.schema.names,
            train_count=len(setup.train_set),
            val_count=len(setup.val_set),
            epochs=planned_epochs(setup, position),
            steps_per_epoch=setup.steps_per_epoch,
            total_steps=planned_steps(setup, position),
            device=device_title(setup),
            batch_size=setup.batch_size,
            image_size=setup.image_size,
            trainable_parameters=trainable,
            frozen_parameters=frozen,
            metrics=setup.task.metrics,
            start_step=position.step,
            start_epoch=position.epoch - 1,
            torch_version=str(torch.__version__),
        )
    )


def keep(setup: Setup, position: Position, part: Part, view: int) -> None:
    """Cache the frozen stages' output for a view, if this run caches any."""
    with once(position, setup.control):
        setup.keep(part, view)


def device_title(setup: Setup) -> str:
    """The device as shown to the user; with several ranks, their number as well."""
    title, count = devices.describe(setup.device).title, setup.ranks.here.count
    return title if setup.ranks.here.is_alone else f"{count} processes, each on {title}"


def epochs_left(setup: Setup, position: Position) -> bool:
    """Whether another epoch is to be trained; emits a notice on early stopping."""
    if setup.plan.fits_head_alone:
        return False
    patience = setup.config.train.patience
    if patience and position.epochs_without_gain >= patience and position.epoch <= planned_epochs(setup, position):
        setup.emit(Notice(f"Stopped early: no improvement in the last {patience} epochs. The best epoch is saved."))
        return False
    return position.epoch <= planned_epochs(setup, position)


def train_one_epoch(setup: Setup, position: Position, saver: Checkpointer) -> None:
    """Train the remaining steps of the current epoch. If stopped, ``position`` says where to resume."""
    config, ranks = setup.config.train, setup.ranks
    order = epoch_order(config.seed, position.epoch, len(setup.train_set))
    # BatchNorm needs more than one value per channel to train.
    least = 2 if setup.target.adapts_statistics else 1
    shares = [ranks.share(batch, least) for batch in cut_into_batches(order, setup.batch_size)[position.batch :]]
    meter = setup.training_meter()
    if position.meter and ranks.here.is_first:
        meter.restore(position.meter)
    stepper = Stepper(setup, position, meter)
    reporter = StepReporter(setup, position)

    def settle() -> None:
        """Copy everything a checkpoint needs into the position. Collective: called by all ranks or none."""
        reporter.flush()
        stepper.remember()
        position.micro_batch = ranks.least(position.micro_batch)
        position.meter = counted_by_all(meter, ranks)

    setup.emit(PhaseChanged("training"))
    setup.target.train_mode()
    try:
        for batch in setup.source.batches("train", setup.plan.view_of(position.epoch), shares):
            saver.safe_point()
            images, due, news, report = wait_or_stop(
                setup, reporter, len(batch.positions), saver.due, setup.source.has_news("train"), reporter.wishes
            )
            if report:
                reporter.flush()
            setup.source.refuse_missing("train", news > 0)
            factor = optim.lr_factor(position.step, planned_steps(setup, position), config.warmup_fraction)
            optim.set_lr(setup.optimizer, factor * position.lr_share)
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
    except (StopRequested, ImagesMissing):  # all ranks raise it together
        settle()
        raise
    finally:
        reporter.flush()
    report_unreadable(setup)
    report_cache_trouble(setup)


def wait_or_stop(setup: Setup, reporter: StepReporter, *counts: int) -> tuple[int, ...]:
    """Pass the safe point between two steps; a pause does not count as training time.

    ``counts`` are numbers that the ranks have to agree on in this step; returns their sums over all ranks.
    """
    if not setup.control.pause_requested:
        return setup.safe_point(*counts)
    reporter.flush()
    sums = setup.safe_point(*counts)
    reporter.restart_clock()
    return sums


def report_unreadable(setup: Setup) -> None:
    """Emit a warning about training images that could not be read."""
    missing = list(setup.train_set.unreadable.values())
    if missing:
        setup.emit(
            Notice(f"{len(missing)} training images could not be read, the first: {missing[0].path}.", "warning")
        )


def report_cache_trouble(setup: Setup) -> None:
    """Emit a warning if the pixel cache could not be written; the run continues, only slower."""
    trouble = setup.pixel_cache.take_trouble()
    if trouble:
        setup.emit(Notice(f"{trouble} The run continues and decodes them in every epoch.", "warning", passing=True))


def validate_epoch(setup: Setup, position: Position) -> None:
    """Validate the epoch just trained and advance the position to the next. Raises as ``judge``, and NonFinite."""
    check_finite_state(setup, f"in epoch {position.epoch}")
    setup.emit(PhaseChanged("validating"))
    meter = setup.training_meter()
    meter.restore(position.meter)
    judge(setup, position, position.epoch, position.loss_sum / max(1, position.loss_count), meter.values())
    position.epoch += 1
    position.batch, position.loss_sum, position.loss_count, position.meter = 0, 0.0, 0, []


def result(setup: Setup, position: Position) -> RunResult:
    """The result of a run that has completed."""
    trainable, frozen = setup.target.parameter_counts()
    return RunResult(
        run_dir=str(setup.run.run_dir),
        run_id=setup.run.run_id,
        outcome="completed",
        best_epoch=position.best_epoch,
        val_loss=position.best_loss,
        val_count=len(setup.val_set),
        seconds=position.seconds,
        seconds_per_epoch=(position.seconds - position.once) / max(1, position.epoch - 1),
        trainable_parameters=trainable,
        frozen_parameters=frozen,
    )
