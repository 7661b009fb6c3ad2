"""Which image plays which part: splits, folds and groups."""
