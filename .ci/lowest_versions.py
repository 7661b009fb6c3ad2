"""Prints the lowest version of each package that pyproject.toml allows on this Python, as constraints for pip.

Made from pyproject.toml each time, so that the two cannot disagree.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def lowest(requirements: Iterable[str]) -> Iterator[str]:
    """``name==version`` for each requirement that applies here. Raises ValueError for one without a lower bound."""
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate():
            bounds = [bound.version for bound in requirement.specifier if bound.operator == ">="]
            if len(bounds) != 1:
                raise ValueError(f"{requirement} names no lowest version. Give it one (>=) in pyproject.toml.")
            yield f"{requirement.name}=={bounds[0]}"


def main() -> None:
    """Print the constraints for the program and its tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    print("\n".join(lowest([*project["dependencies"], *project["optional-dependencies"]["test"]])))


if __name__ == "__main__":
    main()
