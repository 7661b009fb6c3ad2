"""A model of the catalogue: its stages, sizes, and how its weights expect pixels."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ftstudio.core.config import Pages


class StageInfo(Struct, frozen=True):
    """One stage of a model, counted from the input.

    ``prefixes`` are those of its parameter names; ``gflops`` is its share of a forward pass at the native size.
    """

    title: str
    prefixes: tuple[str, ...]
    parameters: int
    gflops: float


class Preprocessing(Struct, frozen=True, kw_only=True):
    """How the weights expect pixels: RGB scaled to 0..1, then (x - mean) / std; sizes are in pixels.

    ``pages`` is how a run reads multi-page TIFFs.
    """

    size: int = 224
    resize: int = 256
    interpolation: Literal["bilinear", "bicubic"] = "bilinear"
    mean: tuple[float, float, float] = (0.485, 0.456, 0.406)
    std: tuple[float, float, float] = (0.229, 0.224, 0.225)
    pages: Pages = "first"

    def stored_side(self, image_size: int) -> int:
        """Return the shorter side, in pixels, at which images are stored for training at ``image_size``.

        It leaves the same proportion of border as the weights were validated with.
        """
        return max(image_size, round(image_size * self.resize / self.size))


class ModelInfo(Struct, frozen=True, kw_only=True):
    """One row of the catalogue.

    ``url`` is "" for weights that come with the program; ``download_bytes`` is the size to download; ``accuracy`` is
    the published ImageNet top-1 accuracy in percent, None if there is none. Images may be ``min_size`` to ``max_size``
    pixels wide and high; these are equal if only one size fits.
    """

    name: str
    architecture: str
    title: str
    character: str
    parameters: int
    accuracy: float | None
    preprocessing: Preprocessing
    stages: tuple[StageInfo, ...]
    head_prefixes: tuple[str, ...]
    url: str = ""
    download_bytes: int = 0
    gflops: float = 0.0
    min_size: int = 32
    max_size: int = 1024
