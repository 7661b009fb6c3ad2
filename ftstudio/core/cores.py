"""How many processor cores this process may use."""

from __future__ import annotations

import os

from ftstudio.core.rank import of_environment

WAITING_THREADS = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "3000"}
"""For the environment, before torch is imported: threads that wait for each other spin for a moment and then sleep.

Where they spin for long, as is usual, they take the processor from everybody else and from each other; where they sleep
at once, every layer waits for them to wake (docs/performance.md). GNU's OpenMP goes by the second, others by the first.
"""


def usable_cores() -> int:
    """Return the number of cores that this process may use.

    A container or a batch system often provides fewer than the computer has, and the processes of one run share them.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, cores // of_environment().local_count)
