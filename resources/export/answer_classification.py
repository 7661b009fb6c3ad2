"""Says what is on pictures: python predict.py PICTURE...

One line of JSON for each, the most probable class first; "sure" is false below the probability that was asked for.
A picture that cannot be read is named on standard error, and the exit status is 3 then.
"""

import numpy as np
from runtime import CARD


def answer_of(probabilities):
    """The five most probable classes of one picture."""
    best = [int(place) for place in np.argsort(-probabilities)[:5]]
    top = [{"class_name": CARD["class_names"][place], "probability": float(probabilities[place])} for place in best]
    return {"top": top, "sure": top[0]["probability"] >= CARD["sure_from"]}
