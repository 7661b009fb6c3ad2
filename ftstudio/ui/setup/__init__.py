"""The left column: images, model with its freeze slider, training settings."""
