"""The command line: which command to run, and how an error ends it. Jobs run in this process."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ftstudio.cli.exit_codes import BUG, DONE, NOT_POSSIBLE
from ftstudio.core.errors import StopRequested, UserError

OpenWindow: TypeAlias = Callable[[list[str]], int]
"""Opens the window; takes the data set to show, or --sample. It is passed in, because Qt is unknown here."""


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command; return the exit status.

    0 is success; 1 a bug; 2 that the command cannot be done; 3 success with some unreadable inputs; 130 and 143 that a
    signal stopped it and the work is saved.
    """
    from ftstudio.cli import output

    output.prepare_streams()
    try:
        status = _dispatch(list(argv), open_window)
        sys.stdout.flush()
    except UserError as error:
        output.say_error(error.message, error.hint)
        return NOT_POSSIBLE
    except StopRequested:  # before a command handles signals itself
        return 130
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of the output, `head` for example, has ended
        output.discard_stdout()
        return DONE
    except Exception:  # noqa: BLE001 - the outermost edge of the program
        output.say(*traceback.format_exc().splitlines())
        output.say_error(
            "Something went wrong inside FTStudio.",
            "Try again. If it happens again, please report it with the lines above.",
        )
        return BUG
    return status


def _dispatch(argv: list[str], open_window: OpenWindow) -> int:
    from ftstudio.cli import arguments

    if not argv:
        return _window([], open_window)
    if len(argv) == 1 and arguments.is_source(argv[0]):
        return _window([arguments.absolute(argv[0])], open_window)
    options = arguments.parse(argv)
    if options.command == "start":
        from ftstudio.cli import start

        return start.start(options, lambda wanted: _window(wanted, open_window, options.yes))
    return arguments.command(options.command)(options)


def _window(paths: list[str], open_window: OpenWindow, install: bool = False) -> int:
    from ftstudio.app import doctor
    from ftstudio.cli import output

    doctor.make_window_possible(output.say, lambda packages: install or output.agrees(packages))
    return open_window(paths)
