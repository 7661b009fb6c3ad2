"""A detector's best weights, ready to answer with boxes of calibrated probability."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import FoundBox
from ftstudio.core.confidence import BoxCalibration, BoxesConfidence
from ftstudio.data.loading.crop import central_part
from ftstudio.models.box_head import BoxHead
from ftstudio.models.heads import Head
from ftstudio.tasks.detection.boxes import MOST_BOXES, found_boxes
from ftstudio.tasks.inference.known_file import KnownFile
from ftstudio.tasks.inference.trained_model import Answers, TrainedModel

THRESHOLD = 0.5
"""The probability from which a box counts as found if nothing was measured."""
LEAST_SHOWN = 0.05
"""Less probable boxes are dropped."""
NO_BOX = -1.0
NUMBERS = 6


def _sound(record: BoxesConfidence) -> bool:
    bounded = all(0 < each.slope <= 20 and abs(each.offset) <= 20 for each in record.classes)
    return bool(record.classes) and bounded and 0 < record.threshold < 1


FILE = KnownFile(BoxesConfidence, _sound)


def packed(vectors: Tensor, outputs: Tensor) -> Tensor:
    """What describes each image (N, D), and its boxes as ``found_boxes`` gives them, in rows of one tensor."""
    rows = torch.full((len(outputs), MOST_BOXES, NUMBERS), NO_BOX, device=outputs.device)
    for row, boxes in zip(rows, found_boxes(outputs), strict=True):
        row[: len(boxes)] = boxes
    return torch.cat([vectors, rows.flatten(1)], 1)


def packed_width(vectors: int) -> int:
    """Columns of ``packed`` for vectors of so many numbers."""
    return vectors + MOST_BOXES * NUMBERS


def unpacked(features: Tensor) -> tuple[Tensor, Tensor]:
    """The inverse of ``packed``: vectors (N, D), and rows of boxes (N, boxes, 6), filled up with NO_BOX."""
    width = features.shape[1] - MOST_BOXES * NUMBERS
    return features[:, :width], features[:, width:].reshape(len(features), MOST_BOXES, NUMBERS)


class BoxReader:
    """As tasks/inference/findings.Reader: features are ``packed``, outputs are rows of boxes."""

    def __init__(self, head: Head) -> None:
        assert isinstance(head, BoxHead)
        self._head = head

    def kept(self, features: Callable[..., Any]) -> Callable[..., Tensor]:
        return lambda *inputs: self.of_maps(features(*inputs))

    def of_maps(self, maps: tuple[Tensor, ...]) -> Tensor:
        """Maps that enter the head, packed."""
        return packed(maps[-1].float().mean((2, 3)), self._head(*maps))

    def outputs(self, features: Tensor) -> Tensor:
        return unpacked(features)[1]

    def vectors(self, features: Tensor) -> Tensor:
        return unpacked(features)[0]


class BoxModel(TrainedModel[BoxesConfidence]):
    """A detector at work.

    Values are rows (class, calibrated probability, left, top, right, bottom) for each image, the most probable first,
    filled up with NO_BOX; edges are fractions of the view.
    """

    def __init__(self, run_dir: Path, device: torch.device) -> None:
        super().__init__(run_dir, device, FILE)
        self._reader = BoxReader(self.head)
        names = self.description.target_names
        known = self.confidence
        fits = known is not None and len(known.classes) == len(names)
        self.classes = known.classes if known is not None and fits else (BoxCalibration(),) * len(names)
        self.threshold = known.threshold if known is not None and fits else THRESHOLD

    def features(self, images: Tensor) -> Tensor:
        return self._reader.of_maps(self.maps(images))

    def maps(self, images: Tensor) -> tuple[Tensor, ...]:
        """What enters the head."""
        assert self._parts.trunk is not None
        return self._parts.features(*self._parts.trunk(images))  # type: ignore[return-value]  - a tuple, of a detector

    def values(self, outputs: Tensor) -> Tensor:
        return calibrated(outputs, self.classes)

    def answers(self, features: Tensor) -> Answers:
        vectors, boxes = unpacked(features)
        with torch.inference_mode():
            return self._checked(Answers(boxes, self.values(boxes), self._distances(vectors)))

    def boxes_in(self, values: Tensor, size: tuple[int, int]) -> tuple[FoundBox, ...]:
        """Values (boxes, 6) of one image of ``size`` (width, height) as boxes in its pixels."""
        left, top, right, bottom = central_part(*size)
        names, width, height = self.description.target_names, right - left, bottom - top
        found: list[FoundBox] = []
        for kind, probability, x0, y0, x1, y1 in values.tolist():
            if kind >= 0 and probability >= LEAST_SHOWN and x1 > x0 and y1 > y0:
                edges = left + x0 * width, top + y0 * height, left + x1 * width, top + y1 * height
                found.append(FoundBox(names[int(kind)], probability, *(round(edge, 2) for edge in edges)))
        return tuple(found)


def calibrated(boxes: Tensor, classes: tuple[BoxCalibration, ...]) -> Tensor:
    """Rows of boxes (N, boxes, 6) with calibrated probabilities in place of scores, the most probable first."""
    there = boxes[..., 0] >= 0
    kinds = boxes[..., 0].clamp_min(0).long()
    slopes = boxes.new_tensor([each.slope for each in classes])[kinds]
    offsets = boxes.new_tensor([each.offset for each in classes])[kinds]
    probable = torch.sigmoid(slopes * logit(boxes[..., 1]) + offsets)
    probable = torch.where(there, probable, NO_BOX)
    order = probable.argsort(dim=1, descending=True, stable=True)
    changed = torch.cat([boxes[..., :1], probable[..., None], boxes[..., 2:]], 2)
    return changed.gather(1, order[..., None].expand(-1, -1, NUMBERS))


def logit(scores: Tensor) -> Tensor:
    """Of scores 0..1."""
    return torch.logit(scores.clamp(0, 1), eps=1e-6)
