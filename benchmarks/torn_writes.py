"""What a power cut leaves of checkpoints, over every image that an adversarial model of a file system allows.

python benchmarks/torn_writes.py       saves that run through, saves killed after each operation, and the controls

The model and its rules: tests/engine/crash_images.py. In a control, one sync is left out of the program or stands on
the wrong side of the rename; it is examined up to the first loss. The exit status is 1 where a promise was broken or
a control lost nothing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engine"))

import torn_saves
from crash_images import Operation
from torn_saves import Examiner


def main() -> int:
    torch.set_num_threads(1)
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch:
        return _campaign(Path(scratch))


def _campaign(scratch: Path) -> int:
    examiner = Examiner(scratch / "image")
    saves = torn_saves.recorded_saves(scratch / "saves")
    verdict = examiner.examine(saves)
    images, broken = verdict.images, verdict.broken
    count = sum(operation.kind != "acknowledge" for operation in saves)
    print(f"{len(torn_saves.STEPS)} saves, {count} operations: {images:,} images. Broken: {_said(broken)}.")
    for _, log in torn_saves.every_kill(scratch):
        verdict = examiner.examine(log)
        images, broken = images + verdict.images, broken + verdict.broken
    print(f"The same again, killed after each of them: {images:,} images in all, {examiner.distinct:,} different ones.")
    print(f"Broken: {_said(broken)}.\n")
    print("| control | images up to the first loss | lost |\n|---|---|---|")
    lost_nothing = [name for name, log in _controls(saves) if not _loses(name, log, scratch)]
    return 1 if broken or lost_nothing else 0


def _controls(saves: list[Operation]) -> list[tuple[str, list[Operation]]]:
    roles = sorted({torn_saves.role_of(operation) for operation in saves} - {""})
    return [
        *((f"no {role}", torn_saves.without(role, saves)) for role in roles),
        ("rename before sync_folder new folder", torn_saves.renamed_before_the_folder_is_synced(saves)),
        ("sync_folder checkpoints before rename", torn_saves.parent_synced_before_the_rename(saves)),
    ]


def _loses(name: str, log: list[Operation], scratch: Path) -> bool:
    verdict = Examiner(scratch / "image").examine(log, until_it_loses=True)
    print(f"| {name} | {verdict.images:,} | {_said(verdict.broken)} |", flush=True)
    return bool(verdict.broken)


def _said(broken: dict[str, int]) -> str:
    return ", ".join(f"{trouble} ({count})" for trouble, count in sorted(broken.items())) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
