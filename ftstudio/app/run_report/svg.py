"""Small drawings as SVG inside the page: curves over epochs, reliability, intervals.

Colours are in the style sheet, by class, so that they follow light, dark and print; marks or dashes repeat what a
colour says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ftstudio.app.run_report.markup import Html, element, number, together
from ftstudio.core.axis import nice_step

Point: TypeAlias = tuple[float, float]
Mark: TypeAlias = Literal["dot", "square", "none"]
MOST_MARKS = 40
"""The most points of a line that are marked one by one."""
LETTER = 5.9
"""Mean width of a letter of the drawings' text in pixels."""


@dataclass(frozen=True)
class Line:
    """``kind`` are classes of the style sheet; ``band`` has (x, low, high) around the line."""

    title: str
    kind: str
    points: tuple[Point, ...]
    mark: Mark = "dot"
    band: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True)
class Axis:
    """An axis from ``low`` to ``high``."""

    title: str
    low: float
    high: float
    ticks: tuple[float, ...]
    words: Callable[[float], str] = number


@dataclass(frozen=True)
class Frame:
    """The axes of a drawing: maps data to pixels of ``width`` by ``height``."""

    x: Axis
    y: Axis
    width: float = 460
    height: float = 270
    left: float = 50
    right: float = 14
    top: float = 34
    bottom: float = 40

    def at(self, point: Point) -> Point:
        across = (point[0] - self.x.low) / (self.x.high - self.x.low)
        up = (point[1] - self.y.low) / (self.y.high - self.y.low)
        wide, tall = self.width - self.left - self.right, self.height - self.top - self.bottom
        return self.left + across * wide, self.top + (1 - up) * tall

    def drawing(self, title: str, description: str, *inside: Html | None) -> Html:
        """Return a complete drawing: axes, grid, and contents."""
        return element(
            "svg", element("title", f"{title}. {description}"), self._axes(), *inside,
            viewBox=f"0 0 {number(self.width)} {number(self.height)}", role="img", class_="drawing",
        )  # fmt: skip

    def _axes(self) -> Html:
        parts: list[Html] = []
        end, foot = self.width - self.right, self.height - self.bottom
        for value in self.y.ticks:
            _, y = self.at((self.x.low, value))
            parts += [
                element("path", d=f"M{number(self.left)} {number(y)}H{number(end)}", class_="grid"),
                text(self.y.words(value), self.left - 7, y + 4, "tick", "end"),
            ]
        for value in self.x.ticks:
            x, _ = self.at((value, self.y.low))
            parts += [
                element("path", d=f"M{number(x)} {number(foot)}v4", class_="axis"),
                text(self.x.words(value), x, foot + 16, "tick", "middle"),
            ]
        parts += [
            element("path", d=f"M{number(self.left)} {number(foot)}H{number(end)}", class_="axis"),
            text(self.x.title, (self.left + end) / 2, foot + 34, "title", "middle"),
        ]
        return element("g", *parts)


def curves(title: str, description: str, lines: Sequence[Line], y: Axis, best: float | None) -> Html:
    """Return values over epochs, with the best epoch marked."""
    epochs = [x for line in lines for x, _ in line.points]
    frame = Frame(x=whole_axis("Epoch", min(epochs), max(epochs)), y=y)
    marked = _best(frame, best) if best is not None else None
    drawn = [part for line in lines for part in (_band(frame, line), _line(frame, line)) if part is not None]
    return frame.drawing(title, description, marked, *drawn, legend(lines, frame.left, 12))


def legend(lines: Sequence[Line], left: float, top: float) -> Html:
    """Return what each line is, in one or two rows."""
    parts: list[Html | None] = []
    x, y = left, top
    for line in lines:
        width = 30 + LETTER * len(line.title)
        if x > left and x + width > 460:
            x, y = left, y + 14
        parts += [
            element("path", d=f"M{number(x)} {number(y - 4)}h18", class_=f"curve {line.kind}"),
            _mark(line.mark, (x + 9, y - 4), line.kind),
            text(line.title, x + 23, y, "tick"),
        ]
        x += width + 10
    return element("g", *parts)


