"""What torchrun says in the environment, and what follows from it for one process."""

from __future__ import annotations

import pytest

from ftstudio.core.cores import usable_cores
from ftstudio.core.rank import ALONE, Rank, of_environment

SAID = {"RANK": "3", "WORLD_SIZE": "4", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2"}


def test_torchrun_says_which_process_this_is() -> None:
    rank = of_environment(SAID)
    assert rank == Rank(3, 4, 1, 2)
    assert not rank.is_alone and not rank.is_first and not rank.is_first_here
    assert rank.title == "process 4 of 4"


@pytest.mark.parametrize("change", [{"RANK": "4"}, {"RANK": "x"}, {"LOCAL_RANK": "-1"}, {"LOCAL_WORLD_SIZE": "5"}])
def test_nonsense_is_a_process_alone(change: dict[str, str]) -> None:
    assert of_environment(SAID | change) == of_environment({}) == ALONE
    assert ALONE.is_alone and ALONE.is_first and ALONE.is_first_here


def test_the_processes_of_a_computer_share_its_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert usable_cores() == 8
    for name, value in SAID.items():
        monkeypatch.setenv(name, value)
    assert usable_cores() == 4
