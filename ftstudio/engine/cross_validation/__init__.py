"""Linear probes over folds: how good a model gets, and which labels may be wrong."""
