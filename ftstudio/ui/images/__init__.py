"""The Images tab: a gallery of the data set and its problems."""
