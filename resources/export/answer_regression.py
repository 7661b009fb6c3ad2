"""Measures pictures: python predict.py PICTURE...

One line of JSON for each: the number, and the bounds of its 90 % prediction interval where that is known.
A picture that cannot be read is named on standard error, and the exit status is 3 then.
"""

from runtime import CARD


def answer_of(values):
    """The number of one picture."""
    value, width = float(values[0]), CARD["number"]["half_width"]
    low, high = (None, None) if width is None else (value - width, value + width)
    return {"quantity": CARD["class_names"][0], "value": value, "low": low, "high": high}
