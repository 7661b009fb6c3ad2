"""The window closed while a download is under way: it ends at once, and what has arrived is gone on with later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hub_server import Hub, serving
from studio import OpenStudio, none_alive

from ftstudio.models import catalog, weight_files
from ftstudio.models.download_part import part_of

MODEL = catalog.model("squeezenet1_1")


@pytest.fixture
def silent_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A server that sends half of the weights and is then silent."""
    hub = Hub(files={weight_files.file_name(MODEL): bytes(MODEL.download_bytes)}, mode="stalled")
    with serving(hub):
        monkeypatch.setenv(weight_files.HUB_VARIABLE, hub.url)
        monkeypatch.setenv("no_proxy", "*")
        yield hub


def test_closing_while_a_server_is_silent_ends_the_download_and_keeps_what_arrived(
    open_studio: OpenStudio, silent_hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path_factory.mktemp("torch")))
    studio = open_studio()
    studio.window.controller.downloads.download(MODEL.name)
    studio.until(lambda: silent_hub.halfway.is_set() and studio.state.download is not None)
    studio.until(lambda: studio.state.download is not None and studio.state.download.done > 0)
    pids = studio.worker_pids()
    studio.close_window()
    studio.until_gone()
    assert none_alive(pids)
    arrived = part_of(weight_files.fetched_file(MODEL)).stat().st_size
    assert 0 < arrived <= MODEL.download_bytes // 2

    silent_hub.mode = "honest"
    studio = open_studio()
    studio.window.controller.downloads.download(MODEL.name)
    studio.until(lambda: studio.state.download is None)
    assert silent_hub.ranges == ["", f"bytes={arrived}-"]
