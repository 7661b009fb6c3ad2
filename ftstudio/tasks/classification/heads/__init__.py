"""Heads that only classification has: class means and nearest neighbours."""
