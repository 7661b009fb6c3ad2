"""A project as one .zip: runs and the images that they learned from, for another computer."""
