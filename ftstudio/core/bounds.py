"""Numbers with limits, as types: a value from a file must be one that the program could have written.

msgspec checks the limits when it reads a value, not when one is created. They are generous where the program computes
freely (a loss may be any float32) and strict where something else would fail: a time must be one that every system can
format, and a share is 0 to 1.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

MOST_CLASSES = 10_000
"""The most classes of a model: its confusion matrix then takes 800 MB of memory."""

Count: TypeAlias = Annotated[int, Meta(ge=0, le=2**53)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Probability: TypeAlias = Annotated[float, Meta(ge=0, le=1.000001)]
"""The sum of a softmax, whose last digit may be rounded up."""
Figure: TypeAlias = Annotated[float, Meta(ge=-1e39, le=1e39)]
"""Any finite float32."""
Amount: TypeAlias = Annotated[float, Meta(ge=0, le=1e11)]
"""Seconds, or a rate per second."""
Moment: TypeAlias = Annotated[float, Meta(ge=0, le=32_503_593_600)]
"""Seconds since 1970, to the end of the year 2999, the last that Windows supports."""
