"""The Runs tab: every run so far."""
