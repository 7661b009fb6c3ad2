"""The Evaluation tab: accuracy, classes, confusion and the images behind it."""
