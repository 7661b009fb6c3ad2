"""Draw five kinds of fruit: a shape, a skin and a stem, each slightly different."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ftstudio.data.samples.scene import SIDE, Colour, Layer, Light, Plane, mixed, noise, shaded, single, tinted


class Place(NamedTuple):
    """The position of a fruit in the picture.

    ``u`` (right) and ``v`` (down) are its own coordinates, with its body within -1..1, over the rows and columns
    ``at``; ``scale`` is in pixels per unit.
    """

    u: Plane
    v: Plane
    scale: float
    at: tuple[slice, slice]

    def around(self, points: Sequence[tuple[float, float]], margin: float) -> Place:
        """Return the part of a whole picture's place within ``margin`` of the bounding box of some points."""
        us, vs = [u for u, _ in points], [v for _, v in points]
        near = (self.u > min(us) - margin) & (self.u < max(us) + margin)
        near &= (self.v > min(vs) - margin) & (self.v < max(vs) + margin)
        at = _extent(near, 1), _extent(near, 0)
        return Place(self.u[at], self.v[at], self.scale, at)

    def noise(self, rng: np.random.Generator, cells: int, octaves: int = 3) -> Plane:
        return noise(rng, cells, octaves=octaves, shape=self.u.shape[:2])


def _extent(marks: NDArray[np.bool_], across: int) -> slice:
    """From the first mark to the last; at least two, because slopes need neighbours."""
    found = np.flatnonzero(marks.any(axis=across))
    return slice(int(found[0]), int(found[-1]) + 1) if len(found) > 1 else slice(0, 2)


def random_place(rng: np.random.Generator, turn: float) -> Place:
    """Return a random position near the centre, rotated by at most ``turn`` radians either way."""
    x, y = _pixels()
    scale = SIDE * rng.uniform(0.32, 0.43)
    margin = max(0.0, SIDE * 0.46 - scale)
    x = x - SIDE / 2 + rng.uniform(-margin, margin)
    y = y - SIDE / 2 + rng.uniform(-margin, margin)
    angle = rng.uniform(-turn, turn)
    mirror = -1 if rng.random() < 0.5 else 1
    cos, sin = math.cos(angle) / scale, math.sin(angle) / scale
    return Place((x * cos + y * sin) * mirror, y * cos - x * sin, scale, (slice(None), slice(None)))


@cache
def _pixels() -> tuple[Plane, Plane]:
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    return x.astype(np.float32), y.astype(np.float32)


def apple(rng: np.random.Generator, light: Light) -> list[Layer]:
    """Draw an apple, as layers from back to front."""
    whole = random_place(rng, 0.45)
    place = whole.around([(-1, -1), (1, 1)], 0.08)
    angle = np.arctan2(place.u, -place.v)
    wide, lean = rng.uniform(0.98, 1.08), rng.uniform(-0.05, 0.05)
    outline = 0.88 - rng.uniform(0.13, 0.2) * np.exp(-((angle / 0.42) ** 2))
    outline -= 0.07 * np.exp(-(((math.pi - np.abs(angle)) / 0.4) ** 2)) + lean * np.sin(angle * 2)
    outline += 0.05 * np.cos(angle - 0.2) * np.abs(np.sin(angle))
    share = np.hypot(place.u / wide, place.v) / outline
    first, second = _pick(rng, _APPLES)
    streaks = place.noise(rng, 5) * 0.8 + 0.22 * np.sin(angle * 21 + 9 * place.noise(rng, 6)) * share
    skin = mixed(first, second, (streaks - rng.uniform(0.1, 0.5)) * 2.2 + 0.25 * place.v)
    skin = skin * (1 - 0.5 * np.exp(-((place.u / 0.26) ** 2 + ((place.v + 0.66) / 0.1) ** 2)))
    skin = _freckled(skin, place, rng, 0.1, (0.95, 0.88, 0.6))
    body = _round(place, share, 0.86, skin, light, rng.uniform(0.35, 0.9))
    stem = _tube(whole, [(0.0, -0.62), (0.03, -0.85), (rng.uniform(-0.05, 0.22), -1.06)], 0.045, _BROWN, light)
    return [body, *_leaves(whole, (0.04, -0.88), rng, light, 0.5), stem]


