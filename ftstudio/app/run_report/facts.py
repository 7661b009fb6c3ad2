"""The facts of a run for a report, read once from its folder. Old and damaged folders have fewer."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from msgspec import Struct

from ftstudio.app import history
from ftstudio.core.advice import Advice
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import ClassCount, Split, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import EpochDone, RunStarted
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import RunRecord
from ftstudio.core.targets import Number, Quantity
from ftstudio.models import catalog
from ftstudio.store.run_dataset import RunDataset
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import as_it_stands

T = TypeVar("T")


class NumberSpan(Struct, frozen=True):
    """The span of the numbers of a split."""

    split: Split
    count: int
    lowest: float
    middle: float
    highest: float


class RunFacts(Struct, frozen=True, kw_only=True):
    """One run. What could not be read is None or empty.

    Attributes:
        no_evaluation: Why there is no evaluation, or only one older than the best weights.
        digests: The digest of each image of the split, by path; "" if the run does not know it (version 0.1).
        counts: The images of each class, or with each label, by split.
        totals: All images, by split.
        numbers: The spans of the numbers to predict.
        config_file: The path of the settings.
        precision: The precision of the training steps, "" if unknown.
        advice: What the freeze depth was chosen by.
    """

    record: RunRecord
    config_file: str
    config: RunConfig | None = None
    info: ModelInfo | None = None
    dataset: RunDataset | None = None
    digests: dict[str, str] = {}
    counts: tuple[ClassCount, ...] = ()
    totals: ClassCount | None = None
    numbers: tuple[NumberSpan, ...] = ()
    started: RunStarted | None = None
    epochs: tuple[EpochDone, ...] = ()
    precision: str = ""
    evaluation: Evaluation | None = None
    no_evaluation: str = ""
    advice: Advice | None = None

    @property
    def image_size(self) -> int | None:
        """The side of the model's input in pixels."""
        if self.started is not None:
            return self.started.image_size
        return catalog.image_size(self.info, self.config.train.image_size) if self.info and self.config else None


def read(
    folder: RunFolder,
    evaluation: Evaluation | None,
    no_evaluation: str = "",
    safe_point: Callable[[], None] | None = None,
) -> RunFacts:
    """Read the facts of a run. Raises UserError if it has no record, so that it is not a run folder."""
    from ftstudio.engine.network import run_plan  # no torch in it

    record = as_it_stands(folder.record)
    manifest = _or_none(lambda: folder.manifest)
    kept = _or_none(lambda: run_plan.read(folder.path))
    return RunFacts(
        record=record,
        config_file=str(folder.path / "config.json"),
        config=_or_none(lambda: folder.config),
        info=_or_none(lambda: catalog.model(record.model)),
        dataset=_or_none(lambda: folder.dataset),
        digests={sample.path: sample.digest for sample in manifest.samples} if manifest else {},
        counts=counts_of(manifest) if manifest else (),
        totals=_totals(manifest) if manifest else None,
        numbers=_spans(manifest) if manifest else (),
        started=_or_none(lambda: _last_start(folder, safe_point)),
        epochs=(_or_none(lambda: history.curves(str(folder.path), safe_point).epochs)) or (),
        precision=kept.precision if kept else "",
        evaluation=evaluation,
        no_evaluation=no_evaluation,
        advice=_or_none(lambda: folder.advice),
    )


def saved_evaluation(folder: RunFolder) -> Evaluation | None:
    """Return the saved evaluation on the split that the run is judged by, None if there is no readable one."""
    return _or_none(lambda: folder.evaluation(judged_on(folder)))


def judged_on(folder: RunFolder) -> str:
    """Return "test" if the run has test images, otherwise "val". Raises UserError if the split cannot be read."""
    return "test" if folder.manifest.of("test") else "val"


def counts_of(manifest: SplitManifest) -> tuple[ClassCount, ...]:
    """Count images by class or label; an image counts for each of its labels."""
    tally = Counter((label, sample.split) for sample in manifest.samples for label in sample.labels)
    names = () if isinstance(manifest.schema, Quantity) else manifest.schema.names
    return tuple(ClassCount(name, tally[name, "train"], tally[name, "val"], tally[name, "test"]) for name in names)


def _totals(manifest: SplitManifest) -> ClassCount:
    tally = Counter(sample.split for sample in manifest.samples)
    return ClassCount("", tally["train"], tally["val"], tally["test"])


def _spans(manifest: SplitManifest) -> tuple[NumberSpan, ...]:
    found: list[NumberSpan] = []
    for split in ("train", "val", "test"):
        numbers = [sample.target.value for sample in manifest.of(split) if isinstance(sample.target, Number)]
        if numbers:
            found.append(NumberSpan(split, len(numbers), min(numbers), median(numbers), max(numbers)))
    return tuple(found)


def _last_start(folder: RunFolder, safe_point: Callable[[], None] | None) -> RunStarted | None:
    """The RunStarted of the last start or resume."""
    last: RunStarted | None = None
    for event in history.listening(folder.events(), safe_point):
        if isinstance(event, RunStarted):
            last = event
    return last


def _or_none(read_it: Callable[[], T]) -> T | None:
    with contextlib.suppress(UserError):
        return read_it()
    return None
