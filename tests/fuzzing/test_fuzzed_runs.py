"""Run folders that are damaged or made with bad intent: every command answers, or says why not, and never fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from run_trial import judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory, pipes and sockets")

MUTANTS = 100


@pytest.mark.timeout(300)
def test_damaged_runs_are_answered_or_refused_in_words_by_every_command(tmp_path: Path) -> None:
    found = list(judged(tmp_path, 0, MUTANTS, every=0))
    faults = [f"{each.number} {each.what}: {each.faults}" for each in found if each.faults]
    assert not faults, "\n".join(faults[:20])
    assert len(found) == MUTANTS
    refused = sum(each.refused > 0 for each in found)
    assert 10 < refused < 90, "the mutants are neither hopeless nor harmless"
