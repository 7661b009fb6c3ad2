"""Heads that only classification has: nearest class mean and k nearest neighbours."""
