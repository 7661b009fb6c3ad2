"""Compute devices: selection, precision, memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

import psutil
import torch

from ftstudio.core.cores import usable_cores
from ftstudio.core.costs import DeviceInfo
from ftstudio.core.errors import UserError
from ftstudio.core.rank import Rank
from ftstudio.engine.network.run_plan import Precision

T = TypeVar("T")
DTYPES: dict[str, torch.dtype | None] = {"float32": None, "bfloat16": torch.bfloat16, "float16": torch.float16}
"""The autocast type of each precision; None means plain float32."""
_OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "ALLOC_FAILED")
"""Parts of the out-of-memory messages of CUDA, MPS, the CPU, cuDNN and cuBLAS."""


def choose(wanted: str) -> torch.device:
    """Return the device for "auto", "cpu", "cuda", "cuda:N" or "mps"; "auto" selects the fastest available.

    Raises:
        UserError: The requested device is not available.
    """
    if wanted == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda", 0)
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    kind, _, number = wanted.partition(":")
    if kind == "cuda" and (not torch.cuda.is_available() or int(number or 0) >= torch.cuda.device_count()):
        raise UserError(
            f"{wanted} was requested, but torch {torch.__version__} sees {torch.cuda.device_count()} CUDA devices.",
            "Choose another device, or run `ftstudio doctor` to see why.",
        )
    if kind == "mps" and not torch.backends.mps.is_available():
        raise UserError("mps was requested, but this computer does not have it.", "Choose auto or cpu.")
    return torch.device(kind, int(number or 0)) if kind == "cuda" else torch.device(kind)


def of_rank(wanted: str, here: Rank) -> str:
    """Return the device name for one of several ranks; each uses its own GPU.

    Raises:
        UserError: ``wanted`` is a single device, but several ranks train.
    """
    if here.is_alone:
        return wanted
    if wanted == "mps" or wanted.startswith("cuda:"):
        raise UserError(
            f"{wanted} is a single device, but {here.count} processes train this run.", "Choose auto, cuda or cpu."
        )
    return f"cuda:{here.local}" if wanted == "cuda" or (wanted == "auto" and torch.cuda.is_available()) else "cpu"


def describe(device: torch.device) -> DeviceInfo:
    """Return name, memory and versions of the device, for the window and for stored speeds."""
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        title = torch.cuda.get_device_name(device)
    else:
        memory = psutil.virtual_memory()
        free, total = memory.available, memory.total
        cores = usable_cores()
        title = "Apple GPU" if device.type == "mps" else f"CPU, {cores} {'core' if cores == 1 else 'cores'}"
    version = str(torch.__version__)
    return DeviceInfo(
        device=str(device),
        title=title,
        total_memory=total,
        free_memory=free,
        torch_version=version,
        speed_title=f"{title}, torch {version}, {usable_cores()} threads",
    )


def wake(device: torch.device) -> None:
    """Run one convolution: the first one loads the device's libraries and, on a GPU, creates its context."""
    image, weight = torch.zeros(1, 3, 8, 8, device=device), torch.zeros(4, 3, 3, 3, device=device)
    torch.nn.functional.conv2d(image, weight)
    wait_for(device)


def half_precision(device: torch.device) -> Precision | None:
    """Return the half precision that ``device`` supports in hardware, or None."""
    if device.type == "cuda":
        # Emulated bfloat16, which torch would also allow, is many times slower than float16.
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
    if device.type == "cpu" and torch.ops.mkldnn._is_mkldnn_bf16_supported():  # noqa: SLF001 - torch has no other question for it
        return "bfloat16"
    return None


def wait_for(device: torch.device) -> None:
    """Wait until all work queued on ``device`` is done."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def autocast(device: torch.device, dtype: torch.dtype | None) -> AbstractContextManager[object]:
    """Return torch's autocast for ``dtype``, or a null context for None."""
    return nullcontext() if dtype is None else torch.autocast(device.type, dtype)


def sent(tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Copy ``tensor`` from the CPU's memory to ``device``.

    Only CUDA copies asynchronously: torch keeps the pinned memory until the copy is done. Elsewhere an asynchronous
    copy could read memory that was already freed.
    """
    return tensor.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else tensor.to(device)


def use_all_cores() -> None:
    """Use as many threads as there are cores, unless OMP_NUM_THREADS is set."""
    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(usable_cores())


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an operation failed because the device or the computer is out of memory."""
    if isinstance(error, MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _OUT_OF_MEMORY)


def release(device: torch.device) -> None:
    """Return memory that torch caches to the device."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def in_pieces(compute: Callable[[slice], T], count: int, at_once: int, device: torch.device) -> tuple[list[T], int]:
    """Compute the slices of 0 to ``count``, ``at_once`` long or as long as memory allows.

    Returns:
        (the results in order, the length that fitted into memory).
    """
    while True:
        try:
            return [compute(slice(start, min(start + at_once, count))) for start in range(0, count, at_once)], at_once
        except (RuntimeError, MemoryError) as error:
            if at_once == 1 or not is_out_of_memory(error):
                raise
        # The failed try's tensors are freed only here: the exception's traceback referenced them.
        release(device)
        at_once = max(1, at_once // 2)


@contextmanager
def explaining_out_of_memory() -> Generator[None]:
    """Turn an out-of-memory error into a UserError."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        raise UserError(
            "There is not enough memory for this model and image size.",
            "Choose a smaller image size or model, freeze more stages, close other programs, or use the CPU.",
        ) from error
