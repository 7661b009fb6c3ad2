"""The plan shown before a run: what each freeze depth costs on this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ftstudio.core.config import RunConfig
from ftstudio.core.costs import Plan, RunSize
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.cache_room import CacheRoom
from ftstudio.data.loading.transforms import train_transform
from ftstudio.engine import device as devices
from ftstudio.engine.features.cache_policy import most_bytes
from ftstudio.engine.profiling import benchmark, cost_model
from ftstudio.engine.profiling.cost_model import Work
from ftstudio.models import catalog


@devices.explaining_out_of_memory()
def make_plan(
    config: RunConfig,
    size: RunSize,
    images: Sequence[Path],
    budgets: Budgets,
    safe_point: Callable[[], None] = lambda: None,
) -> Plan:
    """Estimate the costs of a run.

    Args:
        config: The run's settings.
        size: The number of images and outputs.
        images: A few of the images, which are read to measure how long that takes.
        budgets: Limits of the caches.
        safe_point: Called during the benchmark; may raise.

    Raises:
        UserError: The device is not available or too small for two images.
    """
    devices.use_all_cores()
    device = devices.choose(config.train.device)
    info = catalog.model_of(config)
    room = most_bytes(budgets, CacheRoom("features", budgets.features), device)
    work = Work(config, info, size.train, size.val, size.outputs, device.type, room)
    transform = train_transform(info.preprocessing, work.image_size, config.train.augment)
    reading = benchmark.reading(images, info, work.image_size, transform)
    return Plan(
        model=info.name,
        image_size=work.image_size,
        device=devices.describe(device).title,
        train_count=size.train,
        val_count=size.val,
        costs=cost_model.costs(work, benchmark.speeds(info, work.image_size, device, safe_point), reading),
    )
