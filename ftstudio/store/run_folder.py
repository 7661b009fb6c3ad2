"""The files of a run folder, and the lock of the process that trains it."""

from __future__ import annotations

import contextlib
import re
import secrets
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core import config as configs
from ftstudio.core import json_codec
from ftstudio.core.advice import Advice
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import Evaluation, evaluation_from_json
from ftstudio.core.events import CheckpointSaved, EpochDone, Event, RunStarted
from ftstudio.core.run_record import RunRecord, record_from_json
from ftstudio.core.storage import reading, step_folders
from ftstudio.core.storage.file_lock import FileLock, holder, is_locked
from ftstudio.core.storage.files import file_digest, make_folders, not_written, replace_file
from ftstudio.store import journal
from ftstudio.store.evaluation_file import restored, stored
from ftstudio.store.journal import Journal
from ftstudio.store.metrics_file import MetricsFile
from ftstudio.store.run_dataset import RunDataset
from ftstudio.store.soundness import refuse_odd_evaluation, refuse_odd_split

CONFIG = "config.json"
RECORD = "run.json"
SPLIT = "split.json"
DATASET = "dataset.json"
EVENTS = "events.jsonl"
METRICS = "metrics.csv"
ADVICE = "advice.json"
LOCK = "run.lock"
RECORD_LOCK = ".run.json.lock"

_LONGEST_INDENTED = 1 << 20
_RECORD_HINT = "Restore it from a backup, or choose another FTStudio run folder."

T = TypeVar("T")


