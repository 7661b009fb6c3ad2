"""The engine serves any task: it must not speak of classes."""

from __future__ import annotations

import re
from pathlib import Path

import ftstudio.engine

CLASSIFICATION = re.compile(r"\bclass_names?\b|softmax|cross_entropy|CrossEntropy|accuracy|confusion")
STORED_NAME = 'target_names: tuple[str, ...] = field(name="class_names")'
"""What the model file has called this field since version 0.1."""


def test_the_engine_knows_nothing_of_classification() -> None:
    engine = Path(ftstudio.engine.__file__).parent
    found = [
        f"{path.relative_to(engine)}:{number}: {line.strip()}"
        for path in sorted(engine.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if CLASSIFICATION.search(line) and line.strip() != STORED_NAME
    ]
    assert not found, "\n".join(["Move these to ftstudio/tasks/classification:", *found])
