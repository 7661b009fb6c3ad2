"""Each architecture's title, character, and the layers of its stages.

Stages are ordered from the input and split where the resolution changes. A prefix ends with a dot unless it names a
bare parameter, so that ``features.1.`` does not match ``features.10.``. Anything without a matching prefix belongs to
the head. Sizes are counted from the built models and stored in ``catalog_data.json``. Without torch.
"""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.model_info import Preprocessing

STARTER = "starter"
STARTER_ARCHITECTURE = "mobilenet_v3_small"
STARTER_PREPROCESSING = Preprocessing(size=112, resize=128)

AUXILIARY_PREFIXES = ("aux1.", "aux2.", "AuxLogits.")
"""Auxiliary heads of GoogLeNet and Inception: present in their weight files, never built."""


class Design(Struct, frozen=True):
    """One architecture. ``stages`` are (title, prefixes) pairs; ``head`` is the path of its output layer."""

    architecture: str
    title: str
    character: str
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    head: str


def _run(path: str, first: int, last: int) -> tuple[str, ...]:
    """Prefixes of the numbered children ``first`` to ``last``, inclusive."""
    return tuple(f"{path}.{index}." for index in range(first, last + 1))


def _span(path: str, first: int, last: int) -> tuple[str, tuple[str, ...]]:
    title = f"block {first}" if first == last else f"blocks {first}-{last}"
    return title, _run(path, first, last)


def _vit_blocks(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"encoder.layers.encoder_layer_{index}." for index in range(first, last + 1))


def _resnet(name: str, title: str, character: str) -> Design:
    layers = tuple((f"layer {n}", (f"layer{n}.",)) for n in range(1, 5))
    return Design(name, title, character, (("stem", ("conv1.", "bn1.")), *layers), "fc")


def _vgg(name: str, title: str, character: str, pools: tuple[int, ...]) -> Design:
    """``pools`` are the indices of the pooling layers in ``features``; each ends a stage."""
    starts = (0, *(pool + 1 for pool in pools))
    groups = tuple(
        (f"group {n}", _run("features", first, pool))
        for n, (first, pool) in enumerate(zip(starts, pools, strict=False), 1)
    )
    return Design(name, title, character, (*groups, ("classifier", _run("classifier", 0, 3))), "classifier.6")


def _squeezenet(name: str, title: str, character: str, spans: tuple[tuple[int, int], ...]) -> Design:
    stem = ("stem", _run("features", 0, spans[0][0] - 1))
    groups = tuple((f"group {n}", _run("features", *span)) for n, span in enumerate(spans, 1))
    return Design(name, title, character, (stem, *groups), "classifier.1")


def _efficientnet(name: str, title: str, character: str, last: int) -> Design:
    blocks = tuple(_span("features", n, n) for n in range(1, last))
    final = ("last convolution", (f"features.{last}.",))
    return Design(name, title, character, (("stem", ("features.0.",)), *blocks, final), "classifier.1")


def _regnet(name: str, title: str, character: str) -> Design:
    blocks = tuple((f"block {n}", (f"trunk_output.block{n}.",)) for n in range(1, 5))
    return Design(name, title, character, (("stem", ("stem.",)), *blocks), "fc")


def _paired(name: str, title: str, character: str, final: tuple[str, ...], head: str) -> Design:
    """ConvNeXt and Swin: a stage is a downsampling layer and the blocks after it; the last includes the last norm."""
    stages = [(f"stage {n + 1}", _run("features", 2 * n, 2 * n + 1)) for n in range(4)]
    stages[3] = (stages[3][0], (*stages[3][1], *final))
    return Design(name, title, character, tuple(stages), head)


