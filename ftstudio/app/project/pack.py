"""Packing a project: runs, their images or a list of them, and a list of contents, as one .zip."""

from __future__ import annotations

import contextlib
import os
import secrets
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import ftstudio
from ftstudio.app import history
from ftstudio.app.project.contents import CONTENTS, IMAGES, RUNS, VERSION, Contents, PackedImages, below
from ftstudio.app.requests import Pack, Packed
from ftstudio.app.run_archives import bring_back
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Notice, Progress
from ftstudio.core.storage import disk
from ftstudio.core.storage.files import make_folders, not_written
from ftstudio.data.decoding.page_paths import file_of
from ftstudio.store.run_folder import RunFolder, slug

PACKING = "Packing"
_CHUNK = 1 << 20
_STORED = (".safetensors", ".png", ".jpg", ".jpeg", ".webp", ".heic", ".avif", ".gif", ".zip")
"""Compressed already, or numbers that hardly get smaller."""


@dataclass
class _Images:
    """The images of one root: ``files`` by path below it, ``sources`` as in PackedImages."""

    root: str
    folder: str
    files: dict[str, None] = field(default_factory=dict[str, None])
    sources: dict[str, None] = field(default_factory=dict[str, None])


def pack(request: Pack, control: RunControl, emit: Emit) -> Packed:
    """Write the .zip ``request.out`` in place of what is there; until it is whole, nothing of that name changes.

    Raises UserError where there are no runs, one is in training, or the disk refuses, and StopRequested.
    """
    records = [run for run in history.all_runs(Path(request.runs_dir)) if _is_wanted(run.run_dir, request.run_dirs)]
    folders = [RunFolder(Path(record.run_dir)) for record in records]
    if not folders:
        raise UserError("There are no runs to pack.", "Train a model first, or name the folder of the runs.")
    for record in records:
        if record.state == "running":
            raise UserError(f'The run "{record.name}" is in training.', "Wait until it has finished, or stop it.")
    emit(Progress(PACKING, 0, None))
    images = _images_of(folders, request.with_images, control, emit)
    missing: list[str] = []
    entries = [*_run_entries(folders), *(_image_entries(images, missing) if request.with_images else ())]
    contents = Contents(
        version=VERSION,
        made_by=f"FTStudio {ftstudio.__version__}",
        runs=tuple(folder.path.name for folder in folders),
        images=tuple(_packed(each, request.with_images) for each in images),
    )
    out = Path(request.out)
    size = _write(out, contents, entries, control, emit)
    if missing:
        emit(
            Notice(f"{len(missing)} images no longer exist and were not packed; the first is {missing[0]}.", "warning")
        )
    count = sum(len(each.files) for each in images)
    return Packed(path=str(out), size=size, runs=len(folders), images=count - len(missing), missing=len(missing))


def _is_wanted(run_dir: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or run_dir in wanted


def _images_of(folders: list[RunFolder], with_images: bool, control: RunControl, emit: Emit) -> list[_Images]:
    """The images of all runs by their roots, each once."""
    found: dict[str, _Images] = {}
    for folder in folders:
        control.safe_point()
        if with_images:
            bring_back(folder, control, emit)
        manifest, dataset = folder.manifest, folder.dataset
        name = f"{len(found) + 1}-{slug(dataset.name)}"
        images = found.setdefault(manifest.root, _Images(manifest.root, name))
        images.sources[dataset.source] = None
        images.files |= dict.fromkeys(file_of(sample.path) for sample in manifest.samples)
    return list(found.values())


def _packed(images: _Images, included: bool) -> PackedImages:
    files = () if included else tuple(images.files)
    return PackedImages(
        folder=images.folder,
        root=images.root,
        sources=tuple(images.sources),
        count=len(images.files),
        included=included,
        files=files,
    )


def _run_entries(folders: list[RunFolder]) -> Iterator[tuple[str, Path]]:
    """Everything of each run but locks; checkpoints only where it can be resumed."""
    for folder in folders:
        finished = folder.record.state == "completed"
        for above, names, files in os.walk(folder.path):
            inside = Path(above).relative_to(folder.path)
            if finished and inside == Path():
                names[:] = [name for name in names if name != folder.checkpoints.name]
            for name in sorted(files):
                if not name.endswith((".lock", ".tmp")):
                    yield f"{RUNS}/{folder.path.name}/{(inside / name).as_posix()}", Path(above, name)


def _image_entries(images: list[_Images], missing: list[str]) -> Iterator[tuple[str, Path]]:
    """The images, and lists beside them that name their classes."""
    for each in images:
        lists = [inside for source in each.sources if (inside := below(source, each.root))]
        for path in dict.fromkeys((*each.files, *lists)):
            file = Path(each.root, path)
            if file.is_file():
                yield f"{IMAGES}/{each.folder}/{Path(path).as_posix()}", file
            elif path in each.files:
                missing.append(str(file))


def _write(out: Path, contents: Contents, entries: list[tuple[str, Path]], control: RunControl, emit: Emit) -> int:
    """The size of the finished file in bytes."""
    beside = out.with_name(f".{out.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        make_folders(out.parent)
        total = sum(path.stat().st_size for _, path in entries)
        done = 0
        with beside.open("xb") as file, zipfile.ZipFile(file, "w") as archive:
            archive.writestr(zipfile.ZipInfo(CONTENTS), contents.as_json(), zipfile.ZIP_DEFLATED)
            for name, path in entries:
                for count in _add(archive, name, path):
                    control.safe_point()
                    done += count
                    emit(Progress(PACKING, done, total))
        with beside.open("rb+") as file:
            disk.sync(file.fileno())
            size = file.seek(0, os.SEEK_END)
        control.safe_point()
        disk.rename(beside, out)
        disk.sync_folder(out.parent)
    except OSError as error:
        raise not_written(out, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return size


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Iterator[int]:
    """Add a file; the bytes of each piece."""
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise UserError(
            f"The name of {path} cannot be stored in a .zip.", "Rename the file, and scan again."
        ) from error
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if path.suffix.lower() in _STORED else zipfile.ZIP_DEFLATED
    info.file_size = path.stat().st_size  # so that large files get large fields
    with path.open("rb") as source, archive.open(info, "w") as target:
        yield from _copied(source, target)


def _copied(source: IO[bytes], target: IO[bytes]) -> Iterator[int]:
    while piece := source.read(_CHUNK):
        target.write(piece)
        yield len(piece)
