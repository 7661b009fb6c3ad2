# pyright: standard
# (torch and torchvision have no complete types)
"""The samples of a run as batches: decoded once, cached on disk if there is room, augmented per sample.

Decoding and augmentation run in a few threads ahead of the training step and release the interpreter lock while they
work on pixels. What remains for whole batches is the transform's ``of_batch``, on the device.
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
from ftstudio.data.loading.box_views import Draw
from ftstudio.data.loading.crop import framed
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.loading.transforms import Transform

T = TypeVar("T")
R = TypeVar("R")
View: TypeAlias = tuple[Tensor, tuple[float, ...]]
"""The result of a transform's ``of_image``."""

GROUPS_AHEAD = 3
_NOT_LOOKED_UP, _NOT_CACHED = -1, -2


def load_pixels(path: Path, side: int, interpolation: str = "bilinear", pages: Pages = "first") -> Tensor:
    """Decode one image to uint8 RGB (3, H, W) with a shorter side of exactly ``side`` pixels.

    Raises:
        Undecodable: The file cannot be read.
    """
    return pixels_of(open_rgb(path, side, pages), side, interpolation)


def pixels_of(picture: Image.Image, side: int, interpolation: str = "bilinear") -> Tensor:
    """Convert an upright RGB picture in the same way as ``load_pixels`` does a file."""
    return torch.from_numpy(np.array(framed(picture, side, interpolation))).permute(2, 0, 1)


@dataclass(frozen=True)
class Batch:
    """Images on the CPU, before the transform's ``of_batch``.

    Attributes:
        images: uint8 (N, 3, S, S).
        params: float32 (N, P), the parameters of each image's view.
        targets: (N, ...).
        positions: The indices of the samples in their set.
    """

    images: Tensor
    params: Tensor
    targets: Tensor
    positions: list[int]


class SampleSet:
    """The samples of one split, with their decoded pixels.

    Attributes:
        samples: In order.
        targets: The task's targets, (N, ...) on the CPU.
        unreadable: Images that could not be decoded, by position.
        root: The data set folder.
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
        """Open the set.

        Args:
            root: The data set folder.
            samples: The samples of the split.
            targets: The task's targets, (N, ...) on the CPU.
            preprocessing: How images are prepared.
            side: The shorter side of decoded pixels.
            cache: The pixel cache of ``root`` and ``side``; None to decode on every access.
        """
        self.samples, self.targets = samples, targets
        self.unreadable: dict[int, UnreadableImage] = {}
        self.root, self._side, self._looks = root, side, preprocessing
        self._cache = cache
        self._numbers = array("q", [_NOT_CACHED if cache is None else _NOT_LOOKED_UP]) * len(samples)

    def __len__(self) -> int:
        return len(self.samples)

    def draws(self, positions: Sequence[int], seed: tuple[int, int] | None) -> list[Draw] | None:
        """Return what random views of the samples at ``positions`` are derived from.

        ``seed`` is (run seed, epoch), None for plain views, which need nothing.
        """
        return None if seed is None else [(*seed, self.samples[position].index) for position in positions]

    def path(self, position: int) -> Path:
        return self.root / self.samples[position].path

    def digest(self) -> str:
        """Return a hash that changes when an image of the set is added, removed or rewritten."""
        digest = blake2b(os.fsencode(self.root.absolute()), digest_size=16)
        for position, sample in enumerate(self.samples):
            status = _status(self.path(position))
            what = "missing" if status is None else f"{status.st_size} {status.st_mtime_ns}"
            digest.update(os.fsencode(sample.path) + f"\0{sample.index} {what}\n".encode())
        return digest.hexdigest()

    def pixels(self, position: int) -> Tensor | None:
        """Return the decoded pixels, uint8 (3, H, W), or None, with an entry in ``unreadable``, if decoding fails.

        A file is checked when its pixels are first requested; once cached, they are used even if the file changes.
        """
        number = self._numbers[position]
        if number == _NOT_LOOKED_UP:
            return self._look_up(position)
        kept = self._cache.pixels(number) if self._cache is not None and number >= 0 else None
        return self._decoded(position) if kept is None else kept

    def _look_up(self, position: int) -> Tensor | None:
        """The cached pixels of the file as it is now, or decode it and cache the pixels if there is room."""
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
            self.unreadable.pop(position, None)  # readable again
            self._numbers[position] = _NOT_CACHED if number is None else number
        return pixels

    def _decoded(self, position: int) -> Tensor | None:
        try:
            pixels = load_pixels(self.path(position), self._side, self._looks.interpolation, self._looks.pages)
        except Undecodable as error:
            self.unreadable[position] = UnreadableImage(self.samples[position].path, error.message)
            return None
        self.unreadable.pop(position, None)  # readable again
        return pixels


def _status(path: Path) -> os.stat_result | None:
    """The file's status; None if it cannot be determined, for which the decoder gives the reason."""
    try:
        return os.stat(source_of(path).file)  # noqa: PTH116 - once for each image
    except (OSError, ValueError):
        return None


def epoch_order(seed: int, epoch: int, count: int) -> list[int]:
    """Return the order of ``count`` samples in an epoch, which depends on seed and epoch alone."""
    generator = torch.Generator().manual_seed(derive(seed, "order", epoch))
    return torch.randperm(count, generator=generator).tolist()


def cut_into_batches(order: Sequence[int], batch_size: int) -> list[list[int]]:
    """Cut ``order`` into consecutive batches.

    A last batch of one sample is merged into the one before it, because BatchNorm cannot train on one value.
    """
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
    """Yield the batches in order, with each sample as returned by ``transform.of_image``.

    Unreadable samples are left out, so a batch may be smaller than requested, or empty. ``seed`` is (run seed, epoch)
    for random transforms.
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
            targets = transform.of_targets(samples.targets[positions], samples.draws(positions, seed))
            yield Batch(*together(list(readable.values())), targets, positions)


def _use_one_core(threads: int) -> None:
    """Make torch use one core for computations of the calling thread.

    Several decoder threads that each start a team of threads for one image are slower than single-threaded ones, and
    take cores from the training step. torch's setting applies to the calling thread and to threads started later, so
    another thread restores ``threads`` for those.
    """
    torch.get_num_threads()  # the first call initialises the setting; if it came later, it would undo the next line
    torch.set_num_threads(1)
    for_those_to_come = Thread(target=torch.set_num_threads, args=(threads,))
    for_those_to_come.start()
    for_those_to_come.join()


def together(views: Sequence[View]) -> tuple[Tensor, Tensor]:
    """Stack the results of ``of_image`` for ``of_batch``: uint8 (N, 3, S, S), channels last, and float32 (N, P)."""
    if not views:
        return torch.empty(0, 3, 0, 0, dtype=torch.uint8), torch.empty(0, 0)
    images = torch.stack([image.permute(1, 2, 0) for image, _ in views]).permute(0, 3, 1, 2)
    return images, torch.tensor([params for _, params in views], dtype=torch.float32)


def decoded_ahead(groups: Sequence[Sequence[T]], decode: Callable[[T], R]) -> Generator[list[R]]:
    """Yield ``decode`` of all members of each group, in order, computed a few groups ahead by several threads."""
    threads = torch.get_num_threads()
    with ThreadPoolExecutor(min(usable_cores(), 8), "decode", _use_one_core, (threads,)) as pool:
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
