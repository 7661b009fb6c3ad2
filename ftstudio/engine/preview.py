"""What augmentation makes of a picture, for a person to look at."""

from __future__ import annotations

import io
from pathlib import Path

import torch
from torchvision.transforms import v2
from torchvision.transforms.functional import to_pil_image

from ftstudio.core.config import Augment
from ftstudio.core.records import ModelInfo
from ftstudio.core.seeds import derive
from ftstudio.data.dataset import load_pixels
from ftstudio.data.transforms import random_view, stored_side


def augmented_views(
    path: Path, info: ModelInfo, image_size: int, augment: Augment, count: int, seed: int
) -> list[bytes]:
    """``count`` PNG files of one image as training would see it, before normalising.

    Raises Undecodable when the image cannot be read.
    """
    pixels = load_pixels(path, stored_side(info.preprocessing, image_size), info.preprocessing.interpolation)
    view = v2.Compose(random_view(info.preprocessing, image_size, augment))
    pictures: list[bytes] = []
    with torch.random.fork_rng(devices=[]):
        for number in range(count):
            torch.default_generator.manual_seed(derive(seed, "preview", number))
            out = io.BytesIO()
            to_pil_image(view(pixels)).save(out, "PNG")
            pictures.append(out.getvalue())
    return pictures
