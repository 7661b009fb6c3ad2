"""Numbers with limits, as types: a value from a file has to be one that the program itself could have written.

msgspec checks the limits when it reads, not when a value is made. They are generous where the program computes freely
(a loss may be anything that float32 holds) and strict where something else would break: a moment has to be one that
every system can put in words, a share is 0 to 1.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

MOST_CLASSES = 10_000
"""Of a model: a matrix that counts every class against every other then takes 800 MB in memory."""

Count: TypeAlias = Annotated[int, Meta(ge=0, le=2**53)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Probability: TypeAlias = Annotated[float, Meta(ge=0, le=1.000001)]
"""Of a softmax, whose last digit may be rounded up."""
Figure: TypeAlias = Annotated[float, Meta(ge=-1e39, le=1e39)]
"""Whatever float32 can hold, and so never infinite."""
Amount: TypeAlias = Annotated[float, Meta(ge=0, le=1e11)]
"""Of seconds, or of something in a second."""
Moment: TypeAlias = Annotated[float, Meta(ge=0, le=32_503_593_600)]
"""Amount since 1970, to the end of the year 2999: Windows knows no later one."""
