"""What the tests of weights share: a server that plays torchvision's hub, and an empty cache of torch.hub."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hub_server import Hub

from ftstudio.models import weight_files


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hub.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv(weight_files.HUB_VARIABLE, hub.url)
    monkeypatch.setenv("no_proxy", "*")
    yield hub
    hub.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()
    for reader in threading.enumerate():
        if reader.name == "download":
            reader.join(5)
            assert not reader.is_alive(), "a download went on after its server was gone"


@pytest.fixture(autouse=True)
def empty_torch_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever torch.hub has on the developer's computer plays no part."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path_factory.mktemp("torch")))
