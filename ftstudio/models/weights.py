"""Load pretrained parameters into a network: find, download, verify, and match them by name and shape.

A file is read once into memory and hashed there, so that exactly the verified bytes are loaded. Pickles are opened only
if they are torchvision's or the user's own, and by torch's reader that runs no code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import torch
from safetensors.torch import save as to_safetensors
from torch import Tensor, nn

from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Notice, Progress
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.storage.files import replace_file
from ftstudio.models import catalog, families, weight_files
from ftstudio.models.weight_reading import WeightsFile, canonical, read_pickle, read_tensors, read_weights

NAMES_SHOWN = 3


def load_backbone(module: nn.Module, info: ModelInfo, choice: str, control: RunControl, emit: Emit) -> str:
    """Load pretrained parameters into every stage of ``module``; the head is unchanged.

    Never downloads: ``fetch`` does that, when the user has requested it.

    Args:
        module: The network.
        info: Its architecture.
        choice: "default", "random" (nothing is loaded), or the path of a .safetensors, .pth or .pt file.
        control: Checked for pause and stop.
        emit: Receives progress and notices.

    Returns:
        The SHA-256 (hex) of the file; "" for random.

    Raises:
        UserError: There is no such file, it is damaged, or it does not fit.
        StopRequested: At a safe point.
    """
    control.safe_point()
    if choice == "random":
        return ""
    if choice != "default":
        return load_file(module, info, Path(choice), control).sha256
    path, sha256, tensors = _default(info, control, emit, _refuse)
    control.safe_point()
    fill(module, info, tensors, str(path))
    return sha256


def load_file(module: nn.Module, info: ModelInfo, path: Path, control: RunControl) -> WeightsFile:
    """Load a weights file into every stage of ``module``; return the contents. Raises as ``load_backbone``."""
    found = read_weights(path)
    control.safe_point()
    fill(module, info, found.tensors, str(path))
    return found


def fetch(info: ModelInfo, control: RunControl, emit: Emit) -> tuple[Path, str]:
    """Make sure the default weights are on this computer and intact, downloading them if needed.

    Returns:
        (their file, its SHA-256).

    Raises:
        UserError: They cannot be downloaded or stored.
        StopRequested: At a safe point.
    """
    path, sha256, _ = _default(info, control, emit, weight_files.download)
    return path, sha256


# ---- the default weights ------------------------------------------------------------------------------------


Download: TypeAlias = Callable[[ModelInfo, RunControl, Emit], Path]


def _refuse(info: ModelInfo, control: RunControl, emit: Emit) -> Path:
    """Takes the place of ``download`` where the user has not requested a download."""
    del control, emit
    spoilt = weight_files.hub_file(info)
    if spoilt.is_file():
        raise UserError(
            f"{spoilt} is not the published file of {info.title}: its hash is wrong.",
            "Delete it, then download the model.",
        )
    raise UserError(
        f"The weights of {info.title} must be downloaded first ({info.download_bytes / 1e6:,.0f} MB).",
        "Choose the model in the window and press Download, or use “ftstudio train --model”.",
    )


def _default(
    info: ModelInfo, control: RunControl, emit: Emit, download: Download
) -> tuple[Path, str, dict[str, Tensor]]:
    if not info.url:
        path = weight_files.starter_file()
        found = read_weights(path)
        return path, found.sha256, found.tensors
    cached = _from_cache(info, emit)
    if cached is not None:
        return cached
    return _convert(info, _published_file(info, control, emit, download), control)


def _from_cache(info: ModelInfo, emit: Emit) -> tuple[Path, str, dict[str, Tensor]] | None:
    """The converted weights, if they are exactly as they were written."""
    path, record = weight_files.cached_file(info), weight_files.record_of(info)
    if record is None or not path.is_file():
        return None
    emit(Progress(f"Loading {info.title}", 0, record.bytes))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}", "Check the disk, or delete the file.") from error
    if len(data) == record.bytes and hashlib.sha256(data).hexdigest() == record.sha256:
        tensors = read_tensors(data, path)
        emit(Progress(f"Loading {info.title}", record.bytes, record.bytes))
        return path, record.sha256, tensors
    bad = weight_files.set_aside(path)
    emit(
        Notice(
            f"The stored weights of {info.title} were changed after they were checked. They were renamed to "
            f"{bad.name} and must be downloaded again.",
            "warning",
        )
    )
    return None


def _published_file(info: ModelInfo, control: RunControl, emit: Emit, download: Download) -> Path:
    """torchvision's file with the correct hash: downloaded earlier, from torch.hub's cache, or downloaded now."""
    fetched, hub = weight_files.fetched_file(info), weight_files.hub_file(info)
    for path in (fetched, hub):
        if path.is_file():
            if weight_files.fits_name(weight_files.sha256_of(path, info.title, control, emit), info):
                return path
            emit(Notice(f"{path} is not the published file: its hash is wrong. It is not used.", "warning"))
            if path == fetched:
                weight_files.set_aside(path)
    return download(info, control, emit)


def _convert(info: ModelInfo, published: Path, control: RunControl) -> tuple[Path, str, dict[str, Tensor]]:
    """Store a verified .pth as safetensors with its full hash, so that the pickle is never opened again."""
    control.safe_point()
    data = published.read_bytes()
    source_sha256 = hashlib.sha256(data).hexdigest()
    if not weight_files.fits_name(source_sha256, info):
        raise UserError(f"{published} changed while it was being read.", "Try again.")
    tensors = canonical(read_pickle(data, published), published)
    del data
    _check_fit(info, tensors, str(published))
    control.safe_point()
    target = weight_files.cached_file(info)
    content = to_safetensors(_without_shared_memory(tensors), {"architecture": info.architecture, "source": info.url})
    record = weight_files.WeightsRecord(
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        url=info.url,
        source_sha256=source_sha256,
    )
    try:
        weight_files.weights_dir().mkdir(parents=True, exist_ok=True)
        # Delete the old weights before writing the new record, so that the two never disagree.
        target.unlink(missing_ok=True)
        replace_file(weight_files.record_file(info), json_codec.encode_pretty(record))
        replace_file(target, content)
        if published == weight_files.fetched_file(info):
            published.unlink()
    except OSError as error:
        raise UserError(
            f"The weights of {info.title} cannot be stored in {target.parent}: {error.strerror}",
            "Free some space or check the folder's permissions, then try again.",
        ) from error
    return target, record.sha256, tensors


def _without_shared_memory(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Copy tensors that share memory, as in some old pickles, because safetensors refuses them."""
    return {
        name: tensor if tensor.untyped_storage().nbytes() == tensor.nbytes else tensor.clone()
        for name, tensor in tensors.items()
    }


