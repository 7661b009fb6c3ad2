"""A run as a web page: everything in one folder, the pixels of the program, and a browser that tries it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from exported_runs import SMALL, export, make_run
from numpy.typing import NDArray
from PIL import Image
from played_runs import split_of

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.exported import PAGE_FILE
from ftstudio.core.paths import resource
from ftstudio.data.loading.crop import framed
from ftstudio.tasks.export import browser, web_page
from ftstudio.tasks.export.onnx_file import OnnxRunner

HOSTILE = ("<b>10</b>", '9,"a"\n\u202eb', "ä</script>")


@pytest.fixture(scope="module")
def small_run(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_run(tmp_path_factory.mktemp("runs"), split_of(pictures), HOSTILE, SMALL)


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not depend on what is installed here."""
    monkeypatch.setattr(browser, "found", lambda: None)


def test_the_page_is_complete_loads_nothing_from_elsewhere_and_holds_the_model(small_run: Path, tmp_path: Path) -> None:
    exported = export(small_run, tmp_path / "out", format="web")
    folder = Path(exported.folder)
    assert exported.files[0] == PAGE_FILE and {path.name for path in folder.iterdir()} == set(exported.files)
    page = (folder / PAGE_FILE).read_text("utf-8")
    assert "http://" not in page and "https://" not in page and "{title}" not in page
    for name in ("runtime.js", "model.js", "pixels.js", "answers.js", "page.js", "style.css"):
        assert f'"{name}"' in page and name in exported.files
    runner = OnnxRunner(web_page.unpacked((folder / "model.js").read_bytes()))
    size = exported.card.image_size
    assert runner(np.zeros((2, size, size, 3), np.uint8)).shape == (2, 3)
    checked = exported.verification
    assert checked.images == checked.exported.agreeing == 6 and checked.exported.largest_difference < 1e-5
    assert checked.script.images == 0 and checked.script.name == PAGE_FILE and "Chrome" in checked.script.why_not
    readme = (folder / "README.md").read_text("utf-8")
    assert "python -m http.server" in readme and "was not tested" in readme and "pip install" not in readme
    assert "Microsoft" in (folder / "LICENSES.txt").read_text("utf-8")


def test_the_title_of_a_page_is_text_whatever_the_run_is_called(small_run: Path, tmp_path: Path) -> None:
    card = export(small_run, tmp_path / "out", format="web").card
    made = web_page.files(card, '<script>alert("a")</script>', "about")
    assert b"<script>alert" not in made[PAGE_FILE] and b"&lt;script&gt;" in made[PAGE_FILE]


def test_a_task_that_the_page_does_not_know_is_refused() -> None:
    with pytest.raises(UserError, match="detection"):
        web_page.require("detection")


def played(shift: int, unread: int = 0) -> Callable[[str, Path, Sequence[Path], RunControl], list[list[float] | None]]:
    """What the page of a browser computes, rolled by ``shift`` classes; it cannot read the first ``unread`` images."""

    def values_of(_: str, folder: Path, images: Sequence[Path], control: RunControl) -> list[list[float] | None]:
        control.safe_point()
        card = json.loads((folder / "model_card.json").read_text("utf-8"))
        runner = OnnxRunner(web_page.unpacked((folder / "model.js").read_bytes()))
        answers: list[list[float] | None] = []
        for number, path in enumerate(images):
            picture = framed(Image.open(path).convert("RGB"), card["resize"], card["interpolation"])
            seen = centre(np.asarray(picture), card["image_size"])
            answers.append(None if number < unread else np.roll(runner(seen[None])[0], shift).tolist())
        return answers

    return values_of


