"""A run's best weights, ready to answer: what they say of an image, and how unlike the training images it is.

The one place where outputs become calibrated answers: whatever a user or a script is given comes from here.
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
    """For N images.

    The network's ``outputs`` and the ``values`` that follow (calibrated probabilities, or numbers in the unit of the
    data set), both float32 (N, outputs); ``distances`` from the training images, float32 (N,), or None where they are
    not known.
    """

    outputs: Tensor
    values: Tensor
    distances: Tensor | None


class TrainedModel(ABC, Generic[R]):
    """The network of a run on ``device``, in eval mode, with what is known of it (``confidence``), or None."""

    def __init__(self, run_dir: Path, device: torch.device, file: KnownFile[R]) -> None:
        """Raises UserError when the run has no usable weights."""
        self._run_dir = run_dir
        module, self.description = model_file.load(run_dir, device)
        info = catalog.model(self.description.model)
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
        """Outputs (N, outputs) to what is said, of the same shape."""

    def features(self, images: Tensor) -> Tensor:
        """float32 (N, 3, S, S) to what enters the head, (N, D)."""
        assert self._parts.trunk is not None
        return self._parts.features(*self._parts.trunk(images))

    def answers(self, features: Tensor) -> Answers:
        """What follows from features (N, D) on the device. Raises UserError where that is no number."""
        with torch.inference_mode():
            outputs = self.head(features)
            values, known = self.values(outputs), self.confidence
            if known is None or self._usual is None or known.scales is None:
                return self._checked(Answers(outputs, values, None))
            apart = distances(self._usual.measures(features), known.scales)
            return self._checked(Answers(outputs, values, apart))

    def _checked(self, answers: Answers) -> Answers:
        """Weights that are numbers, each of them, may still come to none together."""
        found = (answers.outputs, answers.values, answers.distances)
        if all(each is None or bool(torch.isfinite(each).all()) for each in found):
            return answers
        raise UserError(
            f"The weights in {model_file.path_in(self._run_dir)} give NaN for an image: they are damaged or were "
            f"tampered with.",
            "Restore that file from a backup, choose another run, or train again.",
        )

    def is_unfamiliar(self, distance: float | None) -> bool | None:
        """Whether an image at that distance is unlike the training images; None where that cannot be said."""
        limit = None if self.confidence is None else self.confidence.distance_limit
        return None if limit is None or distance is None else distance > limit
