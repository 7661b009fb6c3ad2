"""Preview of the augmentation of an image."""

from __future__ import annotations

import io
from pathlib import Path

from torchvision.transforms.functional import to_pil_image

from ftstudio.core.config import Augment
from ftstudio.core.model_info import ModelInfo
from ftstudio.data.loading.dataset import load_pixels, together
from ftstudio.data.loading.transforms import as_bytes, stored_side, train_transform


def augmented_views(
    path: Path, info: ModelInfo, image_size: int, augment: Augment, count: int, seed: int
) -> list[bytes]:
    """Return ``count`` PNG files of one image, augmented as in training.

    Raises:
        Undecodable: The image cannot be read.
    """
    what = info.preprocessing
    pixels = load_pixels(path, stored_side(what, image_size), what.interpolation, what.pages)
    transform = train_transform(what, image_size, augment)
    views = together([transform.of_image(pixels, (seed, 0, number)) for number in range(count)])
    pictures: list[bytes] = []
    for seen in as_bytes(transform.of_batch(*views), what):
        out = io.BytesIO()
        to_pil_image(seen).save(out, "PNG")
        pictures.append(out.getvalue())
    return pictures
