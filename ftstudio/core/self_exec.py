"""How the program starts a part of itself as another process: by Python, or, packed by PyInstaller, by itself."""

from __future__ import annotations

import sys
from pathlib import Path

_BOOTSTRAP = "import sys; sys.path.append(sys.argv.pop(1)); from {} import main; sys.exit(main(sys.argv[1:]))"


def own_command(flag: str, module: str) -> list[str]:
    """What runs ``main`` of ``module`` in a process.

    A packed program, which has no Python to be started, knows it by ``flag``, its first argument (``__main__``).
    """
    if getattr(sys, "frozen", False):
        return [str(_console_program()), flag]
    # -P: a torch.py lying in the current folder must not be imported.
    package_parent = str(Path(__file__).parent.parent.parent)
    return [sys.executable, "-P", "-u", "-X", "utf8", "-c", _BOOTSTRAP.format(module), package_parent]


def _console_program() -> Path:
    """The windowed program has no standard streams on Windows; its console twin beside it has."""
    program = Path(sys.executable)
    console = program.with_name("ftstudio" + program.suffix)
    return console if console.exists() else program
