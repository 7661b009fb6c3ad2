"""Linear probes over folds: how good a classifier gets, and which labels may be wrong."""
