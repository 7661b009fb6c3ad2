"""What the processes of one run do together: agree, add up, hear from the first one.

Whoever calls a method of Ranks waits until all of them have called it, so each calls the same ones in the same order:
no call may stand where only some come to. Numbers travel over gloo, from memory to memory; what lies on a GPU over
NCCL. A process that is gone is noticed in the next call, as RankLost. Nothing is ever pickled.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

import torch
from msgspec import Struct
from torch import Tensor
from torch import distributed as dist

from ftstudio.core import json_codec
from ftstudio.core import rank as ranks
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.rank import ALONE, Rank
from ftstudio.engine.device import is_out_of_memory

T = TypeVar("T")

PATIENCE = timedelta(hours=1)
"""How long the others are waited for, while one looks through the images, say. One that has ended is noticed at
once."""


class RankLost(UserError):
    """Another process of the run has ended, so that this one cannot go on."""

    def __init__(self) -> None:
        super().__init__(
            "Another process of this run has ended or can no longer be reached.",
            "Its message is above or below. Only the work since the last checkpoint is lost.",
        )


class _Layout(Struct, frozen=True):
    """Of a tensor that is to travel."""

    name: str
    dtype: str
    shape: tuple[int, ...]


class Ranks:
    """All processes of a run, seen from one of them, ``here``. Alone, every method does nothing and costs nothing."""

    def __init__(self, here: Rank) -> None:
        self.here = here
        self.parent = os.getppid()
        """Of the process: torchrun, where there are several."""

    @property
    def own_seed(self) -> tuple[int, ...]:
        """What goes into a seed where each rank should draw something else. Nothing on the first, as alone."""
        return (self.here.number,) if self.here.number else ()

    def part(self) -> None:
        """Disconnect, where all have come to the end. After an error nobody should: NCCL would wait for whoever is
        gone, and the end of the process closes everything."""
        if not self.here.is_alone:
            dist.destroy_process_group()

    # ---- agreeing

    def total(self, *counts: int) -> tuple[int, ...]:
        """The sums over all ranks."""
        if self.here.is_alone:
            return counts
        return tuple(self._reduced(counts, dist.ReduceOp.SUM))

    def any(self, here: bool) -> bool:
        """Whether it is so on one rank at least."""
        return self.total(here)[0] > 0

    def least(self, number: int) -> int:
        return number if self.here.is_alone else self._reduced((number,), dist.ReduceOp.MIN)[0]

    def wait_for_all(self) -> None:
        self.total(0)

    def stop_together(self, work: Callable[[], None]) -> None:
        """Do ``work``. StopRequested on one rank is StopRequested on all, once all have come here."""
        if self.here.is_alone:
            work()
        elif self.any(_stops(work)):
            raise StopRequested

    def safe_point(self, control: RunControl, *counts: int) -> tuple[int, ...]:
        """``control``'s safe point, passed together; and the sums of ``counts``, which travel along.

        Also stops when whoever started the processes is gone.
        """
        if self.here.is_alone:
            control.safe_point()
            return counts
        if os.getppid() != self.parent:
            control.abandon()
        stop, *sums = self.total(_stops(control.safe_point), *counts)
        if stop:
            raise StopRequested
        return tuple(sums)

    def share(self, members: Sequence[int], least: int = 1) -> list[int]:
        """This rank's part of some samples: every ``count``-th. The first takes them all where there are fewer than
        ``least`` for each."""
        if len(members) < least * self.here.count:
            return list(members) if self.here.is_first else []
        return list(members[self.here.number :: self.here.count])

    def share_here(self, members: Sequence[int]) -> list[int]:
        """The same among the processes of this computer."""
        return list(members[self.here.local :: self.here.local_count])

    # ---- plain values

    def told(self, value: T | None, kind: type[T]) -> T | None:
        """What the first rank gives as ``value``, on all of them; it travels as JSON."""
        if self.here.is_alone:
            return value
        data = json_codec.encode(value) if self.here.is_first else b""
        size = self.total(len(data))[0]
        buffer = _bytes_as_tensor(data) if self.here.is_first else torch.empty(size, dtype=torch.uint8)
        with _telling_of_the_lost():
            dist.broadcast(buffer, 0)
        return json_codec.decode(buffer.numpy().tobytes(), kind | None)  # type: ignore[arg-type]

    def gathered(self, value: T, kind: type[T]) -> list[T]:
        """What each rank gives, by its number; it travels as JSON."""
        if self.here.is_alone:
            return [value]
        data = json_codec.encode(value)
        sizes = self.total(*(len(data) if number == self.here.number else 0 for number in range(self.here.count)))
        buffers = [torch.empty(max(sizes), dtype=torch.uint8) for _ in sizes]
        with _telling_of_the_lost():
            dist.all_gather(buffers, _bytes_as_tensor(data.ljust(max(sizes))))
        return [
            json_codec.decode(buffer[:size].numpy().tobytes(), kind)
            for buffer, size in zip(buffers, sizes, strict=True)
        ]

    # ---- tensors

    def add_up(self, tensor: Tensor) -> Tensor:
        """``tensor`` becomes, in place and with the same bits everywhere, the sum over all ranks."""
        if not self.here.is_alone:
            with _telling_of_the_lost():
                dist.all_reduce(tensor)
        return tensor

    def add_up_on_first(self, tensor: Tensor) -> None:
        """The same on the first rank alone; elsewhere ``tensor`` means nothing afterwards."""
        if not self.here.is_alone:
            with _telling_of_the_lost():
                dist.reduce(tensor, 0)

    def copy_from_first(self, tensors: Mapping[str, Tensor]) -> None:
        """Each tensor, there on every rank under the same name, becomes that of the first."""
        if not self.here.is_alone:
            with _telling_of_the_lost(), torch.no_grad():
                for tensor in tensors.values():
                    held = tensor.detach().contiguous()
                    dist.broadcast(held, 0)
                    tensor.copy_(held)

    def tensors_of_first(self, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The tensors that the first rank has, on the CPU of every one; what the others give is not looked at."""
        if self.here.is_alone:
            return dict(tensors)
        mine = [
            _Layout(name, str(value.dtype).removeprefix("torch."), tuple(value.shape))
            for name, value in tensors.items()
        ]
        layouts = self.told(tuple(mine), tuple[_Layout, ...]) or ()
        all_of_them = {
            each.name: tensors[each.name] if self.here.is_first else torch.empty(each.shape, dtype=_dtype(each.dtype))
            for each in layouts
        }
        self.copy_from_first(all_of_them)
        return all_of_them

    def _reduced(self, numbers: Sequence[int], how: Any) -> list[int]:
        tensor = torch.tensor(numbers, dtype=torch.int64)
        with _telling_of_the_lost():
            dist.all_reduce(tensor, how)
        return tensor.tolist()


