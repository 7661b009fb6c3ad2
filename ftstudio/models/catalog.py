"""The catalogue of models, as data: names, sizes, stages in order, and weights.

The starter comes first, then models by increasing work per image. Titles and stages are defined in ``families.py``;
everything that is counted is in ``catalog_data.json``, written by ``benchmarks/catalog.py``. Without torch.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from ftstudio.core import json_codec
from ftstudio.core.config import HeadKind, RunConfig
from ftstudio.core.errors import UserError
from ftstudio.core.model_info import ModelInfo, Preprocessing, StageInfo
from ftstudio.core.targets import CLASSIFICATION, DETECTION, MULTI_LABEL, REGRESSION
from ftstudio.models import detectors, families

IMAGENET_CLASSES = 1000
"""``ModelInfo.parameters`` counts the published network: with an output layer for this many classes, and without the
auxiliary heads of GoogLeNet and Inception, which are never built."""

DATA_TERMS = (
    "These weights were trained on ImageNet, whose images are licensed for research and non-commercial use. Whether "
    "that restricts models trained from them is unsettled; get advice before selling one."
)
"""What users should know about nearly all pretrained vision weights, including the starter's."""

FACTS_FILE = Path(__file__).with_name("catalog_data.json")


class Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counted and published properties of a model.

    ``stages`` are (parameters, GFLOPs) in order; ``fingerprint`` is ``shape_fingerprint`` without the output layer.
    """

    name: str
    parameters: int
    accuracy: float | None
    preprocessing: Preprocessing
    url: str
    download_bytes: int
    gflops: float
    min_size: int
    max_size: int
    stages: tuple[tuple[int, float], ...]
    fingerprint: str


def _row(facts: Facts) -> ModelInfo:
    starter = facts.name == families.STARTER
    architecture = families.STARTER_ARCHITECTURE if starter else facts.name
    design = families.design(architecture)
    return ModelInfo(
        name=facts.name,
        architecture=architecture,
        title=families.STARTER_TITLE if starter else design.title,
        character=families.STARTER_CHARACTER if starter else design.character,
        parameters=facts.parameters,
        accuracy=facts.accuracy,
        preprocessing=facts.preprocessing,
        stages=tuple(
            StageInfo(title, prefixes, parameters, gflops)
            for (title, prefixes), (parameters, gflops) in zip(design.stages, facts.stages, strict=True)
        ),
        head_prefixes=(f"{design.head}.",),
        url=facts.url,
        download_bytes=facts.download_bytes,
        gflops=facts.gflops,
        min_size=facts.min_size,
        max_size=facts.max_size,
    )


_FACTS = json_codec.decode(FACTS_FILE.read_bytes(), tuple[Facts, ...])
MODELS: tuple[ModelInfo, ...] = tuple(_row(facts) for facts in _FACTS)
_BY_NAME = {info.name: info for info in MODELS}
_BY_FINGERPRINT = {facts.fingerprint: facts.name for facts in reversed(_FACTS) if facts.url}


_DETECTORS = {info.name: detector for info in MODELS if (detector := detectors.of_backbone(info)) is not None}


def models_for(task: str) -> tuple[ModelInfo, ...]:
    """The models that can learn ``task``, as they are built for it."""
    return tuple(_DETECTORS.values()) if task == DETECTION else MODELS


def model(name: str, task: str = CLASSIFICATION) -> ModelInfo:
    """Return the model called ``name`` as it is built for ``task``.

    Raises:
        UserError: There is none, in which case the message lists close matches, or it cannot learn the task.
    """
    info = _BY_NAME.get(name)
    if info is not None and task != DETECTION:
        return info
    if info is not None:
        if name in _DETECTORS:
            return _DETECTORS[name]
        raise UserError(f"{info.title} cannot find objects.", f"Models for boxes: {', '.join(_DETECTORS)}.")
    folded = {other.name.replace("_", ""): other.name for other in MODELS}
    folded |= {other.title.casefold(): other.name for other in MODELS}
    asked = name.casefold()
    close = difflib.get_close_matches(asked, _BY_NAME, n=3, cutoff=0.6)
    close += [folded[key] for key in difflib.get_close_matches(asked.replace("-", ""), folded, n=3, cutoff=0.6)]
    shown = ", ".join(dict.fromkeys(close)) or ", ".join(_BY_NAME)
    raise UserError(f"There is no model called “{name}”.", f"Did you mean: {shown}?" if close else f"Models: {shown}.")


def model_of(config: RunConfig) -> ModelInfo:
    """Return the model of a run, with the run's page setting in its preprocessing. Raises UserError as ``model``."""
    info = model(config.model.name, config.task)
    return structs.replace(info, preprocessing=structs.replace(info.preprocessing, pages=config.data.pages))


