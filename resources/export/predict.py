"""Says what is on pictures: python predict.py PICTURE...

One line of JSON for each, the most probable class first; "sure" is false below the probability that was asked for.
A picture that cannot be read is named on standard error, and the exit status is 3 then.
"""

import json
import sys
from pathlib import Path

import numpy as np
from decoder import framed, open_rgb, pages_of
from runtime import CARD, probabilities_of


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
    probabilities = probabilities_of(pixels[None])[0]
    best = [int(place) for place in np.argsort(-probabilities)[:5]]
    top = [{"class_name": CARD["class_names"][place], "probability": float(probabilities[place])} for place in best]
    sure = top[0]["probability"] >= CARD["sure_from"]
    print(json.dumps({"path": path, "top": top, "sure": sure}, ensure_ascii=False), flush=True)
sys.exit(status)
