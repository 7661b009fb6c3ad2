"""What a job gets from its caller to report and to be stopped."""

from __future__ import annotations

from dataclasses import dataclass

from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit


@dataclass(frozen=True)
class JobContext:
    """``control`` is checked for pause and stop at safe points; ``emit`` receives events."""

    control: RunControl
    emit: Emit
