"""Batches of a run: images as they are decoded, or cached output of the frozen stages.

A view is a number: 0 shows every image plain, n shows it as augmented in epoch n. Caching a view changes how long it
takes and, on a CPU in float32, nothing else. In half precision, values computed again may round differently, because
the frozen stages then process batches of another size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol, Self, TypeAlias

import torch
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.events import Progress
from ftstudio.core.run_record import Tier
from ftstudio.core.storage.cache_room import CacheRoom
from ftstudio.data.loading.dataset import Batch, SampleSet, cut_into_batches, stream
from ftstudio.data.loading.transforms import Transform
from ftstudio.engine.device import in_pieces, is_out_of_memory, sent
from ftstudio.engine.distributed.ranks import ONE, Ranks
from ftstudio.engine.features import feature_cache
from ftstudio.engine.features.extractor import FeatureExtractor, as_kept
from ftstudio.engine.features.feature_cache import CachedView, Shape
from ftstudio.engine.features.unreadable import Missing
from ftstudio.engine.job import JobContext

PLAIN = 0
Part: TypeAlias = Literal["train", "val"]
_TITLES: dict[Part, str] = {"train": "training", "val": "validation"}


class Shown(Protocol):
    """A batch. ``targets`` (N, ...) are on the device; ``positions`` are the samples' indices in their set."""

    targets: Tensor
    positions: list[int]

    def inputs(self, part: slice) -> tuple[Tensor, ...]:
        """Return the inputs of the trainable part for some of the images, on the device."""
        ...


class Streamed:
    """A batch of images decoded just now."""

    def __init__(self, batch: Batch, transform: Transform, trunk: FeatureExtractor, device: torch.device) -> None:
        self.positions = batch.positions
        self.targets = sent(batch.targets, device)
        self._images, self._params = sent(batch.images, device), sent(batch.params, device)
        self._transform, self._trunk = transform, trunk
        self._values: tuple[Tensor, ...] | None = None

    def inputs(self, part: slice) -> tuple[Tensor, ...]:
        if not self._trunk.is_there:
            return (self._transform.of_batch(self._images[part], self._params[part]),)
        if self._values is None:  # the whole batch: it needs little memory without gradients, and is faster
            self._values = self._trunk(self._transform.of_batch(self._images, self._params))
        return tuple(value[part] for value in self._values)


class Gathered:
    """A batch of rows of a cached view."""

    def __init__(self, view: CachedView, positions: Sequence[int], targets: Tensor, device: torch.device) -> None:
        self.positions = [position for position in positions if position not in view.unreadable]
        rows = torch.tensor(self.positions, dtype=torch.int64)
        self.targets = sent(targets[rows], device)
        self._rows = view.there(rows)
        self._view, self._device = view, device

    def inputs(self, part: slice) -> tuple[Tensor, ...]:
        return self._view.rows(self._rows[part], self._device)


@dataclass(frozen=True)
class CachePolicy:
    """How a run caches its views.

    Attributes:
        tier: Where they are stored.
        dtype: The type of the stored values.
        batch: The number of images that the frozen stages process together.
        shapes: The layout of each tensor.
        name: Returns the folder name of (part, view), a hash of everything its values depend on.
        room: The cache on the disk.
    """

    tier: Tier
    dtype: torch.dtype
    batch: int
    shapes: tuple[Shape, ...]
    name: Callable[[Part, int], str]
    room: CacheRoom


@dataclass(frozen=True)
class Feed:
    """A source of batches and how a pass over it computes: on ``device``, with autocast to ``dtype`` (None: float32).

    ``safe_point`` is called before each batch and may raise.
    """

    source: Source
    device: torch.device
    dtype: torch.dtype | None
    safe_point: Callable[[], object]


