"""What bit-identical results depend on besides the settings: the environment, and the bytes of the images."""

from __future__ import annotations

import torch
from msgspec import Struct


class Environment(Struct, frozen=True, kw_only=True):
    """Where a run is trained.

    Attributes:
        torch: Version and build.
        device: The type of the device, or the name of a GPU.
        instructions: The CPU instruction set that torch uses.
        threads: Threads per operation.
        images: Digest of the image files; empty in runs of older versions.
    """

    torch: str
    device: str
    instructions: str
    threads: int
    images: str = ""

    @classmethod
    def here(cls, device: torch.device, images: str) -> Environment:
        """The environment of this process, training on ``device`` with ``images``, a digest."""
        on_card = device.type == "cuda"
        return cls(
            torch=str(torch.__version__),
            device=torch.cuda.get_device_name(device) if on_card else device.type,
            instructions=torch.backends.cpu.get_cpu_capability(),
            threads=torch.get_num_threads(),
            images=images,
        )

    def unlike(self, before: Environment | None) -> str:
        """Describe what has changed since ``before``; empty if nothing has or ``before`` is unknown."""
        if before is None:
            return ""
        pairs = [
            ("torch", before.torch, self.torch),
            ("the device", before.device, self.device),
            ("the processor's instruction set", before.instructions, self.instructions),
            ("the number of threads", str(before.threads), str(self.threads)),
        ]
        others = [f"{what} {then} -> {now}" for what, then, now in pairs if then != now]
        if before.images not in ("", self.images):
            others.append("image files were changed, replaced or removed")
        if not others:
            return ""
        return f"The environment changed ({', '.join(others)}). Resuming, but results will not be bit-identical."
