"""Runs on the images of an archive: unpack it again if the cache was emptied, and protect what cannot be."""

from __future__ import annotations

from pathlib import Path

from ftstudio.core.archive_names import AUTO
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit
from ftstudio.data.archives import unpack, unpacked
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore


def bring_back(folder: RunFolder, control: RunControl, emit: Emit) -> None:
    """Make sure that a run's images are unpacked if they come from an archive, and stay while this process uses them.

    Does nothing for a run on a folder.

    Raises:
        UserError: The archive is gone or has changed.
        StopRequested: A stop was requested.
    """
    root = Path(folder.manifest.root)
    if not root.is_relative_to(unpacked.root()):
        return
    if root.is_dir():
        unpacked.use_of(root)
        return
    dataset = folder.dataset
    source = Path(dataset.source)
    if not source.is_file():
        raise UserError(
            f"The images of this run were unpacked from {source}, which no longer exists.",
            "Put the archive back where it was, then try again.",
        )
    unpack.unpacked(source, control, emit, dataset.archive_names or AUTO)
    if not root.is_dir():
        raise UserError(
            f"The images of this run were unpacked from {source}, which has changed since then.",
            "Restore the original archive, or train a new run.",
        )


def needed(runs_dir: Path) -> set[Path]:
    """Return the unpacked images that the runs in ``runs_dir`` need.

    They are those of unfinished runs, and of runs whose archive is gone or has changed.
    """
    found: set[Path] = set()
    store = RunStore(runs_dir)
    store.refresh()
    for record in store.all():
        try:
            dataset = RunFolder(Path(record.run_dir)).dataset
        except UserError:
            continue
        root = Path(dataset.root)
        if not root.is_relative_to(unpacked.root()):
            continue
        if record.state != "completed" or not unpacked.is_of(root, Path(dataset.source)):
            found.add(root)
    return found
