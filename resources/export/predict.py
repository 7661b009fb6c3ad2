"""What every predict.py does with its arguments; the docstring of a finished one is that of its answer."""

import json
import sys
from pathlib import Path

import numpy as np
from answer import answer_of
from decoder import framed, open_rgb, pages_of
from runtime import CARD, values_of


def pixels_of(path):
    """A picture as the model was trained to see it: upright, RGB, resized, the centre square, uint8 (size, size, 3)."""
    side, size = CARD["resize"], CARD["image_size"]
    picture = framed(open_rgb(path, side, CARD["pages"]), side, CARD["interpolation"])
    left, top = round((picture.width - size) / 2), round((picture.height - size) / 2)
    return np.asarray(picture)[top : top + size, left : left + size]


sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
if sys.argv[1:] in ([], ["-h"], ["--help"]):
    print(__doc__)
    sys.exit(0 if sys.argv[1:] else 2)
status = 0
paths = sys.argv[1:]
if CARD["pages"] == "each":
    paths = [page for path in paths for page in pages_of(path)]
for path in paths:
    try:
        pixels = pixels_of(Path(path))
    except Exception as error:  # a damaged file can make a decoder raise nearly anything; the others go on
        print(f"{path} cannot be read: {error}", file=sys.stderr, flush=True)
        status = 3
        continue
    answer = answer_of(values_of(pixels[None])[0])
    print(json.dumps({"path": path, **answer}, ensure_ascii=False), flush=True)
sys.exit(status)
