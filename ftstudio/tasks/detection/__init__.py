"""Object detection: any number of boxes per image, each with a class."""
