"""Read one HTTP response in its own thread, so that cancelling works at once even if the server is silent."""

from __future__ import annotations

import queue
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from ftstudio.core.control import RunControl

STALL_SECONDS = 30.0
"""Give up on a server that has sent nothing for this long."""

CHUNK = 1 << 18
_TICK = 0.1

Piece: TypeAlias = "dict[str, str] | bytes | BaseException | None"


class _NoDowngrade(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but never from https to http."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError(f"it was redirected to an insecure address, {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """An opener with the system's proxies (found by urllib) and certificates."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoDowngrade())


class Feed:
    """One response, read in its own thread; a context manager."""

    def __init__(self, request: urllib.request.Request) -> None:
        self._request = request
        self._queue: queue.Queue[Piece] = queue.Queue(maxsize=16)
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._read, name="download", daemon=True)

    def __enter__(self) -> Feed:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # Do not wait for a thread that waits for the network: it ends after STALL_SECONDS at the latest.
        self._left.set()

    def pieces(self, control: RunControl) -> Iterator[Piece]:
        """Yield the status and headers, then the bytes.

        Raises:
            Exception: Whatever the network raised.
            TimeoutError: The server has been silent for STALL_SECONDS.
            StopRequested: At a safe point.
        """
        heard = time.monotonic()
        while True:
            paused_at = time.monotonic()
            control.safe_point()
            heard += time.monotonic() - paused_at  # a pause does not count
            try:
                piece = self._queue.get(timeout=_TICK)
            except queue.Empty:
                if time.monotonic() - heard > STALL_SECONDS:
                    raise TimeoutError from None
                continue
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece
            heard = time.monotonic()

    def _read(self) -> None:
        try:
            with _opener().open(self._request, timeout=STALL_SECONDS) as answer:
                headers = {key.lower(): value for key, value in answer.headers.items()}
                self._put(headers | {"status": str(answer.status)})
                while not self._left.is_set():
                    chunk = answer.read1(CHUNK)
                    if not chunk:
                        break
                    self._put(chunk)
            self._put(None)
        except Exception as error:  # noqa: BLE001 - top level of this thread: the caller raises it
            self._put(error)

    def _put(self, piece: Piece) -> None:
        while not self._left.is_set():
            try:
                self._queue.put(piece, timeout=_TICK)
            except queue.Full:
                continue
            return
