"""Where weight files lie, and whether they are what they should be. No torch.

In the user's cache, a model's weights are ``NAME.safetensors``, and ``NAME.json`` beside it says where they
came from and their full SHA-256. A ``NAME.pth`` there is a finished download that was not converted yet. The
cache of torch.hub is read, never written. The starter comes with the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from ftstudio.core import json_codec, paths
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.storage.files import read_file
from ftstudio.models import catalog

HUB_VARIABLE = "FTSTUDIO_WEIGHTS_URL"
"""Set to an address, weights are fetched from there under their usual file names (a mirror, a test's
server)."""

_BLOCK = 1 << 25


class WeightsRecord(Struct, frozen=True, kw_only=True):
    """What stands beside a weight file of the cache. ``sha256`` and ``bytes`` are of the .safetensors file."""

    sha256: str
    bytes: int
    url: str
    source_sha256: str


# ---- where --------------------------------------------------------------------------------------------------


def weights_dir() -> Path:
    return paths.cache_dir() / "weights"


def cached_file(info: ModelInfo) -> Path:
    return weights_dir() / f"{info.name}.safetensors"


def record_file(info: ModelInfo) -> Path:
    return weights_dir() / f"{info.name}.json"


def fetched_file(info: ModelInfo) -> Path:
    """Where a download of torchvision's own file ends, until it is converted."""
    return weights_dir() / file_name(info)


def hub_file(info: ModelInfo) -> Path:
    """Where torch.hub keeps the same file on this computer."""
    home = os.environ.get("TORCH_HOME")
    if not home:
        home = str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "torch")
    return Path(home).expanduser() / "hub" / "checkpoints" / file_name(info)


def starter_file() -> Path:
    """The starter that comes with the program. Raises UserError when the installation lost it."""
    found = sorted(paths.resource("starter").glob("*.safetensors"))
    if not found:
        raise UserError(
            f"The starter model is missing from {paths.resource('starter')}.",
            "Install FTStudio again, or choose another model.",
        )
    return found[-1]


def file_name(info: ModelInfo) -> str:
    return urlsplit(info.url).path.rpartition("/")[2]


def address(info: ModelInfo) -> str:
    """Where to fetch the weights from: torchvision's own address, or the mirror that HUB_VARIABLE names."""
    mirror = os.environ.get(HUB_VARIABLE)
    return f"{mirror.rstrip('/')}/{file_name(info)}" if mirror else info.url


def on_disk(info: ModelInfo) -> Path | None:
    """The file that the default weights would be read from, None when they must be fetched. Cheap: opens at
    most one small file, checks no hash."""
    if not info.url:
        with contextlib.suppress(UserError):
            return starter_file()
        return None
    if cached_file(info).is_file() and record_of(info) is not None:
        return cached_file(info)
    return next((path for path in (fetched_file(info), hub_file(info)) if path.is_file()), None)


def models_on_disk() -> frozenset[str]:
    """The names of all models that need no download."""
    return frozenset(info.name for info in catalog.MODELS if on_disk(info) is not None)


def record_of(info: ModelInfo) -> WeightsRecord | None:
    """What stands beside the cached weights; None when there is nothing sound, or they are of an older
    edition."""
    try:
        record = json_codec.decode(read_file(record_file(info), 1 << 16, follow=True), WeightsRecord)
    except (OSError, ValueError):
        return None
    return record if record.url.rpartition("/")[2] == file_name(info) else None


# ---- whether they are what they should be -------------------------------------------------------------------


def sha256_of(path: Path, title: str, control: RunControl, emit: Emit) -> str:
    """SHA-256 (hex) of a file, with progress and safe points. Raises OSError."""
    total, done, digest = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            control.safe_point()
            digest.update(block)
            done += len(block)
            emit(Progress(f"Checking {title}", done, total))
    return digest.hexdigest()


def fits_name(sha256: str, info: ModelInfo) -> bool:
    """Whether a hash begins with the digits in torchvision's file name. Names without digits fit nothing."""
    digits = re.search(r"-([0-9a-f]{8,64})\.pth$", file_name(info))
    return digits is not None and sha256.startswith(digits[1])


def set_aside(path: Path) -> Path:
    """Rename a file that must not be used to NAME.bad; an older one of that name goes."""
    bad = path.with_name(f"{path.name}.bad")
    path.replace(bad)
    return bad


def download(info: ModelInfo, control: RunControl, emit: Emit) -> Path:
    """Fetch torchvision's own file for ``info`` and check it against the hash in its name.

    Resumes an earlier attempt. Raises UserError, and StopRequested at a safe point.
    """
    from ftstudio.models import download as http  # its modules take a while, and the window asks early

    target = fetched_file(info)
    try:
        weights_dir().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"{weights_dir()} cannot be created: {error.strerror}", "Check the folder's permissions."
        ) from error
    http.fetch(address(info), target, info.title, info.download_bytes, control, emit)
    if not fits_name(sha256_of(target, info.title, control, emit), info):
        target.unlink()
        raise UserError(
            f"The downloaded weights of {info.title} are not the published ones: their hash is wrong. "
            "They were deleted.",
            f"Try again. {http.OTHER_WAY}",
        )
    return target