# ---- matching -----------------------------------------------------------------------------------------------


def fill(module: nn.Module, info: ModelInfo, tensors: Mapping[str, Tensor], origin: str) -> None:
    """Copy ``tensors`` into the stages of ``module``.

    Raises:
        UserError: They do not fit; nothing was changed. The message names ``origin``.
    """
    own = module.state_dict(keep_vars=True)
    wanted = {name: tuple(own[name].shape) for name in own if _is_compared(name, info)}
    _compare(wanted, tensors, info, origin)
    whole = [name for name in wanted if own[name].is_floating_point() and not tensors[name].is_floating_point()]
    if whole:
        raise UserError(
            f"{origin} does not match {info.title}: {_listed(whole, 'of whole numbers')}.",
            "The file is damaged, or from another program. Choose another one.",
        )
    with torch.no_grad():
        for name, tensor in own.items():
            if name in tensors and _is_copied(name, info) and tensors[name].shape == tensor.shape:
                tensor.copy_(tensors[name])


def _check_fit(info: ModelInfo, tensors: Mapping[str, Tensor], origin: str) -> None:
    """Raise UserError unless ``tensors`` belong to the catalogue's network."""
    found = catalog.recognise({name: tuple(tensor.shape) for name, tensor in tensors.items()})
    if found is None or found.architecture != info.architecture:
        raise UserError(f"{origin} does not contain the parameters of {info.title}.", "Update FTStudio.")


def _is_compared(name: str, info: ModelInfo) -> bool:
    return not catalog.in_head(name, info) and not name.endswith(catalog.NOT_WEIGHTS)


def _is_copied(name: str, info: ModelInfo) -> bool:
    """Counters are copied if the file has them; index tables are the network's own and never read from a file."""
    return not catalog.in_head(name, info) and not name.endswith(".relative_position_index")


def _compare(
    wanted: Mapping[str, tuple[int, ...]], tensors: Mapping[str, Tensor], info: ModelInfo, origin: str
) -> None:
    given = {
        name: tuple(tensor.shape)
        for name, tensor in tensors.items()
        if _is_compared(name, info) and not name.startswith(families.AUXILIARY_PREFIXES)
    }
    missing = [name for name in wanted if name not in given]
    unknown = [name for name in given if name not in wanted]
    other_shape = [name for name in wanted if name in given and given[name] != wanted[name]]
    if not missing and not unknown and not other_shape:
        return
    looks_like = catalog.recognise({name: tuple(tensor.shape) for name, tensor in tensors.items()})
    if looks_like is not None:
        hint = f"It looks like weights for {looks_like.title}: choose that model, or another file."
    else:
        hint = f"Choose weights of torchvision's {info.architecture}, or the model this file was made for."
    parts = [
        _listed(missing, "missing"),
        _listed(unknown, "unexpected"),
        _listed(other_shape, "of the wrong shape", lambda name: f"{name} {given[name]} instead of {wanted[name]}"),
    ]
    reasons = "; ".join(part for part in parts if part)
    raise UserError(f"{origin} does not match {info.title}: {reasons}.", hint)


def _listed(names: list[str], what: str, show: Callable[[str], str] = str) -> str:
    if not names:
        return ""
    more = ", ..." if len(names) > NAMES_SHOWN else ""
    number = "1 tensor is" if len(names) == 1 else f"{len(names)} tensors are"
    return f"{number} {what} ({', '.join(show(name) for name in names[:NAMES_SHOWN])}{more})"
