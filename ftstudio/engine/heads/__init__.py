"""Heads fitted directly on features: head warm-up before fine-tuning, and linear probes."""
