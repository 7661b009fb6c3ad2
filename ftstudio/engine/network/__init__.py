"""The network that is fine-tuned: what it begins with, what of it trains, and its optimiser."""
