"""What is to be trained: a run's configuration, its images, its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ftstudio.core.config import RunConfig
from ftstudio.core.records import Budgets, SplitManifest

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
    budgets: Budgets = NO_LIMITS
