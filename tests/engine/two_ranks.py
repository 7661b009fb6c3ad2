"""Ranks without processes: threads, and a network that is a list. Quick enough for many cases; test_ranks.py has the
real thing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
import torch
from torch import Tensor

from ftstudio.core.rank import Rank
from ftstudio.engine.distributed import ranks
from ftstudio.engine.distributed.ranks import Ranks

T = TypeVar("T")
SECONDS = 60


class _Network:
    """What ranks.py asks of torch.distributed, between the threads that have joined."""

    class ReduceOp:
        SUM = staticmethod(torch.sum)
        MIN = staticmethod(torch.amin)

    def __init__(self, count: int) -> None:
        self._changed = threading.Condition()
        self._here = threading.local()
        self._given: list[list[Tensor]] = [[] for _ in range(count)]
        self._gone: set[int] = set()

    def join(self, number: int) -> None:
        self._here.number, self._here.calls = number, 0

    def leave(self) -> None:
        with self._changed:
            self._gone.add(self._here.number)
            self._changed.notify_all()

    def _exchanged(self, tensor: Tensor) -> list[Tensor]:
        """What each rank gives in this call, the how manieth it may be."""
        call = self._here.calls
        self._here.calls += 1

        def settled() -> bool:
            return all(len(given) > call or number in self._gone for number, given in enumerate(self._given))

        with self._changed:
            self._given[self._here.number].append(tensor.clone())
            self._changed.notify_all()
            assert self._changed.wait_for(settled, SECONDS), "the ranks wait for each other"
            if any(len(given) <= call for given in self._given):
                raise RuntimeError("Connection closed by peer")
            together = [given[call] for given in self._given]
        assert len({(each.dtype, each.shape) for each in together}) == 1, "the ranks are at different calls"
        return together

    def all_reduce(self, tensor: Tensor, how: Callable[..., Tensor] = ReduceOp.SUM) -> None:
        tensor.copy_(how(torch.stack(self._exchanged(tensor)), 0))

    def reduce(self, tensor: Tensor, to: int) -> None:
        total = torch.stack(self._exchanged(tensor)).sum(0)
        tensor.copy_(total if self._here.number == to else torch.full_like(total, 77))

    def broadcast(self, tensor: Tensor, source: int) -> None:
        tensor.copy_(self._exchanged(tensor)[source])

    def all_gather(self, into: list[Tensor], tensor: Tensor) -> None:
        for mine, given in zip(into, self._exchanged(tensor), strict=True):
            mine.copy_(given)


def on_ranks(monkeypatch: pytest.MonkeyPatch, work: Callable[[Ranks], T], count: int = 2) -> list[T | Exception]:
    """What ``work`` returns, or raises, on each rank. One that raises is gone for the others."""
    network = _Network(count)
    monkeypatch.setattr(ranks, "dist", network)

    def one(number: int) -> T | Exception:
        network.join(number)
        torch.set_num_threads(1)
        try:
            return work(Ranks(Rank(number, count, number, count)))
        except Exception as error:  # noqa: BLE001 - is looked at by the test
            return error
        finally:
            network.leave()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
