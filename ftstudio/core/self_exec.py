"""How the program starts a part of itself as another process: with Python or, packed by PyInstaller, with itself."""

from __future__ import annotations

import sys
from pathlib import Path

_BOOTSTRAP = "import sys; sys.path.append(sys.argv.pop(1)); from {} import main; sys.exit(main(sys.argv[1:]))"


def own_command(flag: str, module: str) -> list[str]:
    """Return the command that runs ``main`` of ``module`` in a process.

    A packed program has no Python to start; it recognises ``flag``, its first argument (``__main__``).
    """
    if getattr(sys, "frozen", False):
        return [str(_console_program()), flag]
    # -P: a torch.py in the current folder must not be imported.
    package_parent = str(Path(__file__).parent.parent.parent)
    return [sys.executable, "-P", "-u", "-X", "utf8", "-c", _BOOTSTRAP.format(module), package_parent]


def _console_program() -> Path:
    """The console twin next to the windowed program, which has no standard streams on Windows."""
    program = Path(sys.executable)
    console = program.with_name("ftstudio" + program.suffix)
    return console if console.exists() else program
