"""Run jobs in a separate process."""
