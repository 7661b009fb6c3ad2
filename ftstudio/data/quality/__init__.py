"""Findings about the images of a data set: duplicates, bursts, atypical and unusable ones."""
