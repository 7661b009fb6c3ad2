"""Looking without learning: losses and outputs of a model on a set of samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

from ftstudio.data.dataset import SampleSet, cut_into_batches, stream
from ftstudio.data.transforms import Transform
from ftstudio.engine.device import autocast, is_out_of_memory, release, sent
from ftstudio.engine.missing import ImagesMissing
from ftstudio.tasks.base import Meter

BATCH = 64


def outputs_of(
    compute: Callable[[Tensor], Tensor],
    samples: SampleSet,
    transform: Transform,
    device: torch.device,
    dtype: torch.dtype | None,
    safe_point: Callable[[], None],
    progress: Callable[[int, int], None] | None = None,
    seed: tuple[int, int] | None = None,
) -> Iterator[tuple[Tensor, Tensor, list[int]]]:
    """``compute(images)`` for every readable sample, in order and without gradients: (outputs float32, targets,
    positions) per batch, on ``device``. ``safe_point`` runs before each batch and may raise; ``seed`` is (run seed,
    epoch) for a transform that draws.

    When memory runs out, it goes on with fewer images at a time. Raises ImagesMissing when not one of the images
    can be read.
    """
    batches = cut_into_batches(range(len(samples)), BATCH)
    done, readable, at_once = 0, 0, BATCH
    for batch, wanted in zip(stream(samples, batches, transform, seed), batches, strict=True):
        safe_point()
        if batch.positions:
            readable += len(batch.positions)
            outputs, at_once = in_parts(compute, transform, batch.images, batch.params, device, dtype, at_once)
            yield outputs, batch.targets.to(device), batch.positions
        done += len(wanted)
        if progress is not None:
            progress(done, len(samples))
    if not readable:
        raise ImagesMissing(
            f"None of the {len(samples)} images can be read any more, the first: {samples.path(0)}.",
            "Put the images back where they were, and try again.",
        )


def in_parts(
    compute: Callable[[Tensor], Tensor],
    transform: Transform,
    images: Tensor,
    params: Tensor,
    device: torch.device,
    dtype: torch.dtype | None,
    at_once: int,
) -> tuple[Tensor, int]:
    """The outputs for what ``transform`` makes of ``images`` and ``params`` (see Batch), ``at_once`` together or as
    many as fit; and how many that were."""
    while True:
        try:
            with torch.inference_mode(), autocast(device, dtype):
                parts = [
                    compute(transform.of_batch(sent(some, device), sent(their_params, device))).float()
                    for some, their_params in zip(images.split(at_once), params.split(at_once), strict=True)
                ]
                return torch.cat(parts), at_once
        except (RuntimeError, MemoryError) as error:
            if at_once == 1 or not is_out_of_memory(error):
                raise
        release(device)
        at_once //= 2


def score(
    module: nn.Module,
    samples: SampleSet,
    transform: Transform,
    device: torch.device,
    dtype: torch.dtype | None,
    plain_loss: nn.Module,
    meter: Meter,
    safe_point: Callable[[], None],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[float, dict[str, float]]:
    """(mean loss, metrics by key) of ``module``, which is put into eval mode; the caller puts it back."""
    module.eval()
    total, count = 0.0, 0
    for outputs, targets, _ in outputs_of(module, samples, transform, device, dtype, safe_point, progress):
        total += float(plain_loss(outputs, targets)) * len(targets)
        count += len(targets)
        meter.add(outputs, targets)
    return total / count, meter.values()
