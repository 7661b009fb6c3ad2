"""All runs in a folder: listed quickly from the index, read exactly from the run folders."""

from __future__ import annotations

import contextlib
import difflib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from typing import TypeAlias

from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.run_record import RunRecord, record_from_json
from ftstudio.store.database import Database, IndexDamaged, IndexUnavailable
from ftstudio.store.run_folder import RECORD, RunFolder

INDEX = "index.sqlite"
Stamp: TypeAlias = tuple[int, int]
"""(mtime_ns, size) of a run.json."""

_PUT = "INSERT OR REPLACE INTO runs (folder, run_id, created, mtime_ns, size, record) VALUES (?, ?, ?, ?, ?, ?)"


class RunStore:
    """The runs in ``runs_dir``, safe for several threads and processes.

    The run folders are authoritative. The index beside them only speeds up the list: if it is missing or damaged, it is
    rebuilt; if it cannot be used (locked, read-only, newer), the folders are read instead.
    """

    def __init__(self, runs_dir: Path) -> None:
        self.runs_dir = runs_dir.absolute()
        self._database = Database(self.runs_dir / INDEX)
        self._ready = False

    def put(self, record: RunRecord) -> None:
        """Store the newest state of a run in the index. Raises IndexUnavailable."""
        path = Path(record.run_dir)
        stamp = _stamp(path) or (0, 0)
        self._open()
        with self._database.writing() as connection:
            connection.execute(_PUT, _row(path, record, stamp))

    def remove(self, run_dir: str) -> None:
        """Remove a run whose folder was deleted from the index. Raises IndexUnavailable."""
        self._open()
        with self._database.writing() as connection:
            connection.execute("DELETE FROM runs WHERE folder = ?", (os.fsencode(Path(run_dir).name),))

    def all(self) -> tuple[RunRecord, ...]:
        """Return all runs, newest first.

        A run recorded as "running" that no process holds is returned as "interrupted". A run whose run.json cannot be
        read is "unreadable", and its error says why.
        """
        try:
            records = self._indexed()
        except IndexDamaged:
            records = self._after_rebuild()
        except IndexUnavailable:
            records = [record for _, record, _ in self._in_folders()]
        records += self._unreadable({record.run_dir for record in records})
        records = sorted(records, key=lambda record: (-record.created, record.run_id))
        return tuple(as_it_stands(record) for record in records)

    def find(self, text: str) -> RunRecord:
        """Return the run that ``text`` refers to.

        It may be a run folder anywhere, an id or its beginning, a folder name, or a run's name.

        Raises:
            UserError: There is none, or there are several of that name.
        """
        is_other_folder = False
        with contextlib.suppress(OSError, ValueError):  # not a path: too long, or with a zero byte
            if text and os.path.lexists(Path(text) / RECORD):
                return as_it_stands(RunFolder(Path(text).absolute()).record)
            is_other_folder = bool(text) and Path(text).is_dir()
        self.refresh()
        runs = self.all()
        for fits in (
            [run for run in runs if run.run_id == text],
            [run for run in runs if Path(run.run_dir).name == text],
            [run for run in runs if run.name == text],
            [run for run in runs if len(text) >= 4 and run.run_id.startswith(text)],
        ):
            if len(fits) == 1:
                return _readable(fits[0])
            if fits:
                ids = ", ".join(run.run_id for run in fits)
                raise UserError(f"{len(fits)} runs are called “{text}”.", f"Use one of their ids: {ids}.")
        if is_other_folder:
            raise UserError(f"{text} is a folder, but not a run folder.", "A run folder contains a file run.json.")
        raise UserError(f"There is no run “{text}” in {self.runs_dir}.", _suggestion(text, runs))

    def refresh(self) -> bool:
        """Update the index with what other processes have created, changed or deleted; return whether anything changed.

        Cheap if nothing has changed: only names and times are compared. Does nothing without a usable index, because
        then the folders are read.
        """
        try:
            self._open()
            return self._take_in_changes()
        except IndexDamaged:
            self._after_rebuild()
            return True
        except IndexUnavailable:
            return False

    # ---- the index

    def _fill(self, connection: Connection) -> None:
        # Read the folders inside the transaction, so that what another process stores comes later and stays.
        connection.execute("DELETE FROM runs")
        connection.executemany(_PUT, (_row(path, record, stamp) for path, record, stamp in self._in_folders()))

    def _open(self) -> None:
        if self._ready and self._database.path.exists():
            return
        if not self.runs_dir.is_dir():
            raise IndexUnavailable(f"There is no folder {self.runs_dir}.", "It is created with the first run.")
        try:
            self._database.open(self._fill)
        except IndexDamaged:
            self._database.set_aside()
            self._database.open(self._fill)
        self._ready = True

    def _after_rebuild(self) -> list[RunRecord]:
        """Return the runs after damage that only showed while reading."""
        self._ready = False
        try:
            self._database.set_aside()
            return self._indexed()
        except IndexUnavailable:
            return [record for _, record, _ in self._in_folders()]

    def _indexed(self) -> list[RunRecord]:
        self._open()
        with self._database.connection() as connection:
            rows: list[tuple[object, object]] = connection.execute("SELECT folder, record FROM runs").fetchall()
        records: list[RunRecord] = []
        for folder, text in rows:
            try:
                if not isinstance(folder, bytes) or not isinstance(text, bytes) or Path(os.fsdecode(folder)).parts[1:]:
                    raise json_codec.JsonError("a row is not as it was written")
                record = record_from_json(text)
            except json_codec.JsonError as error:
                raise IndexDamaged(f"The index {self._database.path} is damaged.") from error
            records.append(replace(record, run_dir=str(self.runs_dir / os.fsdecode(folder))))
        return records

    def _unreadable(self, known: set[str]) -> list[RunRecord]:
        """The run folders that are not in the index because they cannot be read.

        They are tried every time, because the cause, such as a permission, may be fixed without changing run.json.
        """
        found: list[RunRecord] = []
        for path, stamp in self._run_paths():
            if str(path) in known:
                continue
            try:
                _ = RunFolder(path).record
            except UserError as error:
                found.append(_placeholder(path, stamp, error))
        return found

    def _take_in_changes(self) -> bool:
        with self._database.connection() as connection:
            known: dict[bytes, Stamp] = {
                folder: (mtime_ns, size)
                for folder, mtime_ns, size in connection.execute("SELECT folder, mtime_ns, size FROM runs")
            }
        there = {os.fsencode(path.name): (path, stamp) for path, stamp in self._run_paths()}
        changed = [(path, stamp) for folder, (path, stamp) in there.items() if known.get(folder) != stamp]
        read = [(path, RunFolder(path).record_or_none(), stamp) for path, stamp in changed]
        rows = [_row(path, record, stamp) for path, record, stamp in read if record is not None]
        gone = [(folder,) for folder in known if folder not in there]
        gone += [(os.fsencode(path.name),) for path, record, _ in read if record is None]
        if not rows and not any(folder in known for (folder,) in gone):
            return False
        with self._database.writing() as connection:
            connection.executemany(_PUT, rows)
            connection.executemany("DELETE FROM runs WHERE folder = ?", gone)
        return True

    # ---- the folders

    def _run_paths(self) -> Iterator[tuple[Path, Stamp]]:
        try:
            entries = list(os.scandir(self.runs_dir))
        except OSError:
            return
        for entry in entries:
            stamp = _stamp(Path(entry.path))
            if stamp is not None:
                yield Path(entry.path), stamp

    def _in_folders(self) -> Iterator[tuple[Path, RunRecord, Stamp]]:
        for path, stamp in self._run_paths():
            record = RunFolder(path).record_or_none()
            if record is not None:
                yield path, record, stamp


