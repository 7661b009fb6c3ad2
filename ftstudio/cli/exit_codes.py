"""Exit statuses of the commands, which scripts rely on."""

DONE, BUG, NOT_POSSIBLE, PARTLY = 0, 1, 2, 3
"""``PARTLY``: done, but some inputs could not be read."""
