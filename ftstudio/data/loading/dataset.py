# pyright: standard
# (torch and torchvision have no complete types)
"""The samples of a run as batches: decoded once, kept on the disk while they fit, shown in views drawn per sample.

Decoding and the views run in a few threads ahead of the training step; both let go of the interpreter while they work
on pixels. What is left to do for whole batches is the transform's ``of_batch``, on the device.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import Thread
from typing import TypeAlias, TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.config import Pages
from ftstudio.core.cores import usable_cores
from ftstudio.core.dataset import SplitSample
from ftstudio.core.model_info import Preprocessing
from ftstudio.core.seeds import derive
from ftstudio.data.decoding.decode import Undecodable, open_rgb
from ftstudio.data.decoding.page_paths import source_of
from ftstudio.data.loading.crop import framed
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.loading.transforms import Transform

T = TypeVar("T")
R = TypeVar("R")
View: TypeAlias = tuple[Tensor, tuple[float, ...]]
"""What a transform's ``of_image`` gives."""

GROUPS_AHEAD = 3
_NOT_LOOKED_UP, _NOT_KEPT = -1, -2


def load_pixels(path: Path, side: int, interpolation: str = "bilinear", pages: Pages = "first") -> Tensor:
    """One image as uint8 RGB, shape (3, H, W), its shorter side exactly ``side`` pixels.

    Raises Undecodable when the file cannot be read.
    """
    return pixels_of(open_rgb(path, side, pages), side, interpolation)


def pixels_of(picture: Image.Image, side: int, interpolation: str = "bilinear") -> Tensor:
    """The same for an upright RGB picture."""
    return torch.from_numpy(np.array(framed(picture, side, interpolation))).permute(2, 0, 1)


@dataclass(frozen=True)
class Batch:
    """``images`` uint8 (N, 3, S, S) and ``params`` float32 (N, P), both for the transform's ``of_batch``; ``targets``
    int64 (N,); ``positions`` places of the samples in the set."""

    images: Tensor
    params: Tensor
    targets: Tensor
    positions: list[int]


class SampleSet:
    """The samples of one split with their decoded pixels. ``targets``, (N, ...) on the CPU, are the task's;
    ``unreadable`` collects what failed, by position.

    ``cache`` is that of ``root`` and ``side``; without one every access decodes.
    """

    def __init__(
        self,
        root: Path,
        samples: Sequence[SplitSample],
        targets: Tensor,
        preprocessing: Preprocessing,
        side: int,
        cache: PixelCache | None = None,
    ) -> None:
        self.samples, self.targets = samples, targets
        self.unreadable: dict[int, UnreadableImage] = {}
        self.root, self._side, self._looks = root, side, preprocessing
        self._cache = cache
        self._numbers = array("q", [_NOT_KEPT if cache is None else _NOT_LOOKED_UP]) * len(samples)

    def __len__(self) -> int:
        return len(self.samples)

    def path(self, position: int) -> Path:
        return self.root / self.samples[position].path

    def digest(self) -> str:
        """Changes when an image of the set is added, removed or rewritten."""
        digest = blake2b(os.fsencode(self.root.absolute()), digest_size=16)
        for position, sample in enumerate(self.samples):
            status = _status(self.path(position))
            what = "missing" if status is None else f"{status.st_size} {status.st_mtime_ns}"
            digest.update(os.fsencode(sample.path) + f"\0{sample.index} {what}\n".encode())
        return digest.hexdigest()

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
            pixels = load_pixels(self.path(position), self._side, self._looks.interpolation, self._looks.pages)
        except Undecodable as error:
            self.unreadable[position] = UnreadableImage(self.samples[position].path, error.message)
            return None
        self.unreadable.pop(position, None)  # it is back
        return pixels


def _status(path: Path) -> os.stat_result | None:
    """None where there is nothing to be looked at; the decoder says why."""
    try:
        return os.stat(source_of(path).file)  # noqa: PTH116 - once for each image
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
    """The batches in order, each sample as ``transform.of_image`` shows it.

    ``seed`` is (run seed, epoch) where the transform draws. Samples that cannot be read are left out, so a batch may
    be smaller than asked for, or empty.
    """

    def view(position: int) -> View | None:
        pixels = samples.pixels(position)
        if pixels is None:
            return None
        return transform.of_image(pixels, None if seed is None else (*seed, samples.samples[position].index))

    with closing(decoded_ahead(batches, view)) as decoded:
        for batch, seen in zip(batches, decoded, strict=True):
            readable = {position: one for position, one in zip(batch, seen, strict=True) if one is not None}
            positions = list(readable)
            yield Batch(*together(list(readable.values())), samples.targets[positions], positions)


def _work_alone(threads: int) -> None:
    """Let torch use one core for what the calling thread computes: several decoding threads that each open a team for
    one image are slower than without, and take the cores from the step.

    torch's setting holds for the thread that makes it and for those to come, so another thread puts it back to
    ``threads`` for these.
    """
    torch.get_num_threads()  # the first question takes the setting over; asked later it would undo the next line
    torch.set_num_threads(1)
    for_those_to_come = Thread(target=torch.set_num_threads, args=(threads,))
    for_those_to_come.start()
    for_those_to_come.join()


def together(views: Sequence[View]) -> tuple[Tensor, Tensor]:
    """What ``of_image`` gave for some images, as ``of_batch`` takes it: uint8 (N, 3, S, S) in channels last memory
    and float32 (N, P)."""
    if not views:
        return torch.empty(0, 3, 0, 0, dtype=torch.uint8), torch.empty(0, 0)
    images = torch.stack([image.permute(1, 2, 0) for image, _ in views]).permute(0, 3, 1, 2)
    return images, torch.tensor([params for _, params in views], dtype=torch.float32)


def decoded_ahead(groups: Sequence[Sequence[T]], decode: Callable[[T], R]) -> Generator[list[R]]:
    """What ``decode`` makes of the members of each group, in order; a few threads work some groups ahead, each on one
    core."""
    threads = torch.get_num_threads()
    with ThreadPoolExecutor(min(usable_cores(), 8), "decode", _work_alone, (threads,)) as pool:
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
