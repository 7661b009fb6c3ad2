"""Which image plays which part in a new run: by its groups, by the run that it begins with, by chance."""

from __future__ import annotations

import shlex

from ftstudio.app import warm_start
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.events import Emit, Notice
from ftstudio.core.groups import in_words
from ftstudio.data.splits.group_split import group_cautions
from ftstudio.data.splits.groups import counted, described, groups_of
from ftstudio.data.splits.split import make_split


def split_for(config: RunConfig, summary: DatasetSummary, emit: Emit) -> SplitManifest:
    """The split of a new run of ``config`` on ``summary``; what there is to say about it is emitted.

    Raises UserError where these images, or these groups, cannot be split.
    """
    key = config.data.group
    groups = groups_of(summary, key)
    manifest = make_split(summary, config.data.val_fraction, config.train.seed, groups)
    manifest = warm_start.with_roles_of_the_start(manifest, summary, config.model, emit, groups)
    if key:
        found = described(counted(key, groups, summary))
        emit(Notice(f"Images of one group stay together, by {in_words(key)}: {found}"))
    for caution in group_cautions(manifest, groups):
        emit(Notice(caution, "warning"))
    return manifest


def warnings_of(summary: DatasetSummary, group: str) -> list[str]:
    """The warnings of a scan, for the command line.

    With the option that answers them, and without those that the group key in use has answered.
    """
    said: list[str] = []
    for warning in summary.warnings:
        offer = summary.offers.get(warning)
        if offer and group:
            continue
        said.append(f"{warning} Keep them together with {option(offer)}." if offer else warning)
    return said


def option(key: str) -> str:
    """How a group key is given on the command line."""
    return f"--group {shlex.quote(key)}"
