"""The SSDLite head: from feature maps to boxes and classes at anchors, and the anchors.

Group normalisation in place of BatchNorm: a new head has no statistics yet, and those of a few dozen images are poor;
without any, results depend on no other image, on any number of processes.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd, sqrt

import torch
from torch import Tensor, nn

from ftstudio.models.detectors import ANCHOR_SIZES, ASPECTS, BOX_NUMBERS, EXTRA_CHANNELS, anchors_per_cell

FINEST_STRIDE = 16
HEAD_STD = 0.03
_GROUPS = 16


def _separable(channels: int, leaving: int, stride: int = 1) -> nn.Sequential:
    """A depthwise 3x3 convolution, and a 1x1 convolution to ``leaving`` channels."""
    return nn.Sequential(
        nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False),
        _norm(channels),
        nn.ReLU6(),
        nn.Conv2d(channels, leaving, 1),
    )


def _norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(gcd(_GROUPS, channels), channels)


def _extra(entering: int, leaving: int) -> nn.Sequential:
    """The next coarser map, half as wide and high."""
    middle = leaving // 2
    return nn.Sequential(
        nn.Conv2d(entering, middle, 1, bias=False),
        _norm(middle),
        nn.ReLU6(),
        nn.Conv2d(middle, middle, 3, 2, 1, groups=middle, bias=False),
        _norm(middle),
        nn.ReLU6(),
        nn.Conv2d(middle, leaving, 1, bias=False),
        _norm(leaving),
        nn.ReLU6(),
    )


class BoxHead(nn.Module):
    """From maps of stride 16 and 32, each (N, C, H, W), to float (N, anchors, 4 + 1 + classes).

    Of each anchor: how its box differs from it (see ``encoded``), and logits of the background and of every class.
    ``in_features`` is the number of channels of the last map, whose mean describes an image.
    """

    def __init__(self, maps: tuple[int, ...], class_count: int, seed: int) -> None:
        """Equal seeds give equal parameters; torch's global random state stays as it is."""
        super().__init__()
        self.in_features, self.out_features = maps[-1], class_count
        entering = (maps[-1], *EXTRA_CHANNELS[:-1])
        numbers = BOX_NUMBERS + 1 + class_count
        # On the meta device first, because the usual initialisation would use the global generator.
        with torch.device("meta"):
            self.extras = nn.ModuleList(_extra(a, b) for a, b in zip(entering, EXTRA_CHANNELS, strict=True))
            self.predictors = nn.ModuleList(
                _separable(channels, anchors * numbers)
                for channels, anchors in zip((*maps, *EXTRA_CHANNELS), anchors_per_cell(), strict=True)
            )
        self.to_empty(device="cpu")
        self._initialise(torch.Generator().manual_seed(seed % 2**63))

    def forward(self, *maps: Tensor) -> Tensor:
        levels = list(maps)
        for extra in self.extras:
            levels.append(extra(levels[-1]))
        numbers = BOX_NUMBERS + 1 + self.out_features
        found = [
            predictor(level).permute(0, 2, 3, 1).reshape(level.shape[0], -1, numbers)
            for predictor, level in zip(self.predictors, levels, strict=True)
        ]
        return torch.cat(found, 1)

    @torch.no_grad()
    def _initialise(self, generator: torch.Generator) -> None:
        for layer in self.modules():
            if isinstance(layer, nn.GroupNorm):
                layer.weight.fill_(1.0)
                layer.bias.zero_()
            elif isinstance(layer, nn.Conv2d):
                fan = layer.weight[0].numel()
                std = HEAD_STD if layer.bias is not None else sqrt(2 / fan)
                layer.weight.normal_(0.0, std, generator=generator)
                if layer.bias is not None:
                    layer.bias.zero_()


