"""The findings about the confidence of a classifier's best weights, as a file next to them."""

from __future__ import annotations

import math

from ftstudio.core.confidence import Calibration, Confidence, ReliabilityBin
from ftstudio.tasks.classification.inference.calibration import BINS, LEAST_TEMPERATURE, MOST_TEMPERATURE
from ftstudio.tasks.inference.known_file import KnownFile


def _sound(record: Confidence) -> bool:
    return LEAST_TEMPERATURE <= record.temperature <= MOST_TEMPERATURE and _is_calibration(record.calibration, record)


def _is_calibration(found: Calibration, record: Confidence) -> bool:
    return (
        found.temperature == record.temperature
        and all(0 <= error <= 1 for error in (found.ece_before, found.ece_after))
        and max(len(found.bins_before), len(found.bins_after)) <= BINS
        and all(_is_bin(each) for each in (*found.bins_before, *found.bins_after))
    )


def _is_bin(each: ReliabilityBin) -> bool:
    shares = (each.low, each.high, each.confidence, each.accuracy)
    return each.count > 0 and all(math.isfinite(share) and 0 <= share <= 1 for share in shares)


FILE = KnownFile(Confidence, _sound)
save, load, known = FILE.save, FILE.load, FILE.known
