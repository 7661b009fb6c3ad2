"""Using a trained run, whatever its task: loading, predicting, "unlike your images", evaluation and heat maps."""
