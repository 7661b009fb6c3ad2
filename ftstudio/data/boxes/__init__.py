"""Boxes as files describe them, and which of them a training can use."""
