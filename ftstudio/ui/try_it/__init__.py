"""The right column: the model tried on images."""
