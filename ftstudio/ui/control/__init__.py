"""What the window knows and does: the state, the intents of the panels, and the jobs behind them."""
