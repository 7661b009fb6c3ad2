"""The files of a web page that runs a model in the browser, from a folder, without a server and without a network."""

from __future__ import annotations

import base64
import html
import io
import json
import tarfile
from functools import cache

from ftstudio.core.errors import UserError
from ftstudio.core.exported import PAGE_FILE, ModelCard
from ftstudio.core.paths import resource
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, REGRESSION
from ftstudio.tasks.export import card as cards

RUNTIME_VERSION = "1.30.0"
RUNTIME_FILE, LICENSES_FILE = "runtime.js", "LICENSES.txt"
_PLAIN = ("style.css", "pixels.js", "model_run.js", "answers.js", "page.js")
"""In the resources as in the export."""
_BEFORE, _BETWEEN, _AFTER = b'"use strict";\nconst MODEL = {\ncard: ', b',\nonnx: "', b'"\n};\n'


def require(task: str) -> None:
    """Raise UserError if the page cannot show the answers of ``task``."""
    if task not in (CLASSIFICATION, MULTI_LABEL, REGRESSION):
        raise UserError(f"A web page cannot show the answers of a {task} model.", "Choose another format.")


def packed(onnx: bytes, card: ModelCard) -> bytes:
    """Return model.js: a script, because a page opened from a folder cannot load anything else."""
    return _BEFORE + cards.as_json(card).encode() + _BETWEEN + base64.b64encode(onnx) + _AFTER


def unpacked(content: bytes) -> bytes:
    """Return the ONNX file in a model.js of ``packed``."""
    start = content.index(_BETWEEN) + len(_BETWEEN)
    return base64.b64decode(content[start : -len(_AFTER)], validate=True)


def files(card: ModelCard, title: str, about: str) -> dict[str, bytes]:
    """Return all files of the page but the model, by name. ``title`` and ``about`` are shown at its top."""
    made = {name: resource(f"export/web/{name}").read_bytes() for name in _PLAIN}
    page = resource(f"export/web/{PAGE_FILE}").read_text("utf-8")
    for name, text in (("title", title), ("about", about), ("made_by", card.made_by)):
        page = page.replace("{" + name + "}", html.escape(text.encode("utf-8", "replace").decode()))
    return {PAGE_FILE: page.encode(), **made, RUNTIME_FILE: _runtime(), LICENSES_FILE: _licenses()}


def _runtime() -> bytes:
    members = _members()
    script = base64.b64encode(members["ort.wasm.bundle.min.mjs"]).decode()
    wasm = base64.b64encode(members["ort-wasm-simd-threaded.wasm"]).decode()
    comment = f"/* onnxruntime-web {RUNTIME_VERSION}, MIT licence: see {LICENSES_FILE}. Both parts are base64. */"
    return f'{comment}\n"use strict";\nconst RUNTIME = {json.dumps({"script": script, "wasm": wasm})};\n'.encode()


def _licenses() -> bytes:
    members = _members()
    return b"onnxruntime-web\n\n" + members["LICENSE.txt"] + b"\n\n" + members["ThirdPartyNotices.txt"]


@cache
def _members() -> dict[str, bytes]:
    """The files that come with the program, by name."""
    content = resource(f"export/web/onnxruntime-web-{RUNTIME_VERSION}.tar.xz").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:xz") as archive:
        read = {member.name: archive.extractfile(member) for member in archive.getmembers()}
        return {name: file.read() for name, file in read.items() if file is not None}
