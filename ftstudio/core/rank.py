"""Which process of a run this is; torchrun sets it in the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rank:
    """Process ``number`` of ``count``; on its computer number ``local`` of ``local_count``. All count from 0."""

    number: int = 0
    count: int = 1
    local: int = 0
    local_count: int = 1

    @property
    def is_alone(self) -> bool:
        return self.count == 1

    @property
    def is_first(self) -> bool:
        """Whether this process writes the run folder and emits events; the only process of a run always does."""
        return self.number == 0

    @property
    def is_first_here(self) -> bool:
        """Whether this process writes what the processes of its computer share."""
        return self.local == 0

    @property
    def title(self) -> str:
        return f"process {self.number + 1} of {self.count}"


ALONE = Rank()


def of_environment(environment: Mapping[str, str] = os.environ) -> Rank:
    """Return the rank that torchrun has set; ALONE if there is none or it makes no sense."""
    try:
        number, count = int(environment["RANK"]), int(environment["WORLD_SIZE"])
        local, local_count = int(environment["LOCAL_RANK"]), int(environment["LOCAL_WORLD_SIZE"])
    except (KeyError, ValueError):
        return ALONE
    makes_sense = 0 <= number < count and 0 <= local < local_count <= count
    return Rank(number, count, local, local_count) if makes_sense else ALONE
