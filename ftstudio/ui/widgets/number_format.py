"""How figures read in the window: by the user's locale, with the digits that carry meaning."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from msgspec.structs import replace
from PySide6.QtCore import QDateTime, QLocale

from ftstudio.core.metrics import MetricValue

DASH = "–"


def percent(share: float | None, digits: int = 1) -> str:
    """A share (0..1) as "93.4 %"."""
    if share is None or not isfinite(share):
        return DASH
    return f"{QLocale().toString(share * 100, 'f', digits)} %"


def whole_percent(share: float) -> str:
    """A share (0..1) in whole percents, "<1 %" and ">99 %" where rounding would lie."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{QLocale().toString(share * 100, 'f', 0)} %"


def number(value: float | None, digits: int = 3) -> str:
    """A figure of any size in ``digits`` significant digits: "0.412", "12.3", "3.1e-5"."""
    if value is None or not isfinite(value):
        return DASH
    if value == 0 or not 1e-2 <= abs(value) < 1e7:
        return QLocale().toString(float(value), "g", digits).replace("e-0", "e-")
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return QLocale().toString(float(value), "f", max(0, digits - whole))


def metric(value: MetricValue) -> str:
    """The value of a metric: "93.4 %", or a number."""
    return value.in_words(percent, number)


def bounds(value: MetricValue) -> str:
    """The interval of a metric: "91.2–95.1 %"; "" without one."""
    if value.interval is None:
        return ""
    low, high = (replace(value, value=bound).in_words(percent, number) for bound in value.interval)
    return f"{low.removesuffix(' %')}–{high}"


def count(value: int) -> str:
    """A whole number with the user's group separators: 3,670."""
    return QLocale().toString(value)


def duration(seconds: float) -> str:
    """Seconds as on a clock: "0:42", "12:05", "3:04:05"."""
    if not isfinite(seconds) or seconds < 0:
        return DASH
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def moment(seconds: float, now: float, locale: QLocale | None = None) -> str:
    """A moment (seconds since 1970) as the time of day, and with its date where that is not today."""
    when, today = (QDateTime.fromSecsSinceEpoch(int(each)) for each in (seconds, now))
    shown = when.time() if when.date() == today.date() else when
    return (locale or QLocale()).toString(shown, QLocale.FormatType.ShortFormat)


def moments(moments: Sequence[float]) -> list[str]:
    """Moments (seconds since 1970) side by side, each as short as tells them apart.

    The time of one day, else the date and time, with the seconds where minutes would not do.
    """
    when = [QDateTime.fromSecsSinceEpoch(int(moment)) for moment in moments]
    time_of_day = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    with_seconds = time_of_day.replace("mm", "mm:ss", 1)
    day = "" if len({each.date() for each in when}) == 1 else QLocale().dateFormat(QLocale.FormatType.ShortFormat) + " "
    words = [QLocale().toString(each, day + time_of_day) for each in when]
    return words if len(set(words)) == len(words) else [QLocale().toString(each, day + with_seconds) for each in when]
