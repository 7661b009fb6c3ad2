"""Boxes of images as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.targets import BoxClasses, Boxes, TargetSchema
from ftstudio.data.decoding.decode import read_size
from ftstudio.data.loading.box_views import IGNORED, LEAST_SHARE, NO_BOX
from ftstudio.data.loading.crop import central_part
from ftstudio.data.quality.reasons import Undecodable


def classes_of(schema: TargetSchema) -> BoxClasses:
    """The schema of this task. Raises UserError for that of another."""
    if isinstance(schema, BoxClasses):
        return schema
    raise UserError(
        "This run finds objects, but its files describe classes, labels or numbers.",
        "They are from different runs: restore the files that belong together.",
    )


def size_of(sample: SplitSample, root: Path) -> tuple[int, int]:
    """Width and height of an image in pixels, upright.

    (1, 1) for one that cannot be read, which is reported where its pixels are.
    """
    if sample.width and sample.height:
        return sample.width, sample.height
    try:
        return read_size(root / sample.path)
    except Undecodable:
        return 1, 1


def box_targets(samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
    """The boxes of each sample as the plain view shows them, float32 (N, M, 5), as in data/loading/box_views.

    Raises UserError for a sample without boxes as its target, or a box of an unknown class.
    """
    places = {name: place for place, name in enumerate(classes_of(schema).names)}
    rows: list[list[tuple[float, ...]]] = []
    for sample in samples:
        if not isinstance(sample.target, Boxes):
            raise UserError(
                f"The image {root / sample.path} has no boxes, which this run learns from.",
                "Open images with annotations of boxes.",
            )
        unknown = next((box.class_name for box in sample.target.boxes if box.class_name not in places), None)
        if unknown is not None:
            raise UserError(
                f"The image {root / sample.path} has a box of the class “{unknown}”, which the model does not know.",
                f"It knows: {', '.join(places)}.",
            )
        rows.append(_rows(sample.target, size_of(sample, root), places))
    most = max(1, max((len(row) for row in rows), default=1))
    targets = torch.full((len(rows), most, 5), float(NO_BOX))
    for place, row in enumerate(rows):
        if row:
            targets[place, : len(row)] = torch.tensor(row)
    return targets


def _rows(target: Boxes, size: tuple[int, int], places: dict[str, int]) -> list[tuple[float, ...]]:
    """Each box relative to the part of the image that is used; one that is mostly outside of it is ignored."""
    left, top, right, bottom = central_part(*size)
    width, height = right - left, bottom - top
    found: list[tuple[float, ...]] = []
    for box in target.boxes:
        edges = (box.left - left) / width, (box.top - top) / height, (box.right - left) / width
        whole = (*edges, (box.bottom - top) / height)
        x0, y0, x1, y1 = (min(1.0, max(0.0, edge)) for edge in whole)
        area = (whole[2] - whole[0]) * (whole[3] - whole[1])
        visible = max(0.0, x1 - x0) * max(0.0, y1 - y0) / max(1e-12, area)
        if visible > 0:
            found.append((places[box.class_name] if visible >= LEAST_SHARE else IGNORED, x0, y0, x1, y1))
    return found


def rarest_class(targets: Tensor) -> Tensor:
    """A group of each of the targets (N, M, 5), int64 (N,): the rarest class in it; -1 without boxes."""
    kinds = targets[..., 0].long()
    uses = torch.bincount(kinds[kinds >= 0], minlength=1)
    ranks = torch.where(kinds >= 0, uses[kinds.clamp_min(0)], torch.iinfo(torch.int64).max)
    rarest = kinds.gather(1, ranks.argmin(1, keepdim=True))[:, 0]
    return rarest.clamp_min(-1)