class RunFolder:
    """One run on the disk. Creating the object neither reads nor writes anything.

    Reading raises UserError if a file is missing or damaged, writing if the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = Journal(path / EVENTS)
        self._metrics = MetricsFile(path / METRICS)

    @classmethod
    def create(cls, runs_dir: Path, config: RunConfig, summary_name: str) -> RunFolder:
        """Create a new folder in ``runs_dir`` with ``config`` in it.

        Its name is unique and readable: date, time, images, model, frozen stages and the run's id.

        Raises:
            UserError: The disk refuses.
        """
        run_id = secrets.token_hex(4)
        depth = config.model.freeze_depth
        frozen = "head" if depth == "all" else f"k{depth}"
        when = time.strftime("%Y-%m-%d_%H%M%S")
        name = f"{when}_{slug(summary_name)}_{slug(config.model.name)}_{frozen}_{run_id}"
        folder = cls(runs_dir.absolute() / name)
        try:
            make_folders(folder.path)
        except OSError as error:
            raise not_written(folder.path, error) from error
        try:
            folder.write_config(config)
        except UserError:
            with contextlib.suppress(OSError):
                folder.path.rmdir()
            raise
        return folder

    @property
    def run_id(self) -> str:
        """The id of the run: the last part of the folder's name."""
        return self.path.name.rpartition("_")[2]

    # ---- files of the engine

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def best(self) -> Path:
        return self.path / "best"

    @property
    def has_weights(self) -> bool:
        """Whether there are weights for predictions."""
        return (self.best / "model.safetensors").is_file()

    @property
    def has_checkpoint(self) -> bool:
        """Whether there is a checkpoint to resume from."""
        return bool(step_folders.saved(self.checkpoints))

    # ---- small files

    @property
    def config(self) -> RunConfig:
        path = self.path / CONFIG
        return configs.from_json(reading.bytes_of(path, _limit(CONFIG), _RECORD_HINT), str(path))

    def write_config(self, config: RunConfig) -> None:
        self._write(CONFIG, config)

    @property
    def record(self) -> RunRecord:
        """The record, with ``run_dir`` set to where the folder is now."""
        return replace(self._read_by(RECORD, record_from_json), run_dir=str(self.path))

    def write_record(self, record: RunRecord) -> None:
        self._write(RECORD, record)

    def change_record(self, change: Callable[[RunRecord | None], RunRecord]) -> RunRecord:
        """Change the record under a lock, so that no other process writes in between, and return the new one.

        Args:
            change: Called with the current record; None if there is no readable one.

        Raises:
            UserError: The disk refuses.
        """
        lock = FileLock(self.path / RECORD_LOCK)
        try:
            # Write even if the lock was not acquired: a hanging process must not block this run's record.
            lock.acquire(seconds=2.0)
        except OSError as error:
            raise not_written(self.path / RECORD, error) from error
        try:
            record = change(self.record_or_none())
            self.write_record(record)
            return record
        finally:
            lock.release()

    def record_or_none(self) -> RunRecord | None:
        try:
            return self.record
        except UserError:
            return None

    @property
    def manifest(self) -> SplitManifest:
        manifest = self._read(SPLIT, SplitManifest)
        self._refuse(SPLIT, lambda: refuse_odd_split(manifest))
        return manifest

    def write_manifest(self, manifest: SplitManifest) -> None:
        self._write(SPLIT, manifest)

    @property
    def dataset(self) -> RunDataset:
        return self._read(DATASET, RunDataset)

    def write_dataset(self, summary: DatasetSummary) -> None:
        self._write(DATASET, RunDataset.of(summary))

    def write_run_dataset(self, dataset: RunDataset) -> None:
        self._write(DATASET, dataset)

    @property
    def advice(self) -> Advice | None:
        """The advice that the freeze depth was chosen by; None if it was chosen by hand."""
        return self._read(ADVICE, Advice) if (self.path / ADVICE).exists() else None

    def write_advice(self, advice: Advice) -> None:
        self._write(ADVICE, advice)

    def evaluation(self, split: str) -> Evaluation | None:
        """Return the evaluation of a split; None if there is none."""
        name = _evaluation_name(split)
        try:
            evaluation = self._read_by(name, evaluation_from_json)
        except reading.MissingFile:
            return None
        whole = self._refuse(name, lambda: restored(evaluation))
        self._refuse(name, lambda: refuse_odd_evaluation(whole))
        return whole

    def is_current(self, evaluation: Evaluation) -> bool:
        """Whether an evaluation belongs to the current best weights.

        If the weights are gone, it does, as no other can be made.
        """
        return not self.has_weights or evaluation.weights == file_digest(self.best / "model.safetensors")

    def write_evaluation(self, evaluation: Evaluation) -> None:
        self._write(_evaluation_name(evaluation.split), stored(evaluation))

    # ---- the journal

    def append(self, event: Event) -> None:
        """Append an event to the journal, and an epoch also to metrics.csv.

        The journal is synced with each checkpoint, so that a resumed run has the curves before it.
        """
        self._journal.append(event)
        if isinstance(event, CheckpointSaved):
            self._journal.sync()
        if isinstance(event, EpochDone):
            try:
                self._metrics.add(event)
            except OSError as error:
                raise not_written(self.path / METRICS, error, "resume the run") from error

    def events(self) -> Iterator[Event]:
        """Yield the events of the journal."""
        self._journal.flush()
        return journal.read(self.path / EVENTS)

    def started(self) -> RunStarted | None:
        """Return the run's RunStarted event; None if training never started."""
        return next((event for event in self.events() if isinstance(event, RunStarted)), None)

    def close(self) -> None:
        """Sync and close the journal."""
        self._journal.close()

    # ---- the lock of the training process

    @contextmanager
    def hold(self) -> Generator[None]:
        """Lock the run for training in this process.

        Raises:
            UserError: Another process holds it; the message names it.
        """
        lock = FileLock(self.path / LOCK)
        try:
            # Processes that check whether the run is locked hold the lock for a moment.
            mine = lock.acquire(seconds=0.5)
        except OSError as error:
            raise not_written(self.path / LOCK, error) from error
        if not mine:
            raise UserError(
                f"The run {self.path.name} is in use by {holder(lock.path)}.",
                "Stop it there, or wait until it is finished.",
            )
        try:
            yield
        finally:
            lock.release()

    def is_held(self) -> bool:
        """Whether a running process trains this run."""
        return is_locked(self.path / LOCK)

    # ---- reading and writing

    def _read(self, name: str, kind: type[T]) -> T:
        return self._read_by(name, lambda text: json_codec.decode(text, kind))

    def _read_by(self, name: str, decode: Callable[[bytes], T]) -> T:
        hint = _RECORD_HINT if name == RECORD else reading.REPLACE_HINT
        return reading.value_by(self.path / name, decode, _limit(name), hint)

    def _refuse(self, name: str, refuse: Callable[[], T]) -> T:
        try:
            return refuse()
        except ValueError as error:
            raise UserError(f"{self.path / name} is damaged: {error}.", reading.REPLACE_HINT) from error

    def _write(self, name: str, value: Struct) -> None:
        """Write a value, indented for readers unless it is too long to be read. Refuses what could not be read back."""
        text = json_codec.encode(value)
        if len(text) > _limit(name):
            raise UserError(
                f"{self.path / name} would have {len(text) >> 20:,} MB, more than FTStudio can read.",
                "Train on fewer images or classes.",
            )
        try:
            replace_file(self.path / name, json_codec.encode_pretty(value) if len(text) < _LONGEST_INDENTED else text)
        except OSError as error:
            raise not_written(self.path / name, error) from error


def slug(text: str) -> str:
    """Return ``text`` as a part of a file name: up to 40 letters and digits of any script, and hyphens."""
    words = re.sub(r"[^\w]+|_+", "-", text.encode("utf-8", "replace").decode())
    return words[:40].strip("-").lower() or "images"


def _limit(name: str) -> int:
    """Maximum bytes of a file that are read."""
    return reading.RECORD if name in (RECORD, DATASET) else reading.LISTING


def _evaluation_name(split: str) -> str:
    return f"evaluation-{slug(split)}.json"
