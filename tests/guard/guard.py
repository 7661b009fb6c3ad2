"""What no test and no process started by a test may do: unpickle anything by name, or reach beyond this computer.

Watched from inside the interpreter (PEP 578), so that no library and no ``except`` gets round it: what was seen is
written down, and the test that was running fails.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Any

VARIABLE = "FTSTUDIO_TEST_GUARD"
"""Names the file where what was seen is written, one paragraph each."""
FOLDER = Path(__file__).parent
HERE = ("127.0.0.1", "::1", "localhost", "", "0.0.0.0", "::")


def watch() -> None:
    """From now on, in this process: refuse, and write down. For good: an audit hook cannot be taken away."""
    sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "pickle.find_class":
        # Looking up a name is how a pickle gets at code. Torch's reader for plain tensors never comes here.
        _refuse(f"unpickled {arguments[0]}.{arguments[1]}")
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        if arguments[1][0] not in HERE:
            _refuse(f"tried to reach {arguments[1]}")
    elif event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        if host not in (None, *HERE):
            _refuse(f"asked the network where {host} is")


def _refuse(what: str) -> None:
    where = "".join(traceback.format_stack(limit=12)[:-2])
    file = os.environ.get(VARIABLE, "")
    if file:
        with open(file, "a", encoding="utf-8") as seen:  # noqa: PTH123 - as little as possible inside a hook
            seen.write(f"process {os.getpid()} {what}\n{where}\n")
    raise AssertionError(f"a test {what}")
