"""Unpacking a project on another computer: images and runs in place, with the paths that hold here."""

from __future__ import annotations

import zipfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from ftstudio.app.project.contents import CONTENTS, IMAGES, RUNS, VERSION, Contents, PackedImages, moved, safe_parts
from ftstudio.app.requests import Unpack, UnpackedProject
from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.storage import disk
from ftstudio.core.storage.atomic_folder import whole_folder
from ftstudio.core.storage.files import nearest_folder
from ftstudio.data.archives.entries import CHUNK, DAMAGE, Entry, ZipEntries
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

UNPACKING = "Unpacking"
_LONGEST_CONTENTS = 1 << 28
_SPARE_BYTES = 64 << 20


@dataclass
class _Plan:
    """``entries`` of the .zip to write, by place: the folder among ``images`` or ``runs``, and the path in it."""

    contents: Contents
    entries: dict[int, PurePosixPath] = field(default_factory=dict[int, PurePosixPath])
    total: int = 0


def unpack(request: Unpack, control: RunControl, emit: Emit) -> UnpackedProject:
    """Put images into new folders below ``request.images_dir``, runs into ``request.runs_dir``.

    A run that is there already stays as it is. Each folder is whole or not there.

    Raises UserError for a .zip that is no packed project, is damaged or leads out of its folders, where a folder of
    images exists already and where the disk refuses, and StopRequested.
    """
    archive = Path(request.archive)
    try:
        plan = _plan(archive)
        return _unpacked(request, plan, control, emit)
    except DAMAGE as error:
        raise UserError(f"{archive} is damaged ({error}).", "Copy it again from where it was made.") from error
    except OSError as error:
        hint = "Check that the file exists and can be read, and that the disk is not full."
        raise UserError(f"{archive} cannot be unpacked: {error.strerror or error}.", hint) from error


def _plan(archive: Path) -> _Plan:
    """What to write, after a look at every entry. Nothing has been written yet."""
    entries = list(ZipEntries(archive).entries())
    plan = _Plan(_contents(archive, entries))
    folders = {(RUNS, name) for name in plan.contents.runs}
    folders |= {(IMAGES, each.folder) for each in plan.contents.images if each.included}
    for place, entry in enumerate(entries):
        if entry.text == CONTENTS:
            continue
        path = None if entry.text is None or entry.kind != "file" else safe_parts(entry.text)
        if path is None or path.parts[:2] not in folders:
            raise UserError(
                f"{archive} has an entry that does not belong to a packed project: {entry.text or entry.raw!r}.",
                "It was not made by FTStudio, or was changed. Nothing was unpacked.",
            )
        plan.entries[place] = path
        plan.total += entry.size
    return plan


def _contents(archive: Path, entries: list[Entry]) -> Contents:
    not_ours = UserError(
        f"{archive} is not a packed project.", "Open it as a data set, or choose a file made by Save everything."
    )
    places = [place for place, entry in enumerate(entries) if entry.text == CONTENTS]
    if len(places) != 1 or entries[places[0]].size > _LONGEST_CONTENTS:
        raise not_ours
    for _, content in ZipEntries(archive).contents({places[0]}):
        try:
            contents = json_codec.decode(content.read(_LONGEST_CONTENTS), Contents)
        except json_codec.JsonError as error:
            raise not_ours from error
        if contents.version > VERSION:
            raise UserError(f"{archive} was made by a newer version ({contents.made_by}).", "Update FTStudio.")
        for name in (*contents.runs, *(each.folder for each in contents.images)):
            if safe_parts(f"{RUNS}/{name}/x") is None or "/" in name:
                raise not_ours
        return contents
    raise not_ours


def _unpacked(request: Unpack, plan: _Plan, control: RunControl, emit: Emit) -> UnpackedProject:
    runs_dir, images_dir = Path(request.runs_dir), Path(request.images_dir)
    free = disk.free_space(nearest_folder(images_dir))
    if plan.total + _SPARE_BYTES > free:
        raise UserError(
            f"The project needs {plan.total / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free at {images_dir}.",
            "Free some space, or choose another folder.",
        )
    there = {name for name in plan.contents.runs if (runs_dir / name).exists()}
    if len(there) == len(plan.contents.runs):  # their images are known, too
        return UnpackedProject(run_dirs=(), already_there=len(there), images=())
    roots = {each.root: _root_of(each, images_dir, request.images) for each in plan.contents.images}
    with ExitStack() as stack:
        # In this order runs are in place only once their images are: the last one that is entered is left first.
        folders: dict[tuple[str, str], Path] = {}
        for name in plan.contents.runs:
            if name not in there:
                folders[RUNS, name] = stack.enter_context(whole_folder(runs_dir / name, lambda _: False))
        for each in plan.contents.images:
            if each.included:
                target = images_dir / each.folder
                folders[IMAGES, each.folder] = stack.enter_context(whole_folder(target, lambda _: False))
        _write(Path(request.archive), plan, folders, control, emit)
        for (kind, _), folder in folders.items():
            if kind == RUNS:
                _at_home(RunFolder(folder), roots)
        control.safe_point()
    RunStore(runs_dir).refresh()
    new = tuple(str(runs_dir / name) for name in plan.contents.runs if name not in there)
    found = tuple(str(root) for root in roots.values() if root is not None)
    return UnpackedProject(run_dirs=new, already_there=len(there), images=found)


def _root_of(images: PackedImages, images_dir: Path, given: str) -> Path | None:
    """Where the images are here: unpacked, or in a folder that the user has named; None where only a list is known."""
    if images.included:
        return images_dir / images.folder
    return Path(given) if given else None


def _write(archive: Path, plan: _Plan, folders: dict[tuple[str, str], Path], control: RunControl, emit: Emit) -> None:
    wanted = {place for place, path in plan.entries.items() if (path.parts[0], path.parts[1]) in folders}
    done = 0
    for place, content in ZipEntries(archive).contents(wanted):
        path = plan.entries[place]
        target = folders[path.parts[0], path.parts[1]].joinpath(*path.parts[2:])
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            for piece in iter(lambda content=content: content.read(CHUNK), b""):
                control.safe_point()
                file.write(piece)
                done += len(piece)
                if done > plan.total:
                    raise zipfile.BadZipFile("it holds more than it says")
                emit(Progress(UNPACKING, done, plan.total))


def _at_home(folder: RunFolder, roots: dict[str, Path | None]) -> None:
    """Replace the paths of the other computer in a run that is being unpacked."""
    manifest, dataset, config = folder.manifest, folder.dataset, folder.config
    root = roots.get(manifest.root)
    if root is None:
        return
    source = moved(dataset.source, manifest.root, root)
    folder.write_manifest(replace(manifest, root=str(root)))
    folder.write_run_dataset(replace(dataset, root=str(root), source=source))
    folder.write_config(replace(config, data=replace(config.data, source=source)))
