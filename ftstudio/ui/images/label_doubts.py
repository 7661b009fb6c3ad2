"""Which images of a data set are still in doubt: found to be, not settled, not moved or left out since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.label_errors import Suspect, Suspects

EXAMPLES = 3


class Doubt(NamedTuple):
    """One image of the queue.

    What was found about it, its file, its absolute path, and images of both classes to compare it with, as (absolute
    path, version).
    """

    suspect: Suspect
    file: ImageFile
    path: str
    own_examples: Sequence[tuple[str, int]] = ()
    other_examples: Sequence[tuple[str, int]] = ()


def doubts_left(dataset: DatasetSummary, found: Suspects, settled: Collection[tuple[str, str]]) -> list[Doubt]:
    """The most doubtful first."""
    if dataset.root != found.root:
        return []
    suspects = {suspect.path: suspect for suspect in found.suspects}
    files = {file.path: file for file in dataset.files if file.path in suspects and not file.problem}
    examples = _examples(dataset, suspects)
    root = PurePath(dataset.root)
    left: list[Doubt] = []
    for path, suspect in suspects.items():
        file = files.get(path)
        if file is None or file.class_name != suspect.class_name:
            continue
        if (file.digest, file.class_name) in settled:
            continue
        own, other = examples[suspect.class_name], examples[suspect.suggested]
        left.append(Doubt(suspect, file, str(root / path), own, other))
    return left


def _examples(dataset: DatasetSummary, suspects: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """A few images of each class without label doubts, from all over its folder."""
    of_class: dict[str, list[ImageFile]] = defaultdict(list)
    for file in dataset.files:
        if not file.problem and file.path not in suspects:
            of_class[file.class_name].append(file)
    root = PurePath(dataset.root)
    chosen: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, files in of_class.items():
        for place in range(min(EXAMPLES, len(files))):
            file = files[(2 * place + 1) * len(files) // (2 * min(EXAMPLES, len(files)))]
            chosen[name].append((str(root / file.path), file.mtime_ns))
    return chosen