ONE = Ranks(ALONE)
"""A run in a single process."""


def begun() -> Ranks:
    """Connect all processes that were started with this one; ``current`` answers with them from now on.

    Raises UserError when they do not find each other.
    """
    here = ranks.of_environment()
    try:
        dist.init_process_group("cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo", timeout=PATIENCE)
    except (RuntimeError, ValueError) as error:
        raise UserError(
            f"Distributed initialisation failed for {here.count} processes: {error}",
            "Start them with torchrun, and make sure that MASTER_ADDR and MASTER_PORT are reachable from every "
            "computer.",
        ) from error
    return Ranks(here)


def current() -> Ranks:
    """Those that ``begun`` has connected; without it this process alone."""
    return Ranks(ranks.of_environment()) if dist.is_available() and dist.is_initialized() else ONE


def _stops(work: Callable[[], None]) -> bool:
    """Whether ``work`` was left because a stop was asked for."""
    try:
        work()
    except StopRequested:
        return True
    return False


@contextmanager
def _telling_of_the_lost() -> Generator[None]:
    """gloo and NCCL know one error for all that can go wrong between processes."""
    try:
        yield
    except RuntimeError as error:
        if is_out_of_memory(error):
            raise
        raise RankLost from error


def _bytes_as_tensor(data: bytes) -> Tensor:
    return torch.frombuffer(bytearray(data), dtype=torch.uint8)


def _dtype(name: str) -> torch.dtype:
    return getattr(torch, name)
