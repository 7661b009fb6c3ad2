"""The files of a run: checkpoints, the model file, and the environment that results depend on."""
