"""What is to be trained: a run's configuration, its images, its folder."""

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
"""Fair shares of what is free."""


@dataclass(frozen=True)
class Run:
    """What to train and where it lies. ``manifest`` says which image plays which part, ``budgets`` what may be
    kept."""

    run_id: str
    run_dir: Path
    config: RunConfig
    manifest: SplitManifest
    task: Task
    budgets: Budgets = NO_LIMITS

    @property
    def checkpoints(self) -> Path:
        return self.run_dir / "checkpoints"


class _Told(Struct, frozen=True):
    """A run on its way to the other ranks."""

    run_id: str
    run_dir: str
    config: RunConfig
    manifest: SplitManifest
    budgets: Budgets


def tell(run: Run, ranks: Ranks) -> None:
    """Say to the other ranks, which ``hear``, what is trained."""
    ranks.told(_Told(run.run_id, str(run.run_dir), run.config, run.manifest, run.budgets), _Told)


def hear(ranks: Ranks, task_of: Callable[[str], Task]) -> Run:
    """What the first rank told, with its task, found by ``task_of`` by key.

    Raises RankLost when it ended instead.
    """
    told = ranks.told(None, _Told)
    assert told is not None
    return Run(told.run_id, Path(told.run_dir), told.config, told.manifest, task_of(told.config.task), told.budgets)
