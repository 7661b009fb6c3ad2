"""Odd inputs: how people arrange folders of images."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from odd_inputs import Situation, classes_of, draw, inspected, predicted, trained


def folders(*names: str, count: int = 4) -> Callable[[Path], Path]:
    """A tree with pictures in the named folders."""

    def make(root: Path) -> Path:
        for kind, name in enumerate(names):
            for number in range(count):
                draw(root / name / f"{number}.png", kind, number)
        return root

    return make


def has_classes(*names: str) -> Callable[[Path], tuple[str, bool]]:
    def expect(source: Path) -> tuple[str, bool]:
        found = classes_of(inspected(source))
        return str(found), sorted(found) == sorted(names)

    return expect


def goes_all_the_way(source: Path) -> tuple[str, bool]:
    """Scanned, trained, asked."""
    run = trained(source)
    answers, unreadable = predicted(run, source)
    return f"trained; {len(answers)} answers, {len(unreadable)} unreadable", len(answers) == 8 and not unreadable


SITUATIONS: list[Situation] = [
    Situation("class folders", folders("cat", "dog"), has_classes("cat", "dog")),
    Situation("class folders, all the way", folders("cat", "dog"), goes_all_the_way),
    Situation(
        "groups above the classes",
        folders("animals/cat", "animals/dog", "plants/rose", "plants/lily"),
        has_classes("cat", "dog", "rose", "lily"),
    ),
]
