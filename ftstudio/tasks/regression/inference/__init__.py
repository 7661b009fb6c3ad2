"""A trained regression model at work: numbers, prediction intervals and evaluation."""
