"""A job in another process."""
