"""What is written of a run: checkpoints, the model file, and the environment they depend on."""