def title_of(name: str) -> str:
    """Return the title of a model, or ``name`` if this version does not know it, as in a run of a newer version."""
    info = _BY_NAME.get(name)
    return info.title if info is not None else name


def resolve_depth(info: ModelInfo, depth: int | Literal["all"]) -> int:
    """Return how many stages ``depth`` freezes, 0 to ``len(info.stages)``.

    Raises:
        UserError: There are fewer stages.
    """
    stages = len(info.stages)
    if depth == "all":
        return stages
    if not 0 <= depth <= stages:
        raise UserError(
            f"{info.title} has {stages} stages, so {depth} of them cannot be frozen.",
            f"Choose 0 to {stages}, or “all” to train only the new head.",
        )
    return depth


HEAD_TITLES: dict[HeadKind, str] = {
    "linear": "linear layer",
    "logistic": "logistic regression",
    "nearest-mean": "nearest class mean",
    "knn": "k nearest neighbours",
}
_TARGETS = {MULTI_LABEL: "any number of labels", REGRESSION: "a number", DETECTION: "boxes"}


def refuse_head(info: ModelInfo, depth: int, head: HeadKind, task: str = CLASSIFICATION) -> None:
    """Raise UserError for a head that does not fit.

    A closed-form head needs all stages frozen; one that compares an image with classes needs a ``task`` that has them.
    """
    if task != CLASSIFICATION and head not in ("linear", "logistic"):
        raise UserError(
            f"The head “{HEAD_TITLES[head]}” needs one class per image; these have {_TARGETS.get(task, task)}.",
            "Choose the linear head.",
        )
    if head != "linear" and depth < len(info.stages):
        raise UserError(
            f"The head “{HEAD_TITLES[head]}” needs a fully frozen network, but only {depth} of {len(info.stages)} "
            f"stages are frozen.",
            "Freeze all stages, or choose the linear head.",
        )


def image_size(info: ModelInfo, wanted: int | None) -> int:
    """Return the image side in pixels: ``wanted`` limited to what the model supports, or its native size for None."""
    size = info.preprocessing.size if wanted is None else wanted
    return max(info.min_size, min(size, info.max_size))


def backbone_parameters(info: ModelInfo) -> int:
    """Return the number of parameters that a target model copies: all but the published output layer."""
    return sum(stage.parameters for stage in info.stages)


def head_parameters(info: ModelInfo, class_count: int) -> int:
    """Return the number of weights and biases of the head for ``class_count`` classes."""
    if info.maps:
        return detectors.head_parameters(info.maps, class_count)
    published = info.parameters - backbone_parameters(info)
    return published // IMAGENET_CLASSES * class_count


def counts(info: ModelInfo, class_count: int, depth: int) -> tuple[int, int]:
    """Return the number of (trainable, frozen) parameters at a freeze depth."""
    frozen = sum(stage.parameters for stage in info.stages[:depth])
    training = sum(stage.parameters for stage in info.stages[depth:])
    return training + head_parameters(info, class_count), frozen


def trainable_count(info: ModelInfo, depth: int, class_count: int) -> int:
    """Return the number of trainable parameters at a freeze depth."""
    return counts(info, class_count, depth)[0]


def stage_of(name: str, info: ModelInfo) -> int | None:
    """Return the stage that a parameter, buffer or module path belongs to; None for the head and outside.

    A module path must end with a dot to match a prefix: pass ``"features.1."`` for the module.
    """
    for index, stage in enumerate(info.stages):
        if name.startswith(stage.prefixes):
            return index
    return None


def in_head(name: str, info: ModelInfo) -> bool:
    """Whether a parameter or module path belongs to the output layer."""
    return name.startswith(info.head_prefixes)


# Not compared: counters, which old weight files lack, and Swin's index tables, which follow from the window size.
NOT_WEIGHTS = (".num_batches_tracked", ".relative_position_index")


def shape_fingerprint(shapes: Mapping[str, Iterable[int]], head_prefixes: tuple[str, ...]) -> str:
    """Return the SHA-256 (hex) of the sorted names and shapes of a network's tensors, without its output layers."""
    left_out = (*head_prefixes, *families.AUXILIARY_PREFIXES)
    lines = (
        f"{name} {tuple(shape)}"
        for name, shape in sorted(shapes.items())
        if not name.startswith(left_out) and not name.endswith(NOT_WEIGHTS)
    )
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def recognise(shapes: Mapping[str, Iterable[int]]) -> ModelInfo | None:
    """Return the model whose tensors have exactly these names and shapes, with any number of classes, or None."""
    for head_prefixes in dict.fromkeys(info.head_prefixes for info in MODELS):
        name = _BY_FINGERPRINT.get(shape_fingerprint(shapes, head_prefixes))
        if name is not None:
            return _BY_NAME[name]
    return None
