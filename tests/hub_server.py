"""A weights server on this machine that plays torchvision's hub, honestly and badly."""

from __future__ import annotations

import contextlib
import hashlib
import re
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Hub:
    """``mode`` says how it behaves; ``halfway`` is set once it has sent half of a file and is silent."""

    files: dict[str, bytes] = field(default_factory=dict)
    mode: str = "honest"
    etag: str = ""
    ranges: list[str] = field(default_factory=list)
    url: str = ""
    halfway: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.ranges.append(request.headers.get("Range", ""))
        name = request.path.rpartition("/")[2]
        data = self.files.get(name, b"")
        if self.mode == "404" or name not in self.files:
            return request.send_error(404)
        if self.mode == "503":
            return request.send_error(503)
        if self.mode == "html":
            data = b"<!DOCTYPE html><title>Sign in</title>"
            return self._send(request, 200, {"Content-Type": "text/html"}, data)
        if self.mode == "unmarked html":
            return self._send(request, 200, {}, b"  <html>" + bytes(len(data) - 8))
        if self.mode == "endless":
            return self._send_for_ever(request, data)
        etag = self.etag or f'"{hashlib.sha256(data).hexdigest()}"'
        place = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        headers = {"ETag": etag, "Content-Type": "application/octet-stream"}
        if place and request.headers.get("If-Range") == etag and self.mode != "no resume":
            start = int(place[1])
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            return self._send(request, 206, headers, data[start:])
        return self._send(request, 200, headers, data)

    def _send_for_ever(self, request: BaseHTTPRequestHandler, data: bytes) -> None:
        """The file again and again, its size not told."""
        request.send_response(200)
        request.end_headers()
        with contextlib.suppress(OSError):
            while not self.closing.is_set():
                request.wfile.write(data)

    def _send(self, request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], data: bytes) -> None:
        request.send_response(status)
        for key, value in (headers | {"Content-Length": str(len(data))}).items():
            request.send_header(key, value)
        request.end_headers()
        half = len(data) // 2
        if self.mode == "truncated":
            request.wfile.write(data[:half])
        elif self.mode == "stalled":
            request.wfile.write(data[:half])
            request.wfile.flush()
            self.halfway.set()
            self.closing.wait(30)
        else:
            request.wfile.write(data)


@contextlib.contextmanager
def serving(hub: Hub, context: ssl.SSLContext | None = None) -> Iterator[None]:
    """``hub`` answers at ``hub.url`` meanwhile, over TLS with a ``context``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hub.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up is part of many a test."""

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    hub.url = f"{'http' if context is None else 'https'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield
    finally:
        hub.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
