"""How everything looks: theme, small widgets, numbers in words, thumbnails and tiles."""