def centre(pixels: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    top, left = (round((edge - size) / 2) for edge in pixels.shape[:2])
    return np.ascontiguousarray(pixels[top : top + size, left : left + size])


def test_the_page_is_tried_in_a_browser_and_its_answers_are_counted(
    small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "found", lambda: "/bin/chromium")
    monkeypatch.setattr(browser, "values_of", played(0, unread=2))
    script = export(small_run, tmp_path / "out", format="web").verification.script
    assert script.name == PAGE_FILE and script.images == script.agreeing == 4 and script.largest_difference < 1e-4


def test_a_page_with_other_answers_discards_the_export(
    small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "found", lambda: "/bin/chromium")
    monkeypatch.setattr(browser, "values_of", played(1))
    with pytest.raises(UserError, match="only 0 of 6 images, in chromium"):
        export(small_run, tmp_path / "out", format="web")
    assert list(tmp_path.iterdir()) == []


BROWSER = """#!{python}
import json, sys, urllib.request
page = sys.argv[-1]
host = page.partition("/-/")[0]
opener = urllib.request.build_opener(urllib.request.ProxyHandler({{}}))
assert b"<script" in opener.open(page).read()
assert b"MODEL" in opener.open(host + "/-/model.js").read()
try:
    opener.open(host + "/-/secret.txt")
    sys.exit(9)
except urllib.error.HTTPError:
    pass
for place in range({count}):
    size = len(opener.open(host + f"/-/image/{{place}}").read())
    values = [float(size)] if size > 3 else None
    opener.open(host + "/-/said", json.dumps(dict(place=place, values=values)).encode())
opener.open(host + "/-/said", json.dumps({end}).encode())
"""


def a_browser(folder: Path, count: int, end: str) -> str:
    path = folder / "browser"
    path.write_text(BROWSER.format(python=sys.executable, count=count, end=end), "utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page").mkdir()
    (tmp_path / "page/model.js").write_text("const MODEL = {};")
    (tmp_path / "secret.txt").write_text("not for the browser")
    for name, content in (("a.jpg", b"12345"), ("b.jpg", b"12")):
        (tmp_path / name).write_bytes(content)
    return tmp_path / "page"


def test_a_browser_gets_the_page_and_the_images_alone_and_its_answers_come_back(page: Path, tmp_path: Path) -> None:
    program = a_browser(tmp_path, 2, "dict(done=True)")
    said = browser.values_of(program, page, [tmp_path / "a.jpg", tmp_path / "b.jpg"], RunControl())
    assert said == [[5.0], None]


@pytest.mark.parametrize(("end", "why"), [("dict(failed='no WebAssembly')", "no WebAssembly"), ("1/0", "ended")])
def test_a_browser_that_fails_says_why(page: Path, tmp_path: Path, end: str, why: str) -> None:
    with pytest.raises(browser.NoAnswer, match=why):
        browser.values_of(a_browser(tmp_path, 1, end), page, [tmp_path / "a.jpg"], RunControl())


def test_a_stop_ends_the_browser(page: Path, tmp_path: Path) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(StopRequested):
        browser.values_of(a_browser(tmp_path, 1, "dict()"), page, [tmp_path / "a.jpg"], control)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize("interpolation", ["bilinear", "bicubic"])
@pytest.mark.parametrize(
    "size", [(64, 64), (80, 64), (91, 133), (37, 40), (400, 533), (1201, 801), (900, 60), (60, 900), (65, 64)]
)
def test_the_page_resizes_and_crops_to_the_very_pixels_of_the_program(
    size: tuple[int, int], interpolation: str, tmp_path: Path
) -> None:
    pixels = np.random.default_rng(sum(size)).integers(0, 256, (size[1], size[0], 3), np.uint8)
    (tmp_path / "in.rgb").write_bytes(pixels.tobytes())
    card = {"resize": 64, "image_size": 56, "interpolation": interpolation}
    command = (
        "const fs = require('fs'), Pixels = require(process.argv[1]);"
        "const [width, height] = process.argv.slice(3, 5).map(Number);"
        "const data = new Uint8ClampedArray(fs.readFileSync(process.argv[2] + '/in.rgb'));"
        "const seen = Pixels.framed({ width, height, data }, JSON.parse(process.argv[5]));"
        "fs.writeFileSync(process.argv[2] + '/out.rgb', seen.data);"
    )
    given = [str(resource("export/web/pixels.js")), str(tmp_path), *map(str, size), json.dumps(card)]
    subprocess.run(["node", "-e", command, *given], check=True, timeout=60)
    here = np.frombuffer((tmp_path / "out.rgb").read_bytes(), np.uint8).reshape(56, 56, 3)
    there = centre(np.asarray(framed(Image.fromarray(pixels), 64, interpolation)), 56)
    assert np.array_equal(here, there)
