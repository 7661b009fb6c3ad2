"""The features of a data set's images from a complete pretrained backbone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.cache_room import CacheRoom
from ftstudio.core.targets import ClassNames
from ftstudio.engine import device as devices
from ftstudio.engine.features.embedding_cache import EmbeddingCache
from ftstudio.engine.job import JobContext
from ftstudio.engine.network.finetuned import make_target
from ftstudio.models import catalog


@dataclass(frozen=True)
class Embeddings:
    """Features and classes of the images that could be read.

    ``features`` are float16 (N, D), the input of the head; ``targets`` are int64 (N,); ``places`` are the positions of
    the images in the summary's files. ``origin`` identifies the weights.
    """

    features: Tensor
    targets: Tensor
    places: tuple[int, ...]
    files: tuple[ImageFile, ...]
    class_names: tuple[str, ...]
    info: ModelInfo
    image_size: int
    origin: str

    @property
    def class_count(self) -> int:
        return len(self.class_names)


def plain_features(
    config: RunConfig,
    summary: DatasetSummary,
    places: Sequence[int],
    budgets: Budgets,
    control: RunControl,
    emit: Emit,
) -> Embeddings:
    """Compute the features of the images at ``places`` in ``summary``, with all stages of ``config``'s model frozen.

    What has been computed stays in the cache, also after a stop.

    Raises:
        UserError: The weights are not available or random, or no image can be read.
        StopRequested: A stop was requested.
    """
    if config.model.weights == "random":
        raise UserError(
            "A model with random weights has no useful features.",
            "Choose a model with pretrained weights.",
        )
    files = summary.files
    names = tuple(sorted({files[place].class_name for place in places}))
    devices.use_all_cores()
    device = devices.choose(config.train.device)
    config = replace(
        config, model=replace(config.model, freeze_depth="all"), train=replace(config.train, head="linear")
    )
    target = make_target(config, ClassNames(names), len(places), device, JobContext(control, emit))
    image_size = catalog.image_size(target.info, config.train.image_size)
    emit(PhaseChanged("caching"))
    features, there = EmbeddingCache(target, image_size, device, CacheRoom("features", budgets.features)).of(
        Path(summary.root),
        [files[place].path for place in places],
        [files[place].digest for place in places],
        control.safe_point,
        lambda done, total: emit(Progress("Computing features of the images", done, total)),
    )
    read = tuple(places[one] for one in there)
    return Embeddings(
        features=features,
        targets=torch.tensor([names.index(files[place].class_name) for place in read]),
        places=read,
        files=tuple(files[place] for place in read),
        class_names=names,
        info=target.info,
        image_size=image_size,
        origin=target.origin,
    )
