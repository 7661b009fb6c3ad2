"""Images on disk become samples."""
