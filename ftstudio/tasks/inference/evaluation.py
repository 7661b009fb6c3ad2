"""A run's answers for a set of images, from which the task computes its metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine.features.batches import Feed, of_images
from ftstudio.engine.task import Loss
from ftstudio.engine.training import validation
from ftstudio.tasks.inference.trained_model import TrainedModel


@dataclass(frozen=True)
class Answered:
    """The readable images, in order.

    ``samples``, ``outputs`` and ``values`` as in Answers, and ``targets`` (N, ...), are on the CPU; ``loss`` is the
    mean.
    """

    samples: list[SplitSample]
    outputs: Tensor
    values: Tensor
    targets: Tensor
    distances: list[float] | list[None]
    loss: float
    unreadable: tuple[UnreadableImage, ...]

    def __len__(self) -> int:
        return len(self.samples)

    @property
    def paths(self) -> list[str]:
        return [sample.path for sample in self.samples]


def refuse_none(samples: Sequence[SplitSample], split: str) -> None:
    """Raise UserError if there are no ``samples``."""
    if not samples:
        raise UserError(f"There are no {split} images to evaluate on.", "Choose another split or another folder.")


def first(names: Sequence[str], most: int) -> str:
    """Return the first ``most`` names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def answered(
    trained: TrainedModel[Any],
    root: Path,
    samples: Sequence[SplitSample],
    targets: Tensor,
    plain_loss: Loss,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> Answered:
    """Compute the answers of ``trained``, on ``device``, for ``samples`` with their ``targets``.

    Paths are relative to ``root``.

    Raises:
        ImagesMissing: No image can be read.
        StopRequested: A stop was requested.
    """
    what = trained.description
    looks = what.preprocessing
    image_set = SampleSet(root, samples, targets, looks, stored_side(looks, what.image_size))
    plain_loss = plain_loss.to(device)
    emit(PhaseChanged("validating"))
    source = of_images(image_set, eval_transform(looks, what.image_size), device)
    outputs: list[Tensor] = []
    values: list[Tensor] = []
    asked: list[Tensor] = []
    read: list[SplitSample] = []
    distances: list[Any] = []
    loss_sum = 0.0
    for features, some, positions in validation.outputs_of(
        trained.features,
        Feed(source, device, None, control.safe_point),
        "val",
        lambda done, total: emit(Progress("Evaluating", done, total)),
    ):
        answers = trained.answers(features)
        loss_sum += float(plain_loss(answers.outputs, some)) * len(some)
        outputs.append(answers.outputs.cpu())
        values.append(answers.values.cpu())
        asked.append(some.cpu())
        read += [samples[position] for position in positions]
        distances += [None] * len(some) if answers.distances is None else answers.distances.tolist()
    return Answered(
        samples=read,
        outputs=torch.cat(outputs),
        values=torch.cat(values),
        targets=torch.cat(asked),
        distances=distances,
        loss=loss_sum / len(read),
        unreadable=tuple(image_set.unreadable.values()),
    )
