"""What torch finds on this computer, determined in a separate process because a driver may hang or crash."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ftstudio.core import json_codec

FLAG = "--ftstudio-probe"


class Probed(Struct, frozen=True, kw_only=True):
    """``device`` is cuda, mps or cpu; ``built_for`` is a CUDA or ROCm version, or ""."""

    version: str
    built_for: str
    device: str
    names: tuple[str, ...]


def main(_arguments: Sequence[str] = ()) -> int:
    """Print a Probed as JSON."""
    import torch

    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    names = [torch.cuda.get_device_name(number) for number in range(torch.cuda.device_count())] if cuda else []
    found = Probed(
        version=str(torch.__version__),
        built_for=torch.version.cuda or torch.version.hip or "",
        device="cuda" if cuda else "mps" if mps else "cpu",
        names=tuple(names),
    )
    print(json_codec.encode(found).decode())
    return 0
