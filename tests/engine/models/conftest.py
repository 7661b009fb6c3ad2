"""What the tests of weights share: a server that plays torchvision's hub, and an empty cache of torch.hub."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hub_server import Hub, serving

from ftstudio.models import weight_files


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub()
    with serving(hub):
        monkeypatch.setenv(weight_files.HUB_VARIABLE, hub.url)
        monkeypatch.setenv("no_proxy", "*")
        yield hub
    for reader in threading.enumerate():
        if reader.name == "download":
            reader.join(5)
            assert not reader.is_alive(), "a download went on after its server was gone"


@pytest.fixture(autouse=True)
def empty_torch_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever torch.hub has on the developer's computer plays no part."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path_factory.mktemp("torch")))
