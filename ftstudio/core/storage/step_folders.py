"""Folders of files that are whole or not there, numbered by step: the protocol that checkpoints are written by.

    step-00000012.tmp-PID/     every file created, written, synced; MANIFEST.json last; the folder synced
    step-00000012/             renamed, then the parent synced: from here on it is acknowledged

MANIFEST.json holds the size and SHA-256 of every file, and a hash of itself. A second save of the same step is
step-00000012.1: nothing that was acknowledged is ever touched until something newer is. One process at a time
writes to a parent.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from ftstudio.core import json_codec
from ftstudio.core.bounds import Count
from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk
from ftstudio.core.storage.files import MOST_WEIGHTS, make_folder, read_file, write_new

MANIFEST = "MANIFEST.json"

_NAME = re.compile(r"step-(\d+)(?:\.(\d+))?")
_MANIFEST_LIMIT = 1 << 16
_DAMAGE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENXIO, errno.ELOOP, errno.EIO)
"""Errors that mean a missing, replaced or damaged file. Too many open files, for example, are no damage."""

_MARGIN = 2
"""How many times the written size must be free: a completely full disk breaks other programs too."""


class _File(Struct, frozen=True):
    size: Count
    sha256: str


class _Manifest(Struct, frozen=True, omit_defaults=True):
    """``sha256`` is that of ``files`` as JSON; version 0.1.0 wrote none."""

    files: dict[str, _File]
    sha256: str = ""


# ---- writing


def write(parent: Path, step: int, contents: Mapping[str, bytes]) -> Path:
    """Write a new folder in ``parent`` with ``contents`` by file name; when this returns, it survives a power failure.

    ``parent`` is created, but not its parents. If the disk fails, everything is written once more from memory to new
    files.

    Raises:
        UserError: There is too little free space.
        OSError: Writing failed; what was there before is unchanged.
    """
    for left_over in parent.glob("step-*.tmp-*"):  # by a process that was killed while it saved
        _remove(left_over)
    _ask_for_space(parent, _MARGIN * sum(len(content) for content in contents.values()))
    try:
        return _write_once(parent, step, contents)
    except OSError:
        return _write_once(parent, step, contents)


def _write_once(parent: Path, step: int, contents: Mapping[str, bytes]) -> Path:
    make_folder(parent)
    target = _unused(parent, step)
    beside = parent / f"{target.name}.tmp-{os.getpid()}"
    try:
        disk.make_folder(beside)
        for name, content in contents.items():
            write_new(beside / name, content)
        write_new(beside / MANIFEST, _manifest(contents))
        disk.sync_folder(beside)
        disk.rename(beside, target)
    except BaseException:
        _remove(beside)
        raise
    disk.sync_folder(parent)
    return target


def prune(parent: Path, written: Path, keep: int) -> None:
    """Remove all but the newest ``keep`` folders up to ``written``, just acknowledged, and those of later steps.

    A run that writes an earlier step has discarded later ones. Raises OSError.
    """
    there = saved(parent)
    place = there.index(written)
    for old in (*there[:place], *there[place + keep :]):
        _remove(old)
    if place:  # a later one that returns after a power failure would be read as the newest
        disk.sync_folder(parent)


def _ask_for_space(parent: Path, needed: int) -> None:
    free = disk.free_space(parent.parent)
    if free < needed:
        missing = math.ceil((needed - free) / 1e6)
        raise UserError(
            f"{parent} cannot be written: {free / 1e6:.1f} MB are free on its disk,  {needed / 1e6:.1f} MB are needed.",
            f"Free {missing} MB on that disk, then {how_to_go_on(parent)}.",
        )


def how_to_go_on(parent: Path) -> str:
    """Say what to do about a folder that could not be written, once writing is possible again."""
    return f"resume the run: {'the previous checkpoint is intact' if saved(parent) else 'it starts over'}"


def _manifest(contents: Mapping[str, bytes]) -> bytes:
    files = {name: _File(len(content), _digest(content)) for name, content in contents.items()}
    return json_codec.encode(_Manifest(files, _digest(json_codec.encode(files))))


def _unused(parent: Path, step: int) -> Path:
    """The next free name for ``step``, so that a rename never meets an existing folder."""
    numbers = [number for path in saved(parent) for found, number in [_number(path)] if found == step]
    return parent / (f"step-{step:08d}.{max(numbers) + 1}" if numbers else f"step-{step:08d}")


def _remove(folder: Path) -> None:
    """Remove a folder of files as far as possible; the rest is tried again after the next save."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            disk.unlink(path)
        disk.remove_folder(folder)


# ---- reading


def saved(parent: Path) -> list[Path]:
    """Return what was written in ``parent``, intact or damaged since, newest first."""
    found = [path for path in parent.glob("step-*") if _NAME.fullmatch(path.name)]
    return sorted(found, key=_number, reverse=True)


def read(folder: Path, names: Collection[str]) -> dict[str, bytes]:
    """Return the files of ``folder``, which must contain exactly ``names`` as they were written.

    Raises:
        ValueError: The folder is damaged; the message says how.
        OSError: Something other than the folder is at fault.
    """
    manifest = _read_manifest(folder / MANIFEST)
    if set(manifest.files) != set(names):
        raise ValueError(f"{MANIFEST} names other files than {', '.join(sorted(names))}")
    return {name: _read_file(folder / name, manifest.files[name]) for name in names}


def set_aside(folder: Path) -> None:
    """Rename a damaged folder, so that it no longer counts but can be inspected. Raises OSError."""
    aside = folder.with_name(folder.name + ".damaged")
    _remove(aside)
    disk.rename(folder, aside)


def _read_manifest(path: Path) -> _Manifest:
    content = _read(path, _MANIFEST_LIMIT)
    try:
        manifest = json_codec.decode(content, _Manifest)
    except json_codec.JsonError as error:
        raise ValueError(f"{MANIFEST} does not match what was written") from error
    if content != json_codec.encode(manifest) or manifest.sha256 not in (
        "",
        _digest(json_codec.encode(manifest.files)),
    ):
        raise ValueError(f"{MANIFEST} does not match what was written")
    return manifest


def _read_file(path: Path, expected: _File) -> bytes:
    if expected.size > MOST_WEIGHTS:
        raise ValueError(f"{path.name} is said to have {expected.size:,} bytes, too many")
    content = _read(path, expected.size)
    if len(content) != expected.size or _digest(content) != expected.sha256:
        raise ValueError(f"{path.name} does not match what was written")
    return content


def _read(path: Path, at_most: int) -> bytes:
    try:
        return read_file(path, at_most)
    except OSError as error:
        if error.errno in _DAMAGE:
            raise ValueError(f"{path.name} cannot be read: {error.strerror}") from error
        raise


def _number(path: Path) -> tuple[int, int]:
    """(step, number of earlier saves of that step)."""
    found = _NAME.fullmatch(path.name)
    assert found is not None, path
    return int(found[1]), int(found[2] or 0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
