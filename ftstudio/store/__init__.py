"""The history of runs: folders on disk are the truth, SQLite is an index over them."""
