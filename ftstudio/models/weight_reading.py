"""Read files of parameters as plain tensors, whatever wrote them: .safetensors, .pth and .pt, wrapped or prefixed.

No file is trusted. A .safetensors header is checked before it is parsed, a pickle is opened only by torch's reader for
plain tensors, and NaN and infinite values are refused.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as from_safetensors
from torch import Tensor

from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import MOST_WEIGHTS, read_file
from ftstudio.models.safetensors_file import BadHeader, read_header

WRAPPERS = ("state_dict", "model_state_dict", "model", "model_state", "net", "network", "weights")
PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.", "backbone.")

# Names in torchvision's published files that its networks no longer use.
_OLD_NAMES = (
    (re.compile(r"^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\..*)$"), r"\1\2"),
    (re.compile(r"^(encoder\.layers\..*\.mlp)\.linear_1\.(.*)$"), r"\1.0.\2"),
    (re.compile(r"^(encoder\.layers\..*\.mlp)\.linear_2\.(.*)$"), r"\1.3.\2"),
)

# Raised by torch's reader, and the archive and pickle readers it uses, for damaged or foreign files.
_UNREADABLE = (
    pickle.UnpicklingError,
    zipfile.BadZipFile,
    struct.error,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    ImportError,
    AssertionError,
    MemoryError,
    OverflowError,
)


@dataclass(frozen=True)
class WeightsFile:
    """The contents of a weights file.

    Attributes:
        sha256: Of the file, hex.
        tensors: By their usual names; floating ones are float32.
        metadata: Of a .safetensors file; otherwise empty.
    """

    sha256: str
    tensors: dict[str, Tensor]
    metadata: Mapping[str, str]


def read_weights(path: Path) -> WeightsFile:
    """Read a .safetensors, .pth or .pt file.

    Raises:
        UserError: The file cannot be read, is of another kind, or contains NaN or infinity.
    """
    try:
        if path.stat().st_size > MOST_WEIGHTS:
            raise UserError(f"{path} is larger than any model here ({MOST_WEIGHTS >> 30} GB).", "Choose another file.")
        if not path.is_file():
            raise UserError(f"{path} is not a file.", "Choose a .safetensors, .pth or .pt file.")
        data = read_file(path, MOST_WEIGHTS, follow=True)
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}.", "Choose a .safetensors, .pth or .pt file.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}", "Check the path and its permissions.") from error
    tensors = read_tensors(data, path)
    metadata = {} if _is_pickle(data) else read_header(data)[1]
    return WeightsFile(hashlib.sha256(data).hexdigest(), tensors, metadata)


def read_tensors(data: bytes, path: Path) -> dict[str, Tensor]:
    """Return the tensors in the bytes of a file, whose kind is recognised by its first bytes, not its name.

    Raises:
        UserError: The file is damaged or of another kind; the message names ``path``.
    """
    if _is_pickle(data):
        return canonical(read_pickle(data, path), path)
    try:
        read_header(data)
        return canonical(from_safetensors(data), path)
    except BadHeader as error:
        if path.suffix.lower() == ".safetensors":
            raise UserError(f"{path} is damaged: {error}.", "Download or copy it again.") from error
        raise UserError(
            f"{path} is not a weights file: it is neither .safetensors nor written by torch.save.",
            "Choose a .safetensors, .pth or .pt file.",
        ) from error
    except (SafetensorError, ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path} is damaged: {error}.", "Download or copy it again.") from error


def read_pickle(data: bytes, path: Path) -> Any:
    """Load what torch.save wrote, tensors and plain values only; no code in the file is run. Raises UserError."""
    _refuse_bomb(data, path)
    try:
        return torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    except _UNREADABLE as error:
        if "weights_only" in str(error).lower() or isinstance(error, pickle.UnpicklingError):
            raise UserError(
                f"{path} contains more than tensors, or is damaged. It was not opened, because such a file can run "
                f"any code.",
                "Save only the parameters, with torch.save(model.state_dict(), ...) or as .safetensors.",
            ) from error
        raise UserError(f"{path} is damaged or not a weights file.", "Download or copy it again.") from error


def _is_pickle(data: bytes) -> bool:
    return _is_archive(data) or (data[:2] == b"\x80\x02" and data[2:8] != bytes(6))


def _is_archive(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def _refuse_bomb(data: bytes, path: Path) -> None:
    """Refuse archives that grow when unpacked: torch.save never compresses, so they were made to fill the memory."""
    if not _is_archive(data):
        return
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except _UNREADABLE as error:
        raise UserError(f"{path} is damaged: its archive is truncated.", "Download or copy it again.") from error
    if unpacked > len(data) + (1 << 20):
        raise UserError(f"{path} was not written by torch.save: it is compressed.", "Choose another file.")


def canonical(content: Any, path: Path) -> dict[str, Tensor]:
    """Convert a state dict, which may be wrapped, prefixed or in half precision, to tensors by torchvision's names.

    Every tensor is contiguous; floating ones are float32.

    Raises:
        UserError: There are no named parameters, or not plain tensors; the message names ``path``.
    """
    named = _unwrapped(content)
    if not named:
        raise UserError(f"{path} contains no named parameters.", "Choose a file that contains a state dict.")
    while any(_all_start(named, prefix) for prefix in PREFIXES):
        prefix = next(prefix for prefix in PREFIXES if _all_start(named, prefix))
        named = {name.removeprefix(prefix): tensor for name, tensor in named.items()}
    return {_present_name(name): _plain(tensor, name, path) for name, tensor in named.items()}


def _unwrapped(content: Any) -> dict[str, Tensor]:
    for _ in range(3):
        if not isinstance(content, Mapping):
            return {}
        inner = next((content[key] for key in WRAPPERS if isinstance(content.get(key), Mapping)), None)
        if inner is None:
            break
        content = inner
    return {name: value for name, value in content.items() if isinstance(name, str) and isinstance(value, Tensor)}


def _all_start(named: Mapping[str, Tensor], prefix: str) -> bool:
    return all(name.startswith(prefix) and len(name) > len(prefix) for name in named)


def _present_name(name: str) -> str:
    for pattern, present in _OLD_NAMES:
        name = pattern.sub(present, name)
    return name


def _plain(tensor: Tensor, name: str, path: Path) -> Tensor:
    if tensor.layout != torch.strided or tensor.is_quantized or tensor.is_complex() or tensor.device.type != "cpu":
        raise UserError(
            f"{name!r} in {path} is not a plain tensor (it is quantised, sparse or complex).",
            "Choose unquantised, dense, real weights.",
        )
    if not tensor.is_floating_point():
        return tensor.detach().contiguous()
    tensor = tensor.detach().to(torch.float32)
    if not (torch.isfinite(tensor.sum()) or torch.isfinite(tensor).all()):  # the sum is faster, but may overflow
        raise UserError(f"{name!r} in {path} contains NaN or infinity.", "Choose another file.")
    return tensor.contiguous()