def as_it_stands(record: RunRecord) -> RunRecord:
    """Return the record with its current state: a "running" run that no process holds was interrupted."""
    if record.state == "running" and not RunFolder(Path(record.run_dir)).is_held():
        return replace(record, state="interrupted")
    return record


def _readable(record: RunRecord) -> RunRecord:
    if record.state == "unreadable" and record.error is not None:
        raise UserError(record.error.message, record.error.hint)
    return record


def _placeholder(path: Path, stamp: Stamp, error: UserError) -> RunRecord:
    """The record shown for a run that cannot be read."""
    return RunRecord(
        run_id=RunFolder(path).run_id,
        run_dir=str(path),
        name=path.name,
        created=min(max(0.0, stamp[0] / 1e9), time.time()),
        state="unreadable",
        dataset="",
        model="",
        freeze_depth=0,
        stage_count=0,
        error=ErrorReport(message=error.message, hint=error.hint),
    )


def _row(path: Path, record: RunRecord, stamp: Stamp) -> tuple[bytes, str, float, int, int, bytes]:
    return (os.fsencode(path.name), record.run_id, record.created, *stamp, json_codec.encode(record))


def _stamp(path: Path) -> Stamp | None:
    try:
        stat = (path / RECORD).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _suggestion(text: str, runs: tuple[RunRecord, ...]) -> str:
    if not runs:
        return "No run has been trained yet. Start one with: ftstudio train FOLDER"
    names = {run.name for run in runs} | {run.run_id for run in runs}
    close = difflib.get_close_matches(text, sorted(names), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(close)}?" if close else "List them with: ftstudio runs"
