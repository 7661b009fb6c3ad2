"""Measuring how far a run's best weights can be trusted: one look at its validation images and some training images.

Right after a training it goes over the features that are cached; later, it reads the images again. While a training
runs nothing is measured: it would take the time of that training, and be outdated by its next good epoch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

import torch
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.targets import TargetSchema
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
from ftstudio.tasks.inference.known_file import Known, KnownFile, R
from ftstudio.tasks.inference.trained_model import TrainedModel


@dataclass(frozen=True)
class Found:
    """What the weights ``what`` say of the validation images.

    ``outputs`` (N, outputs) and ``targets`` (N, ...) on the CPU. ``of_weights`` are the fields of
    core/confidence.OfWeights.
    """

    what: ModelDescription
    outputs: Tensor
    targets: Tensor
    of_weights: dict[str, Any]


@dataclass(frozen=True)
class _Look:
    """How to look at the images of a run: ``features`` of what ``feed`` gives, and the head that follows."""

    features: Callable[..., Tensor]
    head: Head
    feed: Feed
    emit: Emit


@dataclass(frozen=True)
class Findings(Generic[R]):
    """How one task does it.

    Where its record is kept, ``targets`` of samples as Task.targets, ``groups`` int64 (N,) of targets, from each of
    which come reference images, and the ``record`` of what was found.
    """

    file: KnownFile[R]
    trained: Callable[[Path, torch.device], TrainedModel[R]]
    targets: Callable[[Sequence[SplitSample], TargetSchema, Path], Tensor]
    groups: Callable[[Tensor], Tensor]
    record: Callable[[Found], R]

    @devices.explaining_out_of_memory()
    def find_out(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        """Measure the best weights in ``run_dir`` on the images of ``manifest``, and write it down.

        Raises UserError when there are no weights or the disk refuses, ImagesMissing when no validation image is left,
        StopRequested when a stop was asked for.
        """
        devices.use_all_cores()
        weights = model_file.digest(run_dir)
        trained = self.trained(run_dir, device)
        what = trained.description
        side = stored_side(what.preprocessing, what.image_size)
        root = Path(manifest.root)
        train, val = (
            SampleSet(root, samples, self.targets(samples, what.schema, root), what.preprocessing, side)
            for samples in (manifest.of("train"), manifest.of("val"))
        )
        source = of_images(val, eval_transform(what.preprocessing, what.image_size), device, train)
        look = _Look(trained.features, trained.head, Feed(source, device, None, control.safe_point), emit)
        self.file.save(run_dir, self._found(look, what), weights)

    def find_out_after(self, finished: FinishedTraining) -> None:
        """The same for a training that has come to its end, while its cached features are at hand.

        Its network gets the best weights. What a user would have to mend fails no training that is finished: nothing is
        written then, and whoever asks next tries again and reports it.
        """
        with contextlib.suppress(UserError):
            run_dir, module = finished.run_dir, finished.module
            weights = model_file.digest(run_dir)
            best, description = model_file.load(run_dir, finished.feed.device)
            module.load_state_dict(best.state_dict())
            module.eval()
            look = _Look(finished.features, build.head_module(module, finished.info), finished.feed, finished.emit)
            self.file.save(run_dir, self._found(look, description), weights)

    def _found(self, look: _Look, what: ModelDescription) -> Known[R]:
        look.emit(PhaseChanged("validating"))
        references, reference_groups = self._references(look)
        usual = Usual(references, axes_of(references), neighbours_for(reference_groups))
        outputs: list[Tensor] = []
        targets: list[Tensor] = []
        measured: list[Tensor] = []
        for features, some_targets, _ in _features(look, "val", "Calibrating confidence on the validation images"):
            with torch.inference_mode():
                outputs.append(look.head(features).cpu())
                targets.append(some_targets.cpu())
                if usual.neighbours:
                    measured.append(usual.measures(features).cpu())
        scales = scales_of(torch.cat(measured)) if measured else None
        apart = distances(torch.cat(measured), scales).tolist() if scales else []
        of_weights = {
            "run_id": what.run_id,
            "epoch": what.epoch,
            "neighbours": usual.neighbours,
            "references": len(references),
            "scales": scales,
            "distance_limit": limit_of(apart),
        }
        found = Found(what, torch.cat(outputs), torch.cat(targets), of_weights)
        return Known(self.record(found), usual.to(torch.device("cpu")))

    def _references(self, look: _Look) -> tuple[Tensor, Tensor]:
        """Directions of the training images that others are compared with (M, D), on the device, and their groups (M,).

        Of those that can still be read.
        """
        groups = self.groups(look.feed.source.samples("train").targets)
        found: list[Tensor] = [torch.empty(0, look.head.in_features, device=look.feed.device)]
        read: list[int] = []
        with contextlib.suppress(ImagesMissing):
            chosen = chosen_references(groups)
            for features, _, positions in _features(look, "train", "Selecting training images as references", chosen):
                found.append(directions(features))
                read += positions
        return torch.cat(found), groups[read]


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
