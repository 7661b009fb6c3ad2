"""Every check of the project, in order, each with its command: ``python -m tests``. What follows goes to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ftstudio.app import qt_libraries
from ftstudio.core.cores import usable_cores

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def main(pytest_arguments: list[str]) -> int:
    """The exit status: 0 when every check passed. All run, so that one look shows everything."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not _qt_can_load():
        return 2
    python = sys.executable
    checks = [
        [python, "-m", "ruff", "check"],
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "pyright", "--pythonpath", python],
        [str(BIN / "lint-imports")],
        [python, "-m", "pytest", f"--numprocesses={usable_cores()}", "--dist=worksteal", *pytest_arguments],
    ]
    failed = [" ".join(check) for check in checks if not _passes(check)]
    print("\n" + ("Not passed:\n  " + "\n  ".join(failed) if failed else "All checks passed."), flush=True)
    return 1 if failed else 0


def _passes(check: list[str]) -> bool:
    print(f"\n$ {' '.join(check)}", flush=True)
    return subprocess.run(check, cwd=ROOT, check=False).returncode == 0


def _qt_can_load() -> bool:
    """The window's tests draw offscreen; that needs Qt's system libraries too."""
    packages = qt_libraries.missing_packages()
    if packages and qt_libraries.may_install():
        print(f"Installing what Qt needs: {' '.join(packages)}", flush=True)
        print(qt_libraries.install(packages), flush=True)
        packages = qt_libraries.missing_packages()
    if packages:
        print(f"Qt needs system libraries. Run: {qt_libraries.install_command(packages)}", flush=True)
    return not packages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
