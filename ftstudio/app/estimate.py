"""The cost of each freeze position, estimated without torch.

It uses measurements of this computer if there are any for the model and size. Otherwise it is a guess from the
multiply-adds in the catalogue, at the rate that the device has reached with another model, or that is usual for its
kind.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import psutil

from ftstudio.app.requests import MakePlan
from ftstudio.core import paths as places
from ftstudio.core.config import RunConfig
from ftstudio.core.costs import DepthCost, DeviceInfo
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.files import nearest_folder
from ftstudio.core.targets import REGRESSION
from ftstudio.engine.profiling import cost_model as arithmetic
from ftstudio.engine.profiling import throughput
from ftstudio.engine.profiling.cost_model import Work
from ftstudio.engine.profiling.throughput import Reading
from ftstudio.models import catalog

IMAGES_READ = 16
"""Images of the data set that are read to see how long it takes."""


def costs(
    config: RunConfig, train_count: int, val_count: int, class_count: int, device: DeviceInfo | None
) -> tuple[DepthCost, ...]:
    """Return one entry per slider position, from no frozen stage to all of them, for so many images."""
    info = catalog.model(config.model.name)
    kind = (device.device if device else "cpu").partition(":")[0]
    title = device.speed_title if device else ""
    work = Work(config, info, train_count, val_count, class_count, kind, _room(device, kind))
    found = throughput.find(info, work.image_size, title) if title else None
    if found is None:
        found = throughput.guess(info, work.image_size, kind, throughput.rate_of(title) if title else 0.0)
    return arithmetic.costs(work, found, Reading())


def image_counts(dataset: DatasetSummary | None, val_fraction: float) -> tuple[int, int, int]:
    """Return the approximate training images, validation images and model outputs of a run.

    Without a data set they are those of a small one.
    """
    if dataset is None:
        return 1000, 250, 5
    totals = dataset.totals
    validation, pool = totals.val, totals.train + totals.unassigned
    if validation == 0:
        validation = round(pool * val_fraction)
        pool -= validation
    outputs = 1 if dataset.task == REGRESSION else max(2, len(dataset.class_names))
    return max(1, pool), validation, outputs


def plan_request(config: RunConfig, dataset: DatasetSummary, budgets: Budgets) -> MakePlan:
    """Return the request that measures the costs of a run of ``config`` on these images."""
    train, validation, classes = image_counts(dataset, config.data.val_fraction)
    usable = [file.path for file in dataset.files if not file.problem]
    some = usable[:: max(1, len(usable) // IMAGES_READ)][:IMAGES_READ]
    paths = tuple(str(Path(dataset.root, path)) for path in some)
    return MakePlan(
        config=config, train_count=train, val_count=validation, class_count=classes, images=paths, budgets=budgets
    )


def _room(device: DeviceInfo | None, kind: str) -> tuple[int, int, int]:
    """The approximate memory that a run may use (see engine/features/cache_policy)."""
    on_device = (device.free_memory or 0) // 2 if device and kind == "cuda" else 0
    home = nearest_folder(places.cache_dir())
    return on_device, psutil.virtual_memory().available // 4, shutil.disk_usage(home).free // 4
