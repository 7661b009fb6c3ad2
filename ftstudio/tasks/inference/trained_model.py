"""A run's best weights, ready to answer: predictions, and how unlike the training images an image is.

This is the only place where outputs become calibrated answers, for users and scripts alike.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

import torch
from torch import Tensor

from ftstudio.core.errors import UserError
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.novelty import distances
from ftstudio.models import build, catalog
from ftstudio.models.cut import cut
from ftstudio.tasks.inference.known_file import KnownFile, R


@dataclass(frozen=True)
class Answers:
    """The answers for N images.

    ``outputs`` are the network's, ``values`` what follows from them (calibrated probabilities, or numbers in the unit
    of the data set), both float32 (N, outputs); ``distances`` from the training images are float32 (N,), or None if
    unknown.
    """

    outputs: Tensor
    values: Tensor
    distances: Tensor | None


class TrainedModel(ABC, Generic[R]):
    """The network of a run on ``device``, in eval mode, with its findings (``confidence``), or None."""

    def __init__(self, run_dir: Path, device: torch.device, file: KnownFile[R]) -> None:
        """Load the weights. Raises UserError if the run has no usable weights."""
        self._run_dir = run_dir
        module, self.description = model_file.load(run_dir, device)
        info = catalog.model(self.description.model, self.description.task)
        self.head = build.head_module(module, info)
        # Everything stands still, so all of it may be folded, once.
        self._parts = cut(module, info, len(info.stages), fold_rest=True)
        known = file.known(run_dir)
        if known is not None and known.usual.references.shape[1] != self.head.in_features:
            known = None
        self.confidence: R | None = None if known is None else known.record
        self._usual = None if known is None else known.usual.to(device)

    @abstractmethod
    def values(self, outputs: Tensor) -> Tensor:
        """Map outputs (N, outputs) to values of the same shape."""

    def features(self, images: Tensor) -> Tensor:
        """Map float32 (N, 3, S, S) to the input of the head, (N, D)."""
        assert self._parts.trunk is not None
        return self._parts.features(*self._parts.trunk(images))

    def answers(self, features: Tensor) -> Answers:
        """Compute the answers for features (N, D) on the device. Raises UserError if they are not finite."""
        with torch.inference_mode():
            outputs = self.head(features)
            return self._checked(Answers(outputs, self.values(outputs), self._distances(features)))

    def _distances(self, vectors: Tensor) -> Tensor | None:
        """How far images described by ``vectors`` (N, D) are from the training images."""
        known = self.confidence
        if known is None or self._usual is None or known.scales is None:
            return None
        return distances(self._usual.measures(vectors), known.scales)

    def _checked(self, answers: Answers) -> Answers:
        """Finite weights can still produce outputs that are not."""
        found = (answers.outputs, answers.values, answers.distances)
        if all(each is None or bool(torch.isfinite(each).all()) for each in found):
            return answers
        raise UserError(
            f"The weights in {model_file.path_in(self._run_dir)} give NaN for an image: they are damaged or were "
            f"tampered with.",
            "Restore that file from a backup, choose another run, or train again.",
        )

    def is_unfamiliar(self, distance: float | None) -> bool | None:
        """Whether an image at that distance is unlike the training images; None if unknown."""
        limit = None if self.confidence is None else self.confidence.distance_limit
        return None if limit is None or distance is None else distance > limit
