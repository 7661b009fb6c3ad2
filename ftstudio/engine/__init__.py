"""Training, evaluation and prediction, on torch. Starts no process and knows nothing of the window."""
