"""Backgrounds, light and shadows of the sample images, and composing layers into a picture."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Plane: TypeAlias = NDArray[np.floating[Any]]
"""Shape (rows, columns), or (3, rows, columns) for colours; float32 in 0..1. Colours come first, because broadcasting
over them is then several times faster than over an innermost axis of three."""
Colour: TypeAlias = tuple[float, float, float]

FINISHED = 192
SIDE = 240
"""Pixels while drawing: a quarter more than the finished picture, for smooth edges."""


Shape: TypeAlias = tuple[int, int]
WHOLE: Shape = (SIDE, SIDE)


class Layer(NamedTuple):
    """Something that covers the part ``at`` (rows and columns) of the picture: its opacity and its colour."""

    alpha: Plane
    rgb: Plane
    at: tuple[slice, slice] = (slice(None), slice(None))


class Light(NamedTuple):
    """``direction`` is the unit vector to the lamp: x right, y down, z to the viewer. ``tint`` multiplies colours."""

    direction: Colour
    ambient: float
    tint: Colour


def random_light(rng: np.random.Generator) -> Light:
    """Return a random lamp."""
    angle, height = rng.uniform(-2.6, -0.5), rng.uniform(0.5, 1.1)
    x, y, z = math.cos(angle), math.sin(angle), height
    length = math.hypot(x, y, z)
    warmth = rng.uniform(-0.07, 0.09)
    direction = (x / length, y / length, z / length)
    return Light(direction, rng.uniform(0.32, 0.5), (1 + warmth, 1.0, 1 - warmth))


def shaded(albedo: Plane, height: Plane, light: Light, gloss: float) -> Plane:
    """Return the colours of a lit surface.

    ``height`` rises towards the viewer, in pixels; ``gloss`` 0..1 is its highlight.
    """
    down, right = np.gradient(height)
    length = np.sqrt(down * down + right * right + 1)
    lx, ly, lz = light.direction
    facing = (-right * lx - down * ly + lz) / length
    diffuse = light.ambient + (1.15 - light.ambient) * np.clip(facing * 0.85 + 0.15, 0, 1)
    # Halfway between the directions to the lamp and to the viewer, who looks along z.
    norm = math.hypot(lx, ly, lz + 1)
    mirror = np.clip((-right * (lx / norm) - down * (ly / norm) + (lz + 1) / norm) / length, 0, 1)
    rim = 1 - 0.28 * (1 - 1 / length) ** 3
    wide = np.square(np.square(np.square(mirror)))
    small = np.square(np.square(wide)) * wide
    return single(albedo * (diffuse * rim) + gloss * (small * 0.75 + wide * 0.12))


def single(values: NDArray[Any]) -> Plane:
    """Convert to single precision, without a copy if possible."""
    return values.astype(np.float32, copy=False)


def noise(rng: np.random.Generator, cells: int, stretch: int = 1, octaves: int = 3, shape: Shape = WHOLE) -> Plane:
    """Return soft random clouds around 0.5, read-only; ``stretch`` stretches them sideways."""
    sheet = _sheet(cells, stretch, octaves)
    rows, columns = shape
    top, left = rng.integers(0, 2 * SIDE - rows), rng.integers(0, 2 * SIDE - columns)
    part = sheet[top : top + rows, left : left + columns]
    return part[:: 1 if rng.random() < 0.5 else -1, :: 1 if rng.random() < 0.5 else -1]


@cache
def _sheet(cells: int, stretch: int, octaves: int) -> Plane:
    """Clouds twice as wide and high as the picture, always the same: cutting from them is faster than drawing."""
    rng = np.random.default_rng([cells, stretch, octaves])
    total: Plane = np.zeros((2 * SIDE, 2 * SIDE), np.float32)
    weight = 0.0
    for octave in range(octaves):
        rows = min(2 * SIDE, 2 * cells * 2**octave)
        small = rng.random((rows, max(2, rows // stretch)), dtype=np.float32)
        part = np.asarray(Image.fromarray(small).resize((2 * SIDE, 2 * SIDE), Image.Resampling.BICUBIC))
        total += part / 2**octave
        weight += 1 / 2**octave
    sheet = np.clip(total / weight, 0, 1)
    sheet.setflags(write=False)
    return sheet


def mixed(first: Colour, second: Colour, amount: Plane) -> Plane:
    """Return ``first`` where ``amount`` is 0, ``second`` where it is 1."""
    a, b = tinted(first), tinted(second)
    return a + (b - a) * np.clip(amount, 0, 1)


def tinted(colour: Colour) -> Plane:
    """Return one colour, ready to be broadcast over planes."""
    return np.asarray(colour, np.float32)[:, None, None]


def softened(plane: Plane, radius: float, coarser: int = 1) -> Plane:
    """Blur; a wide blur may be computed on a picture ``coarser`` times smaller without a visible difference."""
    picture = Image.fromarray((np.clip(plane, 0, 1) * 255).astype(np.uint8))
    small = picture.reduce(coarser).filter(ImageFilter.GaussianBlur(radius / coarser))
    return np.asarray(small.resize(picture.size, Image.Resampling.BICUBIC), np.float32) / 255


def composed(background: Plane, layers: list[Layer], light: Light, rng: np.random.Generator) -> Image.Image:
    """Return the picture, RGB, FINISHED pixels wide and high: shadow, layers, lens blur and some grain."""
    cover = np.zeros((SIDE, SIDE), np.float32)
    for layer in layers:
        cover[layer.at] = np.maximum(cover[layer.at], layer.alpha)
    canvas = background * (1 - _shadow(cover, light))
    for layer in layers:
        part = canvas[:, *layer.at]
        part += (layer.rgb - part) * layer.alpha
    x, y = _coordinates()
    vignette = 1 - rng.uniform(0.05, 0.18) * (x * x + y * y)
    canvas *= tinted(light.tint) * (255 * rng.uniform(0.92, 1.08))
    canvas *= vignette
    pixels = np.ascontiguousarray(np.clip(canvas, 0, 255).astype(np.uint8).transpose(1, 2, 0))
    picture = Image.fromarray(pixels).resize((FINISHED, FINISHED), Image.Resampling.LANCZOS)
    grain = rng.standard_normal((FINISHED, FINISHED, 1), np.float32) * rng.uniform(1, 2.5)
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


@cache
def _coordinates() -> tuple[Plane, Plane]:
    """x to the right and y down over the picture, -1..1."""
    y, x = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    return single(x), single(y)


def _shadow(cover: Plane, light: Light) -> Plane:
    """A dark contact shadow, and a long soft one away from the lamp."""
    lx, ly, lz = light.direction
    reach = SIDE * 0.068 / (lz + 0.35)
    near = softened(_moved(cover, round(-ly * reach * 0.4) + 3, round(-lx * reach * 0.4)), SIDE / 77, 2)
    far = softened(_moved(cover, round(-ly * reach) + 5, round(-lx * reach)), SIDE / 23, 4)
    return 1 - (1 - 0.42 * near) * (1 - 0.38 * far)


def _moved(plane: Plane, down: int, right: int) -> Plane:
    """Shift by whole pixels; pixels that leave the picture are lost, and do not reappear on the other side."""
    y, x = abs(down), abs(right)
    padded = np.pad(plane, ((y, y), (x, x)))
    return padded[y - down : y - down + SIDE, x - right : x - right + SIDE]


# ---- backgrounds: random, independent of the fruit ---------------------------------------------------------


def random_background(rng: np.random.Generator) -> Plane:
    """Return a random background."""
    kinds = (_studio, _studio, _wood, _cloth, _marble, _plate, _garden, _terrazzo)
    return kinds[rng.integers(len(kinds))](rng)


_PAPERS: tuple[Colour, ...] = (
    (0.93, 0.90, 0.84), (0.80, 0.87, 0.90), (0.92, 0.80, 0.76), (0.78, 0.85, 0.74), (0.88, 0.84, 0.92),
    (0.95, 0.88, 0.66), (0.38, 0.44, 0.50), (0.55, 0.62, 0.66), (0.30, 0.36, 0.33), (0.86, 0.60, 0.50),
)  # fmt: skip


def _paper(rng: np.random.Generator) -> Colour:
    r, g, b = np.clip(np.asarray(_PAPERS[rng.integers(len(_PAPERS))]) + rng.uniform(-0.05, 0.05, 3), 0, 1)
    return float(r), float(g), float(b)


def _darker(colour: Colour, factor: float) -> Colour:
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def _axes(rng: np.random.Generator) -> tuple[Plane, Plane]:
    """Coordinates over the picture, -1..1, randomly rotated."""
    x, y = _coordinates()
    turn = rng.uniform(0, math.pi)
    cos, sin = math.cos(turn), math.sin(turn)
    return x * cos + y * sin, y * cos - x * sin


def _studio(rng: np.random.Generator) -> Plane:
    """Paper that curves from table to wall, in one colour."""
    colour = _paper(rng)
    along, _ = _axes(rng)
    return mixed(_darker(colour, 0.82), colour, 0.5 + 0.5 * along + 0.15 * (noise(rng, 3) - 0.5))


def _wood(rng: np.random.Generator) -> Plane:
    tone = rng.uniform(0.55, 1.15)
    light, dark = _darker((0.80, 0.60, 0.40), tone), _darker((0.52, 0.34, 0.20), tone)
    grain = noise(rng, 48, stretch=16) * 0.75 + noise(rng, 8, stretch=4) * 0.5 - 0.12
    plank = np.arange(SIDE) * rng.uniform(3, 5) / SIDE + rng.uniform(0, 1)
    shift = single(rng.uniform(-0.18, 0.18, 8))[np.floor(plank).astype(int) % 8]
    gap = single(np.exp(-(((plank % 1) / 0.02) ** 2)) + np.exp(-(((1 - plank % 1) / 0.02) ** 2)))
    wood = mixed(light, dark, grain + shift[:, None]) * (1 - 0.6 * gap)[:, None]
    return wood.transpose(0, 2, 1) if rng.random() < 0.5 else wood


def _cloth(rng: np.random.Generator) -> Plane:
    colour, white = _paper(rng), (0.96, 0.95, 0.92)
    along, across = _axes(rng)
    count = rng.uniform(3, 6)
    stripes = [(np.sin(axis * count * math.pi) > 0).astype(np.float32) * 0.4 for axis in (along, across)]
    pattern = stripes[0] + (stripes[1] if rng.random() < 0.6 else stripes[0])
    weave = 0.04 * (np.sin(along * 260) * np.sin(across * 260))
    return mixed(white, _darker(colour, 0.9), softened(pattern, 1.2)) * (0.97 + weave)


def _marble(rng: np.random.Generator) -> Plane:
    along, _ = _axes(rng)
    veins = np.abs(np.sin(along * rng.uniform(3, 6) + 7 * noise(rng, 4, octaves=4)))
    white: tuple[Colour, Colour] = ((0.93, 0.93, 0.94), (0.62, 0.63, 0.66))
    black: tuple[Colour, Colour] = ((0.27, 0.27, 0.27), (0.62, 0.60, 0.55))
    base, vein = white if rng.random() < 0.7 else black
    return mixed(vein, base, veins**0.35 + 0.2 * (noise(rng, 12) - 0.5))


def _plate(rng: np.random.Generator) -> Plane:
    """A round plate on another background, seen from above."""
    table = _wood(rng) if rng.random() < 0.5 else _studio(rng)
    x, y = _coordinates()
    distance = np.hypot(x - rng.uniform(-0.12, 0.12), y - rng.uniform(-0.12, 0.12))
    radius = rng.uniform(0.88, 1.05)
    china = tinted(_paper(rng)) * 0.35 + 0.65 * 0.95
    rim = np.exp(-(((distance - radius * 0.72) / 0.02) ** 2)) * 0.1 + np.clip(distance / radius - 0.9, 0, 1) * 0.6
    inside = np.clip((radius - distance) * SIDE / 4, 0, 1)
    shadow = 1 - 0.45 * softened((distance < radius * 1.03).astype(np.float32), SIDE / 36, 2)
    return table * shadow * (1 - inside) + (china - rim) * inside


def _garden(rng: np.random.Generator) -> Plane:
    """Leaves far behind, out of focus: soft discs of light."""
    colours: tuple[tuple[Colour, Colour], ...] = (
        ((0.22, 0.36, 0.16), (0.62, 0.74, 0.36)), ((0.45, 0.33, 0.20), (0.90, 0.74, 0.45)),
        ((0.20, 0.32, 0.42), (0.62, 0.76, 0.86)),
    )  # fmt: skip
    dark, bright = colours[rng.integers(len(colours))]
    picture = mixed(dark, bright, noise(rng, 4) * 1.3 - 0.25)
    x, y = _coordinates()
    for _ in range(int(rng.integers(5, 11))):
        distance = np.hypot(x - rng.uniform(-1, 1), y - rng.uniform(-1, 1)) / rng.uniform(0.1, 0.28)
        disc = np.clip((1 - distance) * 8, 0, 1) * rng.uniform(0.1, 0.32)
        picture = picture + (tinted(bright) * 1.15 - picture) * disc
    return picture


def _terrazzo(rng: np.random.Generator) -> Plane:
    """Stone chips: the Voronoi cells of random points."""
    base = _paper(rng)
    picture = mixed(base, _darker(base, 0.92), noise(rng, 40))
    chips = noise(rng, 34, octaves=1)
    for _ in range(3):
        colour = _paper(rng)
        chip = np.clip((np.roll(chips, int(rng.integers(SIDE)), 1) - 0.84) * 30, 0, 1)
        picture = picture + (tinted(colour) * 0.95 - picture) * (0.45 * chip)
        chips = chips.T
    return picture
