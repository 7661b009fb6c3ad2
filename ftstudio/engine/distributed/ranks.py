"""Collective operations of the processes of one run.

A call to a method of Ranks returns once all ranks have called it, so all must call the same methods in the same order;
never call one in a branch that only some ranks take. CPU tensors are sent over gloo, GPU tensors over NCCL. If a
process has ended, the next call raises RankLost. Nothing is ever pickled.
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
"""Time to wait for the other ranks, for example while one scans images. A rank that has ended is noticed at once."""


class RankLost(UserError):
    """Another process of the run has ended, so this one cannot continue."""

    def __init__(self) -> None:
        super().__init__(
            "Another process of this run has ended or can no longer be reached.",
            "Its message is above or below. Only the work since the last checkpoint is lost.",
        )


class _Layout(Struct, frozen=True):
    """Name, type and shape of a tensor to send."""

    name: str
    dtype: str
    shape: tuple[int, ...]


class Ranks:
    """All processes of a run, as seen from one of them, ``here``.

    With a single process every method is a cheap no-op.
    """

    def __init__(self, here: Rank) -> None:
        self.here = here
        self.parent = os.getppid()
        """The process that started this one: torchrun, with several ranks."""

    @property
    def own_seed(self) -> tuple[int, ...]:
        """Extra words for a seed that should differ between ranks; empty on rank 0, as for a single process."""
        return (self.here.number,) if self.here.number else ()

    def part(self) -> None:
        """Disconnect at the end of a run that succeeded on all ranks.

        Do not call it after an error: NCCL would wait for ranks that have ended, and the end of the process closes
        everything.
        """
        if not self.here.is_alone:
            dist.destroy_process_group()

    # ---- numbers

    def total(self, *counts: int) -> tuple[int, ...]:
        """Return the sums over all ranks."""
        if self.here.is_alone:
            return counts
        return tuple(self._reduced(counts, dist.ReduceOp.SUM))

    def any(self, here: bool) -> bool:
        """Return whether ``here`` is true on at least one rank."""
        return self.total(here)[0] > 0

    def least(self, number: int) -> int:
        """Return the smallest ``number`` of all ranks."""
        return number if self.here.is_alone else self._reduced((number,), dist.ReduceOp.MIN)[0]

    def wait_for_all(self) -> None:
        """Wait until all ranks have called this."""
        self.total(0)

    def stop_together(self, work: Callable[[], None]) -> None:
        """Run ``work``; if it raises StopRequested on any rank, raise StopRequested on all."""
        if self.here.is_alone:
            work()
        elif self.any(_raises_stop(work)):
            raise StopRequested

    def safe_point(self, control: RunControl, *counts: int) -> tuple[int, ...]:
        """Pass the safe point of ``control`` on all ranks together; return the sums of ``counts`` over them.

        Raises:
            StopRequested: A stop was requested on any rank, or the process that started them has ended.
        """
        if self.here.is_alone:
            control.safe_point()
            return counts
        if os.getppid() != self.parent:
            control.abandon()
        stop, *sums = self.total(_raises_stop(control.safe_point), *counts)
        if stop:
            raise StopRequested
        return tuple(sums)

    def share(self, members: Sequence[int], least: int = 1) -> list[int]:
        """Return this rank's share of some samples: every n-th of n ranks.

        If there are fewer than ``least`` per rank, rank 0 gets all.
        """
        if len(members) < least * self.here.count:
            return list(members) if self.here.is_first else []
        return list(members[self.here.number :: self.here.count])

    def share_here(self, members: Sequence[int]) -> list[int]:
        """Return this rank's share of some samples that are divided among the processes of this computer."""
        return list(members[self.here.local :: self.here.local_count])

    # ---- plain values

    def told(self, value: T | None, kind: type[T]) -> T | None:
        """Return rank 0's ``value`` on all ranks; it is sent as JSON."""
        if self.here.is_alone:
            return value
        data = json_codec.encode(value) if self.here.is_first else b""
        size = self.total(len(data))[0]
        buffer = _bytes_as_tensor(data) if self.here.is_first else torch.empty(size, dtype=torch.uint8)
        with _raising_rank_lost():
            dist.broadcast(buffer, 0)
        return json_codec.decode(buffer.numpy().tobytes(), kind | None)  # type: ignore[arg-type]

    def gathered(self, value: T, kind: type[T]) -> list[T]:
        """Return the values of all ranks, in order; they are sent as JSON."""
        if self.here.is_alone:
            return [value]
        data = json_codec.encode(value)
        sizes = self.total(*(len(data) if number == self.here.number else 0 for number in range(self.here.count)))
        buffers = [torch.empty(max(sizes), dtype=torch.uint8) for _ in sizes]
        with _raising_rank_lost():
            dist.all_gather(buffers, _bytes_as_tensor(data.ljust(max(sizes))))
        return [
            json_codec.decode(buffer[:size].numpy().tobytes(), kind)
            for buffer, size in zip(buffers, sizes, strict=True)
        ]

    # ---- tensors

    def add_up(self, tensor: Tensor) -> Tensor:
        """Sum ``tensor`` over all ranks, in place and bit-identical everywhere."""
        if not self.here.is_alone:
            with _raising_rank_lost():
                dist.all_reduce(tensor)
        return tensor

    def add_up_on_first(self, tensor: Tensor) -> None:
        """Sum ``tensor`` over all ranks on rank 0, in place; on other ranks it is undefined afterwards."""
        if not self.here.is_alone:
            with _raising_rank_lost():
                dist.reduce(tensor, 0)

    def copy_from_first(self, tensors: Mapping[str, Tensor]) -> None:
        """Overwrite each tensor, which all ranks have under the same name, with rank 0's."""
        if not self.here.is_alone:
            with _raising_rank_lost(), torch.no_grad():
                for tensor in tensors.values():
                    held = tensor.detach().contiguous()
                    dist.broadcast(held, 0)
                    tensor.copy_(held)

    def tensors_of_first(self, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return rank 0's tensors on the CPU of every rank; the argument of other ranks is ignored."""
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
        with _raising_rank_lost():
            dist.all_reduce(tensor, how)
        return tensor.tolist()


ONE = Ranks(ALONE)
"""The ranks of a run in a single process."""


def begun() -> Ranks:
    """Connect all processes that were started together; from then on ``current`` returns them.

    Raises:
        UserError: They cannot reach each other.
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
    """Return the ranks that ``begun`` has connected, otherwise this process alone."""
    return Ranks(ranks.of_environment()) if dist.is_available() and dist.is_initialized() else ONE


def _raises_stop(work: Callable[[], None]) -> bool:
    """Whether ``work`` raised StopRequested."""
    try:
        work()
    except StopRequested:
        return True
    return False


@contextmanager
def _raising_rank_lost() -> Generator[None]:
    """Turn errors of gloo and NCCL, which use RuntimeError for everything, into RankLost."""
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