class Detector(nn.Module):
    """The ``features`` of a MobileNet under a BoxHead; ``tap`` is the index of the first block of stride 32."""

    def __init__(self, features: nn.Sequential, tap: int, head: BoxHead) -> None:
        super().__init__()
        self.features, self.head, self._tap = features, head, tap

    def forward(self, images: Tensor) -> Tensor:
        """float32 (N, 3, S, S) to what BoxHead gives."""
        fine, coarse = self.maps(images)
        return self.head(fine, coarse)

    def maps(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """The expanded map of stride 16, and the last map."""
        value, fine = images, images
        for place, layer in enumerate(self.features):
            if place != self._tap:
                value = layer(value)
                continue
            expand, *others = _layers_of(layer)
            value = fine = expand(value)
            for other in others:
                value = other(value)
        return fine, value


def _layers_of(block: nn.Module) -> list[nn.Module]:
    """The layers of an inverted residual of stride 2, which adds nothing at its end; the first expands."""
    inner = getattr(block, "block", None) or getattr(block, "conv", None)
    assert isinstance(inner, nn.Sequential)
    return list(inner)


def grids(image_size: int) -> tuple[int, ...]:
    """The width and height of each map, the finest first."""
    side = -(-image_size // FINEST_STRIDE)
    sides = [side]
    for _ in range(1 + len(EXTRA_CHANNELS)):
        side = -(-side // 2)
        sides.append(side)
    return tuple(sides)


@lru_cache(maxsize=8)
def anchors(image_size: int) -> Tensor:
    """float32 (anchors, 4): centre x and y, width and height, as fractions of the image, in the order of BoxHead."""
    with torch.inference_mode(False):
        return torch.cat([_of_map(side, sizes) for side, sizes in zip(grids(image_size), ANCHOR_SIZES, strict=True)])


def _of_map(side: int, sizes: tuple[float, ...]) -> Tensor:
    shapes = torch.tensor([(size * sqrt(aspect), size / sqrt(aspect)) for size in sizes for aspect in ASPECTS])
    middles = (torch.arange(side) + 0.5) / side
    y, x = torch.meshgrid(middles, middles, indexing="ij")
    centres = torch.stack([x, y], 2).reshape(-1, 1, 2).expand(-1, len(shapes), 2)
    return torch.cat([centres, shapes.expand(len(centres), -1, -1)], 2).reshape(-1, 4)


@lru_cache(maxsize=8)
def size_of(anchor_count: int) -> int:
    """An image size that has so many anchors. Raises ValueError if none has."""
    per_cell = anchors_per_cell()
    for side in range(1, 1 + 4096 // FINEST_STRIDE):
        size = side * FINEST_STRIDE
        if anchor_count == sum(n * each * each for n, each in zip(per_cell, grids(size), strict=True)):
            return size
    raise ValueError(f"no image size has {anchor_count} anchors")


_CENTRES, _SIDES = 10.0, 5.0
"""What differences are multiplied with, so that they are about 1 (as in the original implementation)."""


def encoded(boxes: Tensor, anchor: Tensor) -> Tensor:
    """How ``boxes`` (..., 4), edges left, top, right, bottom as fractions, differ from anchors (..., 4)."""
    centres, sides = (boxes[..., :2] + boxes[..., 2:]) / 2, (boxes[..., 2:] - boxes[..., :2]).clamp_min(1e-6)
    moved = (centres - anchor[..., :2]) / anchor[..., 2:] * _CENTRES
    return torch.cat([moved, (sides / anchor[..., 2:]).log() * _SIDES], -1)


def decoded(differences: Tensor, anchor: Tensor) -> Tensor:
    """The edges (..., 4) of the boxes that differ so from ``anchor``; inverse of ``encoded``."""
    centres = differences[..., :2] / _CENTRES * anchor[..., 2:] + anchor[..., :2]
    sides = (differences[..., 2:] / _SIDES).clamp_max(4.0).exp() * anchor[..., 2:]
    return torch.cat([centres - sides / 2, centres + sides / 2], -1)
