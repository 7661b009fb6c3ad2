"""The network that is fine-tuned: its initial parameters, what of it trains, and its optimiser."""
