"""How a configuration says that its images are to be read."""

from __future__ import annotations

from msgspec.structs import replace

from ftstudio.core.config import RunConfig
from ftstudio.core.records import DatasetSummary


def with_the_reading(config: RunConfig, summary: DatasetSummary) -> RunConfig:
    """``config`` with the reading that the images were read with in place of "auto", so that later scans of the same
    folder read the same classes although folders were added meanwhile."""
    if config.data.classes_from != "auto" or not summary.reading:
        return config
    return replace(config, data=replace(config.data, classes_from=summary.reading))
