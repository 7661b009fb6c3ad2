"""The frozen part of a network at work: images in, what the rest takes out, without gradients."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ftstudio.engine.device import autocast, in_pieces

LARGE_GROUP, SMALL_GROUP = 32, 16
"""Images that pass together where every bit counts. Kernels sum up in an order that depends on how many there are; with
these numbers, and no fewer (the squeeze layers of EfficientNet with 8), it does not depend on which they are."""


class FeatureExtractor:
    """``part`` on ``device``; None stands for no frozen part and hands the images on.

    With ``kept_as`` the answers are rounded as if they had been kept in that type. With ``exact`` images pass in
    groups of one size, the last one filled up, so that an image gives the same bits in whatever company it comes;
    ``batch_size`` chooses the size.
    """

    def __init__(
        self,
        part: nn.Module | None,
        device: torch.device,
        dtype: torch.dtype | None,
        kept_as: torch.dtype | None,
        exact: bool,
        batch_size: int,
    ) -> None:
        self._part, self._device, self._dtype, self._kept_as = part, device, dtype, kept_as
        self._group = group_of(batch_size) if exact else None

    @property
    def is_there(self) -> bool:
        return self._part is not None

    def __call__(self, images: Tensor) -> tuple[Tensor, ...]:
        """float32 (N, 3, S, S) to the tensors at the boundary, each with N first."""
        if self._part is None:
            return (images,)
        with torch.no_grad(), autocast(self._device, self._dtype):
            if self._group is None:
                part = self._part
                parts, _ = in_pieces(lambda some: part(images[some]), len(images), len(images), self._device)
            else:
                parts = [self._filled_up(self._part, some) for some in images.split(self._group)]
            values = tuple(torch.cat(pieces) for pieces in zip(*parts, strict=True))
        if self._kept_as is None:
            return values
        return tuple(as_kept(value, self._kept_as).to(torch.float32) for value in values)

    def _filled_up(self, part: nn.Module, images: Tensor) -> tuple[Tensor, ...]:
        assert self._group is not None
        missing = self._group - len(images)
        if missing:
            images = torch.cat([images, images[-1:].expand(missing, -1, -1, -1)])
            images = images.contiguous(memory_format=torch.channels_last)
        return tuple(value[: len(value) - missing] for value in part(images))


def group_of(batch_size: int) -> int:
    """How many images pass together where every bit counts."""
    return LARGE_GROUP if batch_size >= LARGE_GROUP else SMALL_GROUP


def as_kept(value: Tensor, dtype: torch.dtype) -> Tensor:
    """``value`` in the type it is kept in; what float16 cannot hold becomes the largest number it can."""
    if dtype is torch.float16:
        most = torch.finfo(torch.float16).max
        value = value.clamp(-most, most)
    return value.to(dtype)
