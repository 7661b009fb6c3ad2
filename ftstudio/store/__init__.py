"""The history of runs: run folders are authoritative, and SQLite is an index of them."""
