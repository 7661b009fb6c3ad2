"""Ten thousand damaged images: none crashes, hangs or fills the memory, and the scan says what training finds."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from image_seeds import KINDS
from trial import judged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory and processor time")

MUTANTS = 10_000


@pytest.mark.timeout(600)
def test_ten_thousand_damaged_images_are_read_or_have_a_reason_and_training_agrees_with_the_scan() -> None:
    outcomes: Counter[tuple[str, bool]] = Counter()
    faults: list[str] = []
    for mutant in judged(0, MUTANTS):
        outcomes[mutant.kind, mutant.scan.startswith("ok")] += 1
        if mutant.fault:
            faults.append(f"{mutant.kind} {mutant.number}: {mutant.fault} {mutant}")
    assert not faults, "\n".join(faults[:20])
    assert outcomes.total() == MUTANTS
    for kind in KINDS:  # neither all refused nor all read: the mutants are neither hopeless nor harmless
        assert outcomes[kind, True] > 50 and outcomes[kind, False] > 50, (kind, outcomes)
