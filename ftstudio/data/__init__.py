"""Images on disk: finding, checking, splitting, decoding and batching them."""
