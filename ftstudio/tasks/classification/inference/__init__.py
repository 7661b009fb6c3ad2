"""A trained classifier at work: predictions, evaluation, calibrated confidence and attribution."""
