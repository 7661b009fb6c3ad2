"""Run the frozen stages of a network on images, without gradients."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ftstudio.engine.device import autocast, in_pieces

LARGE_GROUP, SMALL_GROUP = 32, 16
"""Images per forward pass if results must be bit-identical. The order in which kernels sum depends on the batch size;
with these sizes, and not with smaller ones (such as 8 in EfficientNet's squeeze layers), an image's result does not
depend on the other images of the batch."""


class FeatureExtractor:
    """Runs the frozen stages ``part``; None passes the images through unchanged."""

    def __init__(
        self,
        part: nn.Module | None,
        device: torch.device,
        dtype: torch.dtype | None,
        kept_as: torch.dtype | None,
        exact: bool,
        batch_size: int,
    ) -> None:
        """Prepare to run ``part`` on ``device``.

        Args:
            part: The frozen stages, or None.
            device: Where they run.
            dtype: The autocast type; None for float32.
            kept_as: If given, outputs are rounded as if they had been cached in this type.
            exact: Use groups of one size, padding the last one, so that an image gives the same bits in any batch.
            batch_size: The batch size of the run; selects the group size.
        """
        self.device = device
        self._part, self._dtype, self._kept_as = part, dtype, kept_as
        self._group = group_of(batch_size) if exact else None

    @property
    def is_there(self) -> bool:
        """Whether there are frozen stages."""
        return self._part is not None

    def __call__(self, images: Tensor) -> tuple[Tensor, ...]:
        """Compute the tensors at the boundary, each (N, ...), from images float32 (N, 3, S, S)."""
        if self._part is None:
            return (images,)
        with torch.no_grad(), autocast(self.device, self._dtype):
            if self._group is None:
                part = self._part
                parts, _ = in_pieces(lambda some: part(images[some]), len(images), len(images), self.device)
            else:
                parts = [self._padded(self._part, some) for some in images.split(self._group)]
            values = tuple(torch.cat(pieces) for pieces in zip(*parts, strict=True))
        if self._kept_as is None:
            return values
        return tuple(as_kept(value, self._kept_as).to(torch.float32) for value in values)

    def _padded(self, part: nn.Module, images: Tensor) -> tuple[Tensor, ...]:
        assert self._group is not None
        missing = self._group - len(images)
        if missing:
            images = torch.cat([images, images[-1:].expand(missing, -1, -1, -1)])
            images = images.contiguous(memory_format=torch.channels_last)
        return tuple(value[: len(value) - missing] for value in part(images))


def group_of(batch_size: int) -> int:
    """Return the number of images per forward pass if results must be bit-identical."""
    return LARGE_GROUP if batch_size >= LARGE_GROUP else SMALL_GROUP


def as_kept(value: Tensor, dtype: torch.dtype) -> Tensor:
    """Convert ``value`` to the cached type; values beyond the range of float16 are clamped to it."""
    if dtype is torch.float16:
        most = torch.finfo(torch.float16).max
        value = value.clamp(-most, most)
    return value.to(dtype)