_ALEXNET = Design(
    "alexnet",
    "AlexNet",
    "historic (2012); large download, outdated",
    (
        ("group 1", _run("features", 0, 2)),
        ("group 2", _run("features", 3, 5)),
        ("group 3", _run("features", 6, 12)),
        ("classifier", _run("classifier", 0, 4)),
    ),
    "classifier.6",
)
_DENSENET = Design(
    "densenet121",
    "DenseNet-121",
    "good with few images, compact, slow for its size",
    (
        ("stem", ("features.conv0.", "features.norm0.")),
        ("block 1", ("features.denseblock1.", "features.transition1.")),
        ("block 2", ("features.denseblock2.", "features.transition2.")),
        ("block 3", ("features.denseblock3.", "features.transition3.")),
        ("block 4", ("features.denseblock4.", "features.norm5.")),
    ),
    "classifier",
)
_MOBILENET_V2 = Design(
    "mobilenet_v2",
    "MobileNetV2",
    "small and fast, a proven choice for phones",
    (
        ("stem", ("features.0.",)),
        *(_span("features", *span) for span in ((1, 1), (2, 3), (4, 6), (7, 13), (14, 17))),
        ("last convolution", ("features.18.",)),
    ),
    "classifier.1",
)
_MOBILENET_V3_SMALL = Design(
    "mobilenet_v3_small",
    "MobileNetV3-Small",
    "the fastest, a good start",
    (
        ("stem", ("features.0.",)),
        *(_span("features", *span) for span in ((1, 1), (2, 3), (4, 8), (9, 11))),
        ("last convolution", ("features.12.",)),
        ("classifier", _run("classifier", 0, 1)),
    ),
    "classifier.3",
)
_MOBILENET_V3_LARGE = Design(
    "mobilenet_v3_large",
    "MobileNetV3-Large",
    "small and fast, clearly more accurate than Small",
    (
        ("stem", ("features.0.",)),
        *(_span("features", *span) for span in ((1, 1), (2, 3), (4, 6), (7, 12), (13, 15))),
        ("last convolution", ("features.16.",)),
        ("classifier", _run("classifier", 0, 1)),
    ),
    "classifier.3",
)
_VIT = Design(
    "vit_b_16",
    "ViT-B/16",
    "a plain transformer, large and slow, only at 224 pixels",
    (
        ("patches", ("class_token", "conv_proj.", "encoder.pos_embedding", "encoder.dropout.")),
        ("blocks 1-3", _vit_blocks(0, 2)),
        ("blocks 4-6", _vit_blocks(3, 5)),
        ("blocks 7-9", _vit_blocks(6, 8)),
        ("blocks 10-12", (*_vit_blocks(9, 11), "encoder.ln.")),
    ),
    "heads.head",
)
_SHUFFLENET = Design(
    "shufflenet_v2_x1_0",
    "ShuffleNetV2",
    "very small and fast",
    (
        ("stem", ("conv1.",)),
        *((f"stage {n}", (f"stage{n}.",)) for n in (2, 3, 4)),
        ("last convolution", ("conv5.",)),
    ),
    "fc",
)
_MNASNET = Design(
    "mnasnet1_0",
    "MNASNet",
    "small and fast, found by architecture search",
    (
        ("stem", _run("layers", 0, 7)),
        *(_span("layers", *span) for span in ((8, 8), (9, 9), (10, 11), (12, 13))),
        ("last convolution", _run("layers", 14, 16)),
    ),
    "classifier.1",
)
_GOOGLENET = Design(
    "googlenet",
    "GoogLeNet",
    "a classic from 2014, average in every respect",
    (
        ("stem", ("conv1.",)),
        ("convolutions 2-3", ("conv2.", "conv3.")),
        ("inception 3", ("inception3a.", "inception3b.")),
        ("inception 4", tuple(f"inception4{letter}." for letter in "abcde")),
        ("inception 5", ("inception5a.", "inception5b.")),
    ),
    "fc",
)
_INCEPTION = Design(
    "inception_v3",
    "Inception v3",
    "accurate, slower, works at 299 pixels",
    (
        ("stem", ("Conv2d_1a_3x3.", "Conv2d_2a_3x3.", "Conv2d_2b_3x3.")),
        ("convolutions 3-4", ("Conv2d_3b_1x1.", "Conv2d_4a_3x3.")),
        ("mixed 5", tuple(f"Mixed_5{letter}." for letter in "bcd")),
        ("mixed 6", tuple(f"Mixed_6{letter}." for letter in "abcde")),
        ("mixed 7", tuple(f"Mixed_7{letter}." for letter in "abc")),
    ),
    "fc",
)

DESIGNS: tuple[Design, ...] = (
    _MOBILENET_V3_SMALL,
    _SHUFFLENET,
    _MOBILENET_V3_LARGE,
    _MOBILENET_V2,
    _MNASNET,
    _squeezenet("squeezenet1_1", "SqueezeNet 1.1", "tiny download, less accurate", ((3, 5), (6, 8), (9, 12))),
    _squeezenet("squeezenet1_0", "SqueezeNet 1.0", "tiny download; 1.1 is faster", ((3, 6), (7, 11), (12, 12))),
    _efficientnet("efficientnet_b0", "EfficientNet-B0", "accurate for its small size", 8),
    _efficientnet("efficientnet_b1", "EfficientNet-B1", "a step more accurate than B0, a step slower", 8),
    _efficientnet("efficientnet_b2", "EfficientNet-B2", "accurate and compact, larger images", 8),
    _efficientnet("efficientnet_b3", "EfficientNet-B3", "very accurate for its size, slower", 8),
    _efficientnet("efficientnet_v2_s", "EfficientNetV2-S", "the most accurate here, slow, large images", 7),
    _regnet("regnet_y_400mf", "RegNetY-400MF", "small and fast, well balanced"),
    _regnet("regnet_y_3_2gf", "RegNetY-3.2GF", "accurate, good speed on a GPU"),
    _ALEXNET,
    _GOOGLENET,
    _resnet("resnet18", "ResNet-18", "the standard small network, reliable"),
    _resnet("resnet34", "ResNet-34", "between ResNet-18 and ResNet-50"),
    _resnet("resnet50", "ResNet-50", "the standard choice, accurate, best with a GPU"),
    _resnet("resnet101", "ResNet-101", "a little more accurate than ResNet-50, much slower"),
    _DENSENET,
    _paired("convnext_tiny", "ConvNeXt-Tiny", "very accurate, slower", ("classifier.0.",), "classifier.2"),
    _paired(
        "convnext_small",
        "ConvNeXt-Small",
        "very accurate, large and slow",
        ("classifier.0.",),
        "classifier.2",
    ),
    _paired("swin_t", "Swin-T", "an accurate transformer, slower", ("norm.",), "head"),
    _paired("swin_s", "Swin-S", "a very accurate transformer, large and slow", ("norm.",), "head"),
    _INCEPTION,
    _vgg("vgg11", "VGG-11", "simple and old, very large download", (2, 5, 10, 15, 20)),
    _vgg("vgg11_bn", "VGG-11 with BatchNorm", "as VGG-11, trains more steadily", (3, 7, 14, 21, 28)),
    _vgg("vgg16", "VGG-16", "the textbook classic, very large and slow", (4, 9, 16, 23, 30)),
    _vgg("vgg16_bn", "VGG-16 with BatchNorm", "as VGG-16, trains more steadily", (6, 13, 23, 33, 43)),
    _VIT,
)

STARTER_TITLE = "Starter (MobileNetV3-Small)"
STARTER_CHARACTER = "small, for a quick offline start; ImageNet weights are more accurate"


def design(architecture: str) -> Design:
    """Return the design of an architecture by torchvision's name."""
    return next(design for design in DESIGNS if design.architecture == architecture)
