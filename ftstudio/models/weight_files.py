"""Locate weight files and verify their hashes. Without torch.

In the user's cache, the weights of a model are ``NAME.safetensors``, and ``NAME.json`` stores their source and SHA-256.
``NAME.pth`` is a finished download that has not been converted yet. The cache of torch.hub is read, never written. The
starter is part of the program.
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
"""Environment variable with the address of a mirror (or a test's server) to download weights from, under their usual
file names."""

_BLOCK = 1 << 25


class WeightsRecord(Struct, frozen=True, kw_only=True):
    """Metadata of a cached weight file. ``sha256`` and ``bytes`` are those of the .safetensors file."""

    sha256: str
    bytes: int
    url: str
    source_sha256: str


# ---- locations ----------------------------------------------------------------------------------------------


def weights_dir() -> Path:
    """The cache folder of all weights."""
    return paths.cache_dir() / "weights"


def cached_file(info: ModelInfo) -> Path:
    """The converted weights of a model in the cache."""
    return weights_dir() / f"{info.name}.safetensors"


def record_file(info: ModelInfo) -> Path:
    """The metadata of the converted weights."""
    return weights_dir() / f"{info.name}.json"


def fetched_file(info: ModelInfo) -> Path:
    """The downloaded torchvision file, until it is converted."""
    return weights_dir() / file_name(info)


def hub_file(info: ModelInfo) -> Path:
    """The path of the same file in the cache of torch.hub."""
    home = os.environ.get("TORCH_HOME")
    if not home:
        home = str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "torch")
    return Path(home).expanduser() / "hub" / "checkpoints" / file_name(info)


def starter_file() -> Path:
    """The starter that comes with the program.

    Raises:
        UserError: It is missing from the installation.
    """
    found = sorted(paths.resource("starter").glob("*.safetensors"))
    if not found:
        raise UserError(
            f"The starter model is missing from {paths.resource('starter')}.",
            "Install FTStudio again, or choose another model.",
        )
    return found[-1]


def file_name(info: ModelInfo) -> str:
    """The name of torchvision's file."""
    return urlsplit(info.url).path.rpartition("/")[2]


def address(info: ModelInfo) -> str:
    """The address to download from: torchvision's, or that of the mirror in HUB_VARIABLE."""
    mirror = os.environ.get(HUB_VARIABLE)
    return f"{mirror.rstrip('/')}/{file_name(info)}" if mirror else info.url


def on_disk(info: ModelInfo) -> Path | None:
    """Return the file that the default weights would be loaded from; None if they must be downloaded.

    Cheap: opens at most one small file and checks no hash.
    """
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
    """Return the metadata of the cached weights; None if missing, damaged, or of an older version of the weights."""
    try:
        record = json_codec.decode(read_file(record_file(info), 1 << 16, follow=True), WeightsRecord)
    except (OSError, ValueError):
        return None
    return record if record.url.rpartition("/")[2] == file_name(info) else None


# ---- verification -------------------------------------------------------------------------------------------


def sha256_of(path: Path, title: str, control: RunControl, emit: Emit) -> str:
    """Return the SHA-256 (hex) of a file, with progress and safe points. Raises OSError."""
    total, done, digest = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            control.safe_point()
            digest.update(block)
            done += len(block)
            emit(Progress(f"Checking {title}", done, total))
    return digest.hexdigest()


def fits_name(sha256: str, info: ModelInfo) -> bool:
    """Whether a hash starts with the digits in torchvision's file name; False if the name has none."""
    digits = re.search(r"-([0-9a-f]{8,64})\.pth$", file_name(info))
    return digits is not None and sha256.startswith(digits[1])


def set_aside(path: Path) -> Path:
    """Rename a file that must not be used to NAME.bad, replacing an older one."""
    bad = path.with_name(f"{path.name}.bad")
    path.replace(bad)
    return bad


def download(info: ModelInfo, control: RunControl, emit: Emit) -> Path:
    """Download torchvision's file for ``info`` and check it against the hash in its name. Resumes earlier attempts.

    Raises:
        UserError: The download failed, or the hash is wrong.
        StopRequested: At a safe point.
    """
    from ftstudio.models import download as http  # slow to import, and the window imports this module early

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
