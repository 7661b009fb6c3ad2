"""The plan of a run before it begins, for a person to look at: what each position of the freeze slider costs here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ftstudio.core.cache_room import CacheRoom
from ftstudio.core.config import RunConfig
from ftstudio.core.costs import Plan
from ftstudio.core.records import Budgets
from ftstudio.data.transforms import train_transform
from ftstudio.engine import costs, measure
from ftstudio.engine import device as devices
from ftstudio.engine.costs import Work
from ftstudio.engine.keeping import most_bytes
from ftstudio.models import catalog


@devices.telling_out_of_memory()
def make_plan(
    config: RunConfig,
    train_count: int,
    val_count: int,
    class_count: int,
    images: Sequence[Path],
    budgets: Budgets,
    safe_point: Callable[[], None] = lambda: None,
) -> Plan:
    """The costs of a run of ``config`` on so many images. ``images`` are a few of them, which are read to see how long
    that takes.

    Raises UserError where the device is not there or too small for two images, and what ``safe_point`` raises.
    """
    devices.use_all_cores()
    device = devices.choose(config.train.device)
    info = catalog.model_of(config)
    room = most_bytes(budgets, CacheRoom("features", budgets.features), device)
    work = Work(config, info, train_count, val_count, class_count, device.type, room)
    transform = train_transform(info.preprocessing, work.image_size, config.train.augment)
    reading = measure.reading(images, info, work.image_size, transform)
    return Plan(
        model=info.name,
        image_size=work.image_size,
        device=devices.describe(device).title,
        train_count=train_count,
        val_count=val_count,
        costs=costs.costs(work, measure.speeds(info, work.image_size, device, safe_point), reading),
    )
