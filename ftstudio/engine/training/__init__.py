"""One training run: set-up, the loop over epochs and steps, validation, model selection, checkpoints and recovery."""
