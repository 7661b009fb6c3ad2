"""What the bits of a run depend on besides its settings: where it is trained, and its images as they lie there."""

from __future__ import annotations

import torch
from msgspec import Struct


class Environment(Struct, frozen=True, kw_only=True):
    """``torch`` is its version with the build, ``device`` what computes (a graphics card by its name), ``instructions``
    the processor's instruction set that torch uses, ``threads`` those of one operation. ``images`` is the digest of the
    image files; empty in runs of before."""

    torch: str
    device: str
    instructions: str
    threads: int
    images: str = ""

    @classmethod
    def here(cls, device: torch.device, images: str) -> Environment:
        """Those of this process, training on ``device`` with ``images`` of that digest."""
        on_card = device.type == "cuda"
        return cls(
            torch=str(torch.__version__),
            device=torch.cuda.get_device_name(device) if on_card else device.type,
            instructions=torch.backends.cpu.get_cpu_capability(),
            threads=torch.get_num_threads(),
            images=images,
        )

    def unlike(self, before: Environment | None) -> str:
        """In words, what is otherwise than ``before`` and what follows from it; empty where nothing is, or where
        nobody wrote down what was before."""
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
