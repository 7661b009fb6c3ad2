"""How good a detector's best weights are on a set of images, with every image's boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import BoxedImage, BoxesEvaluation, BoxScore
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.targets import Boxes
from ftstudio.data.layout.class_names import spelled_like
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.batches import Feed, of_images
from ftstudio.engine.training import validation
from ftstudio.tasks.detection.inference.box_model import BoxModel, packed, packed_width
from ftstudio.tasks.detection.losses import BoxLoss
from ftstudio.tasks.detection.matching import Matched, matched
from ftstudio.tasks.detection.precision import Marks, averages, mean_known, with_intervals
from ftstudio.tasks.detection.targets import box_targets, size_of
from ftstudio.tasks.inference.evaluation import first, refuse_none


@dataclass(frozen=True)
class _Answered:
    """The images that could be read, in order; their values as in BoxModel and targets, on the CPU."""

    samples: list[SplitSample]
    values: Tensor
    targets: Tensor
    distances: list[float | None]
    loss: float
    unreadable: tuple[UnreadableImage, ...]


@devices.explaining_out_of_memory()
def evaluate(
    run_dir: Path,
    root: Path,
    samples: Sequence[SplitSample],
    split: str,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> BoxesEvaluation:
    """Score ``samples`` (paths relative to ``root``) with the best weights in ``run_dir``.

    Probabilities are calibrated and distances measured where that is known of the run.

    Raises UserError when there are no weights, no samples, images without boxes as targets, classes that the model does
    not know, or no image with any box.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)  # first: a training may put better ones there at any moment
    trained = BoxModel(run_dir, device)
    refuse_none(samples, split)
    samples = _spelled_like(trained.description.target_names, samples)
    _refuse_unknown(samples, trained.description.target_names)
    said = _answered(trained, root, samples, device, control, emit)
    return _summary(run_dir, weights, root, split, trained, said)


def _spelled_like(names: Sequence[str], samples: Sequence[SplitSample]) -> list[SplitSample]:
    """The samples with their classes spelled as the model spells them."""
    spelled = {name: spelled_like(name, names) for name in {name for sample in samples for name in sample.labels}}
    return [
        replace(
            sample,
            target=Boxes(tuple(replace(box, class_name=spelled[box.class_name]) for box in sample.target.boxes)),
        )
        if isinstance(sample.target, Boxes)
        else sample
        for sample in samples
    ]


def _refuse_unknown(samples: Sequence[SplitSample], names: Sequence[str]) -> None:
    if not all(isinstance(sample.target, Boxes) for sample in samples):
        raise UserError(
            "This run finds objects, but these images have no boxes as targets.", "Choose images with annotations."
        )
    used = {name for sample in samples for name in sample.labels}
    unknown = sorted(used - set(names))
    if unknown:
        raise UserError(
            f"The model does not have {len(unknown)} of these classes: {first(unknown, 5)}.",
            f"It has: {first(names, 20)}.",
        )
    if not used:
        raise UserError("None of these images has a box, so there is nothing to score.", "Choose other images.")


def _answered(
    trained: BoxModel,
    root: Path,
    samples: Sequence[SplitSample],
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> _Answered:
    what = trained.description
    looks = what.preprocessing
    targets = box_targets(samples, what.schema, root)
    image_set = SampleSet(root, samples, targets, looks, stored_side(looks, what.image_size))
    emit(PhaseChanged("validating"))
    feed = Feed(of_images(image_set, eval_transform(looks, what.image_size), device), device, None, control.safe_point)
    found: list[tuple[Tensor, Tensor, Tensor | None]] = []
    read: list[SplitSample] = []
    loss, loss_sum = BoxLoss(), 0.0

    def compute(images: Tensor) -> Tensor:
        maps = trained.maps(images)
        outputs = trained.head(*maps)
        return torch.cat([packed(maps[-1].mean((2, 3)), outputs), outputs.flatten(1)], 1)

    width = packed_width(trained.head.in_features)
    told = lambda done, total: emit(Progress("Evaluating", done, total))  # noqa: E731 - as the argument it becomes
    for together, some, positions in validation.outputs_of(compute, feed, "val", told):
        numbers = what.schema.outputs + 5
        features, raw = together[:, :width], together[:, width:]
        loss_sum += float(loss(raw.reshape(len(raw), -1, numbers), some)) * len(some)
        answers = trained.answers(features)
        found.append((answers.values.cpu(), some.cpu(), answers.distances))
        read += [samples[position] for position in positions]
    distances: list[float | None] = []
    for _, some, apart in found:
        distances += [None] * len(some) if apart is None else apart.tolist()
    return _Answered(
        samples=read,
        values=torch.cat([values for values, _, _ in found]),
        targets=torch.cat([some for _, some, _ in found]),
        distances=distances,
        loss=loss_sum / len(read),
        unreadable=tuple(image_set.unreadable.values()),
    )


def _summary(
    run_dir: Path, weights: str, root: Path, split: str, trained: BoxModel, said: _Answered
) -> BoxesEvaluation:
    names, known = trained.description.target_names, trained.confidence
    results = [
        matched(values[values[:, 0] >= 0], true, len(names))
        for values, true in zip(said.values.double().numpy(), said.targets.double().numpy(), strict=True)
    ]
    marks = Marks.of(results, len(names))
    each = averages(marks)
    (ap50, ap50_interval), (mean_ap, mean_interval) = with_intervals(marks)
    images = tuple(
        BoxedImage(
            sample.path,
            sample.target.boxes if isinstance(sample.target, Boxes) else (),
            trained.boxes_in(values, size),
            *size,
            distance,
        )
        for sample, values, distance in zip(said.samples, said.values, said.distances, strict=True)
        for size in (size_of(sample, root),)
    )
    return BoxesEvaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        count=len(said.samples),
        loss=said.loss,
        unreadable=said.unreadable,
        distance_limit=None if known is None else known.distance_limit,
        weights=weights,
        class_names=names,
        ap50=ap50,
        ap50_interval=ap50_interval,
        ap75=mean_known([row[5] for row in each]),
        mean_ap=mean_ap,
        mean_ap_interval=mean_interval,
        threshold=trained.threshold,
        classes=tuple(_score(name, place, each[place], results, trained.threshold) for place, name in enumerate(names)),
        images=images,
    )


def _score(
    name: str, place: int, precisions: Sequence[float | None], results: Sequence[Matched], threshold: float
) -> BoxScore:
    there = sum(int(result.there[place]) for result in results)
    chosen = [(result.kinds == place) & (result.scores >= threshold) & result.counts[0] for result in results]
    found = sum(int(which.sum()) for which in chosen)
    right = sum(int((result.right[0] & which).sum()) for result, which in zip(results, chosen, strict=True))
    known = [value for value in precisions if value is not None]
    return BoxScore(
        name=name,
        count=there,
        ap50=precisions[0],
        ap75=precisions[5],
        ap=mean_known(known) if known else None,
        precision=right / found if found else None,
        recall=right / there if there else None,
        f1=2 * right / (found + there) if there else None,
    )
