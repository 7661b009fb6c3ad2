"""Training, evaluation and prediction, on torch. Starts no thread and knows no window."""
