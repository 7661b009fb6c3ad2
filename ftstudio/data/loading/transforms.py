# pyright: standard
# (torch and torchvision have no complete types)
"""From decoded pixels to a model's input: augmented for training, plain for everything else.

A transform has two parts. ``of_image`` processes one image as bytes in a decoder thread; ``of_batch`` processes whole
batches on the device, so that bytes and not floats are transferred. Validation, evaluation and prediction use the same
plain transform, so they all see a picture in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import torch
from torch import Tensor
from torchvision.transforms.v2 import functional

from ftstudio.core.config import Augment
from ftstudio.core.model_info import Preprocessing
from ftstudio.core.seeds import uniforms
from ftstudio.data.loading import augment as views
from ftstudio.data.loading import box_views
from ftstudio.data.loading.box_views import Draw
from ftstudio.data.loading.trivial_augment import trivial_augment

_SMALLEST_PART = {"light": 0.6, "standard": 0.35, "strong": 0.2}


class Transform(Protocol):
    """Converts ``pixels``, uint8 RGB (3, H, W) with a shorter side of ``stored_side``, to a model's input.

    An image's result does not depend on the rest of its batch or the number of threads; on a CPU it is bit-identical.
    """

    def of_image(self, pixels: Tensor, draw: Draw | None) -> tuple[Tensor, tuple[float, ...]]:
        """Return uint8 (3, S, S) and the parameters of this image for ``of_batch``; thread-safe.

        Raises:
            ValueError: The view is random and ``draw`` is None.
        """
        ...

    def of_targets(self, targets: Tensor, draws: Sequence[Draw] | None) -> Tensor:
        """Return targets (N, ...) of the views that ``of_image`` makes with ``draws`` (None: the plain ones).

        Boxes move with the image, other targets stay. ``targets`` are not changed.
        """
        ...

    def of_batch(self, images: Tensor, params: Tensor) -> Tensor:
        """Convert uint8 (N, 3, S, S) and parameters float32 (N, P) to float32 (N, 3, S, S), channels last.

        Runs on the device of the images, asynchronously.
        """
        ...


def stored_side(preprocessing: Preprocessing, image_size: int) -> int:
    """Return the side of decoded pixels; see Preprocessing.stored_side."""
    return preprocessing.stored_side(image_size)


def eval_transform(preprocessing: Preprocessing, image_size: int) -> Transform:
    """Return the plain transform: the centre square or the whole image, normalised."""
    return _Whole(preprocessing, image_size, "none") if _is_whole(preprocessing) else _Plain(preprocessing, image_size)


def train_transform(preprocessing: Preprocessing, image_size: int, augment: Augment) -> Transform:
    """Return the training transform: a random view, normalised; the plain one if ``augment`` is "none"."""
    if _is_whole(preprocessing):
        return _Whole(preprocessing, image_size, augment)
    return _Plain(preprocessing, image_size) if augment == "none" else _Random(preprocessing, image_size, augment)


def _is_whole(preprocessing: Preprocessing) -> bool:
    return preprocessing.framing == "whole"


def as_bytes(seen: Tensor, preprocessing: Preprocessing) -> Tensor:
    """Convert a result of ``of_batch`` back to colours for display: uint8 of the same shape."""
    mean, std = (torch.tensor(values)[:, None, None] for values in (preprocessing.mean, preprocessing.std))
    return seen.mul(std).add_(mean).mul_(255).round_().clamp_(0, 255).to(torch.uint8)


@dataclass(frozen=True)
class _Plain:
    preprocessing: Preprocessing
    size: int

    def of_image(self, pixels: Tensor, draw: Draw | None) -> tuple[Tensor, tuple[float, ...]]:
        del draw
        return functional.center_crop_image(pixels, [self.size, self.size]), ()

    def of_targets(self, targets: Tensor, draws: Sequence[Draw] | None) -> Tensor:
        del draws
        return targets

    def of_batch(self, images: Tensor, params: Tensor) -> Tensor:
        del params
        return _normalised(_levels(images), self.preprocessing)


@dataclass(frozen=True)
class _Random:
    preprocessing: Preprocessing
    size: int
    augment: Augment

    def of_image(self, pixels: Tensor, draw: Draw | None) -> tuple[Tensor, tuple[float, ...]]:
        if draw is None:
            raise ValueError("a random view needs (seed, epoch, index) to be drawn from")
        seed, epoch, index = draw
        chance = iter(uniforms(seed, "augment", epoch, index, count=views.MOST_CHANCES))
        what = self.preprocessing
        view = views.random_part(pixels, self.size, what.interpolation, _SMALLEST_PART[self.augment], chance)
        if self.augment == "standard":
            return view, views.jitter(view, chance)
        if self.augment == "strong":
            view = views.erased(trivial_augment(view, chance), _mean_colour(what), chance)
        return view, ()

    def of_targets(self, targets: Tensor, draws: Sequence[Draw] | None) -> Tensor:
        del draws
        return targets

    def of_batch(self, images: Tensor, params: Tensor) -> Tensor:
        levels = _levels(images)
        if self.augment == "standard":
            levels = views.recoloured(levels, params)
        return _normalised(levels, self.preprocessing)


@dataclass(frozen=True)
class _Whole:
    """The whole image or a window on it, stretched to a square; targets are boxes (data/loading/box_views)."""

    preprocessing: Preprocessing
    size: int
    augment: Augment

    def of_image(self, pixels: Tensor, draw: Draw | None) -> tuple[Tensor, tuple[float, ...]]:
        what = self.preprocessing
        window, chance = box_views.WHOLE, iter(())
        if self.augment != "none":
            if draw is None:
                raise ValueError("a random view needs (seed, epoch, index) to be drawn from")
            window, chance = box_views.drawn(draw, self.augment)
        view = box_views.seen(pixels, window, self.size, what.interpolation, _mean_colour(what))
        return view, views.jitter(view, chance) if self._recolours else ()

    def of_targets(self, targets: Tensor, draws: Sequence[Draw] | None) -> Tensor:
        if self.augment == "none" or draws is None:
            return targets
        windows = [box_views.drawn(draw, self.augment)[0] for draw in draws]
        return box_views.moved(targets, windows)

    def of_batch(self, images: Tensor, params: Tensor) -> Tensor:
        levels = _levels(images)
        if self._recolours:
            levels = views.recoloured(levels, params)
        return _normalised(levels, self.preprocessing)

    @property
    def _recolours(self) -> bool:
        return self.augment in ("standard", "strong")


def _mean_colour(preprocessing: Preprocessing) -> tuple[int, int, int]:
    """The colour that is nearly zero once normalised."""
    red, green, blue = (round(255 * level) for level in preprocessing.mean)
    return red, green, blue


def _levels(images: Tensor) -> Tensor:
    """uint8 (N, 3, H, W) as float32 (N, H, W, 3) in 0..255."""
    return images.permute(0, 2, 3, 1).to(torch.float32, memory_format=torch.contiguous_format)


def _normalised(levels: Tensor, preprocessing: Preprocessing) -> Tensor:
    """Normalise float32 (N, H, W, 3) in 0..255, in place, to float32 (N, 3, H, W).

    Gives the same floats as torchvision's ToDtype and Normalize.
    """
    count, height, width, _ = levels.shape
    mean, std = (_row(values, width, levels.device) for values in (preprocessing.mean, preprocessing.std))
    # Whole rows at a time: broadcasting over an innermost axis of three is ten times slower.
    levels.view(count, height, width * 3).mul_(1.0 / 255).sub_(mean).div_(std)
    return levels.permute(0, 3, 1, 2)


@lru_cache(maxsize=16)
def _row(colour: tuple[float, float, float], width: int, device: torch.device) -> Tensor:
    """A row of ``width`` pixels of one colour, float32 (3 * width,); cached, because a transfer would block."""
    with torch.inference_mode(False):
        return torch.tensor(colour, device=device).repeat(width)
