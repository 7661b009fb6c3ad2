"""The journal of a run, events.jsonl: one event per line, append-only."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from ftstudio.core import json_codec
from ftstudio.core.errors import UserError
from ftstudio.core.events import Event
from ftstudio.core.storage import disk, reading
from ftstudio.core.storage.files import not_written, open_plain

MOST_BYTES = 1 << 30
"""Maximum size of a journal, about eight million steps."""
LONGEST_LINE = reading.RECORD
"""Maximum length of a line; RunStarted contains every class name."""
MOST_UNKNOWN = 100_000
HINT = "Only the curves of this run are lost. Restore the file from a backup, or move it away."
_decoder = msgspec.json.Decoder(Event)


class Journal:
    """Appends events to ``path``, thread-safe.

    Every event, including steps, is in the file when ``append`` returns: if a checkpoint were ahead of the journal, a
    killed run would resume with a gap in its curves. Anything that could not be written stays in memory for the next
    attempt. A power failure can only lose what was appended since the last ``sync``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._waiting = bytearray()
        self._file: int | None = None

    def append(self, event: Event) -> None:
        """Append one event. Raises UserError if the disk refuses."""
        with self._lock:
            self._waiting += json_codec.encode(event) + b"\n"
            self._flush()

    def flush(self) -> None:
        """Write pending events to the file. Raises UserError."""
        with self._lock:
            self._flush()

    def sync(self) -> None:
        """Write pending events and flush the file to the disk. Raises UserError."""
        with self._lock:
            self._sync()

    def close(self) -> None:
        """Sync and close the file; a later append opens it again. Raises UserError."""
        with self._lock:
            try:
                self._sync()
            finally:
                if self._file is not None:
                    disk.close(self._file)
                    self._file = None

    def _sync(self) -> None:
        self._flush()
        if self._file is None:
            return
        try:
            disk.sync(self._file)
        except OSError as error:
            raise not_written(self.path, error, "resume the run") from error

    def _flush(self) -> None:
        if not self._waiting:
            return
        try:
            if self._file is None:
                self._file = _open(self.path)
            while self._waiting:
                written = disk.write(self._file, self._waiting)
                del self._waiting[:written]
        except OSError as error:
            raise not_written(self.path, error, "resume the run") from error


def read(path: Path) -> Iterator[Event]:
    """Yield all events in the order of writing; none if there is no journal.

    Lines that are not events are skipped: a torn last line after a crash, and events of a newer version.

    Raises:
        UserError: The file cannot be read, is not a regular file, or has more than 1 GB, a line of more than 16 MB, or
            100,000 lines that are not events.
    """
    try:
        with open_plain(path, MOST_BYTES, follow=True) as file:
            yield from _events(file, path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise UserError(f"{path} cannot be read: {reading.why(error)}.", HINT) from error


def _events(file: BinaryIO, path: Path) -> Iterator[Event]:
    """Events up to the size of the file at the beginning; later ones are ignored."""
    left, unknown = os.fstat(file.fileno()).st_size, 0
    while left > 0 and (line := file.readline(LONGEST_LINE + 1)):
        left -= len(line)
        if len(line) > LONGEST_LINE:
            raise UserError(f"{path} is damaged: it has a line of more than {LONGEST_LINE >> 20} MB.", HINT)
        event = _event(line)
        if event is not None:
            yield event
            continue
        unknown += 1
        if unknown == MOST_UNKNOWN:
            raise UserError(f"{path} is damaged: {MOST_UNKNOWN:,} of its lines are not events.", HINT)


def _event(line: bytes) -> Event | None:
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        # The slower codec handles file names that are not UTF-8 and numbers that are not finite.
        return json_codec.decode(line, Event)  # type: ignore[arg-type]
    except json_codec.JsonError:
        return None


def _open(path: Path) -> int:
    """Open the journal for appending, after terminating a line torn by a crash."""
    file = disk.append_to(path)
    try:
        size = os.fstat(file).st_size
        if not size:  # possibly a new file
            disk.sync_folder(path.parent)
        else:
            os.lseek(file, size - 1, os.SEEK_SET)
            if os.read(file, 1) != b"\n":
                disk.write(file, b"\n")
    except BaseException:
        disk.close(file)
        raise
    return file
