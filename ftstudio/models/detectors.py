"""Which models of the catalogue can carry an SSDLite head, and what it reads. Without torch.

A detector is a classifier's stages under another head (Liu et al. 2016, arXiv:1512.02325; Sandler et al. 2018,
arXiv:1801.04381): the head reads the map of stride 16, as it is expanded in the first block of stride 32, and the last
map, and computes coarser maps itself. So a detector has its backbone's freeze positions and weights.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.model_info import ModelInfo, Preprocessing

SIZE = 320
"""Native size of a detector's input, in pixels."""
LEAST_SIZE = 128
HEAD_PREFIXES = ("head.", "classifier.")
"""The head of a detector, and what a classifier's weights have in its place."""


class Taps(Struct, frozen=True):
    """Which maps of a backbone a head reads.

    ``block`` is the index in ``features`` of the first block of stride 32; ``channels`` are those of its expanded input
    and of the last map.
    """

    block: int
    channels: tuple[int, int]


TAPS = {
    "mobilenet_v3_small": Taps(9, (288, 576)),
    "mobilenet_v3_large": Taps(13, (672, 960)),
    "mobilenet_v2": Taps(14, (576, 1280)),
}
"""The architectures that can be detectors."""

EXTRA_CHANNELS = (256, 256, 128)
"""Of the coarser maps, each half as wide and high as the one before."""
ANCHOR_SIZES = ((0.06, 0.10, 0.16), (0.20, 0.30), (0.40, 0.52), (0.62, 0.75), (0.85, 1.0))
"""Sides of the anchors on each map, as fractions of the image, the finest map first."""
ASPECTS = (1.0, 2.0, 0.5)
BOX_NUMBERS = 4


def anchors_per_cell() -> tuple[int, ...]:
    """The number of anchors at each place of each map."""
    return tuple(len(sizes) * len(ASPECTS) for sizes in ANCHOR_SIZES)


def of_backbone(info: ModelInfo) -> ModelInfo | None:
    """The detector on the stages of ``info``, or None if it has no maps of stride 16 and 32."""
    taps = TAPS.get(info.architecture)
    if taps is None:
        return None
    looks = info.preprocessing
    scale = (SIZE / looks.size) ** 2
    stages = tuple(
        replace(stage, gflops=stage.gflops * scale)
        for stage in info.stages
        if all(prefix.startswith("features.") for prefix in stage.prefixes)
    )
    return replace(
        info,
        character=f"finds objects with an SSDLite head; backbone: {info.character}",
        accuracy=None,
        parameters=sum(stage.parameters for stage in stages) + head_parameters(taps.channels, 90),
        preprocessing=_whole(looks),
        stages=stages,
        gflops=sum(stage.gflops for stage in stages),
        head_prefixes=HEAD_PREFIXES,
        min_size=LEAST_SIZE,
        maps=taps.channels,
    )


def _whole(looks: Preprocessing) -> Preprocessing:
    return replace(looks, size=SIZE, resize=SIZE, framing="whole")


def head_parameters(maps: tuple[int, ...], class_count: int) -> int:
    """Weights and biases of the head of models/box_head for ``class_count`` classes."""
    extras, entering = 0, maps[-1]
    for leaving in EXTRA_CHANNELS:
        middle = leaving // 2
        extras += entering * middle + 2 * middle + 9 * middle + 2 * middle + middle * leaving + 2 * leaving
        entering = leaving
    predictors = 0
    for channels, anchors in zip((*maps, *EXTRA_CHANNELS), anchors_per_cell(), strict=True):
        numbers = anchors * (BOX_NUMBERS + 1 + class_count)
        predictors += 9 * channels + 2 * channels + channels * numbers + numbers
    return extras + predictors
