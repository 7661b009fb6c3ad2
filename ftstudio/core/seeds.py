"""Where every random choice of a run comes from: a number computed from the seed and what is being decided.

Nothing random is state, so nothing random has to be saved: the order of an epoch, the augmentation of one image
and the dropout of one step are the same after a kill, with any number of loader threads.
"""

from __future__ import annotations

from hashlib import blake2b, shake_128
from struct import unpack


def derive(seed: int, *what: str | int) -> int:
    """A seed in 0..2**63-1 for one decision, e.g. ``derive(seed, "augment", epoch, index)``."""
    digest = blake2b(repr((seed, *what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def uniforms(seed: int, *what: str | int, count: int) -> tuple[float, ...]:
    """``count`` numbers in 0 <= x < 1 for one decision, e.g. ``uniforms(seed, "augment", epoch, index, count=8)``.

    The first numbers are the same however many are asked for.
    """
    stream = shake_128(repr((seed, *what)).encode()).digest(8 * count)
    return tuple((word >> 11) * 2.0**-53 for word in unpack(f">{count}Q", stream))
