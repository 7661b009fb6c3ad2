"""Find the checkpoint to resume from before anything is built, and give all ranks the state of rank 0."""

from __future__ import annotations

from ftstudio.core.events import Emit, Notice
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Checkpoint, Position
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.network import optim
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.network.finetuned import design
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.run import Run
from ftstudio.engine.training.setup import Setup


def begun(run: Run, emit: Emit, ranks: Ranks) -> ResumedRun | None:
    """Return the newest intact checkpoint of ``run`` on all ranks, or None for a new run.

    Damaged checkpoints are set aside, with a warning for each.

    Raises:
        UserError: The checkpoint belongs to other settings.
    """
    own = _newest(run, emit) if ranks.here.is_first else None
    found = of_first(ranks, own.checkpoint if own else None)
    if found is None:
        return None
    return ResumedRun(found, ranks.told(own.origin if own else "", str) or "", own.network if own else None)


def _newest(run: Run, emit: Emit) -> ResumedRun | None:
    """The newest intact checkpoint; emits a warning for each damaged one."""
    if not step_folders.saved(run.checkpoints):
        return None
    network = design(run.config, run.manifest.schema.outputs, len(run.manifest.of("train")))
    optimizer = optim.build_optimizer(network.module, network.info, run.config, head_lr=1.0)
    found, remarks = checkpoint.load_newest(run.checkpoints, Expectation.of(network.module, optimizer))
    for remark in remarks:
        emit(Notice(remark, "warning"))
    plan = plans.read(run.run_dir)
    return None if found is None else ResumedRun(found, plan.origin if plan else "", network)


def of_first(ranks: Ranks, found: Checkpoint | None) -> Checkpoint | None:
    """Broadcast the checkpoint found by rank 0; the other ranks need no access to the run folder."""
    if ranks.here.is_alone:
        return found
    position = ranks.told(found.position if found else None, Position)
    if position is None:
        return None
    model = ranks.tensors_of_first(found.model if found else {})
    optimizer = ranks.tensors_of_first(found.optimizer if found else {})
    return Checkpoint(model, optimizer, position)


def synchronise_ranks(setup: Setup, position: Position) -> None:
    """Give all ranks the parameters of rank 0; emit a notice if the number of ranks has changed."""
    setup.ranks.copy_from_first(setup.module.state_dict())
    before, now = position.ranks, setup.ranks.here.count
    if before != now and position.step:
        setup.emit(
            Notice(
                f"{_processes(before)} trained this run so far, {_processes(now)} from now on. Resuming, but results "
                f"will not be bit-identical to an uninterrupted run."
            )
        )
    position.ranks = now


def _processes(count: int) -> str:
    return "One process" if count == 1 else f"{count} processes"