def whisker(low: float, share: float, high: float, words: str, width: float = 100) -> Html:
    """Return a share (0..1) and the bounds of its interval on a line from 0 to 1, ``width`` pixels long."""
    x = [3 + (width - 6) * each for each in (low, share, high)]
    bounds = f"M{number(x[0])} 3v8M{number(x[0])} 7H{number(x[2])}M{number(x[2])} 3v8"
    return element(
        "svg", element("title", words),
        element("path", d=f"M3 7H{number(width - 3)}", class_="grid"),
        element("path", d=bounds, class_="whisker"),
        element("circle", cx=x[1], cy=7, r=3, class_="mark val"),
        viewBox=f"0 0 {number(width)} 14", role="img", class_="whiskers",
    )  # fmt: skip


def text(words: str, x: float, y: float, class_: str, anchor: str = "start") -> Html:
    """A text at a point of the drawing."""
    return element("text", words, x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def whole_axis(title: str, low: float, high: float) -> Axis:
    """Return an axis of whole numbers."""
    if high <= low:
        low, high = low - 1, high + 1
        return Axis(title, low, high, (low + 1,), lambda value: f"{value:.0f}")
    step = max(1, round(nice_step((high - low) / 6)))
    first = math.ceil(low / step) * step
    values = [first + step * place for place in range(int((high - first) // step) + 1)]
    return Axis(title, low, high, tuple(float(value) for value in values), lambda value: f"{value:.0f}")


def fitted_axis(title: str, values: Sequence[float], ceiling: float | None, words: Callable[[float], str]) -> Axis:
    """Return an axis that contains all ``values``, from zero if that costs little space.

    No tick is above ``ceiling``.
    """
    low, high = min(values), max(values)
    low = 0.0 if 0 <= low < 0.35 * high else low
    step = nice_step(max(high - low, abs(high) * 0.02, 1e-6) / 4)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if last <= first and ceiling is not None and step * (first + 1) > ceiling + 1e-9:
        first = last - 1
    elif last <= first:
        last = first + 1
    ticks = [step * place for place in range(first, last + 1)]
    if ceiling is not None:
        ticks = [tick for tick in ticks if tick <= ceiling + 1e-9]
    return Axis(title, ticks[0], max(ticks[-1], high), tuple(ticks), words)


def path(frame: Frame, points: Sequence[Point]) -> str:
    """Return the line through ``points`` (data) as path data."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in map(frame.at, points))


def marks(frame: Frame, line: Line) -> list[Html]:
    """The marks of a line's points, without those that have none."""
    return [mark for point in line.points if (mark := _mark(line.mark, frame.at(point), line.kind)) is not None]


def _line(frame: Frame, line: Line) -> Html | None:
    if not line.points:
        return None
    shown = marks(frame, line) if len(line.points) <= MOST_MARKS else []
    return together([element("path", d=path(frame, line.points), class_=f"curve {line.kind}"), *shown])


def _band(frame: Frame, line: Line) -> Html | None:
    if len(line.band) < 2:
        return None
    upper = [(x, high) for x, _, high in line.band]
    lower = [(x, low) for x, low, _ in reversed(line.band)]
    return element("path", d=path(frame, [*upper, *lower]) + "Z", class_=f"band {line.kind}")


def _mark(mark: Mark, at: Point, kind: str) -> Html | None:
    x, y = at
    if mark == "dot":
        return element("circle", cx=x, cy=y, r=2.6, class_=f"mark {kind}")
    if mark == "square":
        return element("rect", x=x - 2.5, y=y - 2.5, width=5, height=5, class_=f"mark {kind}")
    return None


def _best(frame: Frame, epoch: float) -> Html:
    x, foot = frame.at((epoch, frame.y.low))
    words = f"best: {epoch:.0f}"
    beside = x + 5 if x + 5 + LETTER * len(words) < frame.width - frame.right else x - 5
    anchor = "start" if beside > x else "end"
    return element(
        "g", element("path", d=f"M{number(x)} {number(frame.top)}V{number(foot)}", class_="best"),
        text(words, beside, frame.top + 9, "tick best-word", anchor),
    )  # fmt: skip
