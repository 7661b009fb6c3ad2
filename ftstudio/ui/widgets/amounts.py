"""How the set-up column writes amounts: parameters, bytes and spans of time, short, by the user's locale."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ftstudio.ui.widgets.number_format import count as count


def decimal(number: float, places: int = 1) -> str:
    """A number with ``places`` decimals, by the user's locale."""
    return QLocale().toString(float(number), "f", places)


def parameters(number: int) -> str:
    """A number of parameters, short: 138 M, 2.5 M, 30 k, 512."""
    if number >= 99_950_000:
        return f"{decimal(number / 1e6, 0)} M"
    if number >= 99_500:
        return f"{decimal(number / 1e6)} M"
    if number >= 1_000:
        return f"{decimal(number / 1e3, 0)} k"
    return count(number)


def size(number: float) -> str:
    """Bytes in decimal units: 9.8 MB, 0.8 GB."""
    if number >= 5e8:
        return f"{decimal(number / 1e9)} GB"
    if number >= 999_500:
        megabytes = number / 1e6
        return f"{decimal(megabytes, 1 if megabytes < 99.95 else 0)} MB"
    return f"{count(round(number / 1e3))} kB"


def span(seconds: float) -> str:
    """A span of time, as exact as a person wants it: 0.4 s, 12 s, 3 min, 2 h 5 min."""
    if seconds < 9.95:
        return f"{decimal(max(seconds, 0.1) if seconds > 0 else 0)} s"
    if seconds < 89.5:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{count(minutes // 60)} h {minutes % 60} min"
