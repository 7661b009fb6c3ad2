"""Where to freeze: what was found out by training at several positions of the freeze slider."""

from __future__ import annotations

from msgspec import Struct, field

from ftstudio.core.costs import DepthCost


class DepthTried(Struct, frozen=True, kw_only=True):
    """One position of the freeze slider after a real training of ``epochs`` epochs.

    ``right_share`` (0..1, the accuracy of a classifier) and ``loss`` are those of the validation images at the best
    epoch. ``low`` and ``high`` bound the share to expect on new images, 95 %: the lower end allows for the epoch (and
    the position, where it is the best one) having been chosen on these same images. ``seconds`` is the whole training,
    ``seconds_per_epoch`` without what passes once. ``p_against_best`` is that of the exact McNemar test against the
    best position.
    """

    freeze_depth: int
    epochs: int
    right_share: float = field(name="accuracy")
    low: float
    high: float
    loss: float
    seconds: float
    seconds_per_epoch: float
    p_against_best: float = 1.0


class Advice(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """Which position of the freeze slider to choose, for one model, its settings and one set of images.

    ``tried`` are in the order in which they were trained. ``best`` has the lowest loss on the validation images,
    ``cheapest`` the cheapest that is not measurably worse. ``costs`` are the planned ones, of every position;
    ``share_of_exhaustive`` (0..1) is the time of what was tried, of that of training every position. ``stopped``: it
    was cancelled before it had tried all that it would have.
    """

    model: str
    image_size: int
    device: str
    train_count: int
    val_count: int
    stages: int
    tried: tuple[DepthTried, ...]
    best: int
    cheapest: int
    sentence: str
    costs: tuple[DepthCost, ...]
    seconds: float
    share_of_exhaustive: float
    stopped: bool = False

    def at(self, freeze_depth: int) -> DepthTried | None:
        """What was found out about one position, None where it was not tried."""
        return next((each for each in self.tried if each.freeze_depth == freeze_depth), None)
