"""Advice on where to freeze: real trainings at several positions, and what they say."""
