"""A run to train: its configuration, images, task and folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.run_record import Budgets
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.task import Task

NO_LIMITS = Budgets()
"""Caches use fair shares of the free memory and disk."""


@dataclass(frozen=True)
class Run:
    """A run to train, and its folder. ``manifest`` assigns the images to splits, ``budgets`` limits the caches."""

    run_id: str
    run_dir: Path
    config: RunConfig
    manifest: SplitManifest
    task: Task
    budgets: Budgets = NO_LIMITS

    @property
    def checkpoints(self) -> Path:
        return self.run_dir / "checkpoints"


class _SentRun(Struct, frozen=True):
    """A run as sent to the other ranks."""

    run_id: str
    run_dir: str
    config: RunConfig
    manifest: SplitManifest
    budgets: Budgets


def tell(run: Run, ranks: Ranks) -> None:
    """Send ``run`` to the other ranks, which call ``hear``."""
    ranks.told(_SentRun(run.run_id, str(run.run_dir), run.config, run.manifest, run.budgets), _SentRun)


def hear(ranks: Ranks, task_of: Callable[[str], Task]) -> Run:
    """Receive the run that rank 0 sends; ``task_of`` finds its task by key.

    Raises:
        RankLost: Rank 0 ended instead.
    """
    told = ranks.told(None, _SentRun)
    assert told is not None
    return Run(told.run_id, Path(told.run_dir), told.config, told.manifest, task_of(told.config.task), told.budgets)
