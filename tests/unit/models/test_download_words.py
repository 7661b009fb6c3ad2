"""Why a server cannot be reached: in words, without numbers of the operating system."""

from __future__ import annotations

import errno
import os
import socket
import ssl

import pytest

from ftstudio.models.download_errors import unreachable


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "cannot be found"),
        (ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED)), "refuses connections"),
        (OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH)), "no network connection"),
        (ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET)), "closed the connection"),
        (OSError(errno.EPERM, os.strerror(errno.EPERM)), "cannot be reached"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), "not secure"),
        ("it was redirected to an insecure address", "insecure address"),
    ],
)
def test_each_network_error_has_a_message(reason: BaseException | str, said: str) -> None:
    error = unreachable(reason, "models.example", "Its address: https://models.example/a")
    assert said in error.message and "models.example" in error.message
    assert "Errno" not in error.message and "[" not in error.message
    assert error.hint.endswith("https://models.example/a")
