"""Finding out how far a run's best weights can be trusted: one look at its validation images and some training images.

Right after a training it goes over what that has kept; later, it reads the images again. While a training goes on
nothing is found out: it would take the time of that training, and be outdated by its next good epoch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.confidence import Calibration, Confidence
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.engine.features.batches import Feed, Part, of_images
from ftstudio.engine.features.novelty import (
    Usual,
    axes_of,
    chosen_references,
    directions,
    distances,
    limit_of,
    neighbours_for,
    scales_of,
)
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.task import FinishedTraining
from ftstudio.engine.training import validation
from ftstudio.models import build
from ftstudio.models.heads import Head
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.classification.inference.calibration import calibration, fitted_temperature
from ftstudio.tasks.classification.inference.confidence_file import Known
from ftstudio.tasks.classification.inference.inference_model import InferenceModel
from ftstudio.tasks.classification.targets import class_indices


@dataclass(frozen=True)
class _Look:
    """How to look at the images of a run: ``features`` of what ``feed`` gives, and the head that follows."""

    features: Callable[..., Tensor]
    head: Head
    feed: Feed
    emit: Emit


@devices.explaining_out_of_memory()
def find_out(run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit) -> None:
    """Measure the confidence of the best weights in ``run_dir`` on the images of ``manifest``, and write it down.

    Raises UserError when there are no weights or the disk refuses, ImagesMissing when no validation image is left,
    StopRequested when a stop was asked for.
    """
    devices.use_all_cores()
    weights = model_file.digest(run_dir)
    trained = InferenceModel(run_dir, device)
    what = trained.description
    side = stored_side(what.preprocessing, what.image_size)
    root = Path(manifest.root)
    train, val = (
        SampleSet(root, samples, class_indices(samples, what.target_names, root), what.preprocessing, side)
        for samples in (manifest.of("train"), manifest.of("val"))
    )
    source = of_images(val, eval_transform(what.preprocessing, what.image_size), device, train)
    look = _Look(trained.features, trained.head, Feed(source, device, None, control.safe_point), emit)
    confidence_file.save(run_dir, _found(look, what), weights)


def fit_confidence_of(finished: FinishedTraining) -> None:
    """The same for a training that has come to its end, while what it kept is at hand; its network gets the best
    weights. What a person would have to mend fails no training that is finished: nothing is written then, and whoever
    asks next tries again and is told."""
    with contextlib.suppress(UserError):
        run_dir, module = finished.run_dir, finished.module
        weights = model_file.digest(run_dir)
        best, description = model_file.load(run_dir, finished.feed.device)
        module.load_state_dict(best.state_dict())
        module.eval()
        look = _Look(finished.features, build.head_module(module, finished.info), finished.feed, finished.emit)
        confidence_file.save(run_dir, _found(look, description), weights)


def _found(look: _Look, what: ModelDescription) -> Known:
    look.emit(PhaseChanged("validating"))
    references, reference_targets = _references(look)
    usual = Usual(references, axes_of(references), neighbours_for(reference_targets))
    logits: list[Tensor] = []
    targets: list[Tensor] = []
    measured: list[Tensor] = []
    for features, some_targets, _ in _features(look, "val", "Calibrating confidence on the validation images"):
        with torch.inference_mode():
            logits.append(look.head(features).cpu())
            targets.append(some_targets.cpu())
            if usual.neighbours:
                measured.append(usual.measures(features).cpu())
    scales = scales_of(torch.cat(measured)) if measured else None
    apart = distances(torch.cat(measured), scales).tolist() if scales else []
    temperature = fitted_temperature(torch.cat(logits), torch.cat(targets))
    return Known(
        Confidence(
            run_id=what.run_id,
            epoch=what.epoch,
            temperature=temperature,
            calibration=_calibration(torch.cat(logits), torch.cat(targets), temperature),
            neighbours=usual.neighbours,
            references=len(references),
            scales=scales,
            distance_limit=limit_of(apart),
        ),
        usual.to(torch.device("cpu")),
    )


def _calibration(logits: Tensor, targets: Tensor, temperature: float) -> Calibration:
    before, predicted = logits.softmax(1).max(1)
    return calibration(before, (logits / temperature).softmax(1).amax(1), predicted == targets, temperature)


def _references(look: _Look) -> tuple[Tensor, Tensor]:
    """Directions of the training images that others are compared with (M, D), on the device, and their targets (M,);
    of those that can still be read."""
    chosen = chosen_references(look.feed.source.samples("train").targets)
    found: list[Tensor] = [torch.empty(0, look.head.in_features, device=look.feed.device)]
    targets: list[Tensor] = [torch.empty(0, dtype=torch.int64, device=look.feed.device)]
    with contextlib.suppress(ImagesMissing):
        for features, some_targets, _ in _features(look, "train", "Selecting training images as references", chosen):
            found.append(directions(features))
            targets.append(some_targets)
    return torch.cat(found), torch.cat(targets)


def _features(
    look: _Look, part: Part, words: str, only: list[int] | None = None
) -> Iterator[tuple[Tensor, Tensor, list[int]]]:
    return validation.outputs_of(
        look.features,
        look.feed,
        part,
        lambda done, total: look.emit(Progress(words, done, total)),
        only=only,
    )