def banana(rng: np.random.Generator, light: Light) -> list[Layer]:
    """Draw one or two bananas, as layers from back to front."""
    place = random_place(rng, 1.1).around([(-1.15, -0.6), (1.15, 0.6)], 0.12)
    ripe = _pick(rng, _BANANAS)
    bend = rng.uniform(0.95, 1.5)
    first = _one_banana(place, bend, 0.0, ripe, rng, light)
    if rng.random() < 0.4:
        return [*_one_banana(place, bend * 0.86, -0.2, ripe, rng, light), *first]
    return first


def _one_banana(
    place: Place,
    radius: float,
    shift: float,
    ripe: tuple[Colour, Colour],
    rng: np.random.Generator,
    light: Light,
) -> list[Layer]:
    """A tube along an arc of ``radius``, thinner towards its ends."""
    v = place.v + radius - 0.34 - shift
    span = 0.98 / radius
    along = np.arctan2(place.u, v) / span
    held = np.clip(along, -1, 1.16)
    beside = np.hypot(place.u - radius * np.sin(held * span), v - radius * np.cos(held * span))
    fat = rng.uniform(0.25, 0.32)
    width = fat * np.clip(1 - np.abs(np.clip(held, -1, 1)) ** 3.2, 0, 1) ** 0.55 + 0.055
    share = beside / width
    signed = (np.hypot(place.u, v) - radius) / width
    skin = mixed(ripe[0], ripe[1], np.abs(along) ** 2 * 0.8 + place.noise(rng, 4) * 0.5 - 0.3)
    ridges = np.exp(-(((signed + 0.3) / 0.07) ** 2)) + 0.8 * np.exp(-(((signed - 0.5) / 0.07) ** 2))
    skin = skin * (1 - 0.13 * ridges)
    skin = _freckled(skin, place, rng, rng.uniform(0, 0.7), (0.36, 0.23, 0.1))
    ends = np.clip((np.abs(along + 0.03) - 0.93) * 18, 0, 1) * np.where(along < 0, 1, 0.55)
    skin = skin + (tinted((0.27, 0.2, 0.1)) - skin) * ends
    dome = np.sqrt(np.clip(1 - share**2, 0, 1)) * width * place.scale
    alpha = np.clip((1 - share) * width * place.scale + 0.5, 0, 1)
    return [Layer(single(alpha), shaded(skin, single(dome), light, rng.uniform(0.1, 0.35)), place.at)]


def cherry(rng: np.random.Generator, light: Light) -> list[Layer]:
    """Draw cherries, as layers from back to front."""
    place = random_place(rng, 0.7)
    first, second = _pick(rng, _CHERRIES)
    top = (rng.uniform(-0.15, 0.35), -0.98)
    places = [(-0.42, rng.uniform(0.36, 0.52)), (0.46, rng.uniform(0.3, 0.6))]
    if rng.random() < 0.15:
        places = [(rng.uniform(-0.2, 0.2), 0.42)]
    layers: list[Layer] = []
    for x, y in places:
        radius = rng.uniform(0.4, 0.46) if len(places) > 1 else rng.uniform(0.48, 0.56)
        near = place.around([(x, y)], radius * 1.15)
        u, v = (near.u - x) / radius, (near.v - y) / radius
        angle = np.arctan2(u, -v)
        share = np.hypot(u / 1.04, v) / (1 - 0.12 * np.exp(-((angle / 0.4) ** 2)))
        skin = mixed(first, second, near.noise(rng, 3) * 1.2 - 0.35 + 0.2 * v)
        skin = skin * (1 - 0.45 * np.exp(-((u / 0.28) ** 2 + ((v + 0.78) / 0.12) ** 2)))
        body = _round(Place(u, v, near.scale * radius, near.at), share, 0.95, skin, light, rng.uniform(0.75, 1.15))
        bend = (x * 0.75 + top[0] * 0.25 + rng.uniform(-0.08, 0.08), y * 0.2 - 0.55)
        stem = _tube(place, [(x, y - radius * 0.84), bend, top], 0.028, _STEM, light)
        layers += [body, stem]
    return [*layers, *_leaves(place, top, rng, light, 0.45)]


