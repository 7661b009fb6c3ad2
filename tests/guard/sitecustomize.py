"""Imported by every Python process that a test starts (its folder is on PYTHONPATH): the same watch as in the tests."""

import guard

guard.watch()
