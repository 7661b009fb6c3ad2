"""The watch over the tests watches: here and in every process that a test starts."""

from __future__ import annotations

import collections
import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pytest

UNPICKLE = f"import pickle; pickle.loads({pickle.dumps(collections.OrderedDict())!r})"
CONNECT = "import socket; socket.socket().connect(('192.0.2.1', 80))"
ASK = "import socket; socket.getaddrinfo('example.invalid', 80)"


@pytest.mark.parametrize(("code", "words"), [(UNPICKLE, "unpickled collections"), (CONNECT, "reach"), (ASK, "asked")])
def test_what_is_forbidden_is_refused_and_written_down_whatever_is_made_of_it(
    code: str, words: str, guarded: Path
) -> None:
    with pytest.raises(AssertionError, match=words):
        exec(code, {})
    assert words in guarded.read_text("utf-8")
    guarded.unlink()
    swallowed = f"try:\n    {code}\nexcept AssertionError:\n    pass"
    subprocess.run([sys.executable, "-P", "-c", swallowed], check=True, timeout=60)
    assert words in guarded.read_text("utf-8")
    guarded.unlink()


def test_what_is_allowed_is_not_in_the_way(guarded: Path) -> None:
    assert pickle.loads(pickle.dumps({"numbers": [1, 2.5]})) == {"numbers": [1, 2.5]}
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    assert not guarded.exists()