def pear(rng: np.random.Generator, light: Light) -> list[Layer]:
    """Draw a pear, as layers from back to front."""
    whole = random_place(rng, 0.7)
    place = whole.around([(-0.9, -1), (0.9, 1)], 0.08)
    neck = rng.uniform(-0.05, 0.06)
    points = [(-0.98, 0.0), (-0.94, 0.15), (-0.78, 0.25 + neck), (-0.5, 0.31 + neck), (-0.2, 0.42), (0.1, 0.57)]
    points += [(0.4, 0.66), (0.65, 0.62), (0.84, 0.46), (0.95, 0.24), (0.99, 0.0)]
    bend = rng.uniform(-0.14, 0.14) * (place.v - 0.4) ** 2
    first, second = _pick(rng, _PEARS)
    skin = mixed(first, second, place.noise(rng, 3) * 1.5 - 0.65 + 0.35 * place.u)
    skin = _freckled(skin, place, rng, rng.uniform(0.2, 0.7), (0.45, 0.34, 0.14))
    body = _lathe(place, place.u - bend, points, skin, light, rng.uniform(0.15, 0.5))
    start = float(rng.uniform(-0.02, 0.02))
    stem = _tube(whole, [(start, -0.9), (0.02, -1.05), (rng.uniform(-0.12, 0.16), -1.24)], 0.045, _BROWN, light)
    return [stem, body, *_leaves(whole, (0.02, -1.02), rng, light, 0.35)]


def strawberry(rng: np.random.Generator, light: Light) -> list[Layer]:
    """Draw a strawberry, as layers from back to front."""
    whole = random_place(rng, 0.9)
    place = whole.around([(-0.75, -0.8), (0.75, 1)], 0.08)
    fat = rng.uniform(0.9, 1.08)
    points = [(-0.8, 0.0), (-0.76, 0.3), (-0.64, 0.54), (-0.42, 0.67), (-0.12, 0.65), (0.2, 0.53), (0.5, 0.37)]
    points = [(v, w * fat) for v, w in [*points, (0.76, 0.22), (0.92, 0.1), (0.97, 0.0)]]
    width = np.maximum(_profile(place.v, points), 0.05)
    first, second = _pick(rng, _STRAWBERRIES)
    skin = mixed(first, second, place.noise(rng, 3) * 1.1 - 0.5 - 0.35 * place.v)
    row = place.v / 0.17
    around = np.arcsin(np.clip(place.u / width, -1, 1)) / 0.42 + 0.5 * (np.floor(row) % 2)
    du, dv = (around % 1 - 0.5) * 0.42 * width, (row % 1 - 0.5) * 0.17
    seed = np.hypot(du / 0.6, dv)
    skin = skin * (1 - 0.35 * np.exp(-((seed / 0.05) ** 2)))
    gold = np.exp(-((seed / 0.026) ** 4)) * 0.9
    skin = skin + (tinted((0.93, 0.76, 0.34)) - skin) * gold
    body = _lathe(place, place.u, points, skin, light, rng.uniform(0.4, 0.8))
    return [body, *_crown(whole, rng, light)]


FRUITS: dict[str, Callable[[np.random.Generator, Light], list[Layer]]] = {
    "apple": apple,
    "banana": banana,
    "cherry": cherry,
    "pear": pear,
    "strawberry": strawberry,
}

