"""Says which labels pictures have: python predict.py PICTURE...

One line of JSON for each, the most probable label first; "present" is true from the threshold of the label on.
A picture that cannot be read is named on standard error, and the exit status is 3 then.
"""

import numpy as np
from runtime import CARD


def answer_of(probabilities):
    """Every label of one picture."""
    labels = []
    for place in np.argsort(-probabilities, kind="stable"):
        probability = float(probabilities[place])
        present = probability >= CARD["labels"][place]["threshold"]
        labels.append({"name": CARD["class_names"][place], "probability": probability, "present": present})
    return {"labels": labels}
