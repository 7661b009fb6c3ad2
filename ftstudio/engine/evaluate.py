"""How good a run's best weights are on a set of images, with every image's answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.interval import wilson
from ftstudio.core.records import ClassScore, EvaluatedImage, Evaluation, SplitSample
from ftstudio.data.dataset import SampleSet
from ftstudio.data.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine import model_file, validate
from ftstudio.engine.source import of_images
from ftstudio.tasks import registry


@devices.telling_out_of_memory()
def evaluate(
    run_dir: Path,
    root: Path,
    samples: Sequence[SplitSample],
    split: str,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> Evaluation:
    """Score ``samples`` (paths relative to ``root``) with the best weights in ``run_dir``.

    Raises UserError when there are no weights, no samples, or classes that the model does not know.
    """
    devices.use_all_cores()
    module, description = model_file.load(run_dir, device)
    names = description.class_names
    _check(samples, names, split)
    preprocessing = description.preprocessing
    side = stored_side(preprocessing, description.image_size)
    image_set = SampleSet(root, samples, names, preprocessing, side)
    plain_loss = registry.task(description.task).plain_loss().to(device)

    emit(PhaseChanged("validating"))
    confusion = torch.zeros(len(names), len(names), dtype=torch.int64)
    images: list[EvaluatedImage] = []
    loss_sum = 0.0
    source = of_images(image_set, eval_transform(preprocessing, description.image_size), device)
    for outputs, targets, positions in validate.outputs_of(
        module,
        source,
        "val",
        device,
        None,
        control.safe_point,
        lambda done, total: emit(Progress("Evaluating", done, total)),
    ):
        loss_sum += float(plain_loss(outputs, targets)) * len(targets)
        sure, predicted = outputs.softmax(1).max(1)
        for position, target, guess, probability in zip(
            positions, targets.tolist(), predicted.tolist(), sure.tolist(), strict=True
        ):
            confusion[target, guess] += 1
            images.append(EvaluatedImage(samples[position].path, target, guess, probability))
    return _summary(run_dir, root, split, names, confusion, images, loss_sum, image_set)


def _check(samples: Sequence[SplitSample], names: Sequence[str], split: str) -> None:
    if not samples:
        raise UserError(f"There are no {split} images to evaluate on.", "Choose another split or another folder.")
    unknown = sorted({sample.class_name for sample in samples} - set(names))
    if unknown:
        raise UserError(
            f"The model does not know {len(unknown)} of the classes there: {', '.join(unknown[:5])}.",
            f"It knows: {', '.join(names[:20])}.",
        )


def _summary(
    run_dir: Path,
    root: Path,
    split: str,
    names: tuple[str, ...],
    confusion: torch.Tensor,
    images: list[EvaluatedImage],
    loss_sum: float,
    image_set: SampleSet,
) -> Evaluation:
    count, correct = len(images), int(confusion.diagonal().sum())
    low, high = wilson(correct, count)
    classes = tuple(_class_score(confusion, place, name) for place, name in enumerate(names))
    f1s = [score.f1 for score in classes if score.f1 is not None]
    return Evaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        class_names=names,
        count=count,
        accuracy=correct / count,
        accuracy_low=low,
        accuracy_high=high,
        loss=loss_sum / count,
        macro_f1=sum(f1s) / len(f1s) if f1s else 0.0,
        classes=classes,
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        images=tuple(images),
        unreadable=tuple(image_set.unreadable.values()),
    )


def _class_score(confusion: torch.Tensor, place: int, name: str) -> ClassScore:
    """Precision is unknown for a class never predicted, recall and F1 for one without images."""
    right = int(confusion[place, place])
    there, predicted = int(confusion[place].sum()), int(confusion[:, place].sum())
    return ClassScore(
        name=name,
        count=there,
        precision=right / predicted if predicted else None,
        recall=right / there if there else None,
        f1=2 * right / (there + predicted) if there else None,
    )
