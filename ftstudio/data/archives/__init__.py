"""Archives: listed, their names decoded, and unpacked into the cache."""
