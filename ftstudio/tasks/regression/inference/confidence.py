"""The prediction interval of a regression model, measured on its validation images.

Split conformal prediction (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018, Distribution-Free Predictive Inference
for Regression): plus and minus the error within which the share ceil((n + 1) * 0.9) / n of the n validation images are.
Of new images of the same kind, 90 % are inside on average, whatever the network and the distribution, if the network
has not seen the validation images. It was not trained on them, but they selected the epoch or the strength of the
ridge, so that the coverage of new images may be slightly lower; an evaluation of test images reports it.
"""

from __future__ import annotations

from torch import Tensor

from ftstudio.core.confidence import NumberConfidence
from ftstudio.tasks.inference.findings import Findings, Found
from ftstudio.tasks.regression.inference.number_model import FILE, NumberModel
from ftstudio.tasks.regression.targets import number_targets, quantity_of, tenths

COVERED, FEWEST = 90, 10
"""Percent of new images that are inside the interval, and the fewest validation images that give one: with nine or
fewer, the widest error is not wide enough."""


def half_width(errors: Tensor) -> float | None:
    """Return that of the interval, from absolute errors (N,); None for fewer than FEWEST."""
    if len(errors) < FEWEST:
        return None
    rank = -(-(len(errors) + 1) * COVERED // 100)
    return float(errors.sort().values[rank - 1])


def _record(found: Found) -> NumberConfidence:
    errors = (found.outputs - found.targets).abs().flatten().double() * quantity_of(found.what.schema).deviation
    return NumberConfidence(half_width=half_width(errors), images=len(errors), **found.of_weights)


FINDINGS = Findings(FILE, NumberModel, number_targets, tenths, _record)
