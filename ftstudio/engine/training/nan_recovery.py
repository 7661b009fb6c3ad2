"""Recovery from NaN and infinite values: return to the best epoch and continue at half the learning rate.

The state that is restored depends only on the course of the run (the saved weights of the best epoch, or the initial
ones), never on when losses were fetched or checkpoints written, so the same run always recovers in the same way. The
roll-back is saved before training continues; a run killed before that meets the same values again and rolls back then.
"""

from __future__ import annotations

from torch import Tensor

from ftstudio.core.errors import UserError
from ftstudio.core.events import Notice, RolledBack
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.checkpoints.optimizer_state import optimizer_tensors
from ftstudio.engine.job import JobContext
from ftstudio.engine.network.finetuned import make_target
from ftstudio.engine.training.checkpointer import Checkpointer
from ftstudio.engine.training.finite import NonFinite, check_finite
from ftstudio.engine.training.setup import Setup

MOST = 2
"""Roll-backs per run; after that the run fails."""


def roll_back(setup: Setup, position: Position, saver: Checkpointer, trouble: NonFinite) -> None:
    """Restore model, optimiser and ``position`` to the end of the best epoch (or to the start), and save that.

    The optimiser's moments are dropped, because they may not be finite either.

    Raises:
        UserError: MOST roll-backs were not enough, or the weights of the best epoch cannot be loaded.
    """
    if position.roll_backs == MOST:
        raise given_up(trouble, position)
    if setup.ranks.here.is_first:
        setup.module.load_state_dict(good_state(setup, position, trouble))
    setup.ranks.copy_from_first(setup.module.state_dict())
    setup.optimizer.state.clear()
    epoch = position.best_epoch or 0
    position.roll_backs += 1
    position.step, position.epoch, position.batch = epoch * setup.steps_per_epoch, epoch + 1, 0
    position.loss_sum, position.loss_count, position.meter = 0.0, 0, []
    position.grad_scale, position.grad_growth = 0.0, 0
    position.epochs_without_gain = 0
    stood = f"the end of epoch {epoch}, the best one" if epoch else "its start"
    setup.emit(
        Notice(
            f"{trouble.what} became NaN or infinite {trouble.where}. The run was rolled back to {stood} and "
            f"continues at {position.lr_share:.0%} of its learning rate.",
            "warning",
        )
    )
    setup.emit(RolledBack(position.step, epoch))
    saver.save_and_wait()


def good_state(setup: Setup, position: Position, trouble: NonFinite) -> dict[str, Tensor]:
    """Return the model's state after its best epoch, or its initial state if no epoch was validated.

    Raises:
        UserError: The weights of the best epoch cannot be read.
        NonFinite: ``trouble``, if the saved weights belong to a later epoch, whose validation was not checkpointed
            before the run was killed. Once resumed, the run will reach that epoch again.
    """
    if position.best_epoch is None:
        count = len(setup.train_set)
        return make_target(
            setup.config, setup.schema, count, setup.device, JobContext(setup.control, setup.emit)
        ).module.state_dict()
    module, description = model_file.load(setup.run.run_dir, setup.device)
    if description.epoch != position.best_epoch:
        raise trouble
    return module.state_dict()


def check_finite_state(setup: Setup, where: str) -> None:
    """Raise NonFinite if anything that training changes is not finite.

    Called after every epoch, so that neither the best weights nor a roll-back depend on when checkpoints are written.
    """
    module = setup.module
    weights = {name: weight.detach() for name, weight in module.named_parameters() if weight.requires_grad}
    statistics = dict(module.named_buffers()) if setup.target.adapts_statistics else {}
    check_finite((weights, statistics, optimizer_tensors(setup.optimizer, module)), where)


def given_up(trouble: NonFinite, position: Position) -> UserError:
    """The error of a run that has used up its roll-backs."""
    return UserError(
        f"{trouble.what} became NaN or infinite {trouble.where}, for the third time, although the learning rate was "
        f"reduced to {position.lr_share:.0%} of the setting; the best epoch so far is saved.",
        "Train again with a learning rate ten times lower, or with precision float32; if it happens again, freeze more "
        "stages.",
    )
