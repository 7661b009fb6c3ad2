# pyright: standard
# (torch and torchvision have no complete types)
"""The samples of a run as batches: decoded once, kept on the disk while they fit, augmented by per-sample seeds.

Decoding runs in a few threads ahead of the training step (Pillow lets go of the interpreter while it decodes);
random transforms run on the caller's thread, because torch's generator is one per process.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ftstudio.core.cores import usable_cores
from ftstudio.core.records import Preprocessing, SplitSample, UnreadableImage
from ftstudio.core.seeds import derive
from ftstudio.data.decode import Undecodable, open_rgb
from ftstudio.data.pixel_cache import PixelCache
from ftstudio.data.transforms import Transform

LONGEST_SHAPE = 4.0
"""Images longer than this many times their width are cut to it around the centre: nobody's object is a thread."""

T = TypeVar("T")
R = TypeVar("R")
GROUPS_AHEAD = 3
_NOT_LOOKED_UP, _NOT_KEPT = -1, -2
_MODES = {"bilinear": Image.Resampling.BILINEAR, "bicubic": Image.Resampling.BICUBIC}


def load_pixels(path: Path, side: int, interpolation: str = "bilinear") -> Tensor:
    """One image as uint8 RGB, shape (3, H, W), its shorter side exactly ``side`` pixels.

    Raises Undecodable when the file cannot be read.
    """
    picture = open_rgb(path, side)
    width, height = picture.size
    limit = round(LONGEST_SHAPE * min(width, height))
    if max(width, height) > limit:
        left, top = max(0, (width - limit) // 2), max(0, (height - limit) // 2)
        picture = picture.crop((left, top, min(width, left + limit), min(height, top + limit)))
        width, height = picture.size
    scale = side / min(width, height)
    wanted = (max(side, round(width * scale)), max(side, round(height * scale)))
    if wanted != picture.size:
        picture = picture.resize(wanted, _MODES[interpolation], reducing_gap=3.0)
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)


@dataclass(frozen=True)
class Batch:
    """``images`` float32 (N, 3, S, S), ``targets`` int64 (N,), ``positions`` places of the samples in the set."""

    images: Tensor
    targets: Tensor
    positions: list[int]


class SampleSet:
    """The samples of one split with their decoded pixels. ``unreadable`` collects what failed, by position.

    ``cache`` is that of ``root`` and ``side``; without one every access decodes.
    """

    def __init__(
        self,
        root: Path,
        samples: Sequence[SplitSample],
        class_names: Sequence[str],
        preprocessing: Preprocessing,
        side: int,
        cache: PixelCache | None = None,
    ) -> None:
        target_of = {name: place for place, name in enumerate(class_names)}
        self.samples = samples
        self.targets = torch.tensor([target_of[sample.class_name] for sample in samples], dtype=torch.int64)
        self.unreadable: dict[int, UnreadableImage] = {}
        self.root, self._side, self._interpolation = root, side, preprocessing.interpolation
        self._cache = cache
        self._numbers = array("q", [_NOT_KEPT if cache is None else _NOT_LOOKED_UP]) * len(samples)

    def __len__(self) -> int:
        return len(self.samples)

    def path(self, position: int) -> Path:
        return self.root / self.samples[position].path

    def pixels(self, position: int) -> Tensor | None:
        """Stored pixels, uint8 (3, H, W); None (and an entry in ``unreadable``) when the file cannot be read.

        A file is looked at when its pixels are first asked for; once kept they serve, whatever becomes of it.
        """
        number = self._numbers[position]
        if number == _NOT_LOOKED_UP:
            return self._look_up(position)
        kept = self._cache.pixels(number) if self._cache is not None and number >= 0 else None
        return self._decoded(position) if kept is None else kept

    def _look_up(self, position: int) -> Tensor | None:
        """The pixels of a file as it is now: kept ones, or decoded and then kept where there is room."""
        status = _status(self.path(position))
        if self._cache is None or status is None:
            return self._decoded(position)
        name = self.samples[position].path
        number = self._cache.find(name, status)
        pixels = None if number is None else self._cache.pixels(number)
        if pixels is None:
            pixels = self._decoded(position)
            number = None if pixels is None else self._cache.keep(name, status, pixels)
        if pixels is not None:
            self.unreadable.pop(position, None)  # it is back
            self._numbers[position] = _NOT_KEPT if number is None else number
        return pixels

    def _decoded(self, position: int) -> Tensor | None:
        try:
            pixels = load_pixels(self.path(position), self._side, self._interpolation)
        except Undecodable as error:
            self.unreadable[position] = UnreadableImage(self.samples[position].path, error.message)
            return None
        self.unreadable.pop(position, None)  # it is back
        return pixels