_BROWN: Colour = (0.36, 0.24, 0.13)
_STEM: Colour = (0.42, 0.48, 0.18)
_LEAF: Colour = (0.30, 0.50, 0.17)
_Pairs = tuple[tuple[Colour, Colour], ...]
# Kinds share colours (red apples, green apples, green pears), so that colour alone does not distinguish them.
_APPLES: _Pairs = (
    ((0.78, 0.12, 0.12), (0.55, 0.04, 0.08)), ((0.93, 0.75, 0.30), (0.80, 0.16, 0.12)),
    ((0.58, 0.72, 0.22), (0.46, 0.62, 0.16)), ((0.72, 0.76, 0.28), (0.84, 0.30, 0.18)),
)  # fmt: skip
_BANANAS: _Pairs = (
    ((0.97, 0.82, 0.22), (0.78, 0.72, 0.22)), ((0.98, 0.86, 0.34), (0.86, 0.66, 0.18)),
    ((0.90, 0.82, 0.26), (0.66, 0.70, 0.20)), ((0.94, 0.76, 0.20), (0.70, 0.50, 0.14)),
)  # fmt: skip
_CHERRIES: _Pairs = (
    ((0.62, 0.03, 0.08), (0.32, 0.01, 0.06)), ((0.84, 0.09, 0.11), (0.62, 0.03, 0.08)),
    ((0.42, 0.03, 0.10), (0.20, 0.01, 0.06)),
)  # fmt: skip
_PEARS: _Pairs = (
    ((0.70, 0.76, 0.26), (0.56, 0.66, 0.20)), ((0.88, 0.78, 0.32), (0.74, 0.64, 0.22)),
    ((0.80, 0.74, 0.28), (0.78, 0.42, 0.20)), ((0.66, 0.46, 0.20), (0.52, 0.34, 0.14)),
)  # fmt: skip
_STRAWBERRIES: _Pairs = (
    ((0.86, 0.10, 0.10), (0.95, 0.42, 0.26)), ((0.72, 0.05, 0.09), (0.86, 0.16, 0.13)),
    ((0.92, 0.18, 0.13), (0.96, 0.50, 0.36)),
)  # fmt: skip


def _pick(rng: np.random.Generator, pairs: _Pairs) -> tuple[Colour, Colour]:
    return pairs[rng.integers(len(pairs))]


def _freckled(skin: Plane, place: Place, rng: np.random.Generator, amount: float, colour: Colour) -> Plane:
    dots = np.clip((place.noise(rng, 56, octaves=1) - 0.8) * 9, 0, 1) * amount
    return skin + (tinted(colour) - skin) * dots


def _round(place: Place, share: Plane, depth: float, skin: Plane, light: Light, gloss: float) -> Layer:
    """A dome: ``share`` is 0 in the centre and 1 at the outline."""
    dome = np.sqrt(np.clip(1 - share**2, 0, 1)) * depth * place.scale
    alpha = np.clip((1 - share) * place.scale * 0.85 + 0.5, 0, 1)
    return Layer(single(alpha), shaded(skin, single(dome), light, gloss), place.at)


def _profile(v: Plane, points: Sequence[tuple[float, float]]) -> Plane:
    """Half the width at each height, smooth between the points and round at both ends."""
    # Over the angle around the body's centre, the width rises linearly from both ends, which is easy to smooth.
    low, high = points[0][0], points[-1][0]
    angles = np.linspace(0, math.pi, 361)
    heights = low + (high - low) * (1 - np.cos(angles)) / 2
    widths = np.interp(heights, [height for height, _ in points], [width for _, width in points])
    kernel = np.hanning(51)
    padded = np.pad(widths, 50, mode="reflect", reflect_type="odd")
    smooth = np.convolve(padded, np.convolve(kernel, kernel) / kernel.sum() ** 2, "valid")
    return single(np.interp(v, heights, np.clip(smooth, 0, None), left=0, right=0))


def _lathe(
    place: Place, u: Plane, points: Sequence[tuple[float, float]], skin: Plane, light: Light, gloss: float
) -> Layer:
    """A solid of revolution."""
    width = _profile(place.v, points)
    dome = np.sqrt(np.clip(width**2 - u**2, 0, None)) * place.scale
    alpha = np.clip((width - np.abs(u)) * place.scale * 0.8 + 0.5, 0, 1) * (width > 0)
    return Layer(single(alpha), shaded(skin, single(dome), light, gloss), place.at)


