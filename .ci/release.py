"""python .ci/release.py 0.2.0: set the version everywhere and cut "Unreleased" of CHANGELOG.md into it, dated today.

Commits and tags nothing: read the diff first.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path

UNRELEASED = "## Unreleased\n"


def changed(root: Path, version: str, today: datetime.date) -> dict[Path, str]:
    """The new text of each file that names the version. Raises ValueError, with what to do, where that cannot be."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ValueError(f"{version} is not a version. Give three numbers, such as 0.2.0.")
    package, citation, changelog = root / "ftstudio/__init__.py", root / "CITATION.cff", root / "CHANGELOG.md"
    current = re.search(r'^__version__ = "([\d.]+)"$', package.read_text("utf-8"), re.MULTILINE)
    if current is None:
        raise ValueError(f'{package} has no line __version__ = "...".')
    if _numbers(version) <= _numbers(current[1]):
        raise ValueError(f"{version} is not later than {current[1]}, the version in {package}.")
    log = changelog.read_text("utf-8")
    before, found, rest = log.partition(UNRELEASED)
    entries = rest.partition("\n## ")[0].strip()
    if not found or not entries:
        raise ValueError(f"{changelog} has nothing under Unreleased. Write down what changed first.")
    return {
        package: package.read_text("utf-8").replace(current[0], f'__version__ = "{version}"'),
        citation: re.sub(r"^version: .*$", f"version: {version}", citation.read_text("utf-8"), flags=re.MULTILINE),
        changelog: f"{before}{UNRELEASED}\n## {version} ({today.isoformat()})\n{rest}",
    }


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main() -> int:
    """The exit status: 0 when the files are written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    version = parser.parse_args().version
    try:
        texts = changed(Path(__file__).parents[1], version, datetime.date.today())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for path, text in texts.items():
        path.write_text(text, "utf-8")
        print(f"changed {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