def _status(path: Path) -> os.stat_result | None:
    """None where there is nothing to be looked at; the decoder says why."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def epoch_order(seed: int, epoch: int, count: int) -> list[int]:
    """The order in which an epoch sees ``count`` samples: a function of seed and epoch alone."""
    generator = torch.Generator().manual_seed(derive(seed, "order", epoch))
    return torch.randperm(count, generator=generator).tolist()


def cut_into_batches(order: Sequence[int], batch_size: int) -> list[list[int]]:
    """Consecutive batches; a last one of a single sample joins its neighbour, since BatchNorm cannot learn from
    one value."""
    batches = [list(order[start : start + batch_size]) for start in range(0, len(order), batch_size)]
    if len(batches) > 1 and len(batches[-1]) == 1:
        left_over = batches.pop()
        batches[-1] += left_over
    return batches


def stream(
    samples: SampleSet,
    batches: Sequence[Sequence[int]],
    transform: Transform,
    seed: tuple[int, int] | None = None,
) -> Iterator[Batch]:
    """The batches in order, each sample transformed.

    ``seed`` is (run seed, epoch) where the transform draws; torch's generator is put back afterwards. Samples that
    cannot be read are left out, so a batch may be smaller than asked for, or empty.
    """
    with closing(decoded_ahead(batches, samples.pixels)) as decoded:
        for batch, pixels in zip(batches, decoded, strict=True):
            yield _assemble(samples, batch, pixels, transform, seed)


def decoded_ahead(groups: Sequence[Sequence[T]], decode: Callable[[T], R]) -> Generator[list[R]]:
    """What ``decode`` makes of the members of each group, in order; a few threads work some groups ahead."""
    with ThreadPoolExecutor(min(usable_cores(), 8), thread_name_prefix="decode") as pool:
        waiting: list[list[Future[R]]] = []
        ahead = iter(groups)

        def request_one() -> None:
            group = next(ahead, None)
            if group is not None:
                waiting.append([pool.submit(decode, member) for member in group])

        for _ in range(GROUPS_AHEAD):
            request_one()
        try:
            while waiting:
                group = [future.result() for future in waiting.pop(0)]
                request_one()
                yield group
        finally:
            for futures in waiting:
                for future in futures:
                    future.cancel()


def _assemble(
    samples: SampleSet,
    batch: Sequence[int],
    pixels: Sequence[Tensor | None],
    transform: Transform,
    seed: tuple[int, int] | None,
) -> Batch:
    images: list[Tensor] = []
    positions: list[int] = []
    with torch.random.fork_rng(devices=[], enabled=seed is not None):
        for position, stored in zip(batch, pixels, strict=True):
            if stored is None:
                continue
            if seed is not None:
                torch.default_generator.manual_seed(
                    derive(seed[0], "augment", seed[1], samples.samples[position].index)
                )
            images.append(transform(stored))
            positions.append(position)
    stacked = torch.stack(images) if images else torch.empty(0, 3, 0, 0)
    return Batch(stacked, samples.targets[positions], positions)
