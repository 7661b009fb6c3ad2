"""Losses and outputs of a network on a set of samples, without training."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from ftstudio.data.loading.dataset import SampleSet, cut_into_batches
from ftstudio.engine.device import autocast, in_pieces
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.features.batches import PLAIN, Feed, Part
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.task import Loss, Meter

BATCH = 64


def outputs_of(
    compute: Callable[..., Tensor],
    feed: Feed,
    part: Part,
    progress: Callable[[int, int], None] | None = None,
    view: int = PLAIN,
    only: Sequence[int] | None = None,
) -> Iterator[tuple[Tensor, Tensor, list[int]]]:
    """Yield ``compute(*inputs)`` for every readable sample, in order and without gradients.

    When memory runs out, continues with fewer images at a time. With several ranks, each gets its share of every batch.

    Args:
        compute: Called with the inputs of some images; the caller sets the module's mode.
        feed: Where the inputs come from.
        part: The samples' split.
        progress: Called with (done, total) after every batch.
        view: The version of the images.
        only: Positions of the samples to compute; None for all.

    Yields:
        (outputs float32, targets, positions) of each batch, on the device of ``feed``.

    Raises:
        ImagesMissing: None of the images can be read.
    """
    source, device = feed.source, feed.device
    samples = source.samples(part)
    wished = range(len(samples)) if only is None else only
    batches = cut_into_batches(wished, BATCH)
    shares = [source.ranks.share(batch) for batch in batches]
    done, readable, at_once = 0, 0, BATCH + 1
    for shown, wanted in zip(source.batches(part, view, shares), batches, strict=True):
        feed.safe_point()
        if shown.positions:
            readable += len(shown.positions)
            with torch.inference_mode(), autocast(device, feed.dtype):
                outputs, at_once = in_pieces(
                    lambda piece, shown=shown: compute(*shown.inputs(piece)).float(),
                    len(shown.positions),
                    at_once,
                    device,
                )
                together = torch.cat(outputs)
            yield together, shown.targets, shown.positions
        done += len(wanted)
        if progress is not None:
            progress(done, len(wished))
    if not source.ranks.total(readable)[0]:
        raise _nothing_readable(samples)


def _nothing_readable(samples: SampleSet) -> ImagesMissing:
    return ImagesMissing(
        f"None of the {len(samples)} images can be read any more, the first: {samples.path(0)}.",
        "Restore the images and try again.",
    )


def score(
    compute: Callable[..., Tensor],
    feed: Feed,
    part: Part,
    plain_loss: Loss,
    meter: Meter,
    view: int = PLAIN,
) -> tuple[float, dict[str, float]]:
    """Return (mean loss, metrics by key) of ``compute`` over all ranks. The caller sets the module's mode."""
    total, count = 0.0, 0
    for outputs, targets, _ in outputs_of(compute, feed, part, view=view):
        total += float(plain_loss(outputs, targets)) * len(targets)
        count += len(targets)
        meter.add(outputs, targets)
    ranks = feed.source.ranks
    if not ranks.here.is_alone:
        total, count = ranks.add_up(torch.tensor([total, float(count)], dtype=torch.float64)).tolist()
        meter.restore(counted_by_all(meter, ranks))
    return total / count, meter.values()


def counted_by_all(meter: Meter, ranks: Ranks) -> list[list[int]]:
    """Return the sum of a meter's counts over all ranks: the state of a meter that has seen every sample."""
    if ranks.here.is_alone:
        return meter.state()
    return ranks.add_up(torch.tensor(meter.state(), dtype=torch.int64)).tolist()
