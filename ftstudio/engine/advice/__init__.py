"""Advice on the freeze depth: real trainings at several depths, and what follows from them."""
