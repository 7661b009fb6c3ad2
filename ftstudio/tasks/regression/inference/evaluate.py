"""The evaluation of a regression model's best weights on a set of images, with the answer for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import MeasuredImage, NumberEvaluation
from ftstudio.core.events import Emit
from ftstudio.core.targets import Number
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.tasks.inference.bootstrap import intervals
from ftstudio.tasks.inference.evaluation import Answered, answered, refuse_none
from ftstudio.tasks.regression.inference.number_model import NumberModel
from ftstudio.tasks.regression.losses import NumberLoss
from ftstudio.tasks.regression.targets import number_targets


@devices.explaining_out_of_memory()
def evaluate(
    run_dir: Path,
    root: Path,
    samples: Sequence[SplitSample],
    split: str,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> NumberEvaluation:
    """Evaluate the best weights in ``run_dir`` on ``samples`` (paths relative to ``root``).

    Raises:
        UserError: There are no weights, no samples, or images without a number.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)  # first: a training may put better ones there at any moment
    trained = NumberModel(run_dir, device)
    refuse_none(samples, split)
    if not all(isinstance(sample.target, Number) for sample in samples):
        raise UserError(
            f"This run predicts {trained.quantity.name}, but these images have no numbers.",
            "Choose a list with the number of each image.",
        )
    targets = number_targets(samples, trained.quantity, root)
    said = answered(trained, root, samples, targets, NumberLoss(), device, control, emit)
    return _summary(run_dir, weights, root, split, trained, said)


def _summary(
    run_dir: Path, weights: str, root: Path, split: str, trained: NumberModel, said: Answered
) -> NumberEvaluation:
    known = trained.confidence
    quantity = trained.quantity
    predicted = said.values.flatten().double()
    measured = [sample.target.value for sample in said.samples if isinstance(sample.target, Number)]
    targets = torch.tensor(measured, dtype=torch.float64)
    errors = predicted - targets
    figures = _figures(torch.ones(1, len(said)), errors, targets)[0].tolist()
    mae_interval, r2_interval = intervals(len(said), lambda resamples: _figures(resamples, errors, targets))
    mae, r2 = figures[0], figures[1] if figures[1] == figures[1] else 0.0
    images = tuple(
        MeasuredImage(path, target, value, *trained.interval(value), distance)
        for path, target, value, distance in zip(
            said.paths, targets.tolist(), predicted.tolist(), said.distances, strict=True
        )
    )
    return NumberEvaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        count=len(said),
        loss=said.loss,
        unreadable=said.unreadable,
        distance_limit=None if known is None else known.distance_limit,
        weights=weights,
        quantity=quantity.name,
        mae=mae,
        mae_interval=mae_interval or (mae, mae),
        rmse=float(errors.square().mean().sqrt()),
        r2=r2,
        r2_interval=r2_interval or (r2, r2),
        images=images,
        inside=_inside(images),
    )


def _figures(resamples: Tensor, errors: Tensor, targets: Tensor) -> Tensor:
    """MAE and R² of each of the resamples (R, N), as (R, 2); see bootstrap.intervals.

    R² is NaN if all targets are equal.
    """
    resamples = resamples.double()
    count = resamples.sum(1)
    centred = targets - targets.mean()
    spread = resamples @ centred.square() - (resamples @ centred).square() / count
    least = 1e-12 * float(centred.square().sum())
    r2 = (1 - resamples @ errors.square() / spread).where(spread > least, torch.nan)
    return torch.stack([resamples @ errors.abs() / count, r2], 1)


def _inside(images: Sequence[MeasuredImage]) -> float | None:
    """The share of images whose number is inside its interval; None without intervals."""
    inside = [
        image.low <= image.target <= image.high for image in images if image.low is not None and image.high is not None
    ]
    return sum(inside) / len(inside) if inside else None
