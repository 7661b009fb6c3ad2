"""The sample data set, drawn by the program."""
