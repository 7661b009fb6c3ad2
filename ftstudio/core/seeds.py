"""Where every random choice of a run comes from: a number derived from the seed and what is decided.

There is no random state, so none has to be saved: the order of an epoch, the augmentation of one image and the dropout
of one step are the same after a crash, with any number of loader threads.
"""

from __future__ import annotations

from hashlib import blake2b, shake_128
from struct import unpack


def derive(seed: int, *what: str | int) -> int:
    """Return a seed in 0..2**63-1 for one decision, e.g. ``derive(seed, "augment", epoch, index)``."""
    digest = blake2b(repr((seed, *what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def uniforms(seed: int, *what: str | int, count: int) -> tuple[float, ...]:
    """Return ``count`` numbers in 0 <= x < 1 for one decision.

    For example ``uniforms(seed, "augment", epoch, index, count=8)``. The first numbers do not depend on ``count``.
    """
    stream = shake_128(repr((seed, *what)).encode()).digest(8 * count)
    return tuple((word >> 11) * 2.0**-53 for word in unpack(f">{count}Q", stream))
