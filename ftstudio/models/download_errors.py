"""Explain in words why a server could not be reached."""

from __future__ import annotations

import errno
import socket
import ssl

from ftstudio.core.errors import UserError

_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
_NETWORK = "Check the network connection. If you need a proxy, enter it in the system's settings."


def unreachable(reason: BaseException | str, host: str, other_way: str) -> UserError:
    """Return the error for a failed connection.

    Args:
        reason: Why it failed.
        host: The server.
        other_way: A sentence that ends the hint.
    """
    if isinstance(reason, ssl.SSLError):
        return UserError(
            f"The connection to {host} is not secure: {_about_certificate(reason)}.",
            "Check the date of this computer. If your company inspects connections, install its certificate in the "
            f"system. {other_way}",
        )
    if isinstance(reason, socket.gaierror):
        return UserError(
            f"{host} cannot be found: there is no network, or it needs a proxy.",
            f"{_NETWORK} {other_way}",
        )
    if isinstance(reason, ConnectionRefusedError):
        return UserError(
            f"{host} refuses connections: a firewall or wrong proxy blocks it, or the server is down.",
            f"{_NETWORK} Otherwise try again later. {other_way}",
        )
    if isinstance(reason, OSError) and reason.errno in _NO_ROUTE:
        return UserError(f"{host} cannot be reached: there is no network connection.", f"{_NETWORK} {other_way}")
    if isinstance(reason, ConnectionError):
        return UserError(f"{host} closed the connection immediately.", f"{_NETWORK} {other_way}")
    if isinstance(reason, OSError):
        return UserError(f"{host} cannot be reached: {_words_of(reason)}.", f"{_NETWORK} {other_way}")
    return UserError(f"{host} cannot be reached: {reason}.", f"{_NETWORK} {other_way}")


def _about_certificate(error: ssl.SSLError) -> str:
    words = getattr(error, "verify_message", "") or (getattr(error, "reason", "") or "").replace("_", " ").lower()
    return words or "its certificate is not accepted"


def _words_of(error: OSError) -> str:
    return error.strerror if error.strerror else str(error) or type(error).__name__
