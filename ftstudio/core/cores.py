"""How many processor cores there are for this process."""

from __future__ import annotations

import os

from ftstudio.core.rank import of_environment


def usable_cores() -> int:
    """Cores that this process may use: a container or a batch system often gives fewer than the computer has, and the
    processes of one run share them."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, cores // of_environment().local_count)
