"""A trained detector at work: calibrated boxes, predictions and evaluation."""
