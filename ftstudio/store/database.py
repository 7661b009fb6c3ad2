"""The SQLite index beside the runs: opening, checking, migrating, and setting damaged files aside."""

from __future__ import annotations

import contextlib
import sqlite3
import stat
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from ftstudio.core.errors import UserError

VERSION = 1
"""The version of ``schema.sql``, stored in the file as user_version. A new version adds a step to ``_MIGRATIONS``."""

BUSY_SECONDS = 3.0
MOST_BYTES = 256 << 20
"""Maximum size of an index; a row has about 2 kB."""
_MIGRATIONS = {0: (Path(__file__).parent / "schema.sql").read_text("utf-8")}
"""The script that leads from each version to the next."""


class IndexUnavailable(UserError):
    """The index cannot be used at the moment; the run folders still can."""


class IndexDamaged(IndexUnavailable):
    """The file is not an intact SQLite database."""


class IndexNewer(IndexUnavailable):
    """The file was written by a newer version of the program; it is not changed."""


class Database:
    """The index file at ``path``, thread-safe: every use opens its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, fill: Callable[[sqlite3.Connection], None]) -> None:
        """Check and migrate the file, and ``fill`` it if it was empty.

        The file is filled in the same transaction, so an index without its runs is never visible.

        Raises:
            IndexDamaged: The file is not an intact index.
            IndexNewer: It was written by a newer version.
            IndexUnavailable: It is locked or not writable.
        """
        self._refuse_odd()
        with self.connection() as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise _damaged(self.path)
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise IndexNewer(
                    f"The index {self.path} was written by a newer version of FTStudio.",
                    "It is not changed, and the runs are read from their folders. Update FTStudio.",
                )
            if version < VERSION:
                connection.execute("PRAGMA journal_mode = WAL")
                _migrate(connection, fill)
            if _schema(connection) != _own_schema():
                raise _damaged(self.path)

    def _refuse_odd(self) -> None:
        """Raise IndexDamaged for pipes and huge files, which SQLite would open; a missing file is fine."""
        try:
            found = self.path.stat()
        except OSError:
            return
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise _damaged(self.path)

    @contextmanager
    def connection(self) -> Generator[sqlite3.Connection]:
        """Open a connection for a short use. SQLite's errors are raised as IndexUnavailable or IndexDamaged."""
        try:
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA trusted_schema = OFF")
                yield connection
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            raise IndexUnavailable(
                f"The index of the runs in {self.path.parent} cannot be used now: {error}.",
                "The runs are safe in their folders; the index will be repaired later.",
            ) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # damage may garble even the message
            raise _damaged(self.path) from error

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Run the block as one transaction, which is rolled back if the block raises."""
        with self.connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def set_aside(self) -> Path:
        """Rename the damaged file and return its new path. Raises IndexUnavailable."""
        aside = self.path.with_name(f"{self.path.name}.damaged-{time.time_ns()}")
        try:
            self.path.replace(aside)
            for tail in ("-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + tail).replace(aside.with_name(aside.name + tail))
        except OSError as error:
            raise IndexUnavailable(
                f"The damaged index {self.path} cannot be renamed: {error.strerror}.",
                "Close other windows of FTStudio, or rename the file.",
            ) from error
        return aside


def _migrate(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    # Read the version inside the transaction, because another process may have migrated in the meantime.
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in range(version, VERSION):
        for statement in _statements(_MIGRATIONS[step]):
            connection.execute(statement)
    if version == 0:
        fill(connection)
    connection.execute(f"PRAGMA user_version = {max(version, VERSION)}")
    connection.execute("COMMIT")


def _schema(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """The schema of the file.

    A view in place of the table could compute forever, and a trigger change what is written.
    """
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [(str(kind), str(name), str(sql)) for kind, name, sql in found]


@cache
def _own_schema() -> list[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for step in range(VERSION):
            for statement in _statements(_MIGRATIONS[step]):
                connection.execute(statement)
        return _schema(connection)


def _statements(script: str) -> list[str]:
    """Split a script into statements, because ``executescript`` would end the transaction."""
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]


def _damaged(path: Path) -> IndexDamaged:
    return IndexDamaged(f"The index {path} is damaged.", "It is built again from the run folders.")