def of_images(samples: SampleSet, transform: Transform, device: torch.device, train: SampleSet | None = None) -> Source:
    """Return a source for a network without frozen stages and without a cache.

    ``samples`` become its "val" part, ``train`` its "train" part.
    """
    trunk = FeatureExtractor(None, device, None, None, exact=False, batch_size=1)
    sets: dict[Part, SampleSet] = {"val": samples} if train is None else {"val": samples, "train": train}
    return Source(sets, Views(transform, transform, 0), trunk, None, JobContext(RunControl(), lambda _: None))


@dataclass(frozen=True)
class Views:
    """The transforms of the plain view and of augmented views, and the seed of the augmentation."""

    plain: Transform
    random: Transform
    seed: int


class Source:
    """The batches of one run, as a context manager that releases the cached views at the end.

    With several ranks, all of them compute the cached views together.
    """

    def __init__(
        self,
        sets: dict[Part, SampleSet],
        views: Views,
        trunk: FeatureExtractor,
        keeping: CachePolicy | None,
        job: JobContext,
        ranks: Ranks = ONE,
    ) -> None:
        """Open a source.

        Args:
            sets: The samples of each part.
            views: How samples are shown.
            trunk: The frozen stages; batches are placed on their device.
            keeping: How views are cached; None to cache nothing.
            job: Checked for pause and stop between batches of a view that is computed; receives progress.
            ranks: The processes that train together.
        """
        self._sets, self._views, self._trunk, self._device = sets, views, trunk, trunk.device
        self._keeping, self._job = keeping, job
        self._kept: dict[tuple[Part, int], CachedView] = {}
        self._without_room: set[tuple[Part, int]] = set()
        self.ranks = ranks
        self._missing = {part: Missing(samples, _TITLES[part], ranks) for part, samples in sets.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for view in self._kept.values():
            view.close()
        self._kept = {}

    def samples(self, part: Part) -> SampleSet:
        return self._sets[part]

    def has_news(self, part: Part) -> bool:
        """Whether this rank knows of unreadable images that the other ranks may not know of."""
        return self._missing[part].has_news

    def refuse_missing(self, part: Part, news: bool | None = None) -> None:
        """Check that enough images are readable.

        ``news`` says whether any rank has news, if the ranks have already exchanged that.

        Raises:
            ImagesMissing: Too many images are unreadable.
        """
        self._missing[part].refuse(news)

    def batches(self, part: Part, view: int, groups: Sequence[Sequence[int]]) -> Iterator[Shown]:
        """Yield the samples at the positions of each group, in order.

        Unreadable samples are left out, so a batch may be smaller than its group, or empty.
        """
        samples, kept = self._sets[part], self._kept.get((part, view))
        transform = self._views.plain if view == PLAIN else self._views.random
        seed = None if view == PLAIN else (self._views.seed, view)
        if kept is not None:
            draws = samples.draws(range(len(samples)), seed)
            targets = transform.of_targets(samples.targets, draws)
            return (Gathered(kept, group, targets, self._device) for group in groups)
        streamed = stream(samples, groups, transform, seed)
        return (Streamed(batch, transform, self._trunk, self._device) for batch in streamed)

    def is_kept(self, part: Part, view: int) -> bool:
        """Whether ``keep`` has nothing to do."""
        return self._keeping is None or (part, view) in self._kept or (part, view) in self._without_room

    def keep(self, part: Part, view: int) -> None:
        """Cache a view, if this run caches anything and there is still room.

        If it raises, nothing of the view is cached.

        Raises:
            ImagesMissing: Too many images are unreadable.
            StopRequested: A stop was requested.
        """
        keeping = self._keeping
        if keeping is None or self.is_kept(part, view):
            return
        found = self._read(part, view, keeping) or self._computed(part, view, keeping)
        if found is None:
            self._without_room.add((part, view))
            return
        self._sets[part].unreadable.update(found.unreadable)
        self._kept[part, view] = found

    def _read(self, part: Part, view: int, keeping: CachePolicy) -> CachedView | None:
        """Load a view cached by an earlier run. All ranks get it or none; they share the memory it is mapped to."""
        into = self._memory(keeping) if self.ranks.here.is_alone else None
        name, count = keeping.name(part, view), len(self._sets[part])
        found = feature_cache.read(keeping.room, name, count, keeping.shapes, into)
        if self.ranks.any(found is None) and found is not None:
            found.close()
            return None
        return found

    def _memory(self, keeping: CachePolicy) -> torch.device | None:
        """The device that holds cached views; None if they are mapped from the disk."""
        where = {"device": self._device, "host": torch.device("cpu")}
        return where.get(keeping.tier)

    def _computed(self, part: Part, view: int, keeping: CachePolicy) -> CachedView | None:
        """Compute a view and cache it; None if there is no room after all."""
        samples, name = self._sets[part], keeping.name(part, view)
        new = self._made_on_disk(name, len(samples), keeping)
        lies_on_disk = new is not None
        if new is None and keeping.tier == "disk" and self.ranks.here.is_alone:
            return None  # the disk was chosen because memory has no room
        new = new or self._made_in_memory(len(samples), keeping)
        try:
            self._fill(new, part, view, keeping, self.ranks.share_here if lies_on_disk else self.ranks.share)
            self.refuse_missing(part)
        except BaseException:
            new.give_up()
            raise
        new.unreadable = {place: samples.unreadable[place] for place in new.lacking if place in samples.unreadable}
        if self.ranks.any(bool(new.unreadable)):
            return new  # the images may be readable in a later run, so do not store this view for it
        if lies_on_disk:
            self.ranks.wait_for_all()
            if self.ranks.here.is_first_here:
                feature_cache.write_listing(keeping.room, name, new)
        elif self.ranks.here.is_alone:
            feature_cache.write(keeping.room, name, new)
        else:
            for value in new.values:  # each row is zero on all ranks but one, so the sum is exact
                self.ranks.add_up(value.view(torch.uint8))
        return new

    def _made_in_memory(self, count: int, keeping: CachePolicy) -> CachedView:
        """Allocate a view on the device, or in main memory if the device has filled up in the meantime."""
        try:
            return feature_cache.in_memory(count, keeping.shapes, self._memory(keeping))
        except RuntimeError as error:
            if self._memory(keeping) in (None, torch.device("cpu")) or not is_out_of_memory(error):
                raise
        return feature_cache.in_memory(count, keeping.shapes)

    def _made_on_disk(self, name: str, count: int, keeping: CachePolicy) -> CachedView | None:
        """Allocate a view that every rank of this computer writes into; None if it has to be in memory.

        Several ranks use the disk wherever there is room, because they then share the same memory.
        """
        where = keeping.room, name, count, keeping.shapes
        if self.ranks.here.is_alone:
            return feature_cache.on_disk(*where) if keeping.tier == "disk" else None
        first_here = self.ranks.here.is_first_here
        new = feature_cache.on_disk(*where) if first_here else None
        if not self.ranks.any(first_here and new is None):
            new = new or feature_cache.joined(*where)
            if not self.ranks.any(new is None):
                return new
        if new is not None:
            new.close()
        return None

    def _fill(
        self,
        new: CachedView,
        part: Part,
        view: int,
        keeping: CachePolicy,
        share: Callable[[Sequence[int]], list[int]],
    ) -> None:
        what = f"Computing features of the {_TITLES[part]} images"
        groups = cut_into_batches(range(len(self._sets[part])), keeping.batch)
        done, at_once = 0, keeping.batch
        with torch.inference_mode():
            shares = [share(group) for group in groups]
            for shown, mine, group in zip(self.batches(part, view, shares), shares, groups, strict=True):
                self.ranks.safe_point(self._job.control)
                if shown.positions:
                    pieces, at_once = in_pieces(shown.inputs, len(shown.positions), at_once, self._device)
                    values = [torch.cat(value) for value in zip(*pieces, strict=True)]
                    new.put(shown.positions, [as_kept(value, keeping.dtype) for value in values])
                new.lacking.update(set(mine).difference(shown.positions))
                done += len(group)
                self._job.emit(Progress(what, done, len(self._sets[part])))
