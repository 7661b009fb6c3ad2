"""The evaluation of a multi-label model's best weights on a set of images, with the answer for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import LabelledImage, LabelScore, LabelsEvaluation
from ftstudio.core.events import Emit
from ftstudio.core.targets import Labels
from ftstudio.data.layout.class_names import spelled_like
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.tasks.inference.bootstrap import intervals
from ftstudio.tasks.inference.evaluation import Answered, answered, first, refuse_none
from ftstudio.tasks.multilabel.inference.label_model import LabelModel
from ftstudio.tasks.multilabel.losses import LabelLoss
from ftstudio.tasks.multilabel.ranking import Ranking, average_precisions
from ftstudio.tasks.multilabel.scores import f1, mean_of_known
from ftstudio.tasks.multilabel.targets import label_targets


@devices.explaining_out_of_memory()
def evaluate(
    run_dir: Path,
    root: Path,
    samples: Sequence[SplitSample],
    split: str,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> LabelsEvaluation:
    """Evaluate the best weights in ``run_dir`` on ``samples`` (paths relative to ``root``).

    Probabilities are calibrated and distances measured if the findings of the run are known.

    Raises:
        UserError: There are no weights, no samples, images without labels as targets, labels that the model does not
            have, or no image with any label.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)  # first: a training may put better ones there at any moment
    trained = LabelModel(run_dir, device)
    names = trained.description.target_names
    refuse_none(samples, split)
    samples = _spelled_like(names, samples)
    _refuse_unknown(samples, names)
    targets = label_targets(samples, trained.description.schema, root)
    said = answered(trained, root, samples, targets, LabelLoss(), device, control, emit)
    return _summary(run_dir, weights, root, split, trained, said)


def _spelled_like(names: Sequence[str], samples: Sequence[SplitSample]) -> list[SplitSample]:
    """The samples with their labels spelled as the model spells them: other images may have other capitals."""
    spelled = {name: spelled_like(name, names) for name in {name for sample in samples for name in sample.labels}}
    return [
        replace(sample, target=Labels(tuple(spelled[name] for name in sample.target.names)))
        if isinstance(sample.target, Labels)
        else sample
        for sample in samples
    ]


def _refuse_unknown(samples: Sequence[SplitSample], names: Sequence[str]) -> None:
    if not all(isinstance(sample.target, Labels) for sample in samples):
        raise UserError(
            "This run predicts labels, but these images have no lists of labels.",
            "Choose a list with the labels of each image.",
        )
    used = {name for sample in samples for name in sample.labels}
    unknown = sorted(used - set(names))
    if unknown:
        raise UserError(
            f"The model does not have {len(unknown)} of these labels: {first(unknown, 5)}.",
            f"It has: {first(names, 20)}.",
        )
    if not used:
        raise UserError("None of these images has a label, so there is nothing to score.", "Choose other images.")


def _summary(
    run_dir: Path, weights: str, root: Path, split: str, trained: LabelModel, said: Answered
) -> LabelsEvaluation:
    names, known = trained.description.target_names, trained.confidence
    there, predicted = said.targets > 0.5, trained.present(said.values)
    ranks = [Ranking(said.values[:, place], there[:, place]) for place in range(len(names))]
    precisions = average_precisions(said.values, there)
    hits, alarms, positives = (there & predicted).sum(0), predicted.sum(0), there.sum(0)
    found = intervals(len(said), lambda resamples: _figures(resamples, ranks, there, predicted))
    map_interval, micro_interval, macro_interval = (_within(each) for each in found)
    return LabelsEvaluation(
        run_dir=str(run_dir),
        split=split,
        root=str(root),
        count=len(said),
        loss=said.loss,
        unreadable=said.unreadable,
        distance_limit=None if known is None else known.distance_limit,
        weights=weights,
        label_names=names,
        mean_average_precision=float(mean_of_known(precisions)),
        mean_average_precision_interval=map_interval,
        micro_f1=float(torch.nan_to_num(f1(hits.sum(), alarms.sum(), positives.sum()))),
        micro_f1_interval=micro_interval,
        macro_f1=float(mean_of_known(f1(hits, alarms, positives))),
        macro_f1_interval=macro_interval,
        exact_match=float((there == predicted).all(1).double().mean()),
        labels=tuple(
            _score(names[place], trained.labels[place].threshold, *counts)
            for place, counts in enumerate(
                zip(hits.tolist(), alarms.tolist(), positives.tolist(), precisions.tolist(), strict=True)
            )
        ),
        images=tuple(
            LabelledImage(path, tuple(row.nonzero().flatten().tolist()), tuple(shares), distance)
            for path, row, shares, distance in zip(said.paths, there, said.values.tolist(), said.distances, strict=True)
        ),
    )


def _score(name: str, threshold: float, hits: int, predicted: int, there: int, precision: float) -> LabelScore:
    return LabelScore(
        name=name,
        count=there,
        threshold=threshold,
        precision=hits / predicted if predicted else None,
        recall=hits / there if there else None,
        f1=2 * hits / (predicted + there) if there else None,
        average_precision=precision if there else None,
    )


def _within(interval: tuple[float, float] | None) -> tuple[float, float]:
    return (0.0, 1.0) if interval is None else interval


def _figures(resamples: Tensor, ranks: Sequence[Ranking], there: Tensor, predicted: Tensor) -> Tensor:
    """Mean average precision, micro F1 and macro F1 of each of the resamples: (R, 3)."""
    precisions = torch.stack([rank.average_precision(resamples) for rank in ranks], 1)
    hits, alarms, positives = (resamples @ counted.float() for counted in (there & predicted, predicted, there))
    micro = f1(hits.sum(1), alarms.sum(1), positives.sum(1))
    return torch.stack([precisions.nanmean(1), micro, f1(hits, alarms, positives).nanmean(1)], 1)
