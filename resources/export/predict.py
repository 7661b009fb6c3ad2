"""Says what is on pictures: python predict.py PICTURE...

One line of JSON for each, the most probable class first; "sure" is false below the probability that was asked for.
A picture that cannot be read is named on standard error, and the exit status is 3 then.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from runtime import CARD, probabilities_of


def pixels_of(path):
    """A picture as the model was trained to see it: upright, RGB, resized, the centre square, uint8 (size, size, 3)."""
    side, size = CARD["resize"], CARD["image_size"]
    picture = Image.open(path)
    picture.draft(None, (side, side))  # a large JPEG is decoded at a half, a quarter or an eighth
    picture = ImageOps.exif_transpose(picture)
    if picture.mode[0] in "IF":  # 16 bits a pixel, of which a camera may use 10, 12 or 14; or floating numbers
        numbers = np.asarray(picture, np.float64)
        low, high = numbers.min(), numbers.max()
        if picture.mode[0] == "I" and low >= 0 and high < 2**16:
            low, high = 0, next(2**bits - 1 for bits in (8, 10, 12, 14, 16) if high < 2**bits)
        elif picture.mode == "F" and low >= 0 and high <= 1:
            low, high = 0, 1
        scale = 255 / (high - low) if high > low else 0
        picture = Image.fromarray(np.rint((numbers - low) * scale).astype(np.uint8))
    if picture.has_transparency_data:
        picture, paper = picture.convert("RGBA"), Image.new("RGB", picture.size, "white")
        paper.paste(picture, (0, 0), picture)
        picture = paper
    picture = picture.convert("RGB")
    short = min(picture.size)
    width, height = (min(edge, 4 * short) for edge in picture.size)  # nobody's object is a thread
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    picture = picture.crop((left, top, left + width, top + height))
    wide, high = max(side, round(width * (side / short))), max(side, round(height * (side / short)))
    if (wide, high) != picture.size:
        picture = picture.resize((wide, high), Image.Resampling[CARD["interpolation"].upper()], reducing_gap=3.0)
    left, top = round((wide - size) / 2), round((high - size) / 2)
    return np.asarray(picture)[top : top + size, left : left + size]


sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
if sys.argv[1:] in ([], ["-h"], ["--help"]):
    print(__doc__)
    sys.exit(0 if sys.argv[1:] else 2)
status = 0
for path in sys.argv[1:]:
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
