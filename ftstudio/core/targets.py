"""What a model learns to say, as data: the meaning of its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct


class ClassNames(Struct, frozen=True, tag="classes"):
    """One class per image; output i scores ``names[i]``."""

    names: tuple[str, ...]

    @property
    def outputs(self) -> int:
        """Width of the network's output."""
        return len(self.names)

    @property
    def is_sound(self) -> bool:
        return bool(self.names) and len(set(self.names)) == len(self.names)

    def shared_outputs(self, other: TargetSchema) -> Sequence[tuple[int, int]]:
        """(own output, output of ``other``) for each pair with the same meaning."""
        theirs = {name: place for place, name in enumerate(other.names)}
        return [(place, theirs[name]) for place, name in enumerate(self.names) if name in theirs]


TargetSchema: TypeAlias = ClassNames
"""One member for each kind of target. The engine asks it for ``outputs``, ``is_sound`` and ``shared_outputs`` only."""
