from runtime import CARD


def values_from(logits):
    """Logits (N, classes) to calibrated probabilities."""
    return (logits / CARD["temperature"]).softmax(1)
