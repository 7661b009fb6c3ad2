"""From the bytes of a file to an upright 8-bit RGB picture."""
