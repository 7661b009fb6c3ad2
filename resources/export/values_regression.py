from runtime import CARD


def values_from(outputs):
    """Standardised numbers (N, 1) to numbers in the unit of the data set."""
    return CARD["number"]["mean"] + CARD["number"]["deviation"] * outputs