def _tube(place: Place, points: Sequence[tuple[float, float]], width: float, colour: Colour, light: Light) -> Layer:
    """A stem along a curve through three points (start, bend, end), thicker at its end."""
    place = place.around(points, width + 0.05)
    (x0, y0), (x1, y1), (x2, y2) = points
    nearest = np.full_like(place.u, 81)
    steps = [step / 8 for step in range(9)]
    curve = [((1 - s) ** 2 * x0 + 2 * s * (1 - s) * x1 + s * s * x2,
              (1 - s) ** 2 * y0 + 2 * s * (1 - s) * y1 + s * s * y2) for s in steps]  # fmt: skip
    for step, ((ax, ay), (bx, by)) in enumerate(pairwise(curve)):
        dx, dy = bx - ax, by - ay
        along = np.clip(((place.u - ax) * dx + (place.v - ay) * dy) / (dx * dx + dy * dy), 0, 1)
        x, y = place.u - ax - along * dx, place.v - ay - along * dy
        nearest = np.minimum(nearest, (x * x + y * y) / (width * (0.75 + 0.06 * step)) ** 2)
    nearest = np.sqrt(nearest)
    dome = np.sqrt(np.clip(1 - nearest**2, 0, 1)) * width * place.scale
    alpha = np.clip((1 - nearest) * width * place.scale + 0.5, 0, 1)
    skin = tinted(colour)
    return Layer(single(alpha), shaded(skin, single(dome), light, 0.15), place.at)


def _leaves(
    place: Place, at: tuple[float, float], rng: np.random.Generator, light: Light, chance: float
) -> list[Layer]:
    """One leaf that grows from ``at``, or none."""
    if rng.random() > chance:
        return []
    angle, length = rng.uniform(-0.9, 0.3), rng.uniform(0.45, 0.62)
    place = place.around([at], length * 1.1)
    x, y = place.u - at[0], place.v - at[1]
    along = (x * math.cos(angle) + y * math.sin(angle)) / length
    across = (y * math.cos(angle) - x * math.sin(angle)) / length + 0.12 * (along - along**2)
    half = 0.3 * np.sqrt(np.clip(along * (1 - along), 0, 1)) * (1.35 - along)
    share = np.abs(across) / np.maximum(half, 1e-3)
    veins = np.exp(-((across / 0.018) ** 2)) + 0.4 * (np.sin((along * 1.2 - np.abs(across)) * 55) > 0.82)
    skin = mixed(_LEAF, (0.52, 0.68, 0.32), veins * 0.6 + 0.4 * place.noise(rng, 4) - 0.15)
    fold = (0.12 - np.abs(across) * 0.5) * length * place.scale
    alpha = np.clip((half - np.abs(across)) * length * place.scale + 0.5, 0, 1) * (share < 1.3) * (half > 0)
    return [Layer(single(alpha), shaded(skin, single(fold), light, 0.2), place.at)]


def _crown(place: Place, rng: np.random.Generator, light: Light) -> list[Layer]:
    """The green calyx of a strawberry, and its stem."""
    whole = place
    place = place.around([(0, -0.72)], 0.65)
    u, v = place.u, (place.v + 0.72) / 0.62
    angle = np.arctan2(u, v) + rng.uniform(0, 1)
    count = int(rng.integers(6, 9))
    petals = np.abs(np.cos(angle * count / 2)) ** 0.9
    outline = rng.uniform(0.44, 0.56) * (0.34 + 0.66 * petals) * (1 + 0.12 * np.sin(angle * 3 + 1))
    distance = np.hypot(u, v)
    skin = mixed((0.22, 0.42, 0.13), (0.50, 0.66, 0.28), petals * 0.5 + place.noise(rng, 8) - 0.5)
    height = (petals * 0.05 + 0.1 - 0.12 * distance) * place.scale
    alpha = np.clip((outline - distance) * place.scale * 0.6 + 0.5, 0, 1)
    crown = Layer(single(alpha), shaded(skin, single(height), light, 0.15), place.at)
    stem = _tube(whole, [(0.0, -0.75), (0.04, -0.9), (rng.uniform(-0.15, 0.2), -1.05)], 0.04, _STEM, light)
    return [crown, stem]
