-- The index over run folders. It holds nothing that the folders do not hold, so it can be thrown away.
-- folder: the folder's name below the runs folder, as the system's bytes (a name need not be UTF-8).
-- mtime_ns, size: those of run.json when it was read, to notice what another process has changed.
-- record: run.json as it was.
CREATE TABLE IF NOT EXISTS runs (
    folder   BLOB    PRIMARY KEY,
    run_id   TEXT    NOT NULL,
    created  REAL    NOT NULL,
    mtime_ns INTEGER NOT NULL,
    size     INTEGER NOT NULL,
    record   BLOB    NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS runs_newest_first ON runs (created DESC, run_id);
