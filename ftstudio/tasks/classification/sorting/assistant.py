"""The two questions about unsorted images that need features: which are similar, and which class each may have."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import Emit
from ftstudio.core.run_record import Budgets
from ftstudio.core.sorting import Grouped, Proposal, Proposed
from ftstudio.data.quality.duplicates import rows_alike
from ftstudio.engine import device as devices
from ftstudio.models import catalog
from ftstudio.tasks.classification.cross_validation.embeddings import plain_features
from ftstudio.tasks.classification.sorting.label_next import label_next
from ftstudio.tasks.classification.sorting.proposing import probabilities_of
from ftstudio.tasks.classification.sorting.similar import directions_of, groups_of

FIRST = 24
"""Images to label that are named before there is any label."""


@dataclass(frozen=True)
class Asked:
    """The images, and the model whose features are compared."""

    config: RunConfig
    dataset: DatasetSummary
    budgets: Budgets


@devices.explaining_out_of_memory()
def grouped(asked: Asked, control: RunControl, emit: Emit) -> Grouped:
    """Groups of similar images; near-duplicates are in the same group.

    Raises UserError where the weights are not available or random, and StopRequested.
    """
    began = time.monotonic()
    dataset = asked.dataset
    places, directions = _directions(asked, control, emit)
    alike = rows_alike(dataset, places)
    group_of = {row: number for number, rows in enumerate(groups_of(directions, control.safe_point)) for row in rows}
    for rows in alike:
        group_of |= dict.fromkeys(rows, group_of[rows[0]])
    groups: dict[int, list[int]] = {}
    for row, number in group_of.items():
        groups.setdefault(number, []).append(places[row])
    first = label_next(directions, _repeated(alike), None, FIRST, control.safe_point)
    return Grouped(
        dataset=dataset,
        groups=tuple(tuple(group) for group in sorted(groups.values(), key=len, reverse=True)),
        label_next=tuple(places[row] for row in first),
        model=catalog.model(asked.config.model.name).title,
        seconds=time.monotonic() - began,
    )


@devices.explaining_out_of_memory()
def proposed(asked: Asked, labels: Mapping[str, str], count: int, control: RunControl, emit: Emit) -> Proposed:
    """Proposals for the images that are not in ``labels`` (path to class). Raises as ``grouped``."""
    dataset = asked.dataset
    places, directions = _directions(asked, control, emit)
    paths = [dataset.files[place].path for place in places]
    alike = rows_alike(dataset, places)
    names = sorted(set(labels.values()))
    known = {row: names.index(labels[path]) for row, path in enumerate(paths) if path in labels}
    probabilities = probabilities_of(directions, known, alike, len(names), control.safe_point)
    proposals: list[Proposal] = []
    if probabilities is not None:
        best = probabilities.max(1)
        proposals = [
            Proposal(path, names[int(best.indices[row])], float(best.values[row]))
            for row, path in enumerate(paths)
            if row not in known
        ]
    proposals.sort(key=lambda one: -one.confidence)
    clear = {row for rows in alike if any(one in known for one in rows) for row in rows}
    wanted = label_next(directions, {*known, *clear, *_repeated(alike)}, probabilities, count, control.safe_point)
    return Proposed(proposals=tuple(proposals), label_next=tuple(paths[row] for row in wanted))


def _repeated(alike: Sequence[Sequence[int]]) -> set[int]:
    """All but the first row of each group: one label is enough for near-duplicates."""
    return {row for rows in alike for row in rows[1:]}


def _directions(asked: Asked, control: RunControl, emit: Emit) -> tuple[tuple[int, ...], Tensor]:
    """(The places of the images that can be read, their directions (N, D))."""
    dataset = asked.dataset
    usable = [place for place, file in enumerate(dataset.files) if not file.problem]
    seen = plain_features(asked.config, dataset, usable, asked.budgets, control, emit)
    return seen.places, directions_of(seen.features)
