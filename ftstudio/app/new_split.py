"""The split of each image in a new run: by its groups, by the run it starts from, otherwise at random."""

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
    """Return the split of a new run of ``config`` on ``summary``; notices about it are emitted.

    Raises:
        UserError: These images, or these groups, cannot be split.
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
    """Return the warnings of a scan for the command line.

    Each has the option that resolves it; those that the group key in use has resolved are omitted.
    """
    said: list[str] = []
    for warning in summary.warnings:
        offer = summary.offers.get(warning)
        if offer and group:
            continue
        said.append(f"{warning} Keep them together with {option(offer)}." if offer else warning)
    return said


def option(key: str) -> str:
    """Return the command-line option for a group key."""
    return f"--group {shlex.quote(key)}"
