"""python .ci/release.py 0.2.0: set the version everywhere and cut "Unreleased" of CHANGELOG.md into it, dated today.

Commits and tags nothing: read the diff first. With --dry-run nothing is written, and the diff is shown.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
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


def difference(path: Path, text: str, name: str) -> Iterator[str]:
    """The lines of a unified diff from the file at ``path`` to ``text``."""
    return unified_diff(path.read_text("utf-8").splitlines(), text.splitlines(), name, name, lineterm="", n=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 when the files are written, or shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    options = parser.parse_args(arguments)
    root = Path(__file__).parents[1]
    try:
        texts = changed(root, options.version, datetime.date.today())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for path, text in texts.items():
        if options.dry_run:
            print("\n".join(difference(path, text, path.relative_to(root).as_posix())))
            continue
        path.write_text(text, "utf-8")
        print(f"changed {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
