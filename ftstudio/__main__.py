"""The program: without arguments the window, with arguments the command line, inside itself a worker."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ftstudio.core.cores import WAITING_THREADS


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit status. Everything is imported inside, so that each part starts as fast as it can."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.environ.update(WAITING_THREADS | dict(os.environ))
    # Without these two a frozen program, which can only start itself, would open window after window.
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    if arguments[:1] == ["--ftstudio-worker"]:
        from ftstudio.worker import host

        return host.main(arguments[1:])
    if arguments[:1] == ["--ftstudio-probe"]:
        from ftstudio.app import torch_probe

        return torch_probe.main()
    from ftstudio import cli

    return cli.main(arguments, _open_window)


def _open_window(paths: list[str]) -> int:
    from ftstudio.ui import application

    return application.main(paths)


if __name__ == "__main__":
    sys.exit(main())
