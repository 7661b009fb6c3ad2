"""Opens the page of an export in a browser without a window and collects its answers for images."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.exported import PAGE_FILE, ModelCard, Script
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.tasks.export.compare import Compared
from ftstudio.tasks.export.part import ExportPart

LONGEST_SECONDS = 120.0
_IMAGES = 8
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)
_CHECK_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>Check</title>
<script src="runtime.js"></script><script src="model.js"></script><script src="pixels.js"></script>
<script src="model_run.js"></script><script>
const say = (value) => fetch("/-/said", { method: "POST", body: JSON.stringify(value) });
addEventListener("unhandledrejection", (event) => say({ failed: String(event.reason) }));
(async () => {
  const answer = await Model.load();
  for (let place = 0; place < COUNT; place++) {
    const blob = await (await fetch(`/-/image/${place}`)).blob();
    let values = null;
    try { values = await answer(await Pixels.ofFile(blob, MODEL.card)); } catch (error) { console.log(error); }
    await say({ place, values });
  }
  await say({ done: true });
})();
</script>"""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors: the browser is ended while it may still be sending requests."""
        del request, client_address


class NoAnswer(Exception):
    """A browser that does not start or does not answer; the message says why."""


def found() -> str | None:
    """Return the program of a usable browser, or None."""
    paths = (shutil.which(name) for name in _NAMES)
    return next((path for path in paths if path), next((path for path in _PLACES if Path(path).is_file()), None))


@dataclass
class _Said:
    """What the page in the browser has sent so far: ``values`` of each image by position, None if it is unreadable."""

    values: dict[int, list[float] | None] = field(default_factory=dict[int, "list[float] | None"])
    failed: str = ""
    over: threading.Event = field(default_factory=threading.Event)

    def take(self, message: dict[str, Any]) -> None:
        if "failed" in message:
            self.failed = str(message["failed"])[:300]
        if "place" in message:
            self.values[int(message["place"])] = message["values"]
        if "failed" in message or "done" in message:
            self.over.set()


def values_of(browser: str, folder: Path, images: Sequence[Path], control: RunControl) -> list[list[float] | None]:
    """Return what the page in ``folder`` computes for image files in ``browser``.

    Each value is (outputs,), or None for an image that the browser cannot read.

    Raises:
        NoAnswer: The browser does not start or does not answer.
        StopRequested: As soon as a stop is requested.
    """
    said = _Said()
    server = _Server(("127.0.0.1", 0), _handler(folder, images, said))
    threading.Thread(target=server.serve_forever, name="page check", daemon=True).start()
    # A profile of its own: the user's windows, history and settings are not touched.
    with tempfile.TemporaryDirectory(prefix="ftstudio-page-", ignore_cleanup_errors=True) as profile:
        child = _started(browser, profile, f"http://127.0.0.1:{server.server_port}/-/check.html")
        try:
            _wait(child, said, control)
        finally:
            child.kill()
            child.wait()
            server.shutdown()
            server.server_close()
    if said.failed:
        raise NoAnswer(said.failed)
    return [said.values.get(place) for place in range(len(images))]


def _started(browser: str, profile: str, address: str) -> subprocess.Popen[bytes]:
    options = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage"]
    options += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile}"]
    if sys.platform == "linux" and os.geteuid() == 0:
        options.append("--no-sandbox")  # it has none for root
    try:
        return subprocess.Popen(
            [browser, *options, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise NoAnswer(str(error)) from error


def _wait(child: subprocess.Popen[bytes], said: _Said, control: RunControl) -> None:
    until = time.monotonic() + LONGEST_SECONDS
    heard = 0
    while not said.over.wait(0.1):
        control.safe_point()
        if len(said.values) > heard:
            heard, until = len(said.values), time.monotonic() + LONGEST_SECONDS
        if child.poll() is not None:
            raise NoAnswer(f"it ended with status {child.returncode}")
        if time.monotonic() > until:
            raise NoAnswer("it took too long")


def _handler(folder: Path, images: Sequence[Path], said: _Said) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """The files of the export, the images by number, and a page that asks for all of them."""

        def do_GET(self) -> None:
            name = unquote(self.path).lstrip("/")
            try:
                if name == "-/check.html":
                    self._answer(_CHECK_PAGE.replace("COUNT", str(len(images))).encode(), "text/html")
                elif name.startswith("-/image/"):
                    self._answer(images[int(name.removeprefix("-/image/"))].read_bytes(), "application/octet-stream")
                elif name.removeprefix("-/") in {path.name for path in folder.iterdir()}:
                    self._answer((folder / name.removeprefix("-/")).read_bytes(), "text/javascript")
                else:
                    self.send_error(404)
            except (OSError, ValueError, IndexError):
                self.send_error(404)

        def do_POST(self) -> None:
            message = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(b"", "text/plain")
            said.take(json.loads(message))

        def _answer(self, content: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    return Handler


def tried(
    folder: Path, compared: Compared, samples: SampleSet, part: ExportPart[Any], card: ModelCard, control: RunControl
) -> Script:
    """Open the page of ``folder`` on a few of the compared images, if there is a browser.

    Raises:
        UserError: Most of its answers differ from those of the exported file.
        StopRequested: A stop was requested.
    """
    browser = found()
    if browser is None:
        return _not_tried("No Chromium, Chrome or Edge was found on this computer.")
    answered = sorted(compared.answers)
    chosen = answered[:: max(1, len(answered) // _IMAGES)][:_IMAGES]
    try:
        values = values_of(browser, folder, [samples.path(position) for position in chosen], control)
    except NoAnswer as error:
        return _not_tried(f"{Path(browser).name} did not answer: {error}.")
    read = [
        (position, np.array(each, np.float32))
        for position, each in zip(chosen, values, strict=True)
        if each is not None
    ]
    if not read:
        return _not_tried(f"{Path(browser).name} reads none of these images.")
    there = np.stack([compared.answers[position] for position, _ in read])
    here = np.stack([each for _, each in read])
    agreeing = part.agreeing(here, there, card)
    largest = float(np.abs(here - there).max()) / part.scale(card)
    if 2 * agreeing < len(read):
        raise UserError(
            f"The page of the export gives the same answer as the run for only {agreeing} of {len(read)} images, in "
            f"{Path(browser).name}. The export was discarded.",
            "Choose another format. Please report this, with the output of `ftstudio doctor`.",
        )
    return Script(images=len(read), agreeing=agreeing, largest_difference=largest, name=PAGE_FILE)


def _not_tried(why: str) -> Script:
    return Script(images=0, why_not=why, name=PAGE_FILE)
