"""How good a run's best weights are on a set of images, with every image's answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.interval import wilson
from ftstudio.data.layout.class_names import spelled_like
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.batches import Feed, of_images
from ftstudio.engine.training import validation
from ftstudio.tasks.classification.inference.calibration import calibration
from ftstudio.tasks.classification.inference.inference_model import Answers, InferenceModel
from ftstudio.tasks.classification.losses import CrossEntropy
from ftstudio.tasks.classification.targets import class_indices


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
    """Score ``samples`` (paths relative to ``root``) with the best weights in ``run_dir``; probabilities are calibrated
    and distances measured where the confidence of the run is known.

    Raises UserError when there are no weights, no samples, or classes that the model does not know.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)  # first: a training may put better ones there at any moment
    trained = InferenceModel(run_dir, device)
    description = trained.description
    names = description.target_names
    samples = _spelled_like(names, samples)
    _check(samples, names, split)
    preprocessing = description.preprocessing
    side = stored_side(preprocessing, description.image_size)
    image_set = SampleSet(root, samples, class_indices(samples, names, root), preprocessing, side)
    plain_loss = CrossEntropy().to(device)

    emit(PhaseChanged("validating"))
    tally = _Tally(samples, torch.zeros(len(names), len(names), dtype=torch.int64))
    source = of_images(image_set, eval_transform(preprocessing, description.image_size), device)
    for features, targets, positions in validation.outputs_of(
        trained.features,
        Feed(source, device, None, control.safe_point),
        "val",
        lambda done, total: emit(Progress("Evaluating", done, total)),
    ):
        answers = trained.answers(features)
        tally.add(answers, targets, positions, float(plain_loss(answers.logits, targets)))
    return _summary(run_dir, weights, root, split, trained, tally, image_set)


@dataclass
class _Tally:
    """What has been counted so far. ``raw`` is the confidence in the predicted class of each image, not calibrated."""

    samples: Sequence[SplitSample]
    confusion: Tensor
    images: list[EvaluatedImage] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    loss_sum: float = 0.0

    def add(self, answers: Answers, targets: Tensor, positions: Sequence[int], loss: float) -> None:
        """A batch; ``loss`` is its mean."""
        sure, predicted = answers.probabilities.max(1)
        apart = [None] * len(targets) if answers.distances is None else answers.distances.tolist()
        for position, target, guess, probability, distance in zip(
            positions, targets.tolist(), predicted.tolist(), sure.tolist(), apart, strict=True
        ):
            self.confusion[target, guess] += 1
            self.images.append(EvaluatedImage(self.samples[position].path, target, guess, probability, distance))
        self.raw += answers.logits.softmax(1).amax(1).tolist()
        self.loss_sum += loss * len(targets)

    def calibration(self, temperature: float) -> Calibration:
        after = torch.tensor([image.probability for image in self.images])
        right = torch.tensor([image.target == image.predicted for image in self.images])
        return calibration(torch.tensor(self.raw), after, right, temperature)


def _spelled_like(names: Sequence[str], samples: Sequence[SplitSample]) -> list[SplitSample]:
    """The samples with their classes spelled as the model spells them: other images may have other capitals."""
    spelled = {name: spelled_like(name, names) for name in {sample.class_name for sample in samples}}
    return [replace(sample, class_name=spelled[sample.class_name]) for sample in samples]


def _check(samples: Sequence[SplitSample], names: Sequence[str], split: str) -> None:
    if not samples:
        raise UserError(f"There are no {split} images to evaluate on.", "Choose another split or another folder.")
    unknown = sorted({sample.class_name for sample in samples} - set(names))
    if unknown:
        raise UserError(
            f"The model does not have {len(unknown)} of these classes: {_first(unknown, 5)}.",
            f"It has: {_first(names, 20)}.",
        )


def _first(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _summary(
    run_dir: Path,
    weights: str,
    root: Path,
    split: str,
    trained: InferenceModel,
    tally: _Tally,
    image_set: SampleSet,
) -> ClassEvaluation:
    names, confidence = trained.description.target_names, trained.confidence
    count, correct = len(tally.images), int(tally.confusion.diagonal().sum())
    low, high = wilson(correct, count)
    confusion = tally.confusion.tolist()
    classes = class_scores(names, confusion)
    return ClassEvaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        class_names=names,
        count=count,
        accuracy=correct / count,
        accuracy_low=low,
        accuracy_high=high,
        loss=tally.loss_sum / count,
        macro_f1=_mean(score.f1 for score in classes) or 0.0,
        classes=classes,
        confusion=tuple(tuple(row) for row in confusion),
        images=tuple(tally.images),
        unreadable=tuple(image_set.unreadable.values()),
        macro_precision=_mean(score.precision for score in classes),
        macro_recall=_mean(score.recall for score in classes),
        calibration=None if confidence is None else tally.calibration(confidence.temperature),
        distance_limit=None if confidence is None else confidence.distance_limit,
        weights=weights,
    )


def _mean(shares: Iterable[float | None]) -> float | None:
    """Of those that there are; None without any."""
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None
