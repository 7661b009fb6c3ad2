"""One HTTP answer, read on a thread of its own, so that Cancel works at once also while a server is silent."""

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
"""A server that sends nothing for so long is given up."""

CHUNK = 1 << 18
_TICK = 0.1

Piece: TypeAlias = "dict[str, str] | bytes | BaseException | None"


class _NoDowngrade(urllib.request.HTTPRedirectHandler):
    """Follows a redirect, but never from a secure address to an insecure one; urllib is extended by inheritance."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError(f"it was redirected to an insecure address, {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """With the system's proxies (urllib finds them) and the system's certificates."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoDowngrade())


class Feed:
    """One answer, read on its own thread: first its status and headers, then the bytes, None at the end."""

    def __init__(self, request: urllib.request.Request) -> None:
        self._request = request
        self._queue: queue.Queue[Piece] = queue.Queue(maxsize=16)
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._read, name="download", daemon=True)

    def __enter__(self) -> Feed:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # A thread that waits for the network is not waited for: it ends by itself after STALL_SECONDS at the
        # latest.
        self._left.set()

    def pieces(self, control: RunControl) -> Iterator[Piece]:
        """Headers, then bytes. Raises what the network raised, TimeoutError when stalled, and StopRequested."""
        heard = time.monotonic()
        while True:
            paused_at = time.monotonic()
            control.safe_point()
            heard += time.monotonic() - paused_at  # a pause is not the server's silence
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
        except Exception as error:  # noqa: BLE001 - the outermost edge of this thread: whatever it is, the caller raises it
            self._put(error)

    def _put(self, piece: Piece) -> None:
        while not self._left.is_set():
            try:
                self._queue.put(piece, timeout=_TICK)
            except queue.Full:
                continue
            return
