"""Measuring how far a run's best weights can be trusted, on its validation images and some training images.

Right after a training it uses cached features; later, it reads the images again. During a training nothing is measured:
it would slow the training down and be outdated by the next best epoch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol

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
    """The outputs of the weights ``what`` for the validation images.

    ``outputs`` (N, outputs) and ``targets`` (N, ...) are on the CPU. ``of_weights`` are the fields of
    core/confidence.OfWeights.
    """

    what: ModelDescription
    outputs: Tensor
    targets: Tensor
    of_weights: dict[str, Any]


class Reader(Protocol):
    """What follows from the features of N images, whose first dimension is the image."""

    def kept(self, features: Callable[..., Any]) -> Callable[..., Tensor]:
        """``features`` of a network cut before its head, as one tensor."""
        ...

    def outputs(self, features: Tensor) -> Tensor:
        """The outputs that are measured, (N, ...)."""
        ...

    def vectors(self, features: Tensor) -> Tensor:
        """What describes each image, (N, in_features of the head)."""
        ...


class HeadReader:
    """Features are vectors, and outputs those of the head."""

    def __init__(self, head: Head) -> None:
        self._head = head

    def kept(self, features: Callable[..., Any]) -> Callable[..., Tensor]:
        return features

    def outputs(self, features: Tensor) -> Tensor:
        return self._head(features)

    def vectors(self, features: Tensor) -> Tensor:
        return features


@dataclass(frozen=True)
class _Look:
    """How to look at the images of a run.

    ``features`` of what ``feed`` gives, what follows from them, and the number of values that describe an image.
    """

    features: Callable[..., Tensor]
    reader: Reader
    width: int
    feed: Feed
    emit: Emit


@dataclass(frozen=True)
class Findings(Generic[R]):
    """The findings of one task.

    ``file`` is where its record is saved, ``targets`` are those of Task.targets, ``groups`` maps targets to int64 (N,)
    groups, each of which has reference images, ``record`` makes the record, and how features are read.
    """

    file: KnownFile[R]
    trained: Callable[[Path, torch.device], TrainedModel[R]]
    targets: Callable[[Sequence[SplitSample], TargetSchema, Path], Tensor]
    groups: Callable[[Tensor], Tensor]
    record: Callable[[Found], R]
    reader: Callable[[Head], Reader] = HeadReader

    @devices.explaining_out_of_memory()
    def find_out(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        """Measure the best weights in ``run_dir`` on the images of ``manifest``, and save the result.

        Raises:
            UserError: There are no weights, or writing failed.
            ImagesMissing: No validation image is left.
            StopRequested: A stop was requested.
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
        reader = self.reader(trained.head)
        feed = Feed(source, device, None, control.safe_point)
        look = _Look(trained.features, reader, trained.head.in_features, feed, emit)
        self.file.save(run_dir, self._found(look, what), weights)

    def find_out_after(self, finished: FinishedTraining) -> None:
        """Measure a training that has just ended, from its cached features; its network gets the best weights.

        A problem that the user can fix does not fail a finished training: nothing is saved then, and the next request
        tries again and reports it.
        """
        with contextlib.suppress(UserError):
            run_dir, module = finished.run_dir, finished.module
            weights = model_file.digest(run_dir)
            best, description = model_file.load(run_dir, finished.feed.device)
            module.load_state_dict(best.state_dict())
            module.eval()
            head = build.head_module(module, finished.info)
            reader = self.reader(head)
            look = _Look(reader.kept(finished.features), reader, head.in_features, finished.feed, finished.emit)
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
                outputs.append(look.reader.outputs(features).cpu())
                targets.append(some_targets.cpu())
                if usual.neighbours:
                    measured.append(usual.measures(look.reader.vectors(features)).cpu())
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
        """Return directions of readable training images (M, D), on the device, and their groups (M,)."""
        groups = self.groups(look.feed.source.samples("train").targets)
        found: list[Tensor] = [torch.empty(0, look.width, device=look.feed.device)]
        read: list[int] = []
        with contextlib.suppress(ImagesMissing):
            chosen = chosen_references(groups)
            for features, _, positions in _features(look, "train", "Selecting training images as references", chosen):
                found.append(directions(look.reader.vectors(features)))
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
