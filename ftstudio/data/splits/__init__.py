"""Training, validation and test images: splits, folds and groups."""
