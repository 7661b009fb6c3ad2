"""A trained model at work: predictions, evaluation, confidence, novelty and attribution."""
