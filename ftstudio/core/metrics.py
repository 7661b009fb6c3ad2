"""Metrics of a task."""

from __future__ import annotations

from msgspec import Struct


class Metric(Struct, frozen=True):
    """What a chart needs to know about a figure."""

    key: str
    title: str
    higher_is_better: bool = True
