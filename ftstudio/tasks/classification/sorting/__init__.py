"""Sorting images into classes: similar images as groups, proposals from a few labels, and what to label next."""
