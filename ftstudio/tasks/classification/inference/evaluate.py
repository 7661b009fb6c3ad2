"""The evaluation of a classifier's best weights on a set of images, with the answer for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.class_scores import class_scores
from ftstudio.core.confidence import Calibration
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import ClassEvaluation, EvaluatedImage
from ftstudio.core.events import Emit
from ftstudio.core.interval import wilson
from ftstudio.data.layout.class_names import spelled_like
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.tasks.classification.inference.calibration import calibration
from ftstudio.tasks.classification.inference.inference_model import InferenceModel
from ftstudio.tasks.classification.losses import CrossEntropy
from ftstudio.tasks.classification.targets import class_indices
from ftstudio.tasks.inference.evaluation import Answered, answered, first, refuse_none


@devices.explaining_out_of_memory()
def evaluate(
    run_dir: Path,
    root: Path,
    samples: Sequence[SplitSample],
    split: str,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> ClassEvaluation:
    """Evaluate the best weights in ``run_dir`` on ``samples`` (paths relative to ``root``).

    Probabilities are calibrated and distances measured if the findings of the run are known.

    Raises:
        UserError: There are no weights, no samples, or classes that the model does not have.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)  # first: a training may put better ones there at any moment
    trained = InferenceModel(run_dir, device)
    names = trained.description.target_names
    samples = _spelled_like(names, samples)
    _check(samples, names, split)
    targets = class_indices(samples, names, root)
    said = answered(trained, root, samples, targets, CrossEntropy(), device, control, emit)
    return _summary(run_dir, weights, root, split, trained, said)


def _spelled_like(names: Sequence[str], samples: Sequence[SplitSample]) -> list[SplitSample]:
    """The samples with class names spelled as in the model: other images may use other capitals."""
    spelled = {name: spelled_like(name, names) for name in {sample.class_name for sample in samples}}
    return [replace(sample, class_name=spelled[sample.class_name]) for sample in samples]


def _check(samples: Sequence[SplitSample], names: Sequence[str], split: str) -> None:
    refuse_none(samples, split)
    unknown = sorted({sample.class_name for sample in samples} - set(names))
    if unknown:
        raise UserError(
            f"The model does not have {len(unknown)} of these classes: {first(unknown, 5)}.",
            f"It has: {first(names, 20)}.",
        )


def _summary(
    run_dir: Path, weights: str, root: Path, split: str, trained: InferenceModel, said: Answered
) -> ClassEvaluation:
    names, confidence = trained.description.target_names, trained.confidence
    sure, predicted = said.values.max(1)
    right = predicted == said.targets
    count, correct = len(said), int(right.sum())
    low, high = wilson(correct, count)
    confusion = torch.bincount(said.targets * len(names) + predicted, minlength=len(names) ** 2)
    rows = confusion.view(len(names), len(names)).tolist()
    classes = class_scores(names, rows)
    return ClassEvaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        class_names=names,
        count=count,
        accuracy=correct / count,
        accuracy_low=low,
        accuracy_high=high,
        loss=said.loss,
        macro_f1=_mean(score.f1 for score in classes) or 0.0,
        classes=classes,
        confusion=tuple(tuple(row) for row in rows),
        images=tuple(
            EvaluatedImage(*each)
            for each in zip(
                said.paths, said.targets.tolist(), predicted.tolist(), sure.tolist(), said.distances, strict=True
            )
        ),
        unreadable=said.unreadable,
        macro_precision=_mean(score.precision for score in classes),
        macro_recall=_mean(score.recall for score in classes),
        calibration=None if confidence is None else _calibration(said, sure, right, confidence.temperature),
        distance_limit=None if confidence is None else confidence.distance_limit,
        weights=weights,
    )


def _calibration(said: Answered, sure: Tensor, right: Tensor, temperature: float) -> Calibration:
    return calibration(said.outputs.softmax(1).amax(1), sure, right, temperature)


def _mean(shares: Iterable[float | None]) -> float | None:
    """The mean without None; None if there is nothing else."""
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None
