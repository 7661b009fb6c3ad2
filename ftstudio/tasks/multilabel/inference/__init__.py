"""A trained multi-label model at work: calibrated probabilities, thresholds, predictions and evaluation."""
