"""Where to freeze: the results of trainings at several positions of the freeze slider."""

from __future__ import annotations

from msgspec import Struct, field

from ftstudio.core.costs import DepthCost


class DepthTried(Struct, frozen=True, kw_only=True):
    """One position of the freeze slider, trained for ``epochs`` epochs.

    Attributes:
        right_share: The share (0..1, the accuracy of a classifier) of validation images answered correctly at the best
            epoch.
        loss: The validation loss at the best epoch.
        low: The lower 95 % bound of that share on new images. It allows for the epoch, and the position if it is the
            best one, having been selected on the same images.
        high: The upper bound.
        seconds: The time of the whole training.
        seconds_per_epoch: The time of an epoch, without what happens only once.
        p_against_best: The p value of the exact McNemar test against the best position.
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

    Attributes:
        tried: The positions, in the order in which they were trained.
        best: The position with the lowest validation loss.
        cheapest: The cheapest position that is not measurably worse.
        costs: The planned cost of every position.
        share_of_exhaustive: The time spent, as a share (0..1) of that of training every position.
        stopped: Whether it was cancelled before all intended positions were tried.
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
        """Return the result at one position, or None if it was not tried."""
        return next((each for each in self.tried if each.freeze_depth == freeze_depth), None)
